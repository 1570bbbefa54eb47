/*
 * ci_source: how one CI system names the facts of ci.h. Private to common/release/ci*.c.
 */
#ifndef COMMON_RELEASE_CI_SOURCE_H
#define COMMON_RELEASE_CI_SOURCE_H

#include "common/release/ci.h"

/* The first variable that is set and not empty gives the fact; prefix (NULL for none) is put before its value. */
struct ci_variable {
	enum ci_fact_name fact;
	const char *name;
	const char *prefix;
};

struct ci_event_word {
	const char *word;
	enum ci_event event;
};

struct ci_source {
	const char *name;
	const char *marker;			/* the variable by which the system is recognised */
	const struct ci_variable *variables;	/* .name NULL at the end */
	const char *const (*contradictions)[2]; /* variables that are never both set; { NULL } at the end */
	/* What the tables cannot say: the event, and facts that are computed. */
	int (*complete)(struct env env, struct arena *arena, struct ci_context *context, struct fault *fault);
};

extern const struct ci_source ci_github, ci_gitlab, ci_jenkins, ci_circleci;

/* Set a fact only if it is missing and value is not empty. */
void ci_offer(struct ci_context *context, enum ci_fact_name name, struct text value, const char *from);
/* The event of a word in a table whose last .word is NULL and gives the default. */
enum ci_event ci_event_of(const struct ci_event_word *words, struct text word);
/* CI_EVENT_TAG or CI_EVENT_BRANCH by the ref, CI_EVENT_OTHER when it is neither. */
enum ci_event ci_event_of_ref(const struct ci_context *context);

#endif
