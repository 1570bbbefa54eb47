#include "tools/commitlint/scopes.h"

static const struct text slashes_and_comma[] = { TEXT_INIT("/"), TEXT_INIT("\\"), TEXT_INIT(",") };

const struct texts scopes_default_delimiters = { slashes_and_comma, sizeof(slashes_and_comma) / sizeof(slashes_and_comma[0]) };

static size_t delimiter_at(struct text t, struct texts delimiters)
{
	for (size_t i = 0; i < delimiters.count; i++) {
		struct text delimiter = delimiters.items[i];

		if (!delimiter.len || !text_starts_with(t, delimiter))
			continue;
		return delimiter.len + (text_is(delimiter, ",") && t.len > 1 && t.ptr[1] == ' ');
	}
	return 0;
}

bool scopes_next(struct text *rest, struct texts delimiters, struct text *segment)
{
	if (!rest->ptr)
		return false;
	for (size_t at = 0; at < rest->len; at++) {
		size_t len = delimiter_at(text_from(*rest, at), delimiters);

		if (!len)
			continue;
		*segment = text_slice(*rest, 0, at);
		*rest = text_from(*rest, at + len);
		return true;
	}
	*segment = *rest;
	*rest = (struct text){ NULL, 0 };
	return true;
}
