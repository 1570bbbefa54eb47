#include "common/git/commit.h"

#include <string.h>

#include "common/base/utf8.h"

enum { PARENT_LINE = sizeof("parent ") - 1 + OBJECT_ID_HEX + 1,
       LATEST_YEARS = 10000 };

/* Past this a time is taken for a broken one, so that sums of times cannot overflow. */
static const uint64_t latest_time = (uint64_t)LATEST_YEARS * 366 * 86400;

/* Cut a header line off *rest with its continuation lines, which start with a space. False at the empty line. */
static bool next_header(struct text *rest, struct text *line)
{
	const char *end, *start = rest->ptr;
	size_t left = rest->len;

	if (!left || *start == '\n')
		return false;
	do {
		end = memchr(start, '\n', left);
		if (!end) {
			*line = *rest;
			*rest = text_from(*rest, rest->len);
			return true;
		}
		left -= (size_t)(end + 1 - start);
		start = end + 1;
	} while (left && *start == ' ');
	*line = (struct text){ rest->ptr, (size_t)(end - rest->ptr) };
	*rest = (struct text){ start, left };
	return true;
}

static bool take(struct text line, struct text name, struct text *value)
{
	if (!text_starts_with(line, name))
		return false;
	*value = text_from(line, name.len);
	return true;
}

static bool take_parent(struct commit_parts *parts, struct text line)
{
	if (line.len != PARENT_LINE - 1)
		return false;
	if (!parts->parent_count++)
		parts->parents = (struct text){ line.ptr, 0 };
	parts->parents.len += PARENT_LINE;
	return true;
}

bool commit_parse(struct text object, struct commit_parts *parts)
{
	struct text rest = object, line, tree;
	bool in_parents = true;

	*parts = (struct commit_parts){ .parent_count = 0 };
	if (!next_header(&rest, &line) || !take(line, TEXT("tree "), &tree))
		return false;
	while (next_header(&rest, &line)) {
		if (in_parents && text_starts_with(line, TEXT("parent "))) {
			if (!take_parent(parts, line))
				return false;
			continue;
		}
		in_parents = false;
		if (!take(line, TEXT("author "), &parts->author) && !take(line, TEXT("committer "), &parts->committer) &&
		    !take(line, TEXT("encoding "), &parts->encoding))
			take(line, TEXT("gpgsig "), &parts->signature);
	}
	parts->message = text_from(rest, rest.len ? 1 : 0);
	return true;
}

bool commit_parse_parent(const struct commit_parts *parts, size_t index, struct object_id *id)
{
	return object_id_parse(text_slice(parts->parents, index * PARENT_LINE + sizeof("parent ") - 1, OBJECT_ID_HEX), id);
}

/* What follows the last '>'; the empty view when there is none. */
/* Bytes up to and with the last '>', 0 when there is none. */
static size_t email_end(struct text line)
{
	const char *last = line.len ? memrchr(line.ptr, '>', line.len) : NULL;

	return last ? (size_t)(last - line.ptr) + 1 : 0;
}

/* "1780000000 +0100" */
static int64_t time_of(struct text rest)
{
	struct text digits;
	uint64_t seconds;

	if (!text_next_part(&rest, ' ', &digits) || !text_to_u64(digits, &seconds) || seconds > latest_time)
		return 0;
	return (int64_t)seconds;
}

static int offset_of(struct text rest)
{
	struct text zone;
	uint64_t digits;
	int minutes;

	if (!text_next_part(&rest, ' ', &zone) || !text_next_part(&rest, ' ', &zone) || zone.len != 5 || !text_to_u64(text_from(zone, 1), &digits))
		return 0;
	minutes = (int)(digits / 100 * 60 + digits % 100);
	return zone.ptr[0] == '-' ? -minutes : minutes;
}

/* What stands behind the address; .ptr NULL when there is none. */
static struct text behind_email(struct text line, size_t end)
{
	return end ? text_trim(text_from(line, end), " ") : (struct text){ NULL, 0 };
}

int64_t signature_time(struct text line)
{
	return time_of(behind_email(line, email_end(line)));
}

struct signature signature_parse(struct text line)
{
	size_t open = text_find_byte(line, '<', 0), end = email_end(line);
	struct text rest = behind_email(line, end);
	struct signature signature = { .time = time_of(rest), .offset = offset_of(rest) };

	if (open == SIZE_MAX || end <= open) {
		signature.name = text_trim(line, " ");
		return signature;
	}
	signature.name = text_trim(text_slice(line, 0, open), " ");
	signature.email = text_slice(line, open + 1, end - open - 2);
	return signature;
}

/* Code points of the bytes 0x80 to 0x9F in Windows-1252 (WHATWG Encoding Standard). */
static const uint16_t windows_1252[32] = {
	0x20AC,
	0x81,
	0x201A,
	0x0192,
	0x201E,
	0x2026,
	0x2020,
	0x2021,
	0x02C6,
	0x2030,
	0x0160,
	0x2039,
	0x0152,
	0x8D,
	0x017D,
	0x8F,
	0x90,
	0x2018,
	0x2019,
	0x201C,
	0x201D,
	0x2022,
	0x2013,
	0x2014,
	0x02DC,
	0x2122,
	0x0161,
	0x203A,
	0x0153,
	0x9D,
	0x017E,
	0x0178,
};

/* Names of encodings that are read as Windows-1252, of which ISO-8859-1 is a part in all but control characters. */
static const char *const single_byte[] = { "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "latin-1", "windows-1252", "cp1252" };

static bool is_single_byte(struct text encoding)
{
	for (size_t i = 0; i < sizeof(single_byte) / sizeof(single_byte[0]); i++)
		if (text_eq_ignoring_case(encoding, text_of(single_byte[i])))
			return true;
	return false;
}

struct text commit_message(const struct commit_parts *parts, struct buf *storage)
{
	size_t start = storage->len;

	if (!parts->encoding.len || !is_single_byte(parts->encoding))
		return parts->message;
	for (size_t i = 0; i < parts->message.len; i++) {
		unsigned char byte = (unsigned char)parts->message.ptr[i];

		utf8_encode(storage, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
	}
	return text_from(buf_text(storage), start);
}
