#include "tools/policy-check/ignores.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/base/time.h"
#include "tools/policy-check/wildcard.h"

static bool is_expired(struct text comment, int64_t now)
{
	size_t at = text_find(comment, TEXT("until="), 0);
	int64_t until;

	if (at == SIZE_MAX)
		return false;
	comment = text_from(comment, at + 6);
	comment = text_slice(comment, 0, text_find_byte(comment, ' ', 0));
	/* The day itself still counts; a date that cannot be read has passed. */
	return !time_parse(comment, &until) || now >= until + 86400;
}

static void add(struct ignores *ignores, struct ignore ignore)
{
	if (ignores->count == ignores->cap)
		ignores->items = xgrow(ignores->items, ignores->count, &ignores->cap, sizeof(*ignores->items));
	ignores->items[ignores->count++] = ignore;
}

void ignores_read(struct ignores *ignores, struct text content, int64_t now)
{
	const struct text mark = TEXT("policy-check: ignore[");
	unsigned number = 0;
	struct text line;

	if (text_find(content, mark, 0) == SIZE_MAX)
		return;
	while (text_next_line(&content, &line)) {
		size_t at = text_find(line, mark, 0), hash = text_find_byte(line, '#', 0), end;
		bool alone;

		number++;
		if (at == SIZE_MAX || hash > at)
			continue;
		end = text_find_byte(line, ']', at);
		if (end == SIZE_MAX)
			continue;
		alone = text_trim(text_slice(line, 0, hash), " \t").len == 0;
		add(ignores, (struct ignore){ .name = text_slice(line, at + mark.len, end - at - mark.len),
					      .line = number,
					      .covers = alone ? number + 1 : number,
					      .expired = is_expired(text_from(line, end), now) });
	}
	/* Comments alone on their lines, one below the other, all mean the line after them. */
	for (size_t i = ignores->count; i-- > 1;) {
		if (ignores->items[i - 1].covers == ignores->items[i].line && ignores->items[i - 1].covers != ignores->items[i - 1].line)
			ignores->items[i - 1].covers = ignores->items[i].covers;
	}
}

static bool names(struct text name, struct text rule)
{
	struct text policy = text_slice(rule, 0, text_find_byte(rule, '/', 0));

	return wildcard_match(name, rule) || wildcard_match(name, policy);
}

const struct ignore *ignores_find(struct ignores *ignores, struct text rule, unsigned line)
{
	for (size_t i = 0; i < ignores->count; i++) {
		struct ignore *ignore = &ignores->items[i];

		if (ignore->covers != line || !names(ignore->name, rule))
			continue;
		ignore->used = true;
		if (!ignore->expired)
			return ignore;
	}
	return NULL;
}

void ignores_release(struct ignores *ignores)
{
	free(ignores->items);
	*ignores = (struct ignores)IGNORES_INIT;
}
