/*
 * substitute: variables {{ expression }} and references $(path) in the strings and keys of a document, as Kyverno resolves
 * them (pkg/engine/variables): nested ones from the inside out, "{{- x }}" without looking into what it gives, "\{{" for the
 * braces themselves. A string that is one variable becomes its value, whatever its type.
 *
 * Limits   SUBSTITUTE_ROUNDS replacements a string, so that variables that bring variables come to an end.
 * Errors   false with context->problem.
 */
#ifndef POLICY_CHECK_SUBSTITUTE_H
#define POLICY_CHECK_SUBSTITUTE_H

#include "tools/policy-check/context.h"

enum { SUBSTITUTE_ROUNDS = 256,
       SUBSTITUTE_BYTES = 4 << 20 };

bool substitute(struct context *context, const struct node *document, const struct node **result);
/* Has the document anything to substitute? */
bool substitute_needed(const struct node *document);
/* The next variable in t at or after *at: its bytes from *start to *end, braces included. */
bool substitute_next(struct text t, size_t *at, size_t *start, size_t *end);

#endif
