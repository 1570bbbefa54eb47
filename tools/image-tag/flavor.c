#include "tools/image-tag/flavor.h"

static const char *const latest_values[] = { "auto", "true", "false", NULL };

static int read_latest(const struct entry_field *field, struct flavor *flavor, struct fault *fault)
{
	for (unsigned i = 0; latest_values[i]; i++) {
		if (!text_is(field->value, latest_values[i]))
			continue;
		flavor->latest = (enum flavor_latest)i;
		flavor->latest_given = true;
		return 0;
	}
	return fault_set_at(fault, field->place, "latest is '%.*s' where 'auto', 'true' or 'false' is needed", TEXT_ARGS(field->value));
}

static int read_entry(const struct entry *entry, struct flavor *flavor, struct fault *fault)
{
	bool *on_latest = NULL;

	for (size_t i = 0; i < entry->count; i++) {
		const struct entry_field *field = &entry->fields[i];

		if (text_is(field->key, "latest")) {
			if (read_latest(field, flavor, fault) < 0)
				return -1;
		} else if (text_is(field->key, "prefix") || text_is(field->key, "suffix")) {
			bool prefix = text_is(field->key, "prefix");

			*(prefix ? &flavor->prefix : &flavor->suffix) = field->value;
			on_latest = prefix ? &flavor->prefix_on_latest : &flavor->suffix_on_latest;
			*on_latest = false;
			flavor->place = field->place;
		} else if (text_is(field->key, "onlatest")) {
			if (!text_is(field->value, "true") && !text_is(field->value, "false"))
				return fault_set_at(fault, field->place, "onlatest is '%.*s' where 'true' or 'false' is needed", TEXT_ARGS(field->value));
			if (on_latest)
				*on_latest = text_is(field->value, "true");
		} else {
			return fault_set_at(fault, field->place, "'%.*s' is none of 'latest=', 'prefix=', 'suffix=' and 'onlatest='", TEXT_ARGS(field->key.len ? field->key : field->value));
		}
	}
	return 0;
}

int flavor_read(const struct block *blocks, size_t count, struct arena *arena, struct flavor *flavor, struct fault *fault)
{
	struct entry *entry = arena_zalloc(arena, 1, sizeof(*entry));
	struct text line;

	*flavor = (struct flavor){ .latest = LATEST_AUTO };
	for (size_t i = 0; i < count; i++) {
		struct lines lines = lines_of(&blocks[i]);

		while (lines_next(&lines, &line))
			if (entry_split(line, lines.place, arena, entry, fault) < 0 || read_entry(entry, flavor, fault) < 0)
				return -1;
	}
	return 0;
}
