/*
 * situation: what is being built, from the CI system, the options and, where these leave a fact open that the rules ask
 * for, the repository.
 *
 * Ownership  situation_read() makes, situation_release() closes the repository. Texts live in the arena.
 * Errors     -1 with a fault: those of ci.h; an option that is no ref, commit or version; no repository where one is needed.
 */
#ifndef IMAGE_TAG_SITUATION_H
#define IMAGE_TAG_SITUATION_H

#include "common/release/version_keys.h"
#include "tools/image-tag/inputs.h"

struct situation_options {
	bool from_repository; /* --facts git: do not ask the CI system */
	unsigned event;	      /* enum ci_event; CI_EVENT_NONE: not given */
	const char *ref, *sha, *change, *base_branch, *default_branch, *commit_date;
	const char *title, *description, *url, *license;
	bool needs_commit_date;
	const char *release;	/* a version to judge as if it had just been tagged */
	const char *package;	/* NULL: the repository is one */
	struct text tag_prefix; /* of the package's tags; .ptr NULL: not configured */
	const struct version_settings *version;
};

struct situation {
	struct ci_context context;
	struct repo *repo;	 /* opened when it was needed; else NULL */
	struct fault repo_fault; /* why it could not be opened */
	bool repo_tried;
	struct text tree, description;
	bool dirty;
	struct text *versions; /* names of the repository's tags */
	size_t version_count;
	bool versions_known;
	const char *versions_unknown_why;
};

int situation_read(const struct situation_options *options, const struct blocks blocks[INPUT_COUNT], struct env env, struct arena *arena, struct situation *situation, struct fault *fault);
/* Fill in .versions. */
int situation_read_versions(struct situation *situation, struct env env, struct arena *arena, struct fault *fault);
void situation_release(struct situation *situation);

#endif
