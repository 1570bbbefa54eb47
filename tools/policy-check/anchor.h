/*
 * anchor: the marks around keys of patterns, "(key)" and the like (Kyverno, pkg/engine/anchor).
 *
 * Ownership  .key is a view into the written key.
 */
#ifndef POLICY_CHECK_ANCHOR_H
#define POLICY_CHECK_ANCHOR_H

#include "common/base/text.h"

enum anchor_kind {
	ANCHOR_NONE,
	ANCHOR_CONDITION, /* (key)  if it fits, then the rest must */
	ANCHOR_GLOBAL,	  /* <(key) if it does not fit, the rule does not apply */
	ANCHOR_NEGATION,  /* X(key) must not be there */
	ANCHOR_ADDITION,  /* +(key) means something to mutation only */
	ANCHOR_EQUALITY,  /* =(key) if it is there, it must fit */
	ANCHOR_EXISTENCE  /* ^(key) one of the list at least must fit */
};

struct anchor {
	enum anchor_kind kind;
	struct text key; /* without the mark */
};

struct anchor anchor_parse(struct text written);

#endif
