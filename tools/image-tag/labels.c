#include "tools/image-tag/labels.h"

#include <string.h>

#include "common/base/buf.h"

enum { DEFAULT_LABELS = 8 };

static struct text one_line(struct text text, struct arena *arena)
{
	struct text copy = text_trim(text, "\r\n");
	char *bytes;

	if (text_find_byte(copy, '\n', 0) == SIZE_MAX && text_find_byte(copy, '\r', 0) == SIZE_MAX)
		return copy;
	bytes = arena_zalloc(arena, copy.len + 1, 1);
	for (size_t i = 0; i < copy.len; i++)
		bytes[i] = (char)(copy.ptr[i] == '\n' || copy.ptr[i] == '\r' ? ' ' : copy.ptr[i]);
	return (struct text){ bytes, copy.len };
}

static void put(struct labels *labels, struct text key, struct text value)
{
	for (size_t i = 0; i < labels->count; i++) {
		if (text_eq(labels->items[i].key, key)) {
			labels->items[i].value = value;
			return;
		}
	}
	labels->items[labels->count++] = (struct label){ key, value };
}

static void put_defaults(const struct label_facts *facts, struct labels *labels, struct arena *arena)
{
	const struct ci_context *context = facts->expansion->context;
	const struct label defaults[DEFAULT_LABELS] = {
		{ TEXT("org.opencontainers.image.title"), ci_get(context, CI_PROJECT_TITLE) },
		{ TEXT("org.opencontainers.image.description"), ci_get(context, CI_PROJECT_DESCRIPTION) },
		{ TEXT("org.opencontainers.image.url"), ci_get(context, CI_PROJECT_URL) },
		{ TEXT("org.opencontainers.image.source"), ci_get(context, CI_PROJECT_URL) },
		{ TEXT("org.opencontainers.image.version"), facts->version },
		{ TEXT("org.opencontainers.image.created"), facts->created },
		{ TEXT("org.opencontainers.image.revision"), facts->revision },
		{ TEXT("org.opencontainers.image.licenses"), ci_get(context, CI_PROJECT_LICENSE) },
	};

	for (size_t i = 0; i < DEFAULT_LABELS; i++)
		put(labels, defaults[i].key, one_line(defaults[i].value, arena));
}

static int put_line(struct text line, struct place place, const struct label_facts *facts, struct notes *notes, struct labels *labels, struct fault *fault)
{
	struct expansion expansion = *facts->expansion;
	struct fault why = FAULT_INIT;
	struct text whole, key, value;
	size_t equals;

	if (entry_unquote(line, place, expansion.arena, &whole, fault) < 0)
		return -1;
	equals = text_find_byte(whole, '=', 0);
	key = text_slice(whole, 0, equals);
	if (equals == SIZE_MAX || !key.len) {
		note_add(notes, NOTE_WARNING, place, line, "'%.*s' is left out, for it is no key=value", TEXT_ARGS(whole));
		return 0;
	}
	if (labels->count == LABEL_LIMIT)
		return fault_set_at(fault, place, "there are more than %d labels", LABEL_LIMIT);
	expansion.unknown = (struct text){ NULL, 0 };
	if (expand(&expansion, text_from(whole, equals + 1), &value, &why) < 0)
		return fault_set_at(fault, place, "%s", why.message);
	if (expansion.unknown.len)
		note_add(notes, NOTE_WARNING, place, line, "'%.*s' is not known to templates and reads as empty", TEXT_ARGS(expansion.unknown));
	put(labels, key, one_line(value, expansion.arena));
	return 0;
}

static void sort_by_key(struct labels *labels)
{
	for (size_t i = 1; i < labels->count; i++) {
		struct label label = labels->items[i];
		size_t at = i;

		for (; at && text_compare(labels->items[at - 1].key, label.key) > 0; at--)
			labels->items[at] = labels->items[at - 1];
		labels->items[at] = label;
	}
}

int labels_read(const struct block *blocks, size_t count, const struct label_facts *facts, struct notes *notes, struct labels *labels, struct fault *fault)
{
	struct arena *arena = facts->expansion->arena;
	struct text line;

	*labels = (struct labels){ .items = arena_zalloc(arena, blocks_room(blocks, count) + DEFAULT_LABELS, sizeof(struct label)) };
	put_defaults(facts, labels, arena);
	for (size_t i = 0; i < count; i++) {
		struct lines lines = lines_of(&blocks[i]);

		while (lines_next(&lines, &line))
			if (put_line(line, lines.place, facts, notes, labels, fault) < 0)
				return -1;
	}
	sort_by_key(labels);
	return 0;
}

int levels_read(struct text list, struct arena *arena, struct text **levels, size_t *count, struct fault *fault)
{
	static const char *const known[] = { "manifest", "index", "manifest-descriptor", "index-descriptor" };
	enum { KNOWN = sizeof(known) / sizeof(known[0]) };
	struct text rest = list, level;

	*levels = arena_zalloc(arena, KNOWN, sizeof(**levels));
	*count = 0;
	while (text_next_part(&rest, ',', &level)) {
		size_t i = 0;

		level = text_trim(level, " \t");
		while (i < KNOWN && !text_is(level, known[i]))
			i++;
		if (i == KNOWN)
			return fault_set(fault, "'%.*s' is no level of annotations; there are manifest, index, manifest-descriptor and index-descriptor", TEXT_ARGS(level));
		for (i = 0; i < *count && !text_eq((*levels)[i], level); i++)
			;
		if (i == *count)
			(*levels)[(*count)++] = level;
	}
	return 0;
}
