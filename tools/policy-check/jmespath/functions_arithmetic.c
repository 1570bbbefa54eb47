/* Kyverno's arithmetic on numbers, quantities and durations. */
#include <math.h>

#include "tools/policy-check/duration.h"
#include "tools/policy-check/jmespath/functions.h"
#include "tools/policy-check/quantity.h"

enum operand_kind { SCALAR,
		    QUANTITY,
		    DURATION };

struct operand {
	enum operand_kind kind;
	double scalar; /* of a quantity or duration: its approximate value, in ones or seconds */
	struct quantity quantity;
	int64_t duration;
};

static const double EXACT_INTEGERS = 9007199254740992.0; /* 2^53 */

static bool read_operand(const struct node *value, struct operand *operand)
{
	*operand = (struct operand){ .kind = SCALAR, .scalar = value_to_double(value) };
	if (value_is_number(value))
		return true;
	if (value->kind != NODE_STRING)
		return false;
	if (quantity_parse(value->string, &operand->quantity)) {
		operand->kind = QUANTITY;
		operand->scalar = quantity_to_double(&operand->quantity);
		return true;
	}
	operand->kind = DURATION;
	if (!duration_parse(value->string, &operand->duration))
		return false;
	operand->scalar = (double)operand->duration / (double)DURATION_SECOND;
	return true;
}

static bool read_operands(const struct jmespath_call *call, struct operand *a, struct operand *b)
{
	if (read_operand(call->arguments[0].value, a) && read_operand(call->arguments[1].value, b))
		return true;
	call_fails(call, "invalid operand");
	return false;
}

static enum jmespath_result mismatch(const struct jmespath_call *call)
{
	return call_fails(call, "Types mismatch");
}

static enum jmespath_result give_scalar(const struct jmespath_call *call, double scalar, const struct node **result)
{
	return call_returns(value_number(call->run->arena, scalar), result);
}

static enum jmespath_result give_quantity(const struct jmespath_call *call, quantity_amount nano, enum quantity_format format,
					  const struct node **result)
{
	struct quantity q = { .nano = nano, .format = format };
	struct buf out = BUF_INIT;

	quantity_add_text(&out, &q);
	return call_returns_buf(call, &out, result);
}

/* Saturating, as what is longer than 292 years has no Go duration. */
static enum jmespath_result give_duration(const struct jmespath_call *call, double nanoseconds, const struct node **result)
{
	struct buf out = BUF_INIT;

	if (!(fabs(nanoseconds) < 9.2e18))
		return call_fails(call, "the duration is out of range");
	duration_add(&out, (int64_t)nanoseconds);
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result give_exact_duration(const struct jmespath_call *call, int64_t a, int64_t b, const struct node **result)
{
	struct buf out = BUF_INIT;
	int64_t sum;

	if (__builtin_add_overflow(a, b, &sum))
		return call_fails(call, "the duration is out of range");
	duration_add(&out, sum);
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result add(const struct jmespath_call *call, const struct operand *a, const struct operand *b, int sign,
				const struct node **result)
{
	if (a->kind != b->kind)
		return mismatch(call);
	if (a->kind == SCALAR)
		return give_scalar(call, a->scalar + sign * b->scalar, result);
	if (a->kind == QUANTITY)
		return give_quantity(call, a->quantity.nano + sign * b->quantity.nano, a->quantity.format, result);
	if (sign < 0 && b->duration == INT64_MIN)
		return call_fails(call, "the duration is out of range");
	return give_exact_duration(call, a->duration, sign * b->duration, result);
}

static enum jmespath_result do_add(const struct jmespath_call *call, const struct node **result)
{
	struct operand a, b;

	return read_operands(call, &a, &b) ? add(call, &a, &b, 1, result) : JMESPATH_FAILED;
}

static enum jmespath_result do_subtract(const struct jmespath_call *call, const struct node **result)
{
	struct operand a, b;

	return read_operands(call, &a, &b) ? add(call, &a, &b, -1, result) : JMESPATH_FAILED;
}

static enum jmespath_result do_sum(const struct jmespath_call *call, const struct node **result)
{
	const struct node *list = call->arguments[0].value;
	struct operand a, b;

	if (!list->list.count)
		return call_fails(call, "at least one element in the array is required");
	*result = list->list.items[0];
	for (size_t i = 1; i < list->list.count; i++) {
		if (!read_operand(*result, &a) || !read_operand(list->list.items[i], &b))
			return call_fails(call, "invalid operand");
		if (add(call, &a, &b, 1, result) == JMESPATH_FAILED)
			return JMESPATH_FAILED;
	}
	return JMESPATH_FOUND;
}

static enum jmespath_result do_multiply(const struct jmespath_call *call, const struct node **result)
{
	struct operand a, b, swap;

	if (!read_operands(call, &a, &b))
		return JMESPATH_FAILED;
	if (a.kind == SCALAR) {
		swap = a;
		a = b;
		b = swap;
	}
	if (b.kind != SCALAR)
		return mismatch(call);
	if (a.kind == SCALAR)
		return give_scalar(call, a.scalar * b.scalar, result);
	if (a.kind == DURATION)
		return give_duration(call, a.scalar * b.scalar * (double)DURATION_SECOND, result);
	if (fabs(b.scalar) < 1e6 && floor(b.scalar) >= b.scalar)
		return give_quantity(call, a.quantity.nano * (quantity_amount)b.scalar, a.quantity.format, result);
	if (!(fabs(a.scalar * b.scalar) < 1e25))
		return call_fails(call, "the quantity is out of range");
	return give_quantity(call, (quantity_amount)(a.scalar * b.scalar * QUANTITY_ONE), a.quantity.format, result);
}

/* Digits behind the point, as the decimal of a quantity has them. */
static quantity_amount unit_of(quantity_amount nano)
{
	quantity_amount unit = QUANTITY_ONE;

	while (unit > 1 && nano % unit != 0)
		unit /= 10;
	return unit;
}

/* Kyverno rounds the quotient down to as many places as the more precise operand has. */
static enum jmespath_result divide_quantity(const struct jmespath_call *call, const struct operand *a, double divisor,
					    const struct node **result)
{
	quantity_amount scaled = (quantity_amount)(divisor * QUANTITY_ONE), unit, other;

	if (!(fabs(divisor) < 1e18) || !scaled)
		return call_fails(call, "the quantity is out of range");
	unit = unit_of(a->quantity.nano);
	other = unit_of(scaled);
	if (other < unit)
		unit = other;
	if (scaled % QUANTITY_ONE == 0)
		return give_quantity(call, a->quantity.nano / (scaled / QUANTITY_ONE) / unit * unit, a->quantity.format, result);
	return give_quantity(call, (quantity_amount)(a->scalar / divisor * QUANTITY_ONE) / unit * unit, a->quantity.format, result);
}

static enum jmespath_result do_divide(const struct jmespath_call *call, const struct node **result)
{
	struct operand a, b;

	if (!read_operands(call, &a, &b))
		return JMESPATH_FAILED;
	if (a.kind != b.kind && b.kind != SCALAR)
		return mismatch(call);
	if (!(b.scalar < 0) && !(b.scalar > 0))
		return call_fails(call, "Zero divisor passed");
	if (a.kind == b.kind)
		return give_scalar(call, a.scalar / b.scalar, result);
	if (a.kind == DURATION)
		return give_duration(call, a.scalar / b.scalar * (double)DURATION_SECOND, result);
	return divide_quantity(call, &a, b.scalar, result);
}

static bool is_integer(double number)
{
	return floor(number) >= number && fabs(number) < EXACT_INTEGERS;
}

static enum jmespath_result do_modulo(const struct jmespath_call *call, const struct node **result)
{
	struct operand a, b;

	if (!read_operands(call, &a, &b))
		return JMESPATH_FAILED;
	if (a.kind != b.kind)
		return mismatch(call);
	if (a.kind == DURATION && b.duration == 0)
		return call_fails(call, "Zero divisor passed");
	if (a.kind == DURATION)
		return give_exact_duration(call, b.duration == -1 ? 0 : a.duration % b.duration, 0, result);
	if (!is_integer(a.scalar) || !is_integer(b.scalar))
		return call_fails(call, "Non-integer argument(s) passed for modulo");
	if ((int64_t)b.scalar == 0)
		return call_fails(call, "Zero divisor passed");
	if (a.kind == SCALAR)
		return give_scalar(call, (double)((int64_t)a.scalar % (int64_t)b.scalar), result);
	return give_quantity(call, (quantity_amount)((int64_t)a.scalar % (int64_t)b.scalar) * QUANTITY_ONE, a.quantity.format, result);
}

static enum jmespath_result do_round(const struct jmespath_call *call, const struct node **result)
{
	double places = call_number(call, 1), shift;

	if (!is_integer(places))
		return call_fails(call, "Non-integer argument(s) passed for round off");
	if (places < 0)
		return call_fails(call, "argument is out of bounds");
	shift = pow(10, places);
	return give_scalar(call, round(call_number(call, 0) * shift) / shift, result);
}

const struct jmespath_function functions_arithmetic[] = {
	{ "add", "* *", do_add },
	{ "divide", "* *", do_divide },
	{ "modulo", "* *", do_modulo },
	{ "multiply", "* *", do_multiply },
	{ "round", "n n", do_round },
	{ "subtract", "* *", do_subtract },
	{ "sum", "a", do_sum },
	{ NULL, NULL, NULL },
};
