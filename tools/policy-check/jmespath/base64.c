#include "tools/policy-check/jmespath/base64.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_encode(struct buf *out, struct text t)
{
	for (size_t i = 0; i < t.len; i += 3) {
		size_t have = t.len - i < 3 ? t.len - i : 3;
		uint32_t bits = 0;

		for (size_t j = 0; j < 3; j++)
			bits = bits << 8 | (j < have ? (unsigned char)t.ptr[i + j] : 0);
		for (size_t j = 0; j < 4; j++)
			buf_add_byte(out, j <= have ? alphabet[bits >> (18 - 6 * j) & 63] : '=');
	}
}

static int value_of(char c)
{
	struct text all = { alphabet, sizeof(alphabet) - 1 };
	size_t at = text_find_byte(all, c, 0);

	return at == SIZE_MAX ? -1 : (int)at;
}

size_t base64_decode(struct buf *out, struct text t)
{
	size_t have = 0, padding = 0;
	uint32_t bits = 0;

	for (size_t i = 0; i < t.len; i++) {
		int value = value_of(t.ptr[i]);

		if (t.ptr[i] == '\n' || t.ptr[i] == '\r')
			continue;
		if (t.ptr[i] == '=' && have + padding >= 2 && have + padding < 4) {
			padding++;
			continue;
		}
		if (value < 0 || padding)
			return i;
		bits = bits << 6 | (uint32_t)value;
		if (++have < 4)
			continue;
		for (int j = 16; j >= 0; j -= 8)
			buf_add_byte(out, (char)(bits >> j & 0xFF));
		have = 0;
	}
	if ((have + padding) % 4 != 0)
		return t.len;
	if (have >= 2)
		buf_add_byte(out, (char)(bits >> (have == 2 ? 4 : 10) & 0xFF));
	if (have == 3)
		buf_add_byte(out, (char)(bits >> 2 & 0xFF));
	return SIZE_MAX;
}
