#include "common/git/object_id.h"

#include <string.h>

bool object_id_equal(const struct object_id *a, const struct object_id *b)
{
	return !memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}

/* Value of a hexadecimal digit plus one; 0 for other bytes. */
static const unsigned char digit_values[256] = {
	['0'] = 1,
	['1'] = 2,
	['2'] = 3,
	['3'] = 4,
	['4'] = 5,
	['5'] = 6,
	['6'] = 7,
	['7'] = 8,
	['8'] = 9,
	['9'] = 10,
	['a'] = 11,
	['b'] = 12,
	['c'] = 13,
	['d'] = 14,
	['e'] = 15,
	['f'] = 16,
	['A'] = 11,
	['B'] = 12,
	['C'] = 13,
	['D'] = 14,
	['E'] = 15,
	['F'] = 16,
};

bool object_id_parse(struct text hex, struct object_id *id)
{
	if (hex.len != OBJECT_ID_HEX)
		return false;
	for (size_t i = 0; i < sizeof(id->bytes); i++) {
		unsigned high = digit_values[(unsigned char)hex.ptr[2 * i]], low = digit_values[(unsigned char)hex.ptr[2 * i + 1]];

		if (!high || !low)
			return false;
		id->bytes[i] = (unsigned char)((high - 1) * 16 + low - 1);
	}
	return true;
}

void object_id_add(struct buf *out, const struct object_id *id)
{
	object_id_add_short(out, id, OBJECT_ID_HEX);
}

void object_id_add_short(struct buf *out, const struct object_id *id, unsigned digits)
{
	static const char letters[] = "0123456789abcdef";
	char hex[OBJECT_ID_HEX];

	for (size_t i = 0; i < sizeof(id->bytes); i++) {
		hex[2 * i] = letters[id->bytes[i] >> 4];
		hex[2 * i + 1] = letters[id->bytes[i] & 15];
	}
	buf_add(out, (struct text){ hex, digits < OBJECT_ID_HEX ? digits : OBJECT_ID_HEX });
}
