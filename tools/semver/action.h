/*
 * action: what is asked about versions, and the answer as lines.
 *
 * Ownership  Everything is in the arena, or borrowed from the caller. Lines are appended to .out.
 * Errors     -1 with a fault: something that had to be a version, a range, a level or a part and is not.
 */
#ifndef SEMVER_ACTION_H
#define SEMVER_ACTION_H

#include "common/base/strings.h"
#include "tools/semver/range.h"

/* What the options say; one of the first group is set. */
struct question {
	bool compare, sort, validate;
	const char *satisfies, *above, *below, *overlaps; /* ranges */
	const char *increment, *truncate;		  /* levels: increment_names */
	const char *part;				  /* part_names */
	const char *identifier;				  /* of a prerelease; NULL: none */
	bool prereleases;				  /* ranges include prereleases */
};

struct asked {
	const struct text *texts; /* as given */
	size_t count;
};

struct answer {
	struct buf out;	    /* for standard output */
	struct buf remarks; /* for people */
	bool no;	    /* a clear no */
};

#define ANSWER_INIT { BUF_INIT, BUF_INIT, false }

/* "major", "minor", "patch", "prerelease", "build", "core"; NULL at the end. */
extern const char *const part_names[];

/* How many of the first group are set. */
size_t question_count(const struct question *question);
int question_answer(const struct question *question, const struct asked *asked, struct answer *answer, struct fault *fault);
void answer_release(struct answer *answer);

#endif
