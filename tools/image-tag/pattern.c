#include "tools/image-tag/pattern.h"

#include "common/base/buf.h"

/* "/source/flags", else all of it is the source. */
static void split(struct text pattern, struct text *source, struct text *flags)
{
	size_t last = pattern.len;

	*source = pattern;
	*flags = TEXT("");
	while (last > 1 && pattern.ptr[last - 1] != '/')
		last--;
	if (last < 3 || pattern.ptr[0] != '/')
		return;
	*source = text_slice(pattern, 1, last - 2);
	*flags = text_from(pattern, last);
}

static struct regex *compile(struct text pattern, struct place place, struct arena *arena, bool *global, struct fault *fault)
{
	struct text source, flags;
	struct fault why = FAULT_INIT;
	struct regex *regex;
	const char *all;

	split(pattern, &source, &flags);
	*global = text_find_byte(flags, 'g', 0) != SIZE_MAX;
	all = arena_cstr(arena, flags);
	if (text_starts_with(source, TEXT("(?i)"))) {
		source = text_from(source, 4);
		if (text_find_byte(flags, 'i', 0) == SIZE_MAX)
			all = arena_printf(arena, "i%.*s", TEXT_ARGS(flags)).ptr;
	}
	regex = regex_compile(source, all, &why);
	if (!regex)
		fault_set_at(fault, place, "%s", why.message);
	return regex;
}

int pattern_check(struct text pattern, struct place place, struct arena *arena, struct fault *fault)
{
	bool global;
	struct regex *regex = compile(pattern, place, arena, &global, fault);

	regex_free(regex);
	return regex ? 0 : -1;
}

static enum regex_result match_all(const struct regex *regex, struct text subject, struct pattern_result *result)
{
	enum regex_result status = REGEX_YES;
	struct regex_match match;
	size_t from = 0;

	while (from <= subject.len && result->count < REGEX_GROUPS && (status = regex_match(regex, subject, from, &match)) == REGEX_YES) {
		result->groups[result->count++] = match.groups[0];
		from = (size_t)(match.groups[0].ptr - subject.ptr) + match.groups[0].len + (match.groups[0].len == 0);
	}
	return status;
}

int pattern_match(struct text pattern, struct place place, struct text subject, struct arena *arena, struct pattern_result *result, struct fault *fault)
{
	bool global;
	struct regex *regex = compile(pattern, place, arena, &global, fault);
	struct regex_match match;
	enum regex_result status;

	*result = (struct pattern_result){ .count = 0 };
	if (!regex)
		return -1;
	if (global) {
		status = match_all(regex, subject, result);
	} else {
		status = regex_match(regex, subject, 0, &match);
		if (status == REGEX_YES) {
			result->count = match.count;
			for (size_t i = 0; i < match.count && i < REGEX_GROUPS; i++)
				result->groups[i] = match.groups[i];
		}
	}
	regex_free(regex);
	if (status == REGEX_GAVE_UP)
		return fault_set_at(fault, place, "'%.*s' takes too many steps on '%.*s'; write a simpler pattern", TEXT_ARGS(pattern), TEXT_ARGS(subject));
	return 0;
}
