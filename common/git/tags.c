#include "common/git/tags.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/base/alloc.h"
#include "common/base/file.h"
#include "common/git/commit.h"
#include "common/git/internal.h"

enum { FOLDER_DEPTH = 64 }; /* of tag names with '/' */

struct reading {
	struct repo *repo;
	struct tags *tags;
	size_t cap;
	struct fault *fault;
	struct tags loose; /* the first of .tags, which replace the packed ones of the same names */
};

static struct tag *add(struct reading *r, struct text name, struct object_id target)
{
	r->tags->items = xgrow(r->tags->items, r->tags->count, &r->cap, sizeof(*r->tags->items));
	r->tags->items[r->tags->count] = (struct tag){ .name = arena_copy(r->tags->arena, name), .target = target };
	return &r->tags->items[r->tags->count++];
}

/*
 * "ID refs/tags/NAME" lines, each perhaps followed by "^ID", what an annotated tag leads to. A header line that says
 * "fully-peeled" promises that a tag without such a line is no tag object (git's refs/packed-backend.c).
 */
static int read_packed(struct reading *r)
{
	struct buf path = BUF_INIT, content = BUF_INIT;
	struct text rest, line, prefix = TEXT("refs/tags/");
	bool fully_peeled = false;
	struct tag *last = NULL;
	struct object_id id;
	int result = 0;

	buf_addf(&path, "%s/packed-refs", r->repo->common_directory);
	if (file_exists(buf_cstr(&path)))
		result = file_read(buf_cstr(&path), FILE_LIMIT, &content, r->fault);
	for (rest = buf_text(&content); !result && text_next_line(&rest, &line);) {
		if (text_starts_with(line, TEXT("# pack-refs with:"))) {
			fully_peeled = text_find(line, TEXT(" fully-peeled"), 0) != SIZE_MAX || text_find(line, TEXT(" peeled"), 0) != SIZE_MAX;
		} else if (last && line.len == 1 + OBJECT_ID_HEX && line.ptr[0] == '^' && object_id_parse(text_from(line, 1), &id)) {
			last->peeled = id;
			last->peeled_known = last->annotated = true;
		} else if (line.len > OBJECT_ID_HEX && text_starts_with(text_from(line, OBJECT_ID_HEX + 1), prefix) &&
			   object_id_parse(text_slice(line, 0, OBJECT_ID_HEX), &id)) {
			struct text name = text_from(line, OBJECT_ID_HEX + 1 + prefix.len);

			r->loose.items = r->tags->items;
			last = tags_find(&r->loose, name) ? NULL : add(r, name, id);
			if (last) {
				last->peeled = id;
				last->peeled_known = fully_peeled;
			}
		} else {
			last = NULL;
		}
	}
	buf_release(&content);
	buf_release(&path);
	return result;
}

/* A file below refs/tags: 40 digits, or "ref: NAME". What is neither is being written, or broken; git skips it too, with a warning. */
static int read_loose_tag(struct reading *r, const char *path, struct text name)
{
	struct buf content = BUF_INIT, full = BUF_INIT;
	struct object_id id;
	git_oid oid;
	int result = file_read(path, FILE_LIMIT, &content, r->fault);

	if (!result && object_id_parse(text_trim(buf_text(&content), " \n"), &id)) {
		add(r, name, id);
	} else if (!result && text_starts_with(buf_text(&content), TEXT("ref:"))) {
		buf_addf(&full, "refs/tags/%.*s", TEXT_ARGS(name));
		if (!git_reference_name_to_id(&oid, r->repo->handle, buf_cstr(&full)))
			add(r, name, library_id(&oid));
	}
	buf_release(&full);
	buf_release(&content);
	return result;
}

static int read_loose(struct reading *r, struct buf *path, size_t names_at, unsigned depth)
{
	size_t folder_len = path->len;
	const struct dirent *entry;
	DIR *folder = opendir(buf_cstr(path));
	int result = 0;

	if (!folder)
		return errno == ENOENT ? 0 : fault_set_errno(r->fault, "cannot read '%s'", buf_cstr(path));
	while (!result && (entry = readdir(folder))) {
		struct stat st;

		if (entry->d_name[0] == '.' || text_ends_with(text_of(entry->d_name), TEXT(".lock")))
			continue;
		buf_addf(path, "/%s", entry->d_name);
		if (!stat(buf_cstr(path), &st) && S_ISDIR(st.st_mode))
			result = depth < FOLDER_DEPTH ? read_loose(r, path, names_at, depth + 1) : fault_set(r->fault, "'%s' is nested too deeply", buf_cstr(path));
		else
			result = read_loose_tag(r, buf_cstr(path), text_from(buf_text(path), names_at));
		buf_cut(path, folder_len);
	}
	closedir(folder);
	return result;
}

static int compare_names(const void *a, const void *b)
{
	return text_compare(((const struct tag *)a)->name, ((const struct tag *)b)->name);
}

static void sort(struct tags *tags)
{
	for (size_t i = 1; i < tags->count; i++) {
		if (compare_names(&tags->items[i - 1], &tags->items[i]) > 0) {
			qsort(tags->items, tags->count, sizeof(*tags->items), compare_names);
			return;
		}
	}
}

int tags_read(struct repo *repo, struct tags *tags, struct fault *fault)
{
	struct reading r = { .repo = repo, .tags = tags, .fault = fault };
	struct buf path = BUF_INIT;
	int result;

	*tags = (struct tags)TAGS_INIT;
	tags->arena = xrealloc(NULL, 1, sizeof(*tags->arena));
	*tags->arena = (struct arena)ARENA_INIT;
	buf_addf(&path, "%s/refs/tags", repo->common_directory);
	result = read_loose(&r, &path, path.len + 1, 0);
	sort(tags);
	r.loose.count = tags->count;
	if (!result)
		result = read_packed(&r);
	buf_release(&path);
	sort(tags);
	if (result)
		tags_release(tags);
	return result;
}

void tags_release(struct tags *tags)
{
	if (tags->arena)
		arena_release(tags->arena);
	free(tags->arena);
	free(tags->items);
	*tags = (struct tags)TAGS_INIT;
}

struct tag *tags_find(const struct tags *tags, struct text name)
{
	struct tag key = { .name = name };

	return tags->count ? bsearch(&key, tags->items, tags->count, sizeof(*tags->items), compare_names) : NULL;
}
