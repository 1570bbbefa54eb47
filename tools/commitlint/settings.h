/*
 * settings: the rules of a configuration, "rules: {type-enum: [2, always, [feat, fix]]}", read and checked once.
 *
 * Files that extend one another are laid over each other rule by rule: a rule that comes again is replaced whole and keeps
 * its turn.
 *
 * Ownership  All in the arena but the patterns, which settings_release() frees; texts may point into the nodes.
 * Errors     -1 with a fault at the place of what is wrong: an unknown rule or letter case (with the nearest name), a level
 *            other than 0, 1, 2, neither "always" nor "never", a value that the rule cannot use.
 */
#ifndef TOOLS_COMMITLINT_SETTINGS_H
#define TOOLS_COMMITLINT_SETTINGS_H

#include "tools/commitlint/rules.h"

struct rule_layer {
	const struct lint_rule *rule;
	const struct node *node; /* [level, applicable, value] */
};

struct rule_layers {
	struct rule_layer *items;
	size_t count, cap;
};

#define RULE_LAYERS_INIT { NULL, 0, 0 }

/* Lay the rules of a node over what is there. */
int rule_layers_add(struct rule_layers *layers, const struct node *rules, struct arena *arena, struct fault *fault);
/* What is to be checked: errors first, then warnings, each in order; rules of level 0 are left out. */
int settings_read(const struct rule_layers *layers, struct arena *arena, struct settings *settings, struct fault *fault);
bool settings_have(const struct settings *settings, const char *id);
/* Free the patterns. */
void settings_release(struct settings *settings);

#endif
