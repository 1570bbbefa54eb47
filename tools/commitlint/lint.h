/*
 * lint: one message against the settings.
 *
 * Ownership  Everything handed to found() is valid during the call only. scratch is used and left to the caller to reset.
 * Units      Places count lines and columns of the message as given.
 */
#ifndef TOOLS_COMMITLINT_LINT_H
#define TOOLS_COMMITLINT_LINT_H

#include "tools/commitlint/ignores.h"
#include "tools/commitlint/settings.h"
#include "tools/commitlint/waivers.h"

struct lint_options {
	struct settings settings;
	const struct conventional_grammar *grammar;
	enum ignores ignores;
	const struct waivers *waivers; /* NULL: none */
	bool may_disable;	       /* a trailer "commitlint-disable: RULE" lets the message off */
	bool cleaned;		       /* rules about lines see the message without comments, as git will store it */
};

/* What a message that holds nothing breaks; the peer lets it pass. Of a parser whose patterns give up nothing is known. */
extern const struct lint_rule lint_empty_rule, lint_gave_up_rule;

/* What a rule said about a message. */
struct lint_finding {
	const struct lint_rule *rule;
	enum severity severity;
	struct text message, remedy;
	struct place place;
	struct text source; /* the line that the place is in */
};

typedef void lint_found(void *context, const struct lint_finding *finding);

enum lint_outcome { LINT_CHECKED,
		    LINT_IGNORED,
		    LINT_EMPTY };

/* A message and what is known of it. */
struct lint_context {
	struct text text;
	const struct authorship *by; /* NULL: of no commit */
	size_t added_length;	     /* as in struct subject */
};

/* Is the message passed over, as one that a tool wrote? */
bool lint_ignores(const struct lint_options *options, struct text message, const struct conventional *parsed);

/* Parse the message into *parsed and tell found() what is wrong with it, errors first. */
enum lint_outcome lint_message(const struct lint_options *options, const struct lint_context *about, struct arena *scratch, struct conventional *parsed, lint_found *found, void *context);

#endif
