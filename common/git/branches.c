#include "common/git/branches.h"

#include <string.h>

#include "common/git/ancestry.h"
#include "common/git/internal.h"

enum { BRANCH_LIMIT = 200 }; /* of those whose history is looked at */

#define ORIGIN "refs/remotes/origin/"

const char *branch_default(struct repo *repo)
{
	git_reference *reference = NULL;
	const char *target = NULL, *name = NULL;

	if (!git_reference_lookup(&reference, repo->handle, ORIGIN "HEAD"))
		target = git_reference_symbolic_target(reference);
	if (target && text_starts_with(text_of(target), TEXT(ORIGIN)))
		name = arena_cstr(&repo->arena, text_of(target + sizeof(ORIGIN) - 1));
	git_reference_free(reference);
	return name;
}

struct candidate {
	const char *name;
	struct object_id tip;
	bool local, is_default, at_tip;
};

/* Is a the better one? */
static bool better(const struct candidate *a, const struct candidate *b)
{
	if (!b->name || a->at_tip != b->at_tip)
		return !b->name || a->at_tip;
	if (a->local != b->local)
		return a->local;
	if (a->is_default != b->is_default)
		return a->is_default;
	return strcmp(a->name, b->name) < 0;
}

static bool read_candidate(struct repo *repo, git_reference *reference, git_branch_t type, struct candidate *candidate)
{
	const char *full = git_reference_name(reference), *main_branch;
	struct text name = text_of(full);
	git_oid oid;

	if (type == GIT_BRANCH_REMOTE && (!text_starts_with(name, TEXT(ORIGIN)) || text_is(name, ORIGIN "HEAD")))
		return false;
	if (git_reference_name_to_id(&oid, repo->handle, full))
		return false;
	name = text_from(name, type == GIT_BRANCH_REMOTE ? sizeof(ORIGIN) - 1 : sizeof("refs/heads/") - 1);
	main_branch = branch_default(repo);
	*candidate = (struct candidate){ .name = arena_cstr(&repo->arena, name), .tip = library_id(&oid), .local = type == GIT_BRANCH_LOCAL };
	candidate->is_default = main_branch && !strcmp(main_branch, candidate->name);
	return true;
}

/* 1 when the branch has the commit, 0, -1. */
static int contains(struct repo *repo, struct candidate *candidate, const struct object_id *commit, struct fault *fault)
{
	struct ancestry *history;
	int has;

	candidate->at_tip = object_id_equal(&candidate->tip, commit);
	if (candidate->at_tip)
		return 1;
	history = ancestry_open(repo, &candidate->tip);
	has = ancestry_has(history, commit, fault);
	ancestry_close(history);
	return has;
}

int branch_of_commit(struct repo *repo, const struct object_id *commit, const char **name, struct fault *fault)
{
	git_branch_iterator *branches = NULL;
	git_reference *reference;
	git_branch_t type;
	struct candidate best = { .name = NULL }, candidate;
	unsigned seen = 0;
	int has = 0;

	*name = NULL;
	if (git_branch_iterator_new(&branches, repo->handle, GIT_BRANCH_ALL))
		return fault_set(fault, "cannot list the branches: %s", library_error());
	while (has >= 0 && seen++ < BRANCH_LIMIT && !git_branch_next(&reference, &type, branches)) {
		if (read_candidate(repo, reference, type, &candidate)) {
			has = contains(repo, &candidate, commit, fault);
			if (has > 0 && better(&candidate, &best))
				best = candidate;
		}
		git_reference_free(reference);
	}
	git_branch_iterator_free(branches);
	*name = best.name;
	return has < 0 ? -1 : 0;
}
