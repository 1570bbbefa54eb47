/*
 * ignores: comments that take findings back: "# policy-check: ignore[policy/rule] reason until=2027-01-31", on the line of
 * the finding or alone on the line above. The name may have wildcards; "policy" alone means all of its rules.
 *
 * Ownership  Views into the content of the file. ignores_release() frees the list.
 */
#ifndef POLICY_CHECK_IGNORES_H
#define POLICY_CHECK_IGNORES_H

#include "common/base/text.h"

struct ignore {
	struct text name; /* between the brackets */
	unsigned line;	  /* that it stands on */
	unsigned covers;  /* that it is about */
	bool expired, used;
};

struct ignores {
	struct ignore *items;
	size_t count, cap;
};

#define IGNORES_INIT { NULL, 0, 0 }

/* now: seconds, for until=. */
void ignores_read(struct ignores *ignores, struct text content, int64_t now);
/* The comment that covers a finding of this rule ("policy/rule") on this line, marked as used; NULL when there is none. */
const struct ignore *ignores_find(struct ignores *ignores, struct text rule, unsigned line);
void ignores_release(struct ignores *ignores);

#endif
