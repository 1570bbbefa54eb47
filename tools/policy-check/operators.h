/*
 * operators: what conditions compare with (Kyverno, pkg/engine/variables/operator).
 *
 * Which comparison is meant depends on what both sides can be read as: durations, quantities, numbers, versions, texts with
 * wildcards.
 */
#ifndef POLICY_CHECK_OPERATORS_H
#define POLICY_CHECK_OPERATORS_H

#include "common/doc/node.h"

struct operator
{
	const char *name;
	bool (*holds)(const struct node *key, const struct node *value, int how);
	int how;
};

/* NULL when there is none of that name; letter case does not count. */
const struct operator* operator_named(struct text name);
/* All of them, .name NULL at the end, for suggestions. */
extern const struct operator operators[];

/* operators_in.c: is key (a value or a list) among values? */
enum { IN_ANY,	   /* one of the keys is */
       IN_ALL,	   /* each key is */
       IN_ANY_NOT, /* one of the keys is not */
       IN_ALL_NOT, /* no key is */
       IN_OLD,	   /* deprecated In and NotIn: lists of keys without wildcards */
       IN_OLD_NOT };
bool operator_in(const struct node *key, const struct node *value, int how);

#endif
