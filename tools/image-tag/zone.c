#include "tools/image-tag/zone.h"

#include <string.h>

#include "common/base/file.h"
#include "common/base/time.h"
#include "tools/image-tag/zone_rule.h"

enum { ZONE_FILE_LIMIT = 1 << 20,
       HEADER = 44,
       TYPE_SIZE = 6 };

/* The counts of one block of a TZif file, and where its parts begin. */
struct block_layout {
	uint32_t transitions, types, characters;
	unsigned time_size;
	size_t times, indices, type_table, names, end;
};

static uint32_t be32(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;

	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static int64_t be_time(const char *p, unsigned size)
{
	return size == 8 ? (int64_t)((uint64_t)be32(p) << 32 | be32(p + 4)) : (int32_t)be32(p);
}

static bool read_layout(struct text data, size_t at, unsigned time_size, struct block_layout *layout)
{
	uint64_t leaps, standard, universal, end;
	const char *p;

	if (at + HEADER > data.len || memcmp(data.ptr + at, "TZif", 4))
		return false;
	p = data.ptr + at + 20;
	universal = be32(p);
	standard = be32(p + 4);
	leaps = be32(p + 8);
	*layout = (struct block_layout){ .transitions = be32(p + 12), .types = be32(p + 16), .characters = be32(p + 20), .time_size = time_size, .times = at + HEADER };
	if (!layout->types || layout->transitions > ZONE_FILE_LIMIT || layout->types > 256 || layout->characters > ZONE_FILE_LIMIT)
		return false;
	layout->indices = layout->times + (size_t)layout->transitions * time_size;
	layout->type_table = layout->indices + layout->transitions;
	layout->names = layout->type_table + (size_t)layout->types * TYPE_SIZE;
	end = layout->names + layout->characters + leaps * (time_size + 4U) + standard + universal;
	layout->end = (size_t)end;
	return end <= data.len;
}

/* Of the versions in the file, the block with 64-bit times when there is one. */
static bool best_layout(struct text data, struct block_layout *layout, struct text *footer)
{
	size_t end;

	*footer = (struct text){ NULL, 0 };
	if (!read_layout(data, 0, 4, layout))
		return false;
	if (data.ptr[4] < '2')
		return true;
	if (!read_layout(data, layout->end, 8, layout))
		return false;
	*footer = text_from(data, layout->end);
	if (!footer->len || footer->ptr[0] != '\n')
		return false;
	*footer = text_from(*footer, 1);
	end = text_find_byte(*footer, '\n', 0);
	*footer = text_slice(*footer, 0, end);
	return end != SIZE_MAX;
}

static bool is_zone_name(struct text name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("_+-/", c))))
			return false;
	}
	return name.len && name.len < 64 && name.ptr[0] != '/' && name.ptr[0] != '+' && name.ptr[0] != '-' && text_find(name, TEXT("//"), 0) == SIZE_MAX;
}

int zone_open(struct text name, struct zone *zone, struct fault *fault)
{
	static const char folder[] = "/usr/share/zoneinfo";
	struct block_layout layout;
	struct buf path = BUF_INIT;
	struct fault why = FAULT_INIT;
	struct text footer;
	int result = 0;

	*zone = (struct zone){ .utc = text_eq_ignoring_case(name, TEXT("UTC")), .data = BUF_INIT };
	if (zone->utc)
		return 0;
	if (!is_zone_name(name))
		return fault_set(fault, "'%.*s' is not a time zone; write one such as 'UTC' or 'Europe/Berlin'", TEXT_ARGS(name));
	buf_addf(&path, "%s/%.*s", folder, TEXT_ARGS(name));
	if (!file_exists(folder))
		result = fault_set(fault, "the time zone '%.*s' cannot be looked up, for '%s' is missing; install tzdata", TEXT_ARGS(name), folder);
	else if (file_read(buf_cstr(&path), ZONE_FILE_LIMIT, &zone->data, &why) < 0)
		result = fault_set(fault, "the time zone '%.*s' is not known to this system; write one such as 'UTC' or 'Europe/Berlin'", TEXT_ARGS(name));
	else if (!best_layout(buf_text(&zone->data), &layout, &footer))
		result = fault_set(fault, "'%s' is no time zone file", buf_cstr(&path));
	buf_release(&path);
	if (result < 0)
		zone_release(zone);
	return result;
}

void zone_release(struct zone *zone)
{
	buf_release(&zone->data);
}

static void set_abbreviation(struct zone_offset *offset, struct text name)
{
	size_t len = name.len < sizeof(offset->abbreviation) ? name.len : sizeof(offset->abbreviation) - 1;

	memset(offset->abbreviation, 0, sizeof(offset->abbreviation));
	if (len)
		memcpy(offset->abbreviation, name.ptr, len);
}

static int read_type(struct text data, const struct block_layout *layout, unsigned type, struct zone_offset *offset, struct fault *fault)
{
	const char *p;
	struct text names = text_slice(data, layout->names, layout->characters);
	size_t name;

	if (type >= layout->types)
		return fault_set(fault, "the time zone file is broken: a type is out of range");
	p = data.ptr + layout->type_table + (size_t)type * TYPE_SIZE;
	name = (unsigned char)p[5];
	offset->east = (int32_t)be32(p);
	if (offset->east < -93600 || offset->east > 93600)
		return fault_set(fault, "the time zone file is broken: an offset is out of range");
	names = text_from(names, name);
	set_abbreviation(offset, text_slice(names, 0, text_find_byte(names, '\0', 0)));
	return 0;
}

/* Transitions at or before the instant. */
static uint32_t count_before(struct text data, const struct block_layout *layout, int64_t seconds)
{
	uint32_t low = 0, high = layout->transitions;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (be_time(data.ptr + layout->times + (size_t)middle * layout->time_size, layout->time_size) <= seconds)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int zone_offset_at(const struct zone *zone, int64_t seconds, struct zone_offset *offset, struct fault *fault)
{
	struct text data = buf_text(&zone->data), footer, name;
	struct block_layout layout;
	uint32_t before;

	*offset = (struct zone_offset){ .abbreviation = "UTC" };
	if (zone->utc)
		return 0;
	if (!best_layout(data, &layout, &footer))
		return fault_set(fault, "the time zone file is broken");
	before = count_before(data, &layout, seconds);
	if (before == layout.transitions && footer.len) {
		if (!zone_rule_offset(footer, seconds, &offset->east, &name))
			return fault_set(fault, "the time zone file is broken: its rule '%.*s' cannot be read", TEXT_ARGS(footer));
		set_abbreviation(offset, name);
		return 0;
	}
	return read_type(data, &layout, before ? (unsigned char)data.ptr[layout.indices + before - 1] : 0, offset, fault);
}
