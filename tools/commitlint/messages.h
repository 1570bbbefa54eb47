/*
 * messages: where the messages under judgement come from: standard input, a message file of git's, or commits.
 *
 * Each is handed to a sink, one at a time; nothing is kept.
 *
 * Ownership  What a sink is given is valid during the call only.
 * Limits     MESSAGE_LIMIT bytes a message.
 * Errors     -1 with a fault; messages before it have been handed over.
 */
#ifndef TOOLS_COMMITLINT_MESSAGES_H
#define TOOLS_COMMITLINT_MESSAGES_H

#include <stdio.h>

#include "common/base/env.h"
#include "common/git/commit.h"

enum { MESSAGE_LIMIT = 256 << 20 };

struct message {
	struct text text;
	const char *name;	     /* the file, for places; NULL for a commit's */
	const char *path;	     /* the same to open it; NULL when it is no file */
	const struct commit *commit; /* NULL unless it is a commit's */
	size_t added_length;	     /* as in struct lint_context */
	struct text comment;	     /* what lines start with that git will cut; empty when there are none */
};

typedef void message_sink(void *context, const struct message *message);

/* All of the stream, or several messages that each end in NUL. */
int messages_from_stream(FILE *in, bool separated, message_sink *sink, void *context, struct fault *fault);

/*
 * A file that git wrote for its hooks. file is relative to the top of the work tree; "" is COMMIT_EDITMSG. Lines that git's
 * configuration calls comments are named in .comment.
 */
int messages_from_file(const char *file, struct env env, message_sink *sink, void *context, struct fault *fault);

/*
 * The title of a change request, as the header that will be merged. number, unless 0, is added as " (#N)" for rules about
 * length; in a pipeline of GitLab "Draft:" and "WIP:" are cut.
 */
void messages_from_title(const char *title, unsigned number, struct env env, message_sink *sink, void *context);

struct message_range {
	const char *from, *to; /* revisions; both NULL: as .automatic or .last say */
	bool from_last_tag;    /* after the nearest tag among the first parents */
	bool last;	       /* HEAD alone */
	bool automatic;	       /* the commits that the CI system's event brought */
	bool allow_empty;      /* no commit at all is fine */
	bool signatures;       /* struct commit's .signature is wanted */
};

struct range_notes {
	unsigned short_id; /* digits of a commit's id for people; set before the first message is handed over */
	struct buf chosen; /* for people, what an automatic range is */
};

int messages_from_repo(const struct message_range *range, struct env env, struct range_notes *notes, message_sink *sink, void *context, struct fault *fault);

#endif
