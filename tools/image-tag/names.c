#include "tools/image-tag/names.h"

#include "tools/image-tag/reference.h"

static struct text lowered(struct text name, struct arena *arena)
{
	char *bytes = arena_zalloc(arena, name.len + 1, 1);

	for (size_t i = 0; i < name.len; i++)
		bytes[i] = (char)(name.ptr[i] >= 'A' && name.ptr[i] <= 'Z' ? name.ptr[i] - 'A' + 'a' : name.ptr[i]);
	return (struct text){ bytes, name.len };
}

static int add(struct names *names, struct text name, struct place place, struct arena *arena, struct fault *fault)
{
	if (names->count == NAME_LIMIT)
		return fault_set_at(fault, place, "there are more than %d images", NAME_LIMIT);
	names->items[names->count++] = (struct image_name){ lowered(name, arena), place };
	return 0;
}

static bool all_bare(const struct entry *entry)
{
	for (size_t i = 0; i < entry->count; i++)
		if (entry->fields[i].key.len)
			return false;
	return true;
}

static int read_entry(const struct entry *entry, struct names *names, struct arena *arena, struct fault *fault)
{
	struct text name = { NULL, 0 };
	struct place place = entry->place;
	bool enabled = true;

	for (size_t i = 0; i < entry->count; i++) {
		const struct entry_field *field = &entry->fields[i];

		if (!field->key.len || text_is(field->key, "name")) {
			name = field->value;
			place = field->place;
		} else if (!text_is(field->key, "enable")) {
			return fault_set_at(fault, field->place, "an image has no attribute '%.*s', only 'name' and 'enable'", TEXT_ARGS(field->key));
		} else if (!text_is(field->value, "true") && !text_is(field->value, "false")) {
			return fault_set_at(fault, field->place, "enable is '%.*s' where 'true' or 'false' is needed", TEXT_ARGS(field->value));
		} else {
			enabled = text_is(field->value, "true");
		}
	}
	if (!name.len)
		return fault_set_at(fault, entry->place, "the image has no name");
	return enabled ? add(names, name, place, arena, fault) : 0;
}

static int read_block(const struct block *block, struct entry *entry, struct names *names, struct arena *arena, struct fault *fault)
{
	struct lines lines = lines_of(block);
	struct text line;

	while (lines_next(&lines, &line)) {
		if (entry_split(line, lines.place, arena, entry, fault) < 0)
			return -1;
		if (!all_bare(entry)) {
			if (read_entry(entry, names, arena, fault) < 0)
				return -1;
			continue;
		}
		for (size_t i = 0; i < entry->count; i++)
			if (add(names, entry->fields[i].value, entry->fields[i].place, arena, fault) < 0)
				return -1;
	}
	return 0;
}

int names_read(const struct block *blocks, size_t count, struct arena *arena, struct names *names, struct fault *fault)
{
	struct entry *entry = arena_zalloc(arena, 1, sizeof(*entry));

	*names = (struct names){ .items = arena_zalloc(arena, blocks_room(blocks, count), sizeof(struct image_name)) };
	for (size_t i = 0; i < count; i++)
		if (read_block(&blocks[i], entry, names, arena, fault) < 0)
			return -1;
	return 0;
}

int names_check(const struct names *names, struct fault *fault)
{
	for (size_t i = 0; i < names->count; i++) {
		const struct image_name *name = &names->items[i];
		struct fault why = FAULT_INIT;
		struct reference reference;

		if (reference_parse(name->name, &reference, &why) < 0)
			return fault_set_at(fault, name->place, "'%.*s' is no image name: %s", TEXT_ARGS(name->name), why.message);
		if (reference.tag.len || reference.digest.len)
			return fault_set_at(fault, name->place, "'%.*s' has a %s already; give the name alone", TEXT_ARGS(name->name), reference.tag.len ? "tag" : "digest");
	}
	return 0;
}
