/*
 * owner: git refuses repositories of other users unless safe.directory allows them; so do we, and say so.
 *
 * Checked here and not by libgit2, whose message names neither the owner nor the setting. The rules are git's
 * (git-config(1), safe.directory): only system and user configuration counts, an empty value resets the list, "*" is
 * everything, a path that ends in "/" and "*" is all below it.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/git/internal.h"

static bool owned(const char *path, struct env env, uid_t *owner)
{
	const char *sudo = env_get_nonempty(env, "SUDO_UID");
	uint64_t invoker;
	struct stat st;

	if (!path || lstat(path, &st) || st.st_uid == geteuid())
		return true;
	*owner = st.st_uid;
	return !geteuid() && sudo && text_to_u64(text_of(sudo), &invoker) && invoker == st.st_uid;
}

static bool allows(const char *value, const char *path)
{
	struct text pattern = text_of(value), t = text_of(path);

	if (text_is(pattern, "*"))
		return true;
	if (text_ends_with(pattern, TEXT("/*")))
		return text_starts_with(t, text_slice(pattern, 0, pattern.len - 1));
	if (pattern.len > 1 && text_ends_with(pattern, TEXT("/")))
		pattern.len--;
	return text_eq(pattern, t);
}

static bool declared_safe(const char *path, struct env env)
{
	const char *user_file = env_get_nonempty(env, "GIT_CONFIG_GLOBAL");
	git_config_iterator *values = NULL;
	git_config_entry *entry;
	git_config *config = NULL;
	bool safe = false;

	if (git_config_open_default(&config))
		return false;
	if (user_file)
		git_config_add_file_ondisk(config, user_file, GIT_CONFIG_LEVEL_GLOBAL, NULL, 1);
	if (!git_config_multivar_iterator_new(&values, config, "safe.directory", NULL)) {
		while (!git_config_next(&entry, values))
			safe = *entry->value && (safe || allows(entry->value, path));
		git_config_iterator_free(values);
	}
	git_config_free(config);
	return safe;
}

int repo_check_owner(const struct repo *repo, struct env env, struct fault *fault)
{
	const char *named = repo->work_tree ? repo->work_tree : repo->git_directory;
	uid_t owner = 0;

	if (owned(repo->git_directory, env, &owner) && owned(repo->work_tree, env, &owner))
		return 0;
	if (declared_safe(named, env) || declared_safe(repo->git_directory, env))
		return 0;
	return fault_set(fault, "the repository '%s' belongs to another user (user id %lu, you are %lu), whose files git does not trust; 'git config --global --add safe.directory %s' allows it",
			 named, (unsigned long)owner, (unsigned long)geteuid(), named);
}
