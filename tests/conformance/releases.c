/* releases: print "TAG ID" for every commit of every release that HEAD descends from; "-" for what is not released. */
#include <stdio.h>
#include <unistd.h>

#include "common/release/from_repo.h"

int main(int argc, char **argv)
{
	struct version_settings settings = { .prefix = NULL };
	struct releases_request request = { .scope = RELEASES_ALL };
	struct fault fault = FAULT_INIT;
	struct releases *releases = NULL;
	struct release release;
	struct repo *repo;
	int more = -1;

	tool_name = "releases";
	if (argc != 2 || chdir(argv[1]))
		die("usage: releases REPOSITORY");
	strings_add(&settings.base_prereleases, "nightly");
	repo = repo_open(".", env_of_process(), &fault);
	if (repo)
		releases = releases_open(repo, &settings, &request, &fault);
	while (releases && (more = releases_next(releases, &release, &fault)) > 0)
		for (size_t i = 0; i < release.commit_count; i++)
			printf("%.*s %.*s\n", release.tag.len ? (int)release.tag.len : 1, release.tag.len ? release.tag.ptr : "-",
			       TEXT_ARGS(release.commits[i].id));
	if (more < 0)
		die_fault(&fault);
	releases_close(releases);
	repo_close(repo);
	version_settings_release(&settings);
	finish_stdout();
	return EXIT_OK;
}
