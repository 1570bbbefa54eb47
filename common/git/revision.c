/* revision: what names resolve to: revisions, HEAD, and how short an id may be. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "common/base/nearest.h"
#include "common/git/internal.h"

enum { SHORTEST_ID = 7,		    /* that is printed */
       SHORTEST_ABBREVIATION = 4 }; /* that git reads; libgit2 takes a single digit for one */

const char *repo_head_branch(struct repo *repo)
{
	const char *name = NULL;
	git_reference *head = NULL;

	if (!git_reference_lookup(&head, repo->handle, "HEAD") && git_reference_type(head) == GIT_REFERENCE_SYMBOLIC) {
		struct text target = text_of(git_reference_symbolic_target(head));

		if (text_starts_with(target, TEXT("refs/heads/")))
			name = arena_cstr(&repo->arena, text_from(target, sizeof("refs/heads/") - 1));
	}
	git_reference_free(head);
	return name;
}

/* The reference whose name, full or as people write it, is nearest to what was asked for; NULL when none is near. */
static const char *nearest_reference(struct repo *repo, const char *revision)
{
	struct nearest nearest = nearest_to(text_of(revision));
	git_reference_iterator *references = NULL;
	const char *name;

	if (git_reference_iterator_new(&references, repo->handle))
		return NULL;
	while (!git_reference_next_name(&name, references)) {
		static const char *const folders[] = { "refs/heads/", "refs/tags/", "refs/remotes/" };

		for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
			if (!strncmp(name, folders[i], strlen(folders[i])))
				nearest_offer(&nearest, arena_cstr(&repo->arena, text_of(name + strlen(folders[i]))));
	}
	git_reference_iterator_free(references);
	return nearest.best;
}

static int fault_unknown(struct repo *repo, const char *revision, struct fault *fault)
{
	const char *nearest;

	if (git_repository_head_unborn(repo->handle) == 1 && !strncmp(revision, "HEAD", 4)) {
		const char *branch = repo_head_branch(repo);

		return fault_set(fault, "the branch '%s' of '%s' has no commit yet; commit something first", branch ? branch : "HEAD", repo->git_directory);
	}
	if (repo_is_shallow(repo))
		return fault_set(fault, "unknown revision '%s', in a shallow clone; " SHALLOW_CURE, revision);
	nearest = nearest_reference(repo, revision);
	if (nearest)
		return fault_set(fault, "unknown revision '%s'; did you mean '%s'?", revision, nearest);
	return fault_set(fault, "unknown revision '%s'; 'git fetch --tags' gets what the remote has", revision);
}

int repo_resolve(struct repo *repo, const char *revision, struct object_id *commit, struct fault *fault)
{
	git_object *object = NULL, *peeled = NULL;
	int result = git_revparse_single(&object, repo->handle, revision);

	if (result == GIT_EAMBIGUOUS && strlen(revision) >= SHORTEST_ABBREVIATION)
		return fault_set(fault, "'%s' is short for more than one object; give more digits", revision);
	if (result)
		return fault_unknown(repo, revision, fault);
	result = git_object_peel(&peeled, object, GIT_OBJECT_COMMIT);
	if (result)
		fault_set(fault, "'%s' names a %s where a commit is needed", revision, git_object_type2string(git_object_type(object)));
	else
		*commit = library_id(git_object_id(peeled));
	git_object_free(peeled);
	git_object_free(object);
	return result ? -1 : 0;
}

/* Objects in a pack, from the last entry of the fan-out table of its version 2 index (gitformat-pack(5)). */
static uint64_t objects_in_index(const char *path)
{
	enum { LAST_FAN_OUT = 8 + 255 * 4 };
	unsigned char count[4];
	FILE *index = fopen(path, "re");
	bool whole;

	if (!index)
		return 0;
	whole = !fseek(index, LAST_FAN_OUT, SEEK_SET) && fread(count, sizeof(count), 1, index) == 1;
	fclose(index);
	return whole ? (uint64_t)count[0] << 24 | (uint64_t)count[1] << 16 | (uint64_t)count[2] << 8 | count[3] : 0;
}

static uint64_t objects_in_packs(const struct repo *repo)
{
	struct buf path = BUF_INIT;
	const struct dirent *entry;
	uint64_t count = 0;
	size_t folder_len;
	DIR *folder;

	buf_addf(&path, "%s/objects/pack", repo->common_directory);
	folder_len = path.len;
	folder = opendir(buf_cstr(&path));
	while (folder && (entry = readdir(folder))) {
		if (!text_ends_with(text_of(entry->d_name), TEXT(".idx")))
			continue;
		buf_addf(&path, "/%s", entry->d_name);
		count += objects_in_index(buf_cstr(&path));
		buf_cut(&path, folder_len);
	}
	if (folder)
		closedir(folder);
	buf_release(&path);
	return count;
}

unsigned repo_short_id_length(struct repo *repo)
{
	const char *configured = repo_config(repo, "core.abbrev");
	uint64_t digits, objects;
	unsigned bits = 0;

	if (repo->short_id_length)
		return repo->short_id_length;
	if (configured && text_to_u64(text_of(configured), &digits) && digits >= 4) {
		repo->short_id_length = digits < OBJECT_ID_HEX ? (unsigned)digits : OBJECT_ID_HEX;
	} else if (configured && (!strcmp(configured, "no") || !strcmp(configured, "off") || !strcmp(configured, "false"))) {
		repo->short_id_length = OBJECT_ID_HEX;
	} else {
		for (objects = objects_in_packs(repo); objects; objects >>= 1)
			bits++;
		repo->short_id_length = (bits + 1) / 2 > SHORTEST_ID ? (bits + 1) / 2 : SHORTEST_ID;
	}
	return repo->short_id_length;
}
