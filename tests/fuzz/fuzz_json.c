/* json: whatever the strict reader accepts, cJSON accepts too; what is printed again is read as the same. */
#include <cjson/cJSON.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/doc/json.h"
#include "common/doc/json_out.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What cJSON cannot do: lone surrogates, \u0000 in keys, numbers of 64 characters; a mark before a short text. */
static bool beyond_cjson(struct text input)
{
	size_t digits = 0;

	if (text_find(input, TEXT("\\ud"), 0) != SIZE_MAX || text_find(input, TEXT("\\uD"), 0) != SIZE_MAX || text_find(input, TEXT("\\u0000"), 0) != SIZE_MAX)
		return true;
	if (text_starts_with(input, TEXT("\xEF\xBB\xBF")))
		return true;
	for (size_t i = 0; i < input.len && digits < 63; i++)
		digits = input.ptr[i] && strchr("0123456789.eE+-", input.ptr[i]) ? digits + 1 : 0;
	return digits >= 63;
}

static void check_cjson(struct text input)
{
	cJSON *value = cJSON_ParseWithLength(input.ptr, input.len);

	if (!value)
		abort();
	cJSON_Delete(value);
}

static void check_printed(const struct node *document, enum json_style style, struct arena *arena)
{
	struct buf printed = BUF_INIT;
	struct fault fault;
	const struct node *again;

	json_finish(json_of_node(document), style, &printed);
	if (json_read(buf_text(&printed), "again", arena, &again, &fault) || !node_equal(document, again))
		abort();
	buf_release(&printed);
}

static void last_wins(void *context, struct text key, struct place before, struct place again)
{
	(void)context;
	if (!key.ptr || again.line < before.line)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct text input = { (const char *)data, size };
	struct json_stream stream = json_stream_of(input, "fuzz");
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document;

	stream.duplicate = last_wins;
	while (json_next(&stream, &arena, &document, &fault) == 1)
		if (!document)
			abort();
	if (!json_read(input, "fuzz", &arena, &document, &fault) && !beyond_cjson(input)) {
		check_cjson(input);
		check_printed(document, JSON_COMPACT, &arena);
		check_printed(document, JSON_INDENTED, &arena);
	}
	arena_release(&arena);
	return 0;
}
