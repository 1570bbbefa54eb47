#include "common/base/unicode.h"

#include "common/base/unicode_data.h"
#include "common/base/utf8.h"

enum { CAPITAL_SIGMA = 0x03A3,
       FINAL_SIGMA = 0x03C2,
       CAPITAL_DOTTED_I = 0x0130 };

static bool within(uint32_t code, const struct unicode_range *ranges, size_t count)
{
	while (count) {
		size_t middle = count / 2;

		if (code < ranges[middle].first) {
			count = middle;
		} else if (code > ranges[middle].last) {
			ranges += middle + 1;
			count -= middle + 1;
		} else {
			return true;
		}
	}
	return false;
}

static uint32_t mapped(uint32_t code, const struct unicode_run *runs, size_t count)
{
	while (count) {
		size_t middle = count / 2;
		const struct unicode_run *run = &runs[middle];

		if (code < run->first) {
			count = middle;
		} else if (code > run->last) {
			runs += middle + 1;
			count -= middle + 1;
		} else {
			return (code - run->first) % run->step ? code : (uint32_t)((int64_t)code + run->delta);
		}
	}
	return code;
}

static bool add_special(struct buf *out, uint32_t code)
{
	for (size_t i = 0; i < unicode_upper_specials_count; i++) {
		const struct unicode_special *special = &unicode_upper_specials[i];

		if (special->code != code)
			continue;
		for (size_t k = 0; k < 3 && special->to[k]; k++)
			utf8_encode(out, special->to[k]);
		return true;
	}
	return false;
}

void unicode_add_upper(struct buf *out, struct text t)
{
	struct utf8_char c;

	while (utf8_next(&t, &c)) {
		if (c.code < 0x80)
			buf_add_byte(out, (char)(c.code >= 'a' && c.code <= 'z' ? c.code - 0x20 : c.code));
		else if (!add_special(out, c.code))
			utf8_encode(out, mapped(c.code, unicode_upper, unicode_upper_count));
	}
}

static bool is_case_ignorable(uint32_t code)
{
	return within(code, unicode_case_ignorable, unicode_case_ignorable_count);
}

static bool is_cased(uint32_t code)
{
	return within(code, unicode_cased, unicode_cased_count);
}

/* The Final_Sigma condition: a cased letter before, none after, case-ignorable characters passed over. */
static bool cased_follows(struct text rest)
{
	struct utf8_char c;

	while (utf8_next(&rest, &c))
		if (!is_case_ignorable(c.code))
			return is_cased(c.code);
	return false;
}

void unicode_add_lower(struct buf *out, struct text t)
{
	bool cased_before = false;
	struct utf8_char c;

	while (utf8_next(&t, &c)) {
		if (c.code < 0x80)
			buf_add_byte(out, (char)(c.code >= 'A' && c.code <= 'Z' ? c.code + 0x20 : c.code));
		else if (c.code == CAPITAL_SIGMA && cased_before && !cased_follows(t))
			utf8_encode(out, FINAL_SIGMA);
		else if (c.code == CAPITAL_DOTTED_I)
			buf_adds(out, "i\xCC\x87");
		else
			utf8_encode(out, mapped(c.code, unicode_lower, unicode_lower_count));
		if (!is_case_ignorable(c.code))
			cased_before = is_cased(c.code);
	}
}

bool unicode_is_cased_letter(uint32_t code)
{
	return within(code, unicode_cased_letters, unicode_cased_letters_count);
}
