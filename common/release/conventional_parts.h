/*
 * conventional_parts: the pieces of the commit message parser, shared by its files only.
 *
 * Ownership  Lists grow in the arena of the parser; texts point into the message or the cleaned copy of it.
 * Source     conventional-commits-parser 7.1.4; each regular expression is quoted where its matcher stands.
 */
#ifndef COMMON_RELEASE_CONVENTIONAL_PARTS_H
#define COMMON_RELEASE_CONVENTIONAL_PARTS_H

#include "common/release/conventional_grammar.h"

struct message_parser {
	const struct conventional_grammar *grammar;
	struct arena *arena;
	struct conventional *parsed;
	struct note *notes;
	struct reference *references;
	struct text *mentions;
	size_t note_cap, reference_cap, mention_cap;
};

/* Room for one more item of a list in the arena: items, or a larger copy of it. */
void *parts_grow(struct arena *arena, void *items, size_t count, size_t *cap, size_t size);

/* Does t start with the keyword, A to Z and a to z taken as equal? */
bool parts_starts_with(struct text t, struct text keyword);

/* Fill in parsed->clean. */
void parts_clean(struct message_parser *parser, struct text message);

/* Type, scope, subject, breaking mark; .breaking_text is what the breaking pattern took as the subject, .ptr NULL when it did not match. */
void parts_header(struct message_parser *parser, struct text header, struct text *breaking_text);
/* Take the line when it is the one of a merge. */
bool parts_merge(struct message_parser *parser, struct text line);
void parts_revert(struct message_parser *parser, struct text message);

/* "BREAKING CHANGE: text", perhaps as a bullet: the start of a note. */
bool parts_is_note(const struct conventional_grammar *grammar, struct text line, struct note *note);
/* "Token: value" or "Token #value": the line that starts a footer. */
bool parts_is_footer_token(const struct conventional_grammar *grammar, struct text line);
/* Add the issues that a line refers to. */
void parts_references(struct message_parser *parser, struct text line, bool is_footer_token);
/* Keep the first of references that say the same. */
void parts_unique_references(struct message_parser *parser);
void parts_mentions(struct message_parser *parser, struct text message);

#endif
