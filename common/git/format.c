/* format: repositories that libgit2 cannot read, or would read otherwise than git does, refused by name. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/file.h"
#include "common/git/internal.h"

struct refusal {
	const char *key, *value, *what;
};

static const struct refusal refusals[] = {
	{ "extensions.objectformat", "sha256", "has SHA-256 object ids, which cannot be read yet; a repository with SHA-1 ids is needed" },
	{ "extensions.refstorage", "reftable", "keeps its references as a reftable, which cannot be read yet; 'git refs migrate --ref-format=files' changes that" },
};

static bool refused(const git_config *config, const char *where, struct fault *fault)
{
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		git_config_entry *entry = NULL;
		bool is = !git_config_get_entry(&entry, config, refusals[i].key) && text_eq_ignoring_case(text_of(entry->value), text_of(refusals[i].value));

		git_config_entry_free(entry);
		if (is) {
			fault_set(fault, "the repository '%s' %s", where, refusals[i].what);
			return true;
		}
	}
	return false;
}

bool repo_explain_format(const char *git_directory, struct fault *fault)
{
	struct buf path = BUF_INIT, common = BUF_INIT;
	git_config *config = NULL;
	bool explained = false;

	buf_addf(&path, "%s/commondir", git_directory);
	if (file_exists(buf_cstr(&path)) && !file_read(buf_cstr(&path), FILE_LIMIT, &common, fault)) {
		struct text to = text_trim(buf_text(&common), "\n");

		buf_cut(&path, 0);
		if (!text_starts_with(to, TEXT("/")))
			buf_addf(&path, "%s/", git_directory);
		buf_add(&path, to);
		buf_adds(&path, "/config");
	} else {
		buf_cut(&path, 0);
		buf_addf(&path, "%s/config", git_directory);
	}
	if (!git_config_open_ondisk(&config, buf_cstr(&path)))
		explained = refused(config, git_directory, fault);
	git_config_free(config);
	buf_release(&common);
	buf_release(&path);
	return explained;
}

static bool folder_has_entries(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	bool found = false;

	if (!folder)
		return false;
	while (!found && (entry = readdir(folder)))
		found = entry->d_name[0] != '.';
	closedir(folder);
	return found;
}

static bool has_replace_refs(const struct repo *repo, struct buf *path)
{
	struct buf packed = BUF_INIT;
	struct fault none = FAULT_INIT;
	bool found;

	buf_addf(path, "%s/refs/replace", repo->common_directory);
	found = folder_has_entries(buf_cstr(path));
	buf_cut(path, 0);
	buf_addf(path, "%s/packed-refs", repo->common_directory);
	if (!found && file_exists(buf_cstr(path)) && !file_read(buf_cstr(path), FILE_LIMIT, &packed, &none))
		found = text_find(buf_text(&packed), TEXT(" refs/replace/"), 0) != SIZE_MAX;
	buf_release(&packed);
	return found;
}

static bool has_grafts(const struct repo *repo, struct buf *path)
{
	struct buf grafts = BUF_INIT;
	struct fault none = FAULT_INIT;
	bool found;

	buf_cut(path, 0);
	buf_addf(path, "%s/info/grafts", repo->common_directory);
	found = file_exists(buf_cstr(path)) && (file_read(buf_cstr(path), FILE_LIMIT, &grafts, &none) || text_trim(buf_text(&grafts), " \n").len);
	buf_release(&grafts);
	return found;
}

int repo_check_format(const struct repo *repo, struct fault *fault)
{
	struct buf path = BUF_INIT;
	git_config *config = NULL;
	int result = 0;

	if (!git_repository_config(&config, repo->handle) && refused(config, repo->git_directory, fault))
		result = -1;
	else if (has_replace_refs(repo, &path))
		result = fault_set(fault, "the repository '%s' has replace refs, which would change its history; 'git replace -l' lists them, 'git replace -d' removes them", repo->git_directory);
	else if (has_grafts(repo, &path))
		result = fault_set(fault, "the repository '%s' has grafts ('%s'), which would change its history; remove that file", repo->git_directory, buf_cstr(&path));
	git_config_free(config);
	buf_release(&path);
	return result;
}
