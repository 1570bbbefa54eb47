/*
 * issue_patterns: references to other trackers, from the configuration (changelog.issues):
 *
 *   issues:
 *     - {pattern: '\b[A-Z]+-[0-9]+\b', url: 'https://jira.example.org/browse/{}'}
 *
 * Ownership  issue_patterns_read() fills in the caller's struct, issue_patterns_release() frees it; texts are the configuration's.
 * Errors     -1 with a fault at the place of what is not understood.
 */
#ifndef TOOLS_CHANGELOG_GEN_ISSUE_PATTERNS_H
#define TOOLS_CHANGELOG_GEN_ISSUE_PATTERNS_H

#include "common/base/buf.h"
#include "common/doc/node.h"
#include "common/doc/regex.h"

struct issue_pattern {
	struct regex *regex;
	struct text before, after; /* of the address: around the reference */
};

struct issue_patterns {
	struct issue_pattern *items;
	size_t count;
};

/* list may be NULL: no patterns. */
int issue_patterns_read(const struct node *list, struct arena *arena, struct issue_patterns *patterns, struct fault *fault);
void issue_patterns_release(struct issue_patterns *patterns);

/* The first reference at or after an offset, the longest of those that begin there. False when there is none. */
bool issue_patterns_find(const struct issue_patterns *patterns, struct text text, size_t from, struct text *found, const struct issue_pattern **pattern);

#endif
