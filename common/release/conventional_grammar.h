/*
 * conventional_grammar: what a commit message is read by; the options of conventional-commits-parser, compiled.
 *
 * The two built-in grammars are matched by hand-written code; a pattern that a user gives is a regex (doc/regex.h) and
 * takes the place of the built-in one.
 *
 * Ownership  conventional_grammar_read() fills in the caller's struct; conventional_grammar_release() frees its patterns.
 *            Texts live in the arena, or are borrowed from the nodes.
 * Errors     A key that is unknown or has a value of the wrong kind, and a pattern that cannot be compiled, are a fault with
 *            its place.
 */
#ifndef COMMON_RELEASE_CONVENTIONAL_GRAMMAR_H
#define COMMON_RELEASE_CONVENTIONAL_GRAMMAR_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/doc/node.h"
#include "common/doc/regex.h"
#include "common/release/conventional.h"

struct texts {
	const struct text *items;
	size_t count;
};

enum header_shape {
	HEADER_PATTERN, /* .header; none when it is NULL */
	HEADER_PLAIN,	/* type(scope): subject */
	HEADER_MARKABLE /* the same, or type(scope)!: subject */
};

enum breaking_shape {
	BREAKING_PATTERN, /* .breaking_header; none when it is NULL */
	BREAKING_MARK	  /* type(scope)!: subject */
};

enum revert_shape {
	REVERT_PATTERN,	     /* .revert; none when it is NULL */
	REVERT_CONVENTIONAL, /* Revert "header" … This reverts commit HASH. */
	REVERT_ANGULAR	     /* the same with 7 to 40 word characters as hash and no full stop */
};

struct conventional_grammar {
	enum header_shape header_shape;
	enum breaking_shape breaking_shape; /* tried first */
	enum revert_shape revert_shape;
	struct regex *header, *breaking_header, *merge, *revert, *field;
	/* What groups 1, 2, … are: "type", "scope", "subject" or "header"; "header" or "hash" of a revert; others are passed over. */
	struct texts header_parts, merge_parts, revert_parts;
	struct texts note_keywords, issue_prefixes, reference_actions;
	bool issue_prefixes_exact; /* letter case counts */
	struct text comment;	   /* lines that start so are no part of the message; empty when all are */
};

/*
 * The base grammar with the options of a node: headerPattern, breakingHeaderPattern, headerCorrespondence, mergePattern,
 * mergeCorrespondence, revertPattern, revertCorrespondence, fieldPattern, noteKeywords, issuePrefixes,
 * issuePrefixesCaseSensitive, referenceActions, commentChar. null takes a pattern away. Patterns are strings, or
 * "/source/flags".
 */
int conventional_grammar_read(const struct conventional_grammar *base, const struct node *options, struct arena *arena, struct conventional_grammar *grammar, struct fault *fault);
void conventional_grammar_release(struct conventional_grammar *grammar);

#endif
