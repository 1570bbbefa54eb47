/* rules_form: what is there and what is not, and how parts begin and end. */
#include "common/base/js.h"
#include "common/base/utf8.h"
#include "tools/commitlint/rules.h"

static const char *end_of(struct text t)
{
	return t.ptr ? t.ptr + t.len : NULL;
}

/* Where a part that is missing would stand. */
static const char *place_of_missing(const struct subject *subject, enum part part)
{
	struct text header = subject->parsed->header, type = subject->parsed->type;

	return part == PART_TYPE ? header.ptr : part == PART_SCOPE && type.ptr ? end_of(type)
									       : end_of(header);
}

bool rule_empty(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	enum part part = setting->rule->part;
	struct text t = subject_part(subject, part);

	if (setting->never)
		return t.len || problem_say(problem, place_of_missing(subject, part), "%s may not be empty", part_name(part));
	return !t.len || problem_say(problem, t.ptr, "%s must be empty", part_name(part));
}

bool rule_references_empty(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	const struct conventional *parsed = subject->parsed;

	if (setting->never)
		return parsed->reference_count || problem_say(problem, end_of(parsed->header), "references may not be empty");
	return !parsed->reference_count || problem_say(problem, NULL, "references must be empty");
}

/* Is the last UTF-16 unit of t that string? Never for a character of two units, as the peer compares one. */
static bool ends_in_unit(struct text t, struct text unit)
{
	return unit.len && unit.len < 4 && utf8_decode(unit).len == unit.len && text_ends_with(t, unit);
}

static const char *last_character(struct text t)
{
	size_t at = t.len;

	while (at && ((unsigned char)t.ptr[--at] & 0xC0U) == 0x80)
		;
	return t.ptr ? t.ptr + at : NULL;
}

static bool judge_full_stop(bool has_stop, struct text t, const struct setting *setting, const char *name, struct problem *problem)
{
	if (has_stop != setting->never)
		return true;
	if (setting->string.len)
		buf_addf(&problem->remedy, setting->never ? "leave out the '%.*s' at its end" : "put '%.*s' at its end", TEXT_ARGS(setting->string));
	return problem_say(problem, last_character(t), "%s %s end with full stop", name, setting->never ? "may not" : "must");
}

bool rule_full_stop(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	enum part part = setting->rule->part;
	struct text t = subject_part(subject, part);

	if (part == PART_BODY && !t.len)
		return true;
	return judge_full_stop(ends_in_unit(t, setting->string), t, setting, part_name(part), problem);
}

bool rule_subject_full_stop(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text header = subject->parsed->header;
	size_t colon = text_find_byte(header, ':', 0);

	if (header.len && colon && colon == header.len - 1)
		return true;
	return judge_full_stop(ends_in_unit(header, setting->string) && !text_ends_with(header, TEXT("...")), header, setting, "subject", problem);
}

bool rule_header_trim(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text header = subject->parsed->header;
	bool starts = js_spaces(header) > 0, ends = js_trim_end(header).len < header.len;

	(void)setting;
	if (!starts && !ends)
		return true;
	return problem_say(problem, starts ? header.ptr : end_of(js_trim_end(header)), "header must not %s whitespace",
			   starts && ends ? "be surrounded by" : starts ? "start with"
									: "end with");
}

bool rule_body_leading_blank(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text rest = subject->raw, line = { NULL, 1 };
	bool blank;

	if (!subject->parsed->body.len)
		return true;
	text_next_line(&rest, &line);
	if (!rest.len || !text_next_line(&rest, &line))
		line.len = 1;
	blank = !line.len;
	return blank != setting->never || problem_say(problem, subject->parsed->body.ptr, "body %s have leading blank line", setting->never ? "may not" : "must");
}

/* The lines of a message as an array is sliced in JavaScript: a negative index counts from the end. */
static bool is_line_blank(struct text message, ptrdiff_t index)
{
	struct text rest = message, line = { NULL, 0 };
	ptrdiff_t count = 1;

	for (size_t at = 0; (at = text_find_byte(message, '\n', at)) != SIZE_MAX; at++)
		count++;
	index = index < 0 ? index + count : index;
	for (ptrdiff_t i = 0; i <= (index < 0 ? 0 : index); i++) {
		line = rest.len ? line : (struct text){ NULL, 0 };
		if (!text_next_line(&rest, &line))
			line = (struct text){ NULL, 0 };
	}
	return !line.len;
}

bool rule_footer_leading_blank(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text footer = subject->parsed->footer, rest = footer, first, line;
	ptrdiff_t at = 0, found = -1;

	if (!text_next_line(&rest, &first))
		return true;
	for (rest = subject->raw; found < 0 && text_next_line(&rest, &line); at++)
		if (text_eq(line, first))
			found = at;
	return is_line_blank(subject->raw, found - 1) != setting->never ||
	       problem_say(problem, footer.ptr, "footer %s have leading blank line", setting->never ? "may not" : "must");
}

bool rule_subject_exclamation_mark(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text header = subject->parsed->header;

	if (!header.len || conventional_header_is_marked(header) != setting->never)
		return true;
	return problem_say(problem, header.ptr, "subject %s have an exclamation mark in the subject to identify a breaking change",
			   setting->never ? "must not" : "must");
}

/* ^BREAKING[ -]CHANGE: at the start of a line */
static bool announces_breaking_change(struct text footer)
{
	for (size_t at = 0; (at = text_find(footer, TEXT("BREAKING"), at)) != SIZE_MAX; at++) {
		struct text rest = text_from(footer, at + sizeof("BREAKING") - 1);
		bool starts_line = !at || js_line_end(text_from(footer, at - 1)) || (at >= 3 && js_line_end(text_from(footer, at - 3)) == 3);

		if (starts_line && (text_starts_with(rest, TEXT(" CHANGE:")) || text_starts_with(rest, TEXT("-CHANGE:"))))
			return true;
	}
	return false;
}

bool rule_breaking_change_exclamation_mark(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	const struct conventional *parsed = subject->parsed;
	bool agree = conventional_header_is_marked(parsed->header) == announces_breaking_change(parsed->footer);

	if ((!parsed->header.len && !parsed->footer.len) || agree != setting->never)
		return true;
	return problem_say(problem, parsed->header.ptr,
			   "breaking changes %s have both an exclamation mark in the header and BREAKING CHANGE in the footer "
			   "to identify a breaking change",
			   setting->never ? "must not" : "must");
}
