/* rules_trailer: what stands at the end of a message. */
#include "common/base/js.h"
#include "tools/commitlint/rules.h"
#include "tools/commitlint/trailers.h"

/* ^\(cherry picked from commit [0-9a-f]{7,64}\)$ whatever the letter case */
static bool is_cherry_pick(struct text line)
{
	static const struct text words = TEXT_INIT("(cherry picked from commit ");
	struct text hash = text_from(line, words.len);

	if (line.len <= words.len || !text_eq_ignoring_case(text_slice(line, 0, words.len), words) || line.ptr[line.len - 1] != ')')
		return false;
	hash.len--;
	for (size_t i = 0; i < hash.len; i++) {
		char c = (char)(hash.ptr[i] | 0x20);

		if (!js_is_digit(hash.ptr[i]) && !(c >= 'a' && c <= 'f'))
			return false;
	}
	return hash.len >= 7 && hash.len <= 64;
}

bool rule_signed_off_by(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text rest = subject->raw, line, last = { NULL, 0 };
	bool is_signed;

	while (text_next_line(&rest, &line))
		if (line.len && line.ptr[0] != '#' && !is_cherry_pick(js_trim(line)))
			last = line;
	is_signed = last.len && text_starts_with(last, setting->string);
	return is_signed != setting->never || problem_say(problem, NULL, "message %s be signed off", setting->never ? "must not" : "must");
}

bool rule_trailer_exists(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct trailer_walk walk = trailers_of(subject->raw);
	struct arena arena = ARENA_INIT;
	struct trailer trailer;
	bool found = !setting->string.len;

	while (!found && trailers_next(&walk, &arena, &trailer))
		found = text_starts_with(arena_printf(&arena, "%.*s: %.*s", TEXT_ARGS(trailer.token), TEXT_ARGS(trailer.value)), setting->string);
	arena_release(&arena);
	return found != setting->never ||
	       problem_say(problem, NULL, "message %s have `%.*s` trailer", setting->never ? "must not" : "must", TEXT_ARGS(setting->string));
}
