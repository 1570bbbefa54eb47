#include "common/git/object_id.h"

#include <string.h>

bool object_id_equal(const struct object_id *a, const struct object_id *b)
{
	return !memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}

static int digit_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

bool object_id_parse(struct text hex, struct object_id *id)
{
	if (hex.len != OBJECT_ID_HEX)
		return false;
	for (size_t i = 0; i < sizeof(id->bytes); i++) {
		int high = digit_value(hex.ptr[2 * i]), low = digit_value(hex.ptr[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		id->bytes[i] = (unsigned char)(high * 16 + low);
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
