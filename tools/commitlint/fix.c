#include "tools/commitlint/fix.h"

#include "common/base/js.h"
#include "common/base/unicode.h"
#include "common/base/utf8.h"

enum { FIX_ROUNDS = 32 };

/* Put .insert in the place of .length bytes at .at, which points into subject.parsed->clean. */
struct correction {
	const char *at;
	size_t length;
	struct buf insert;
};

static bool replace(struct correction *correction, struct text old)
{
	correction->at = old.ptr;
	correction->length = old.len;
	return !text_eq(buf_text(&correction->insert), old);
}

static bool correct_trim(const struct subject *subject, const struct setting *setting, struct correction *correction)
{
	(void)setting;
	buf_add(&correction->insert, js_trim(subject->parsed->header));
	return replace(correction, subject->parsed->header);
}

static bool correct_full_stop(const struct subject *subject, const struct setting *setting, struct correction *correction)
{
	struct text header = subject->parsed->header;

	if (!setting->never || header.len <= setting->string.len || !text_ends_with(header, setting->string))
		return false;
	return replace(correction, text_from(header, header.len - setting->string.len));
}

/* The whole part in the case that is wanted. */
static bool correct_case(const struct subject *subject, const struct setting *setting, struct correction *correction)
{
	struct text t = subject_part(subject, setting->rule->part);

	if (setting->never || !setting->case_count || setting->cases[0].negated || !utf8_valid(t))
		return false;
	cases_add(&correction->insert, t, setting->cases[0].is);
	return correction->insert.len && replace(correction, t);
}

/* The first letter in lower case, unless the word is an acronym or a name with capitals in it. */
static bool correct_subject_case(const struct subject *subject, const struct setting *setting, struct correction *correction)
{
	struct text t = subject->parsed->subject;
	size_t first = t.len ? utf8_decode(t).len : 0, word = first;

	if (!setting->never || !t.len || !utf8_valid(t))
		return false;
	for (; word < t.len && !js_space(text_from(t, word)); word++)
		if (t.ptr[word] >= 'A' && t.ptr[word] <= 'Z')
			return false;
	unicode_add_lower(&correction->insert, text_slice(t, 0, first));
	return replace(correction, text_slice(t, 0, first));
}

/* An empty line before a line, unless there is one. */
static bool insert_blank(const struct subject *subject, const char *line, struct correction *correction)
{
	struct text before = { subject->parsed->clean.ptr, (size_t)(line - subject->parsed->clean.ptr) };

	if (!before.len || text_ends_with(before, TEXT("\n\n")))
		return false;
	buf_adds(&correction->insert, "\n");
	correction->at = line;
	correction->length = 0;
	return true;
}

static bool correct_body_blank(const struct subject *subject, const struct setting *setting, struct correction *correction)
{
	return !setting->never && insert_blank(subject, subject->parsed->body.ptr, correction);
}

static bool correct_footer_blank(const struct subject *subject, const struct setting *setting, struct correction *correction)
{
	return !setting->never && insert_blank(subject, subject->parsed->footer.ptr, correction);
}

static const struct {
	rule_check *check;
	enum part part;
	bool (*correct)(const struct subject *subject, const struct setting *setting, struct correction *correction);
} correctors[] = {
	{ rule_header_trim, PART_HEADER, correct_trim },
	{ rule_full_stop, PART_HEADER, correct_full_stop },
	{ rule_subject_full_stop, PART_HEADER, correct_full_stop },
	{ rule_case, PART_TYPE, correct_case },
	{ rule_scope_case, PART_SCOPE, correct_case },
	{ rule_case, PART_SUBJECT, correct_subject_case },
	{ rule_body_leading_blank, PART_BODY, correct_body_blank },
	{ rule_footer_leading_blank, PART_FOOTER, correct_footer_blank },
};

static bool correct(const struct subject *subject, const struct setting *setting, struct correction *correction)
{
	struct problem problem = PROBLEM_INIT;
	bool broken = !setting->rule->check(subject, setting, &problem), corrected = false;

	buf_release(&problem.message);
	buf_release(&problem.remedy);
	for (size_t i = 0; broken && !corrected && i < sizeof(correctors) / sizeof(correctors[0]); i++)
		if (correctors[i].check == setting->rule->check && (correctors[i].part == setting->rule->part || setting->rule->check == rule_subject_full_stop)) {
			buf_cut(&correction->insert, 0);
			corrected = correctors[i].correct(subject, setting, correction);
		}
	return corrected;
}

/* Write the message with the correction in it. CRLF messages get CRLF. */
static void apply(const struct subject *subject, const struct correction *correction, struct buf *message)
{
	struct text old = subject->message;
	size_t at = conventional_offset(subject->grammar, old, subject->parsed, correction->at);
	bool crlf = text_find(old, TEXT("\r\n"), 0) != SIZE_MAX && text_is(buf_text(&correction->insert), "\n");
	struct buf corrected = BUF_INIT;

	buf_add(&corrected, text_slice(old, 0, at));
	buf_add(&corrected, crlf ? TEXT("\r\n") : buf_text(&correction->insert));
	buf_add(&corrected, text_from(old, at + correction->length));
	buf_release(message);
	*message = corrected;
}

/* One correction: the rule that asked for it, or NULL when there is none left. */
static const struct lint_rule *correct_once(const struct lint_options *options, struct buf *message, struct arena *scratch)
{
	struct conventional parsed;
	struct subject subject = { .message = buf_text(message), .grammar = options->grammar, .parsed = &parsed };
	struct correction correction = { .insert = BUF_INIT };
	const struct lint_rule *rule = NULL;

	conventional_parse(options->grammar, subject.message, scratch, &parsed);
	subject.raw = options->cleaned ? parsed.clean : subject.message;
	if (parsed.header.len && !lint_ignores(options, subject.message, &parsed)) {
		for (size_t i = 0; !rule && i < options->settings.count; i++)
			if (correct(&subject, &options->settings.items[i], &correction))
				rule = options->settings.items[i].rule;
		if (rule)
			apply(&subject, &correction, message);
	}
	buf_release(&correction.insert);
	arena_reset(scratch);
	return rule;
}

bool fix_message(const struct lint_options *options, struct text message, struct buf *out, fix_told *told, void *context)
{
	struct arena scratch = ARENA_INIT;
	struct buf current = BUF_INIT;
	const struct lint_rule *rule;
	bool any = false;

	buf_add(&current, message);
	for (unsigned round = 0; round < FIX_ROUNDS && (rule = correct_once(options, &current, &scratch)); round++) {
		told(context, rule);
		any = true;
	}
	buf_add(out, buf_text(&current));
	buf_release(&current);
	arena_release(&scratch);
	return any;
}
