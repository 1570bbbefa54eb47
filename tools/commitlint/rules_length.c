/* rules_length: how long a part or a line of it is, in UTF-16 units. */
#include "common/base/js.h"
#include "common/base/utf8.h"
#include "tools/commitlint/rules.h"

/* The character that is the first past the limit. */
static const char *at_limit(struct text t, double limit)
{
	double units = 0;
	struct utf8_char c;

	while (t.len && units < limit) {
		utf8_next(&t, &c);
		units += c.code > 0xFFFF ? 2 : 1;
	}
	return t.ptr;
}

/* Counting can stop early for a text of few bytes: no character has more units than bytes. */
static bool is_longer(struct text t, double limit)
{
	size_t units = (double)t.len > limit ? utf8_count_utf16(t) : 0;

	return (double)units > limit;
}

static bool is_shorter(struct text t, double limit)
{
	size_t units = utf8_count_utf16(t);

	return (double)units < limit;
}

/* What will be added to the header leaves less room for what is there. */
static double room_for(const struct subject *subject, const struct setting *setting)
{
	bool is_header = setting->rule->part == PART_HEADER || setting->rule->part == PART_SUBJECT;

	return is_header ? setting->number - (double)subject->added_length : setting->number;
}

bool rule_max_length(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text t = subject_part(subject, setting->rule->part);
	double room = room_for(subject, setting);

	return !t.len || !is_longer(t, room) ||
	       problem_say(problem, at_limit(t, room), "%s must not be longer than %.*s characters", part_name(setting->rule->part), TEXT_ARGS(setting->string));
}

bool rule_min_length(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text t = subject_part(subject, setting->rule->part);

	return !t.len || !is_shorter(t, setting->number) ||
	       problem_say(problem, t.ptr, "%s must not be shorter than %.*s characters", part_name(setting->rule->part), TEXT_ARGS(setting->string));
}

/* A message may begin with an empty line where a comment was: it then has no header, which neither limit lets pass. */
static bool say_header_length(const struct subject *subject, const struct setting *setting, const char *at, const char *which, struct problem *problem)
{
	if (!subject->parsed->header.ptr)
		return problem_say(problem, NULL, "header must not be %s than %.*s characters, current length is undefined", which, TEXT_ARGS(setting->string));
	return problem_say(problem, at, "header must not be %s than %.*s characters, current length is %zu", which, TEXT_ARGS(setting->string),
			   utf8_count_utf16(subject->parsed->header) + subject->added_length);
}

bool rule_header_max_length(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text header = subject->parsed->header;
	double room = room_for(subject, setting);

	return (header.ptr && !is_longer(header, room)) || say_header_length(subject, setting, at_limit(header, room), "longer", problem);
}

bool rule_header_min_length(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text header = subject->parsed->header;

	return (header.ptr && !is_shorter(header, setting->number)) || say_header_length(subject, setting, header.ptr, "shorter", problem);
}

/* \bhttps?:\/\/\S+ : a link cannot be wrapped */
static bool has_link(struct text line)
{
	for (size_t at = 0; (at = text_find(line, TEXT("http"), at)) != SIZE_MAX; at++) {
		struct text rest = text_from(line, at + 4);

		if (at && js_is_word(line.ptr[at - 1]))
			continue;
		if (rest.len && rest.ptr[0] == 's')
			rest = text_from(rest, 1);
		if (text_starts_with(rest, TEXT("://")) && rest.len > 3 && !js_space(text_from(rest, 3)))
			return true;
	}
	return false;
}

bool rule_max_line_length(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text rest = subject_part(subject, setting->rule->part), line;

	while (text_next_line(&rest, &line))
		if (is_longer(line, setting->number) && !has_link(line))
			return problem_say(problem, at_limit(line, setting->number), "%s's lines must not be longer than %.*s characters",
					   part_name(setting->rule->part), TEXT_ARGS(setting->string));
	return true;
}
