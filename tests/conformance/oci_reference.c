/* oci_reference: replay the answers of distribution/reference. Argument: oci-reference.json. */
#include <stdio.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "tools/image-tag/reference.h"

typedef int parse_function(struct text text, struct arena *arena, struct reference *reference, struct fault *fault);

static int parse_plain(struct text text, struct arena *arena, struct reference *reference, struct fault *fault)
{
	(void)arena;
	return reference_parse(text, reference, fault);
}

static bool same(const struct node *expected, const char *key, const struct buf *got, struct text input)
{
	const struct node *value = node_get_cstr(expected, key);

	if (!value || text_eq(node_string(value), buf_text(got)))
		return true;
	printf("# %.*s: %s is '%s', not '%.*s'\n", TEXT_ARGS(input), key, buf_cstr(got), TEXT_ARGS(node_string(value)));
	return false;
}

/* One part, or the whole, as the peer writes it. */
static bool check_parts(struct text input, const struct node *expected, const struct reference *reference)
{
	const struct reference name_only = { reference->domain, reference->path, TEXT(""), TEXT("") };
	const struct {
		const char *key;
		const struct text *part;
	} parts[] = { { "domain", &reference->domain }, { "path", &reference->path }, { "tag", &reference->tag }, { "digest", &reference->digest } };
	struct buf got = BUF_INIT;
	bool ok;

	reference_add(&got, reference);
	ok = same(expected, "string", &got, input);
	buf_cut(&got, 0);
	reference_add_familiar(&got, reference);
	ok = same(expected, "familiar", &got, input) && ok;
	buf_cut(&got, 0);
	reference_add(&got, &name_only);
	ok = same(expected, "name", &got, input) && ok;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		buf_cut(&got, 0);
		buf_add(&got, *parts[i].part);
		ok = same(expected, parts[i].key, &got, input) && ok;
	}
	buf_release(&got);
	return ok;
}

static bool check(const struct node *row, const char *how, parse_function *parse, struct arena *arena)
{
	const struct node *expected = node_get_cstr(row, how), *error = node_get_cstr(expected, "error");
	struct text input = node_string(node_get_cstr(row, "input"));
	struct fault fault = FAULT_INIT;
	struct reference reference;

	if (parse(input, arena, &reference, &fault) == 0) {
		if (!error)
			return check_parts(input, expected, &reference);
		printf("# %.*s: %s passed\n", TEXT_ARGS(input), how);
		return false;
	}
	if (error && text_is(node_string(error), fault.message))
		return true;
	printf("# %.*s: %s: '%s', not '%.*s'\n", TEXT_ARGS(input), how, fault.message, TEXT_ARGS(node_string(error)));
	return false;
}

int main(int argc, char **argv)
{
	struct buf content = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *rows = NULL;
	size_t agreed = 0;

	if (argc != 2 || file_read(argv[1], FILE_LIMIT, &content, &fault) < 0 || json_read(buf_text(&content), argv[1], &arena, &rows, &fault) < 0)
		die_fault(&fault);
	for (size_t i = 0; i < rows->list.count; i++) {
		const struct node *row = rows->list.items[i];

		agreed += check(row, "parse", parse_plain, &arena) && check(row, "normalized", reference_parse_normalized, &arena) && check(row, "any", reference_parse_any, &arena);
	}
	printf("%sok 1 - references: %zu of %zu agree\n# agreed %zu/%zu\n1..1\n", agreed == rows->list.count ? "" : "not ", agreed, rows->list.count, agreed, rows->list.count);
	arena_release(&arena);
	buf_release(&content);
	return 0;
}
