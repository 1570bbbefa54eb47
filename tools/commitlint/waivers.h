/*
 * waivers: messages that are let off, whole or from named rules: by whom, about what, and why.
 *
 *   ignores:
 *     - author: 'renovate\[bot\]'
 *       rules: [body-max-line-length]
 *       reason: its bodies are tables
 *     - commit: 0123abc
 *     - preset: bots
 *
 * All conditions of an item must hold: author and committer ("Name <email>"), header and body as regular expressions, commit
 * as the first digits of an id. The preset "bots" lets Dependabot and Renovate off the rules about length.
 *
 * Ownership  waivers_read() makes, waivers_release() frees the patterns; the rest lives in the arena.
 * Errors     -1 with a fault at the place of what is wrong; waivers_release() is fine then too.
 */
#ifndef TOOLS_COMMITLINT_WAIVERS_H
#define TOOLS_COMMITLINT_WAIVERS_H

#include "tools/commitlint/rules.h"

enum waiver_condition { WAIVER_AUTHOR,
			WAIVER_COMMITTER,
			WAIVER_HEADER,
			WAIVER_BODY };

enum { WAIVER_CONDITIONS = WAIVER_BODY + 1 };

struct waiver {
	struct regex *patterns[WAIVER_CONDITIONS]; /* NULL: any */
	struct text commit;			   /* empty: any */
	const struct lint_rule **rules;		   /* NULL: all */
	size_t rule_count;
};

struct waivers {
	struct waiver *items;
	size_t count;
};

/* node: the list, NULL for none; with_bots: the preset "bots" as well. */
int waivers_read(const struct node *node, bool with_bots, struct arena *arena, struct waivers *waivers, struct fault *fault);
void waivers_release(struct waivers *waivers);

/* Is the message let off this rule (NULL: all rules)? */
bool waivers_apply(const struct waivers *waivers, const struct subject *subject, const struct lint_rule *rule);

#endif
