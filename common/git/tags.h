/*
 * tags: every tag of a repository with the commit that it names in the end.
 *
 * Annotated, light, packed, tags of tags; tags that name no commit (blobs, trees) and tags whose object is missing are kept apart.
 *
 * Ownership  tags_read() fills the caller's struct; tags_release() frees it and leaves it empty.
 */
#ifndef COMMON_GIT_TAGS_H
#define COMMON_GIT_TAGS_H

#include "common/git/repo.h"

struct tag {
	struct text name; /* without refs/tags/ */
	struct object_id target; /* the object that the reference names: a tag object or the commit itself */
	struct object_id commit; /* peeled; meaningless unless .is_commit */
	bool is_commit;
	bool annotated; /* known only after tag_read_details() unless packed-refs told */
};

struct tags {
	struct tag *items; /* sorted by name, bytewise */
	size_t count;
	struct arena *arena;
};

#define TAGS_INIT { NULL, 0, NULL }

int tags_read(struct repo *repo, struct tags *tags, struct fault *fault);
void tags_release(struct tags *tags);

/* When the tag was made: the outermost tag object's tagger time, else the commit's committer time. */
int tag_time(struct repo *repo, const struct tag *tag, int64_t *seconds, struct fault *fault);

#endif
