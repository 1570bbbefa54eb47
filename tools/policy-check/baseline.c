#include "tools/policy-check/baseline.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/file.h"

/* The counts stand in the values of the map themselves. */
static size_t count_of(const struct map *map, struct text line)
{
	const void *value = map_get(map, line);

	return (size_t)(uintptr_t)value;
}

static void set_count(struct baseline *baseline, struct map *map, struct text line, size_t count)
{
	struct map_entry *entry = map_find(map, line);

	if (!entry)
		entry = map_add(map, arena_copy(&baseline->arena, line));
	entry->value = (void *)(uintptr_t)count;
}

int baseline_read(struct baseline *baseline, const char *path, struct fault *fault)
{
	struct buf content = BUF_INIT;
	struct text rest, line;
	unsigned number = 0;

	if (file_read(path, FILE_LIMIT, &content, fault) < 0)
		return -1;
	rest = buf_text(&content);
	while (text_next_line(&rest, &line)) {
		number++;
		if (!line.len || line.ptr[0] == '#')
			continue;
		if (text_find_byte(line, '\t', 0) == SIZE_MAX) {
			buf_release(&content);
			return fault_set_at(fault, (struct place){ path, number, 1 }, "not a line of a baseline; write it with --write-baseline");
		}
		set_count(baseline, &baseline->known, line, count_of(&baseline->known, line) + 1);
	}
	buf_release(&content);
	return 0;
}

bool baseline_knows(struct baseline *baseline, struct text rule, struct text resource)
{
	struct text line = arena_printf(&baseline->arena, "%.*s\t%.*s", TEXT_ARGS(rule), TEXT_ARGS(resource));
	size_t left = count_of(&baseline->known, line);

	set_count(baseline, &baseline->written, line, count_of(&baseline->written, line) + 1);
	if (left)
		set_count(baseline, &baseline->known, line, left - 1);
	return left > 0;
}

void baseline_unused(const struct baseline *baseline, void tell(void *receiver, struct text line), void *receiver)
{
	for (size_t i = 0; i < baseline->known.count; i++) {
		if (baseline->known.entries[i].value)
			tell(receiver, baseline->known.entries[i].key);
	}
}

static int by_line(const void *a, const void *b)
{
	return text_compare(((const struct map_entry *)a)->key, ((const struct map_entry *)b)->key);
}

int baseline_write(const struct baseline *baseline, const char *path, struct fault *fault)
{
	struct map_entry *sorted = xrealloc(NULL, baseline->written.count + 1, sizeof(*sorted));
	struct buf out = BUF_INIT;
	int result;

	if (baseline->written.count)
		memcpy(sorted, baseline->written.entries, baseline->written.count * sizeof(*sorted));
	qsort(sorted, baseline->written.count, sizeof(*sorted), by_line);
	buf_adds(&out, "# policy-check: findings that are let pass; written by --write-baseline\n");
	for (size_t i = 0; i < baseline->written.count; i++) {
		for (size_t left = (size_t)(uintptr_t)sorted[i].value; left; left--) {
			buf_add(&out, sorted[i].key);
			buf_add_byte(&out, '\n');
		}
	}
	result = file_replace(path, buf_text(&out), fault);
	free(sorted);
	buf_release(&out);
	return result;
}

void baseline_release(struct baseline *baseline)
{
	map_release(&baseline->known);
	map_release(&baseline->written);
	arena_release(&baseline->arena);
}
