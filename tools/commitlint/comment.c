#include "tools/commitlint/comment.h"

#include <string.h>

static const char candidates[] = "#;@!$%^&|:";

static bool is_candidate(char c)
{
	return c && strchr(candidates, c);
}

/* The first character of the scissors line, or else of the last line that is not empty. */
static struct text automatic(struct text message)
{
	static const struct text scissors = TEXT_INIT(" ------------------------ >8 ------------------------");
	struct text rest = message, line, last = TEXT("#");

	while (text_next_line(&rest, &line)) {
		if (!line.len)
			continue;
		last = text_slice(line, 0, 1);
		if (is_candidate(line.ptr[0]) && text_eq(text_from(line, 1), scissors))
			return last;
	}
	return is_candidate(last.ptr[0]) ? last : TEXT("#");
}

struct text comment_string(struct repo *repo, struct text message)
{
	static const char *const names[] = { "core.commentString", "core.commentChar" };

	for (size_t i = 0; repo && i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = repo_config(repo, names[i]);

		if (value && *value)
			return strcmp(value, "auto") ? text_of(value) : automatic(message);
	}
	return TEXT("#");
}
