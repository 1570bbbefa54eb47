#include "common/base/utf8.h"

#include <string.h>

/* Lead bytes and the range of the second byte (Unicode 15, table 3-7); later bytes are always 80..BF. */
static const struct lead {
	unsigned char first, last, second_low, second_high;
	unsigned char len;
} leads[] = {
	{ 0xC2, 0xDF, 0x80, 0xBF, 2 },
	{ 0xE0, 0xE0, 0xA0, 0xBF, 3 },
	{ 0xE1, 0xEC, 0x80, 0xBF, 3 },
	{ 0xED, 0xED, 0x80, 0x9F, 3 },
	{ 0xEE, 0xEF, 0x80, 0xBF, 3 },
	{ 0xF0, 0xF0, 0x90, 0xBF, 4 },
	{ 0xF1, 0xF3, 0x80, 0xBF, 4 },
	{ 0xF4, 0xF4, 0x80, 0x8F, 4 },
};

static struct utf8_char decode_with(const struct lead *lead, struct text t)
{
	const unsigned char *bytes = (const unsigned char *)t.ptr;
	uint32_t code = bytes[0] & (0xFFU >> (lead->len + 1U));
	unsigned char low = lead->second_low, high = lead->second_high;

	for (unsigned i = 1; i < lead->len; i++) {
		if (i >= t.len || bytes[i] < low || bytes[i] > high)
			return (struct utf8_char){ UTF8_REPLACEMENT, i, false };
		code = code << 6 | (bytes[i] & 0x3FU);
		low = 0x80;
		high = 0xBF;
	}
	return (struct utf8_char){ code, lead->len, true };
}

struct utf8_char utf8_decode_long(struct text t)
{
	unsigned char first = (unsigned char)t.ptr[0];

	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
		if (first >= leads[i].first && first <= leads[i].last)
			return decode_with(&leads[i], t);
	return (struct utf8_char){ UTF8_REPLACEMENT, 1, false };
}

/* How many ASCII bytes t begins with, eight at a time: most text is nothing else. */
static size_t ascii_length(struct text t)
{
	size_t len = 0;
	uint64_t eight;

	for (; t.len - len >= sizeof(eight); len += sizeof(eight)) {
		memcpy(&eight, t.ptr + len, sizeof(eight));
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (len < t.len && (unsigned char)t.ptr[len] < 0x80)
		len++;
	return len;
}

bool utf8_valid(struct text t)
{
	struct utf8_char c = { .valid = true };

	while (c.valid) {
		t = text_from(t, ascii_length(t));
		if (!utf8_next(&t, &c))
			return true;
	}
	return false;
}

void utf8_encode(struct buf *out, uint32_t code)
{
	char bytes[4];
	size_t len = code < 0x80 ? 1 : code < 0x800 ? 2
			       : code < 0x10000	    ? 3
						    : 4;
	static const unsigned char marks[] = { 0, 0x00, 0xC0, 0xE0, 0xF0 };

	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
		code = UTF8_REPLACEMENT;
		len = 3;
	}
	for (size_t i = len - 1; i > 0; i--) {
		bytes[i] = (char)(0x80U | (code & 0x3FU));
		code >>= 6;
	}
	bytes[0] = (char)(marks[len] | code);
	buf_add(out, (struct text){ bytes, len });
}

void utf8_add_valid(struct buf *out, struct text t)
{
	struct text plain = { t.ptr, 0 };
	struct utf8_char c;

	while (utf8_next(&t, &c)) {
		if (c.valid) {
			plain.len += c.len;
			continue;
		}
		buf_add(out, plain);
		utf8_encode(out, UTF8_REPLACEMENT);
		plain = (struct text){ t.ptr, 0 };
	}
	buf_add(out, plain);
}

size_t utf8_count(struct text t)
{
	struct utf8_char c;
	size_t count = 0;

	while (utf8_next(&t, &c))
		count++;
	return count;
}

size_t utf8_count_utf16(struct text t)
{
	struct utf8_char c;
	size_t count = 0;

	while (utf8_next(&t, &c))
		count += c.code > 0xFFFF ? 2 : 1;
	return count;
}

struct range {
	uint32_t first, last;
};

/* Combining marks and format characters that take no cell: the blocks that commit messages and manifests meet. */
static const struct range zero_width[] = {
	{ 0x0300, 0x036F },
	{ 0x0483, 0x0489 },
	{ 0x0591, 0x05BD },
	{ 0x0610, 0x061A },
	{ 0x064B, 0x065F },
	{ 0x06D6, 0x06DC },
	{ 0x0E31, 0x0E31 },
	{ 0x0E34, 0x0E3A },
	{ 0x0E47, 0x0E4E },
	{ 0x1AB0, 0x1AFF },
	{ 0x1DC0, 0x1DFF },
	{ 0x200B, 0x200F },
	{ 0x202A, 0x202E },
	{ 0x2060, 0x2064 },
	{ 0x20D0, 0x20F0 },
	{ 0x302A, 0x302F },
	{ 0x3099, 0x309A },
	{ 0xFE00, 0xFE0F },
	{ 0xFE20, 0xFE2F },
	{ 0xFEFF, 0xFEFF },
	{ 0x1F3FB, 0x1F3FF },
	{ 0xE0100, 0xE01EF },
};

/* East Asian Wide and Fullwidth (UAX #11, Unicode 15), and the emoji that terminals draw wide. */
static const struct range wide[] = {
	{ 0x1100, 0x115F },
	{ 0x231A, 0x231B },
	{ 0x2329, 0x232A },
	{ 0x23E9, 0x23EC },
	{ 0x23F0, 0x23F0 },
	{ 0x23F3, 0x23F3 },
	{ 0x25FD, 0x25FE },
	{ 0x2614, 0x2615 },
	{ 0x2648, 0x2653 },
	{ 0x267F, 0x267F },
	{ 0x2693, 0x2693 },
	{ 0x26A1, 0x26A1 },
	{ 0x26AA, 0x26AB },
	{ 0x26BD, 0x26BE },
	{ 0x26C4, 0x26C5 },
	{ 0x26CE, 0x26CE },
	{ 0x26D4, 0x26D4 },
	{ 0x26EA, 0x26EA },
	{ 0x26F2, 0x26F3 },
	{ 0x26F5, 0x26F5 },
	{ 0x26FA, 0x26FA },
	{ 0x26FD, 0x26FD },
	{ 0x2705, 0x2705 },
	{ 0x270A, 0x270B },
	{ 0x2728, 0x2728 },
	{ 0x274C, 0x274C },
	{ 0x274E, 0x274E },
	{ 0x2753, 0x2755 },
	{ 0x2757, 0x2757 },
	{ 0x2795, 0x2797 },
	{ 0x27B0, 0x27B0 },
	{ 0x27BF, 0x27BF },
	{ 0x2B1B, 0x2B1C },
	{ 0x2B50, 0x2B50 },
	{ 0x2B55, 0x2B55 },
	{ 0x2E80, 0x303E },
	{ 0x3041, 0x33FF },
	{ 0x3400, 0x4DBF },
	{ 0x4E00, 0x9FFF },
	{ 0xA000, 0xA4CF },
	{ 0xA960, 0xA97F },
	{ 0xAC00, 0xD7A3 },
	{ 0xF900, 0xFAFF },
	{ 0xFE10, 0xFE19 },
	{ 0xFE30, 0xFE6F },
	{ 0xFF01, 0xFF60 },
	{ 0xFFE0, 0xFFE6 },
	{ 0x1F004, 0x1F004 },
	{ 0x1F0CF, 0x1F0CF },
	{ 0x1F18E, 0x1F18E },
	{ 0x1F191, 0x1F19A },
	{ 0x1F200, 0x1F320 },
	{ 0x1F32D, 0x1F335 },
	{ 0x1F337, 0x1F37C },
	{ 0x1F37E, 0x1F393 },
	{ 0x1F3A0, 0x1F3CA },
	{ 0x1F3CF, 0x1F3D3 },
	{ 0x1F3E0, 0x1F3F0 },
	{ 0x1F3F4, 0x1F3F4 },
	{ 0x1F3F8, 0x1F43E },
	{ 0x1F440, 0x1F440 },
	{ 0x1F442, 0x1F4FC },
	{ 0x1F4FF, 0x1F53D },
	{ 0x1F54B, 0x1F54E },
	{ 0x1F550, 0x1F567 },
	{ 0x1F57A, 0x1F57A },
	{ 0x1F595, 0x1F596 },
	{ 0x1F5A4, 0x1F5A4 },
	{ 0x1F5FB, 0x1F64F },
	{ 0x1F680, 0x1F6C5 },
	{ 0x1F6CC, 0x1F6CC },
	{ 0x1F6D0, 0x1F6D2 },
	{ 0x1F6D5, 0x1F6D7 },
	{ 0x1F6DC, 0x1F6DF },
	{ 0x1F6EB, 0x1F6EC },
	{ 0x1F6F4, 0x1F6FC },
	{ 0x1F7E0, 0x1F7EB },
	{ 0x1F90C, 0x1F93A },
	{ 0x1F93C, 0x1F945 },
	{ 0x1F947, 0x1F9FF },
	{ 0x1FA70, 0x1FAFF },
	{ 0x20000, 0x3FFFD },
};

/* Characters that are not shown as themselves: controls, separators that end lines, bidirectional and format ones. */
static const struct range invisible[] = {
	{ 0x0000, 0x001F },
	{ 0x007F, 0x009F },
	{ 0x00AD, 0x00AD },
	{ 0x061C, 0x061C },
	{ 0x200B, 0x200C },
	{ 0x200E, 0x200F },
	{ 0x2028, 0x202E },
	{ 0x2060, 0x206F },
	{ 0xFEFF, 0xFEFF },
	{ 0xFFF9, 0xFFFB },
	{ 0xE0000, 0xE007F },
};

static bool within(uint32_t code, const struct range *ranges, size_t count)
{
	while (count) {
		size_t middle = count / 2;

		if (code > ranges[middle].last) {
			ranges += middle + 1;
			count -= middle + 1;
		} else if (code < ranges[middle].first) {
			count = middle;
		} else {
			return true;
		}
	}
	return false;
}

#define WITHIN(code, ranges) within(code, ranges, sizeof(ranges) / sizeof((ranges)[0]))

size_t utf8_width(struct text t)
{
	struct utf8_char c;
	size_t cells = 0;

	while (utf8_next(&t, &c)) {
		if (c.code < 0x20 || (c.code >= 0x7F && c.code < 0xA0) || WITHIN(c.code, zero_width))
			continue;
		cells += WITHIN(c.code, wide) ? 2 : 1;
	}
	return cells;
}

void utf8_add_visible(struct buf *out, struct text t)
{
	struct text plain = { t.ptr, 0 };
	struct utf8_char c;

	while (utf8_next(&t, &c)) {
		if (c.valid && !WITHIN(c.code, invisible)) {
			plain.len += c.len;
			if (c.code != '[' || !text_ends_with(plain, TEXT("##[")))
				continue;
			plain.len--;
		}
		buf_add(out, plain);
		plain = (struct text){ t.ptr, 0 };
		if (!c.valid)
			utf8_encode(out, UTF8_REPLACEMENT);
		else if (c.code == '[')
			buf_adds(out, "\\[");
		else if (c.code == '\n')
			buf_adds(out, "\\n");
		else if (c.code == '\t')
			buf_adds(out, "\\t");
		else if (c.code == '\r')
			buf_adds(out, "\\r");
		else
			buf_addf(out, c.code < 0x80 ? "\\x%02x" : "\\u{%x}", (unsigned)c.code);
	}
	buf_add(out, plain);
}
