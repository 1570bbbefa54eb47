/*
 * comment: what git takes for a comment in a message that is being edited.
 *
 * Source     git-config(1), core.commentChar and core.commentString.
 * Ownership  The text is static, part of the message, or lives as long as the repo.
 */
#ifndef TOOLS_COMMITLINT_COMMENT_H
#define TOOLS_COMMITLINT_COMMENT_H

#include "common/git/repo.h"

/*
 * core.commentString or core.commentChar, "#" unless set. "auto" is found from the message: git then used the first of a
 * list of characters that no line of the message began with, and its own comments stand last. repo may be NULL.
 */
struct text comment_string(struct repo *repo, struct text message);

#endif
