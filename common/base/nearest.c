#include "common/base/nearest.h"

#include <string.h>

enum { LONGEST = 64 };

static unsigned minimum(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static bool same(char a, char b)
{
	return text_eq_ignoring_case((struct text){ &a, 1 }, (struct text){ &b, 1 });
}

static unsigned distance(struct text a, struct text b)
{
	unsigned rows[3][LONGEST + 1];
	unsigned *before = rows[0], *last = rows[1], *now = rows[2], *spare;

	for (unsigned j = 0; j <= b.len; j++)
		last[j] = j;
	for (unsigned i = 1; i <= a.len; i++) {
		now[0] = i;
		for (unsigned j = 1; j <= b.len; j++) {
			unsigned change = last[j - 1] + !same(a.ptr[i - 1], b.ptr[j - 1]);

			now[j] = minimum(change, minimum(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && same(a.ptr[i - 1], b.ptr[j - 2]) && same(a.ptr[i - 2], b.ptr[j - 1]))
				now[j] = minimum(now[j], before[j - 2] + 1);
		}
		spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[b.len];
}

struct nearest nearest_to(struct text wanted)
{
	return (struct nearest){ wanted, NULL, LONGEST };
}

void nearest_offer(struct nearest *n, const char *name)
{
	struct text offered = text_of(name);
	size_t longer = offered.len > n->wanted.len ? offered.len : n->wanted.len;
	unsigned d;

	if (longer > LONGEST || !n->wanted.len)
		return;
	d = distance(n->wanted, offered);
	if (d < n->distance && d <= (longer < 3 ? 1 : longer / 3)) {
		n->distance = d;
		n->best = name;
	}
}
