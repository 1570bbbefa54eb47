/* shallow: the commits whose parents a shallow clone left out. */
#include <stdlib.h>
#include <string.h>

#include "common/base/file.h"
#include "common/git/internal.h"

static int compare_ids(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct object_id));
}

static void read_boundaries(struct repo *repo)
{
	struct buf path = BUF_INIT, content = BUF_INIT;
	struct fault none = FAULT_INIT;
	struct text rest, line;

	repo->boundaries_read = true;
	buf_addf(&path, "%s/shallow", repo->common_directory);
	if (file_exists(buf_cstr(&path)) && !file_read(buf_cstr(&path), FILE_LIMIT, &content, &none)) {
		repo->boundaries = arena_zalloc(&repo->arena, content.len / OBJECT_ID_HEX + 1, sizeof(*repo->boundaries));
		for (rest = buf_text(&content); text_next_line(&rest, &line);)
			repo->boundary_count += object_id_parse(line, &repo->boundaries[repo->boundary_count]);
		qsort(repo->boundaries, repo->boundary_count, sizeof(*repo->boundaries), compare_ids);
	}
	buf_release(&content);
	buf_release(&path);
}

bool repo_is_shallow(struct repo *repo)
{
	if (!repo->boundaries_read)
		read_boundaries(repo);
	return repo->boundary_count > 0;
}

bool repo_is_boundary(struct repo *repo, const struct object_id *id)
{
	return repo_is_shallow(repo) && bsearch(id, repo->boundaries, repo->boundary_count, sizeof(*id), compare_ids);
}
