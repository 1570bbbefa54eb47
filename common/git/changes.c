#include "common/git/changes.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/map.h"
#include "common/git/internal.h"
#include "common/git/tree.h"

enum { DEEPEST = 256 };

struct changes {
	struct repo *repo;
	const struct folder *folders;
	size_t count;
	struct map trees; /* commit id -> tree id, both in the arena: a parent's is its child's for the asking */
	struct arena arena;
	struct buf path;
};

struct changes *changes_open(struct repo *repo, const struct folder *folders, size_t count)
{
	struct changes *changes = xrealloc(NULL, 1, sizeof(*changes));

	*changes = (struct changes){ .repo = repo, .folders = folders, .count = count, .trees = MAP_INIT, .arena = ARENA_INIT, .path = BUF_INIT };
	return changes;
}

void changes_close(struct changes *changes)
{
	if (!changes)
		return;
	map_release(&changes->trees);
	arena_release(&changes->arena);
	buf_release(&changes->path);
	free(changes);
}

static bool is_below(struct text path, struct text folder)
{
	return !folder.len || text_eq(path, folder) || (path.len > folder.len && path.ptr[folder.len] == '/' && text_starts_with(path, folder));
}

/* Has what is below the path to be looked into, to know about the folder? */
static bool lies_within(const struct folder *folder, struct text path)
{
	if (folder->path.len && !text_eq(folder->path, path) && is_below(folder->path, path))
		return true;
	for (size_t i = 0; i < folder->except_count; i++)
		if (!text_eq(folder->except[i], path) && is_below(folder->except[i], path))
			return true;
	return false;
}

static bool is_excepted(const struct folder *folder, struct text path)
{
	for (size_t i = 0; i < folder->except_count; i++)
		if (is_below(path, folder->except[i]))
			return true;
	return false;
}

/* Note a changed path; true when it has to be looked into. */
static bool note(const struct changes *changes, struct text path, bool is_tree, bool *touched)
{
	bool within = false;

	for (size_t i = 0; i < changes->count; i++) {
		const struct folder *folder = &changes->folders[i];

		if (touched[i] || is_excepted(folder, path))
			continue;
		if (is_tree && lies_within(folder, path))
			within = true;
		else if (is_below(path, folder->path))
			touched[i] = true;
	}
	return within;
}

static int compare_trees(struct changes *changes, const git_oid *old_id, const git_oid *new_id, unsigned depth, bool *touched, struct fault *fault);

static int compare_entries(struct changes *changes, const git_tree_entry *old, const git_tree_entry *new, unsigned depth, bool *touched, struct fault *fault)
{
	size_t length = changes->path.len;
	bool old_tree = old && git_tree_entry_type(old) == GIT_OBJECT_TREE, new_tree = new && git_tree_entry_type(new) == GIT_OBJECT_TREE;
	int result = 0;

	if (old && new && git_oid_equal(git_tree_entry_id(old), git_tree_entry_id(new)) && git_tree_entry_filemode(old) == git_tree_entry_filemode(new))
		return 0;
	buf_addf(&changes->path, "%s%s", length ? "/" : "", git_tree_entry_name(new ? new : old));
	if (note(changes, buf_text(&changes->path), old_tree || new_tree, touched))
		result = compare_trees(changes, old_tree ? git_tree_entry_id(old) : NULL, new_tree ? git_tree_entry_id(new) : NULL, depth + 1, touched, fault);
	buf_cut(&changes->path, length);
	return result;
}

static int open_tree(struct changes *changes, const git_oid *id, git_tree **tree, struct fault *fault)
{
	char hex[OBJECT_ID_HEX + 1];

	*tree = NULL;
	if (!id || !git_tree_lookup(tree, changes->repo->handle, id))
		return 0;
	return fault_set(fault, "cannot read tree '%s': %s; a clone with trees is needed (not --filter=tree:0)", git_oid_tostr(hex, sizeof(hex), id),
			 library_error());
}

/* NULL beyond the end, and of no tree. */
static const git_tree_entry *entry_at(const git_tree *tree, size_t index)
{
	return tree ? git_tree_entry_byindex(tree, index) : NULL;
}

/* Both are sorted by name, where a tree counts as if its name ended in '/'; equal names are met together all the same. */
static int compare_trees(struct changes *changes, const git_oid *old_id, const git_oid *new_id, unsigned depth, bool *touched, struct fault *fault)
{
	git_tree *old = NULL, *new = NULL;
	const git_tree_entry *a, *b;
	int result = 0;

	if (depth > DEEPEST)
		return fault_set(fault, "folders are nested more than %d deep", DEEPEST);
	if (open_tree(changes, old_id, &old, fault) < 0 || open_tree(changes, new_id, &new, fault) < 0)
		result = -1;
	for (size_t i = 0, j = 0; !result; i += a != NULL, j += b != NULL) {
		int order;

		a = entry_at(old, i);
		b = entry_at(new, j);
		if (!a && !b)
			break;
		order = !a ? 1 : !b ? -1
				    : git_tree_entry_cmp(a, b);

		a = order <= 0 ? a : NULL;
		b = order >= 0 ? b : NULL;
		result = compare_entries(changes, a, b, depth, touched, fault);
	}
	git_tree_free(old);
	git_tree_free(new);
	return result;
}

static int tree_of(struct changes *changes, const struct object_id *commit, const struct object_id **tree, struct fault *fault)
{
	const struct text key = { (const char *)commit->bytes, sizeof(commit->bytes) };
	struct map_entry *entry = map_find(&changes->trees, key);
	struct object_id *found;

	if (entry) {
		*tree = entry->value;
		return 0;
	}
	found = arena_zalloc(&changes->arena, 1, sizeof(*found));
	if (tree_of_commit(changes->repo, commit, found, fault) < 0)
		return -1;
	map_add(&changes->trees, arena_copy(&changes->arena, key))->value = found;
	*tree = found;
	return 0;
}

int changes_of(struct changes *changes, const struct commit *commit, bool *touched, struct fault *fault)
{
	const struct object_id *now, *before = NULL;

	memset(touched, 0, changes->count * sizeof(*touched));
	if (tree_of(changes, &commit->id, &now, fault) < 0 || (commit->parent_count && tree_of(changes, &commit->parents[0], &before, fault) < 0))
		return -1;
	if (before && object_id_equal(now, before))
		return 0;
	return compare_trees(changes, before ? library_oid(before) : NULL, library_oid(now), 0, touched, fault);
}
