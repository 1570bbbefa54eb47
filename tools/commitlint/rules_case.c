/* rules_case: letter cases of parts. */
#include "common/base/unicode.h"
#include "common/base/utf8.h"
#include "tools/commitlint/rules.h"
#include "tools/commitlint/scopes.h"

/* Only what begins with a letter that has a case can be judged. */
static bool is_judged(struct text t, enum part part)
{
	struct utf8_char first;

	if (!t.len)
		return false;
	first = utf8_decode(t);
	if (part == PART_HEADER)
		return (first.code >= 'a' && first.code <= 'z') || (first.code >= 'A' && first.code <= 'Z');
	return part != PART_SUBJECT || unicode_is_cased_letter(first.code);
}

static bool fits(struct text t, const struct setting *setting, const struct case_choice *choice)
{
	struct text segment;
	bool all = true;

	if (setting->rule->value != VALUE_SCOPE_CASES)
		return cases_fits(t, choice->is) != choice->negated;
	while (all && scopes_next(&t, setting->delimiters, &segment))
		all = cases_fits(segment, choice->is);
	return all != choice->negated;
}

/* The cases that matched, which a "never" complains about, or all of them. */
static void add_cases(struct buf *out, struct text t, const struct setting *setting, bool matching_only)
{
	const char *separator = "";

	for (size_t i = 0; i < setting->case_count; i++) {
		if (matching_only && !fits(t, setting, &setting->cases[i]))
			continue;
		buf_addf(out, "%s%.*s", separator, TEXT_ARGS(setting->cases[i].name));
		separator = ", ";
	}
}

/* "HTTP", "GitHub": a first word with capitals in it is a name. */
static bool is_acronym(struct text t)
{
	for (size_t i = 1; i < t.len && t.ptr[i] != ' '; i++)
		if (t.ptr[i] >= 'A' && t.ptr[i] <= 'Z')
			return true;
	return false;
}

static void suggest(struct text t, const struct setting *setting, struct problem *problem)
{
	enum letter_case wanted = setting->never || !setting->case_count || setting->cases[0].negated ? CASE_LOWER : setting->cases[0].is;

	if (setting->rule->part == PART_BODY || !utf8_valid(t))
		return;
	if (setting->never && setting->rule->part == PART_SUBJECT && is_acronym(t)) {
		buf_adds(&problem->remedy, "begin with a word in small letters, or quote the name");
		return;
	}
	buf_adds(&problem->remedy, "did you mean '");
	if (setting->never && setting->rule->part == PART_SUBJECT) {
		size_t first = utf8_decode(t).len;

		unicode_add_lower(&problem->remedy, text_slice(t, 0, first));
		buf_add(&problem->remedy, text_from(t, first));
	} else {
		cases_add(&problem->remedy, t, wanted);
	}
	buf_adds(&problem->remedy, "'?");
}

bool rule_case(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	enum part part = setting->rule->part;
	struct text t = subject_part(subject, part);
	bool any = false;

	if (!is_judged(t, part))
		return true;
	for (size_t i = 0; i < setting->case_count && !any; i++)
		any = fits(t, setting, &setting->cases[i]);
	if (any != setting->never)
		return true;
	problem_say(problem, t.ptr, "%s must %sbe ", part_name(part), setting->never ? "not " : "");
	add_cases(&problem->message, t, setting, setting->never);
	suggest(t, setting, problem);
	return false;
}

bool rule_scope_case(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	return rule_case(subject, setting, problem);
}
