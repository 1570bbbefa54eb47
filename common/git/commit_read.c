#include "common/git/commit.h"
#include "common/git/internal.h"

#include <string.h>

/* Everything the commit's views need in one piece: parents first, being the ones with an alignment, then the object's bytes. */
static int fill(struct text object, struct buf *storage, struct commit *commit)
{
	struct commit_parts parts;
	struct buf recoded = BUF_INIT;
	size_t bytes_at, message_at;
	struct text message;

	if (!commit_parse(object, &parts))
		return -1;
	buf_cut(storage, 0);
	for (size_t i = 0; i < parts.parent_count; i++) {
		struct object_id parent;

		if (!commit_parse_parent(&parts, i, &parent))
			return -1;
		buf_add(storage, (struct text){ (const char *)parent.bytes, sizeof(parent.bytes) });
	}
	bytes_at = storage->len;
	buf_add(storage, object);
	message = commit_message(&parts, &recoded);
	message_at = storage->len;
	if (recoded.len)
		buf_add(storage, message);
	commit_parse(text_slice(buf_text(storage), bytes_at, object.len), &parts);
	*commit = (struct commit){
		.id = commit->id,
		.parents = (const struct object_id *)(const void *)buf_cstr(storage),
		.parent_count = parts.parent_count,
		.author = signature_parse(parts.author),
		.committer = signature_parse(parts.committer),
		.message = recoded.len ? text_from(buf_text(storage), message_at) : parts.message,
		.signature = parts.signature,
		.label = SIZE_MAX,
	};
	buf_release(&recoded);
	return 0;
}

int commit_read(struct repo *repo, const struct object_id *id, struct buf *storage, struct commit *commit, struct fault *fault)
{
	char hex[OBJECT_ID_HEX + 1];
	git_odb_object *object = NULL;
	int result = repo_read_object(repo, id, GIT_OBJECT_COMMIT, &object, fault);

	git_oid_tostr(hex, sizeof(hex), library_oid(id));
	if (result == GIT_ENOTFOUND)
		return fault_set(fault, "there is no commit '%s' in '%s'", hex, repo->git_directory);
	if (result)
		return -1;
	commit->id = *id;
	result = fill((struct text){ git_odb_object_data(object), git_odb_object_size(object) }, storage, commit);
	git_odb_object_free(object);
	return result ? fault_set(fault, "commit '%s' is malformed; 'git fsck' tells more", hex) : 0;
}
