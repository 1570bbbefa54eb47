/* conventional: replays recorded parses of conventional-commits-parser against common/release/conventional. */
#include <stdio.h>
#include <string.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "common/release/conventional_grammar.h"
#include "tests/unit/tap.h"

static unsigned total, agreed;

static bool same(const struct node *wanted, struct text got)
{
	if (!wanted || wanted->kind == NODE_NULL)
		return !got.ptr;
	return got.ptr && text_eq(node_string(wanted), got);
}

static bool same_references(const struct node *wanted, const struct conventional *parsed)
{
	if (wanted->list.count != parsed->reference_count)
		return false;
	for (size_t i = 0; i < parsed->reference_count; i++) {
		const struct node *w = wanted->list.items[i];
		const struct reference *r = &parsed->references[i];

		if (!same(node_get_cstr(w, "raw"), r->raw) || !same(node_get_cstr(w, "action"), r->action) ||
		    !same(node_get_cstr(w, "owner"), r->owner) || !same(node_get_cstr(w, "repository"), r->repository) ||
		    !same(node_get_cstr(w, "prefix"), r->prefix) || !same(node_get_cstr(w, "issue"), r->issue))
			return false;
	}
	return true;
}

static bool same_notes(const struct node *wanted, const struct conventional *parsed)
{
	if (wanted->list.count != parsed->note_count)
		return false;
	for (size_t i = 0; i < parsed->note_count; i++)
		if (!same(node_get_cstr(wanted->list.items[i], "title"), parsed->notes[i].title) ||
		    !same(node_get_cstr(wanted->list.items[i], "text"), parsed->notes[i].text))
			return false;
	return true;
}

static bool same_mentions(const struct node *wanted, const struct conventional *parsed)
{
	if (wanted->list.count != parsed->mention_count)
		return false;
	for (size_t i = 0; i < parsed->mention_count; i++)
		if (!same(wanted->list.items[i], parsed->mentions[i]))
			return false;
	return true;
}

/* The first part that differs, or NULL. */
static const char *difference(const struct node *wanted, const struct conventional *parsed)
{
	const struct {
		const char *name;
		struct text got;
	} parts[] = {
		{ "header", parsed->header },
		{ "type", parsed->type },
		{ "scope", parsed->scope },
		{ "subject", parsed->subject },
		{ "body", parsed->body },
		{ "footer", parsed->footer },
		{ "merge", parsed->merge },
	};
	const struct node *revert = node_get_cstr(wanted, "revert");

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (!same(node_get_cstr(wanted, parts[i].name), parts[i].got))
			return parts[i].name;
	if (!same(node_get_cstr(revert, "header"), parsed->reverted_header) || !same(node_get_cstr(revert, "hash"), parsed->reverted_hash))
		return "revert";
	return !same_references(node_get_cstr(wanted, "references"), parsed) ? "references" : !same_notes(node_get_cstr(wanted, "notes"), parsed) ? "notes"
										      : !same_mentions(node_get_cstr(wanted, "mentions"), parsed) ? "mentions"
																		  : NULL;
}

/* A configuration of the recordings. */
struct config {
	char name[64];
	struct conventional_grammar grammar;
	struct config *next;
};

static struct arena kept = ARENA_INIT;
static struct config *configs;

/* Rows without a configuration were made with config-conventional; own options of the parser replace its preset. */
static const struct conventional_grammar *grammar_of(const char *folder, struct text name)
{
	struct config *c;
	struct fault fault = FAULT_INIT;
	struct buf content = BUF_INIT;
	const struct node *node, *options;

	if (!name.len)
		return conventional_grammar_default();
	for (c = configs; c; c = c->next)
		if (text_is(name, c->name))
			return &c->grammar;
	c = arena_zalloc(&kept, 1, sizeof(*c));
	memcpy(c->name, name.ptr, name.len);
	if (file_read(arena_printf(&kept, "%s/configs/%s.json", folder, c->name).ptr, FILE_LIMIT, &content, &fault) < 0 ||
	    json_read(arena_copy(&kept, buf_text(&content)), c->name, &kept, &node, &fault) < 0)
		die_fault(&fault);
	options = node_path(node, "parserPreset", "parserOpts", NULL);
	c->grammar = *conventional_grammar_default();
	if ((options || !node_get_cstr(node, "extends")) && conventional_grammar_read(conventional_grammar_angular(), options, &kept, &c->grammar, &fault) < 0)
		die_fault(&fault);
	buf_release(&content);
	c->next = configs;
	configs = c;
	return &c->grammar;
}

static void check_row(const char *folder, const struct node *row, struct arena *arena, unsigned number)
{
	struct text message = node_string(node_get_cstr(row, "message"));
	struct conventional parsed;
	const char *where;

	conventional_parse(grammar_of(folder, node_string(node_get_cstr(row, "config"))), message, arena, &parsed);
	where = difference(node_get_cstr(row, "parsed"), &parsed);
	total++;
	agreed += !where;
	if (where)
		printf("# row %u: '%s' differs\n", number, where);
}

static void check_file(const char *folder, const char *name)
{
	const char *path = arena_printf(&kept, "%s/%s", folder, name).ptr;
	struct buf content = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct json_stream stream;
	const struct node *row;
	unsigned number = 0;
	int more;

	total = agreed = 0;
	if (file_read(path, FILE_LIMIT, &content, &fault) < 0)
		die_fault(&fault);
	stream = json_stream_of(buf_text(&content), path);
	while ((more = json_next(&stream, &arena, &row, &fault)) > 0) {
		check_row(folder, row, &arena, ++number);
		arena_reset(&arena);
	}
	if (more < 0)
		die_fault(&fault);
	tap_ok(total && agreed == total, "%s", name);
	printf("# agreed %u/%u\n", agreed, total);
	arena_release(&arena);
	buf_release(&content);
}

int main(int argc, char **argv)
{
	tool_name = "conventional";
	for (int i = 2; i < argc; i++)
		check_file(argv[1], argv[i]);
	for (struct config *c = configs; c; c = c->next)
		conventional_grammar_release(&c->grammar);
	arena_release(&kept);
	return tap_done();
}
