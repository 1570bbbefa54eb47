#include <string.h>

#include "common/git/commit.h"
#include "common/git/internal.h"
#include "common/git/tags.h"

/* The value of a header line of a tag object; the empty view when there is none. */
static struct text header(struct text object, struct text name)
{
	struct text line;

	while (text_next_line(&object, &line) && line.len)
		if (text_starts_with(line, name))
			return text_from(line, name.len);
	return (struct text){ NULL, 0 };
}

static struct text object_text(git_odb_object *object)
{
	return (struct text){ git_odb_object_data(object), git_odb_object_size(object) };
}

/* Replace *id, a tag object, by what it names. GIT_ENOTFOUND when the tag object is missing. */
static int step(struct repo *repo, struct object_id *id, struct fault *fault)
{
	git_odb_object *object;
	int result = repo_read_object(repo, id, GIT_OBJECT_TAG, &object, fault);

	if (result)
		return result;
	if (!object_id_parse(header(object_text(object), TEXT("object ")), id))
		result = fault_set(fault, "a tag object is malformed; 'git fsck' tells which");
	git_odb_object_free(object);
	return result;
}

int tag_resolve(struct repo *repo, struct tag *tag, struct fault *fault)
{
	struct object_id id = tag->peeled_known ? tag->peeled : tag->target;
	git_object_t type = GIT_OBJECT_INVALID;
	size_t size;

	if (tag->kind != TAG_UNRESOLVED)
		return 0;
	for (unsigned depth = 0; depth <= TAG_DEPTH; depth++) {
		int result = git_odb_read_header(&size, &type, repo->odb, library_oid(&id));

		if (!result && type == GIT_OBJECT_TAG) {
			tag->annotated = true;
			result = step(repo, &id, fault);
			if (!result)
				continue;
			if (result == -1)
				return -1;
		}
		if (result && result != GIT_ENOTFOUND)
			return fault_set(fault, "cannot read what tag '%s' names: %s", tag->name.ptr, library_error());
		tag->peeled = id;
		tag->peeled_known = true;
		tag->kind = result ? TAG_MISSING : type == GIT_OBJECT_COMMIT ? TAG_COMMIT
									     : TAG_OTHER;
		return 0;
	}
	return fault_set(fault, "tag '%s' is a tag of a tag of a tag, more than %d times", tag->name.ptr, TAG_DEPTH);
}

int tag_time(struct repo *repo, struct tag *tag, int64_t *seconds, struct fault *fault)
{
	struct buf storage = BUF_INIT;
	git_odb_object *object;
	struct commit commit;
	int result;

	if (tag_resolve(repo, tag, fault))
		return -1;
	if (tag->annotated && !object_id_equal(&tag->target, &tag->peeled) && !repo_read_object(repo, &tag->target, GIT_OBJECT_TAG, &object, fault)) {
		struct text tagger = header(object_text(object), TEXT("tagger "));

		*seconds = signature_time(tagger);
		git_odb_object_free(object);
		if (tagger.len)
			return 0;
	}
	result = commit_read(repo, &tag->peeled, &storage, &commit, fault);
	*seconds = result ? 0 : commit.committer.time;
	buf_release(&storage);
	return result;
}
