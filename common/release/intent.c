#include "common/release/intent.h"

#include <dirent.h>
#include <stdlib.h>

#include "common/base/file.h"
#include "common/doc/yaml.h"

static const char folder_name[] = ".changeset";
static const char blank[] = " \t\r\n";

enum { MOST_FILES = 10000 };

struct reader {
	struct arena *arena;
	struct intents *intents;
	size_t room;
	struct fault *fault;
};

static int is_intent(const struct dirent *entry)
{
	struct text name = text_of(entry->d_name);

	return text_ends_with(name, TEXT(".md")) && !text_eq_ignoring_case(name, TEXT("README.md")) && name.ptr[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return text_compare(text_of((*a)->d_name), text_of((*b)->d_name));
}

static void add(struct reader *reader, struct intent intent)
{
	struct intents *intents = reader->intents;

	if (intents->count == reader->room) {
		struct intent *more = arena_zalloc(reader->arena, reader->room * 2 + 8, sizeof(*more));

		for (size_t i = 0; i < intents->count; i++)
			more[i] = intents->items[i];
		intents->items = more;
		reader->room = reader->room * 2 + 8;
	}
	intents->items[intents->count++] = intent;
}

static int read_bumps(struct reader *reader, const struct node *front, const char *file, struct text note)
{
	if (front && front->kind != NODE_MAP)
		return fault_set_at(reader->fault, front->place, "between the lines '---' stands a map from packages to bumps");
	for (size_t i = 0; front && i < front->map.count; i++) {
		const struct node_pair *pair = &front->map.pairs[i];
		struct intent intent = { text_of(file), pair->key, BUMP_NONE, note };
		unsigned level = 0;

		while (bump_names[level] && !node_is_string(pair->value, bump_names[level]))
			level++;
		if (!bump_names[level])
			return fault_set_at(reader->fault, pair->value->place, "'%.*s' is no bump; use none, patch, minor or major", TEXT_ARGS(pair->value->written));
		intent.bump = (enum bump)level;
		add(reader, intent);
	}
	return 0;
}

/* The lines between two lines "---", and what follows them. */
static bool split(struct text content, struct text *front, struct text *note)
{
	struct text rest = content, line;
	const char *start;

	if (!text_next_line(&rest, &line) || !text_is(text_trim_end(line, blank), "---"))
		return false;
	start = rest.ptr;
	while (text_next_line(&rest, &line))
		if (text_is(text_trim_end(line, blank), "---")) {
			*front = (struct text){ start, (size_t)(line.ptr - start) };
			*note = text_trim(rest, blank);
			return true;
		}
	return false;
}

static int read_intent(struct reader *reader, const char *folder, const char *name)
{
	const char *file = arena_printf(reader->arena, "%s/%s", folder_name, name).ptr;
	struct text content, front, note, padded;
	const struct node *document;
	struct buf bytes = BUF_INIT;
	int result = file_read(arena_printf(reader->arena, "%s/%s", folder, file).ptr, FILE_LIMIT, &bytes, reader->fault);

	content = arena_copy(reader->arena, buf_text(&bytes));
	buf_release(&bytes);
	if (result < 0)
		return -1;
	if (!split(content, &front, &note))
		return fault_set_at(reader->fault, (struct place){ file, 1, 1 }, "an intent begins with '---', packages and their bumps, and '---'");
	padded = arena_printf(reader->arena, "\n%.*s", TEXT_ARGS(front)); /* so that places count the line before */
	if (yaml_read(padded, file, YAML_CORE, reader->arena, &document, reader->fault) < 0)
		return -1;
	return read_bumps(reader, document, file, note);
}

int intents_read(const char *folder, struct arena *arena, struct intents *intents, struct fault *fault)
{
	struct reader reader = { arena, intents, 0, fault };
	struct dirent **entries = NULL;
	int count = scandir(arena_printf(arena, "%s/%s", folder, folder_name).ptr, &entries, is_intent, by_name), result = 0;

	*intents = (struct intents){ NULL, 0 };
	if (count > MOST_FILES)
		result = fault_set(fault, "there are more than %d files in '%s'", MOST_FILES, folder_name);
	for (int i = 0; i < count; i++) {
		if (!result)
			result = read_intent(&reader, folder, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return result;
}

enum bump intents_level(const struct intents *intents, struct text package)
{
	enum bump level = BUMP_NONE;

	for (size_t i = 0; i < intents->count; i++)
		if ((!package.ptr || text_eq(intents->items[i].package, package)) && intents->items[i].bump > level)
			level = intents->items[i].bump;
	return level;
}
