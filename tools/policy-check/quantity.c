#include "tools/policy-check/quantity.h"

#include <inttypes.h>

static const struct {
	struct text suffix;
	enum quantity_format format;
	int power; /* of 1024 when binary, of 10 otherwise */
} suffixes[] = {
	{ TEXT_INIT("Ki"), QUANTITY_BINARY, 1 },
	{ TEXT_INIT("Mi"), QUANTITY_BINARY, 2 },
	{ TEXT_INIT("Gi"), QUANTITY_BINARY, 3 },
	{ TEXT_INIT("Ti"), QUANTITY_BINARY, 4 },
	{ TEXT_INIT("Pi"), QUANTITY_BINARY, 5 },
	{ TEXT_INIT("Ei"), QUANTITY_BINARY, 6 },
	{ TEXT_INIT("n"), QUANTITY_DECIMAL, -9 },
	{ TEXT_INIT("u"), QUANTITY_DECIMAL, -6 },
	{ TEXT_INIT("m"), QUANTITY_DECIMAL, -3 },
	{ TEXT_INIT(""), QUANTITY_DECIMAL, 0 },
	{ TEXT_INIT("k"), QUANTITY_DECIMAL, 3 },
	{ TEXT_INIT("M"), QUANTITY_DECIMAL, 6 },
	{ TEXT_INIT("G"), QUANTITY_DECIMAL, 9 },
	{ TEXT_INIT("T"), QUANTITY_DECIMAL, 12 },
	{ TEXT_INIT("P"), QUANTITY_DECIMAL, 15 },
	{ TEXT_INIT("E"), QUANTITY_DECIMAL, 18 },
};

static const quantity_amount HIGHEST = (quantity_amount)INT64_MAX * QUANTITY_ONE;

/* Times 10 or another small factor; anything past the highest stays just past it. */
static quantity_amount times(quantity_amount amount, int factor)
{
	return amount > HIGHEST ? HIGHEST + 1 : amount * factor;
}

static bool take_suffix(struct text t, enum quantity_format *format, int *power)
{
	bool negative;
	uint64_t exponent;

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		if (text_eq(t, suffixes[i].suffix)) {
			*format = suffixes[i].format;
			*power = suffixes[i].power;
			return true;
		}
	}
	if (t.len < 2 || (t.ptr[0] != 'e' && t.ptr[0] != 'E'))
		return false;
	negative = t.ptr[1] == '-';
	if (!text_to_u64(text_from(t, t.ptr[1] == '-' || t.ptr[1] == '+' ? 2 : 1), &exponent))
		return false;
	*format = QUANTITY_EXPONENT;
	*power = exponent > 100 ? 100 : (int)exponent;
	if (negative)
		*power = -*power;
	return true;
}

/* The digits as billionths, with the powers of ten that the suffix wants applied before digits are lost. */
static quantity_amount scaled(struct text whole, struct text fraction, enum quantity_format format, int power)
{
	quantity_amount amount = 0;
	bool lost = false;
	int shift = (format == QUANTITY_BINARY ? 0 : power) + 9;

	for (size_t i = 0; i < whole.len; i++) {
		amount = times(amount, 10);
		amount += whole.ptr[i] - '0';
	}
	for (size_t i = 0; i < fraction.len; i++, shift--) {
		if (amount > HIGHEST / 10) { /* beyond what can count */
			lost = lost || fraction.ptr[i] != '0';
			shift++;
			continue;
		}
		amount = amount * 10 + (fraction.ptr[i] - '0');
	}
	for (; shift > 0 && amount; shift--)
		amount = times(amount, 10);
	for (; shift < 0 && amount; shift++) {
		lost = lost || amount % 10 != 0;
		amount /= 10;
	}
	for (int i = 0; format == QUANTITY_BINARY && i < power; i++)
		amount = times(amount, 1024);
	return lost && amount <= HIGHEST ? amount + 1 : amount;
}

static size_t digits_at(struct text t)
{
	size_t n = 0;

	while (n < t.len && t.ptr[n] >= '0' && t.ptr[n] <= '9')
		n++;
	return n;
}

/* "12", "12.5", ".5" or "5." off the front; false when there is no digit. */
static bool take_number(struct text *t, struct text *whole, struct text *fraction)
{
	*whole = text_slice(*t, 0, digits_at(*t));
	*fraction = (struct text){ NULL, 0 };
	*t = text_from(*t, whole->len);
	if (t->len && t->ptr[0] == '.') {
		*t = text_from(*t, 1);
		*fraction = text_slice(*t, 0, digits_at(*t));
		*t = text_from(*t, fraction->len);
	}
	return whole->len || fraction->len;
}

/* What is past the highest is cut to it; of whole numbers the digits are kept. */
static void cap(struct quantity *q, struct text whole, bool exact)
{
	q->digits = (struct text){ NULL, 0 };
	if (q->nano <= HIGHEST)
		return;
	q->nano = HIGHEST;
	while (whole.len && whole.ptr[0] == '0')
		whole = text_from(whole, 1);
	if (exact)
		q->digits = whole;
}

bool quantity_parse(struct text t, struct quantity *q)
{
	bool negative = t.len && t.ptr[0] == '-';
	struct text whole, fraction;
	int power;

	if (t.len && (t.ptr[0] == '-' || t.ptr[0] == '+'))
		t = text_from(t, 1);
	if (!take_number(&t, &whole, &fraction) || !take_suffix(t, &q->format, &power))
		return false;
	q->nano = scaled(whole, fraction, q->format, power);
	cap(q, whole, !power && !fraction.len);
	if (negative)
		q->nano = -q->nano;
	return true;
}

static int compare_digits(struct text a, struct text b)
{
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return text_compare(a, b);
}

int quantity_compare(const struct quantity *a, const struct quantity *b)
{
	if (a->nano != b->nano || (!a->digits.len && !b->digits.len))
		return a->nano < b->nano ? -1 : a->nano > b->nano;
	if (a->nano < 0)
		return compare_digits(b->digits, a->digits);
	return compare_digits(a->digits, b->digits);
}

double quantity_to_double(const struct quantity *q)
{
	return (double)q->nano / QUANTITY_ONE;
}

static void add_integer(struct buf *out, quantity_amount amount)
{
	char digits[48];
	size_t at = sizeof(digits);
	bool negative = amount < 0;

	do {
		int digit = (int)(amount % 10);

		digits[--at] = (char)('0' + (digit < 0 ? -digit : digit));
		amount /= 10;
	} while (amount);
	if (negative)
		buf_add_byte(out, '-');
	buf_add(out, (struct text){ digits + at, sizeof(digits) - at });
}

/* Divide by the unit as often as that goes without a rest and the power stays at most most. */
static int take_power(quantity_amount *amount, quantity_amount unit, int power, int step, int most)
{
	for (; *amount && *amount % unit == 0 && power < most; power += step)
		*amount /= unit;
	return power;
}

static void add_suffix(struct buf *out, int power, bool binary)
{
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (suffixes[i].power == power && (suffixes[i].format == QUANTITY_BINARY) == binary)
			buf_add(out, suffixes[i].suffix);
}

void quantity_add_text(struct buf *out, const struct quantity *q)
{
	quantity_amount amount = q->nano, one = QUANTITY_ONE;
	bool binary = q->format == QUANTITY_BINARY && amount % one == 0 && (amount >= 1024 * one || amount <= -1024 * one);
	int power;

	if (binary)
		amount /= one;
	power = binary ? take_power(&amount, 1024, 0, 1, 6) : take_power(&amount, 1000, -9, 3, 18);
	add_integer(out, amount);
	if (!amount)
		return;
	if (q->format == QUANTITY_EXPONENT && power)
		buf_addf(out, "e%d", power);
	else
		add_suffix(out, power, binary && power);
}
