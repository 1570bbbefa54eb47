/*
 * commit: a commit object's bytes taken apart by hand, and single commits and annotated tags read by id.
 *
 * Ownership  Views point into the bytes given, or into the storage named.
 * Units      Times are seconds UTC, offsets minutes east of UTC; both are 0 where a line cannot be read, as git has it.
 * Errors     commit_parse() is false when the bytes are no commit, commit_parse_parent() when the line holds no id.
 */
#ifndef COMMON_GIT_COMMIT_H
#define COMMON_GIT_COMMIT_H

#include "common/git/repo.h"

struct signature {
	struct text name, email; /* as written, any bytes */
	int64_t time;
	int offset;
};

struct commit {
	struct object_id id;
	const struct object_id *parents;
	size_t parent_count;
	struct signature author, committer;
	struct text message;   /* re-coded to UTF-8 when the commit names ISO-8859-1 or Windows-1252; else as stored */
	struct text signature; /* the gpgsig header as stored, lines after the first start with a space; empty when there is none */
	size_t label;	       /* of a walk with labels (history.h); else SIZE_MAX */
};

/* The parts of a commit object, none copied. */
struct commit_parts {
	struct text parents; /* "parent ID\n" lines */
	size_t parent_count;
	struct text author, committer, encoding, signature, message;
};

bool commit_parse(struct text object, struct commit_parts *parts);
/* The id of a parent, index being below parent_count. */
bool commit_parse_parent(const struct commit_parts *parts, size_t index, struct object_id *id);
/* "Name <email> 1780000000 +0100" */
struct signature signature_parse(struct text line);
/* Only its time, which is what walks need. */
int64_t signature_time(struct text line);
/* The message as UTF-8: itself, or re-coded into *storage. */
struct text commit_message(const struct commit_parts *parts, struct buf *storage);

/* One commit by id: 0, or -1. The views are valid until *storage changes. */
int commit_read(struct repo *repo, const struct object_id *id, struct buf *storage, struct commit *commit, struct fault *fault);

#endif
