/*
 * lead_time: recorded results of DORA metrics, compared with ours; for lead-time.t.
 *
 * lead_time variants FILE                 the variants, a line each: name, tab, options
 * lead_time source FILE, pattern FILE     that member of a file of expected results
 * lead_time results EXPECTED VARIANT OURS each member that is expected, in ours; "agreed N/TOTAL" last
 */
#include <stdio.h>
#include <string.h>

#include "common/base/file.h"
#include "common/doc/json.h"

struct comparison {
	size_t agreed, total;
	struct buf path;
};

static struct arena arena = ARENA_INIT;

static const struct node *read_document(const char *path)
{
	const struct node *document;
	struct fault fault = FAULT_INIT;
	struct buf content = BUF_INIT;

	if (file_read(path, FILE_LIMIT, &content, &fault) || json_read(arena_copy(&arena, buf_text(&content)), path, &arena, &document, &fault))
		die_fault(&fault);
	buf_release(&content);
	return document;
}

static void differ(const struct comparison *c, const char *what, const struct node *wanted, const struct node *got)
{
	printf("%s: %s: wanted %.*s, got %.*s\n", buf_cstr(&c->path), what, TEXT_ARGS(wanted->written), got ? (int)got->written.len : 0, got ? got->written.ptr : "");
}

static bool same_number(const struct node *a, const struct node *b)
{
	bool numbers = (a->kind == NODE_INT || a->kind == NODE_FLOAT) && (b->kind == NODE_INT || b->kind == NODE_FLOAT);
	double x = a->kind == NODE_INT ? (double)a->integer : a->number, y = b->kind == NODE_INT ? (double)b->integer : b->number;

	return numbers && !(x < y) && !(x > y);
}

static void compare(struct comparison *c, const struct node *wanted, const struct node *got);

static void compare_list(struct comparison *c, const struct node *wanted, const struct node *got)
{
	size_t len = c->path.len;

	if (wanted->list.count != got->list.count) {
		printf("%s: wanted %zu elements, got %zu\n", buf_cstr(&c->path), wanted->list.count, got->list.count);
		c->total++;
		return;
	}
	for (size_t i = 0; i < wanted->list.count; i++) {
		buf_addf(&c->path, "[%zu]", i);
		compare(c, wanted->list.items[i], got->list.items[i]);
		buf_cut(&c->path, len);
	}
}

/* Rows of some recorded results are cut to id and the lead time's n and p50. */
static const struct node *part(const struct node *got, struct text key)
{
	const struct node *value = node_get(got, key);

	return value ? value : node_get(node_get_cstr(got, "lead_time"), key);
}

static void compare(struct comparison *c, const struct node *wanted, const struct node *got)
{
	size_t len = c->path.len;

	if (got && wanted->kind == NODE_MAP && got->kind == NODE_MAP) {
		for (size_t i = 0; i < wanted->map.count; i++) {
			struct text key = wanted->map.pairs[i].key;

			if (text_is(key, "variant"))
				continue;
			buf_addf(&c->path, "/%.*s", TEXT_ARGS(key));
			compare(c, wanted->map.pairs[i].value, part(got, key));
			buf_cut(&c->path, len);
		}
		return;
	}
	if (got && wanted->kind == NODE_LIST && got->kind == NODE_LIST) {
		compare_list(c, wanted, got);
		return;
	}
	c->total++;
	if (got && (node_equal(wanted, got) || same_number(wanted, got)))
		c->agreed++;
	else
		differ(c, got ? "differs" : "missing", wanted, got);
}

static void compare_results(const struct node *expected, const char *variant, const struct node *ours)
{
	const struct node *wanted = node_get_cstr(expected, "results"), *got = node_get_cstr(ours, "results");
	struct comparison c = { 0, 0, BUF_INIT };

	for (size_t i = 0; i < wanted->list.count; i++) {
		const struct node *result = wanted->list.items[i], *found = NULL;

		if (!node_is_string(node_get_cstr(result, "variant"), variant))
			continue;
		for (size_t j = 0; got && j < got->list.count; j++)
			if (node_equal(node_get_cstr(got->list.items[j], "env"), node_get_cstr(result, "env")))
				found = got->list.items[j];
		buf_cut(&c.path, 0);
		buf_addf(&c.path, "%s", variant);
		compare(&c, result, found);
	}
	buf_release(&c.path);
	printf("agreed %zu/%zu\n", c.agreed, c.total);
}

static void print_variants(const struct node *document)
{
	static const struct {
		const char *member, *option;
	} options[] = { { "since", "--since" }, { "until", "--until" }, { "start", "--clock" }, { "merges", "--merges" } };
	const struct node *variants = document->kind == NODE_LIST ? document : node_get_cstr(document, "variants");

	for (size_t i = 0; i < variants->list.count; i++) {
		const struct node *variant = variants->list.items[i];

		printf("%.*s\t", TEXT_ARGS(node_string(node_get_cstr(variant, "name"))));
		for (size_t o = 0; o < sizeof(options) / sizeof(options[0]); o++)
			if (node_get_cstr(variant, options[o].member))
				printf("%s %.*s ", options[o].option, TEXT_ARGS(node_string(node_get_cstr(variant, options[o].member))));
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	tool_name = "lead_time";
	if (argc == 3 && !strcmp(argv[1], "variants"))
		print_variants(read_document(argv[2]));
	else if (argc == 3)
		printf("%.*s\n", TEXT_ARGS(node_string(node_get_cstr(read_document(argv[2]), argv[1]))));
	else if (argc == 5 && !strcmp(argv[1], "results"))
		compare_results(read_document(argv[2]), argv[3], read_document(argv[4]));
	else
		die("usage: lead_time variants|source|pattern FILE, lead_time results EXPECTED VARIANT OURS");
	arena_release(&arena);
	finish_stdout();
	return 0;
}
