#include "common/git/tree.h"

#include "common/git/internal.h"

int tree_of_commit(struct repo *repo, const struct object_id *commit, struct object_id *tree, struct fault *fault)
{
	git_odb_object *object = NULL;
	int result = repo_read_object(repo, commit, GIT_OBJECT_COMMIT, &object, fault);
	struct text bytes;

	if (result == GIT_ENOTFOUND)
		return fault_set(fault, "the commit is not in this clone; " SHALLOW_CURE);
	if (result < 0)
		return -1;
	bytes = (struct text){ git_odb_object_data(object), git_odb_object_size(object) };
	if (!text_starts_with(bytes, TEXT("tree ")) || !object_id_parse(text_slice(bytes, 5, OBJECT_ID_HEX), tree))
		result = fault_set(fault, "a commit is broken: it names no tree");
	git_odb_object_free(object);
	return result;
}

int tree_is_dirty(struct repo *repo, struct fault *fault)
{
	git_status_options options = { .version = GIT_STATUS_OPTIONS_VERSION };
	git_status_list *changes = NULL;
	int dirty;

	if (!repo->work_tree)
		return 0;
	options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR;
	options.flags = GIT_STATUS_OPT_EXCLUDE_SUBMODULES;
	if (git_status_list_new(&changes, repo->handle, &options))
		return fault_set(fault, "cannot compare the work tree with HEAD: %s", library_error());
	dirty = git_status_list_entrycount(changes) > 0;
	git_status_list_free(changes);
	return dirty;
}
