/*
 * tags: every tag of a repository, and the commit that it names in the end.
 *
 * tags_read() only reads references: what a tag leads to is found by tag_resolve() when it is asked for, because
 * repositories have thousands of tags of which a run needs a few. Annotated, light, packed tags and tags of tags; tags
 * that lead to no commit (blobs, trees) and tags whose object is missing are told apart.
 *
 * Ownership  tags_read() fills the caller's struct; tags_release() frees it and leaves it empty.
 */
#ifndef COMMON_GIT_TAGS_H
#define COMMON_GIT_TAGS_H

#include "common/git/repo.h"

enum tag_kind {
	TAG_UNRESOLVED,
	TAG_COMMIT,
	TAG_OTHER,  /* leads to a blob or a tree */
	TAG_MISSING /* leads to an object that is not there */
};

struct tag {
	struct text name;	 /* without refs/tags/; a NUL follows */
	struct object_id target; /* the object that the reference names: a tag object or the commit itself */
	struct object_id peeled; /* what it leads to, valid once .peeled_known */
	bool peeled_known;	 /* packed-refs often tells; tag_resolve() does in any case */
	bool annotated;		 /* valid once .peeled_known */
	enum tag_kind kind;
};

struct tags {
	struct tag *items; /* sorted by name, bytewise */
	size_t count;
	struct arena *arena;
};

#define TAGS_INIT { NULL, 0, NULL }

int tags_read(struct repo *repo, struct tags *tags, struct fault *fault);
void tags_release(struct tags *tags);
/* The tag of that name, or NULL. */
struct tag *tags_find(const struct tags *tags, struct text name);

/*
 * Find out .kind and, of a TAG_COMMIT, the commit (.peeled). Once done it costs nothing. -1 only for a damaged object
 * and for more than TAG_DEPTH tags of tags.
 */
int tag_resolve(struct repo *repo, struct tag *tag, struct fault *fault);
enum { TAG_DEPTH = 64 };

/* When the tag was made: the outermost tag object's tagger time, else the commit's committer time. Of a TAG_COMMIT. */
int tag_time(struct repo *repo, struct tag *tag, int64_t *seconds, struct fault *fault);

#endif
