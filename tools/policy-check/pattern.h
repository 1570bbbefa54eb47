/*
 * pattern: the shape that a rule wants resources to have, compiled once and matched against many (Kyverno,
 * pkg/engine/validate and pkg/engine/anchor).
 *
 * Ownership  The arena given to pattern_compile() owns the pattern, which points into the node it was made of. What
 *            pattern_judge() says lives in the arena given there.
 * Limits     Recursion follows the pattern, whose depth the readers of documents bound.
 */
#ifndef POLICY_CHECK_PATTERN_H
#define POLICY_CHECK_PATTERN_H

#include "common/doc/node.h"
#include "tools/policy-check/anchor.h"

struct pattern;

struct pattern_entry {
	struct text written; /* the key with its mark */
	struct anchor anchor;
	const struct pattern *pattern;
};

struct pattern {
	const struct node *node;
	/* Of a map: first the anchors, sorted, then the others in the order in which they are judged. */
	const struct pattern_entry *entries;
	size_t entry_count, anchor_count;
	const struct pattern *const *items; /* of a list */
	bool expands;			    /* a map whose metadata has wildcards in the keys of labels or annotations */
};

enum pattern_result { PATTERN_FITS,
		      PATTERN_FAILS,   /* .path tells where */
		      PATTERN_ERROR,   /* an anchor's key was missing: Kyverno calls that an execution error */
		      PATTERN_SKIPS }; /* a condition does not hold */

struct pattern_verdict {
	enum pattern_result result;
	struct text message;
	struct text path;	  /* "/spec/containers/0/image/" */
	const struct node *where; /* the value that does not fit, or the map that lacks it; in the resource */
};

const struct pattern *pattern_compile(struct arena *arena, const struct node *node);
struct pattern_verdict pattern_judge(const struct pattern *pattern, const struct node *resource, struct arena *arena);

#endif
