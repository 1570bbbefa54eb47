/*
 * conventional: commit messages, with the grammar of conventional-commits-parser 7 that commitlint and semantic-release use.
 *
 * commitlint, semver-bump and changelog-gen all read this result and nothing else.
 *
 * Ownership  The result lives in the arena and points into .clean, which is the message itself whenever no line had to be
 *            dropped or changed; so the message must outlive it.
 * Units      Bytes. conventional_place() gives lines and columns of the message as it was given.
 * Errors     Any bytes are a message; parsing cannot fail. A custom pattern that gives up (regex.h) sets .gave_up.
 */
#ifndef COMMON_RELEASE_CONVENTIONAL_H
#define COMMON_RELEASE_CONVENTIONAL_H

#include "common/base/arena.h"
#include "common/base/place.h"
#include "common/base/text.h"

/* A part that was not there has .ptr NULL; one that is there but empty has a .ptr. */
struct note {
	struct text title; /* the keyword as written: "BREAKING CHANGE" */
	struct text text;
};

struct reference {
	struct text raw, action, owner, repository, prefix, issue;
};

struct conventional {
	/* The lines that count (no comments, nothing below the scissors, no "gpg:" lines), joined by LF. */
	struct text clean;
	struct text header, type, scope, subject, body, footer;
	struct text merge; /* the line that a merge pattern took */
	struct text reverted_header, reverted_hash;
	bool breaking_mark; /* '!' before the colon */
	bool gave_up;
	const struct note *notes;
	size_t note_count;
	const struct reference *references;
	size_t reference_count;
	const struct text *mentions;
	size_t mention_count;
};

struct conventional_grammar; /* compiled options; see conventional_grammar.h for how to make other ones */

/* The grammar of the conventionalcommits preset, and of the Angular one (no '!'). Static; never freed. */
const struct conventional_grammar *conventional_grammar_default(void);
const struct conventional_grammar *conventional_grammar_angular(void);

void conventional_parse(const struct conventional_grammar *grammar, struct text message, struct arena *arena, struct conventional *parsed);

/* A '!' in the header or a breaking note in the footer. */
bool conventional_is_breaking(const struct conventional *parsed);

/* Does a header match ^(\w*)(?:\((.*)\))?!: (.*)$, whatever the grammar? */
bool conventional_header_is_marked(struct text header);

/* Where a byte of parsed->clean stands in the message that it was parsed from: in bytes; and as a place, .file NULL. */
size_t conventional_offset(const struct conventional_grammar *grammar, struct text message, const struct conventional *parsed, const char *at);
struct place conventional_place(const struct conventional_grammar *grammar, struct text message, const struct conventional *parsed, const char *at);

#endif
