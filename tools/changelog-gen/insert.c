#include "tools/changelog-gen/insert.h"

#include "tools/changelog-gen/outline.h"

static const struct heading *find_release(const struct outline *outline, struct text version)
{
	for (size_t i = 0; i < outline->count; i++)
		if (outline->headings[i].kind == HEADING_RELEASE && text_eq(outline->headings[i].version, version))
			return &outline->headings[i];
	return NULL;
}

/*
 * Where a release ends: at the next one, at a heading of a higher level, or at another heading of level 1 or 2 beside it. (Old
 * standard-version wrote releases and their groups both at level 3.)
 */
static size_t section_end(const struct outline *outline, const struct heading *release)
{
	const struct heading *last = outline->headings + outline->count;

	for (const struct heading *h = release + 1; h < last; h++)
		if (h->kind != HEADING_OTHER || h->level < release->level || (h->level == release->level && h->level < 3))
			return h->start;
	return outline->foot > release->end ? outline->foot : release->end;
}

/* Where a new release goes. */
static size_t insertion_point(const struct outline *outline)
{
	size_t first = 0;

	for (size_t i = 0; i < outline->count; i++)
		if (outline->headings[i].kind == HEADING_TITLE)
			first = i;
	for (size_t i = first; i < outline->count; i++)
		if (outline->headings[i].kind == HEADING_RELEASE)
			return outline->headings[i].start;
	return outline->foot;
}

static void add_line_end(struct buf *out, bool crlf)
{
	buf_adds(out, crlf ? "\r\n" : "\n");
}

/* The notes without empty lines at their end, with the file's line ends. */
static void add_notes(struct buf *out, struct text notes, bool crlf)
{
	struct text line;

	notes = text_trim(notes, "\r\n");
	while (text_next_line(&notes, &line)) {
		buf_add(out, line);
		add_line_end(out, crlf);
	}
}

/* An empty line between what is in *out and what follows. */
static void add_gap(struct buf *out, bool crlf)
{
	struct text t = buf_text(out);

	if (!t.len || text_is(t, "\xEF\xBB\xBF"))
		return;
	if (!text_ends_with(t, TEXT("\n")))
		add_line_end(out, crlf);
	t = text_trim_end(text_slice(buf_text(out), 0, out->len - 1), "\r");
	if (!text_ends_with(t, TEXT("\n")))
		add_line_end(out, crlf);
}

static bool begins_with_version(struct text notes, struct text version)
{
	struct outline outline;
	bool is;

	outline_read(notes, &outline);
	is = outline.count && outline.headings[0].start == 0 && find_release(&outline, version) == &outline.headings[0];
	outline_release(&outline);
	return is;
}

static bool is_seen(struct text text, struct text version)
{
	struct outline outline;
	bool is;

	outline_read(text, &outline);
	is = find_release(&outline, version) != NULL;
	outline_release(&outline);
	return is;
}

static void put(struct text file, const struct outline *outline, const struct insertion *insertion, struct buf *out)
{
	const struct heading *old = find_release(outline, insertion->version);
	size_t start = old ? old->start : insertion_point(outline), end = start;

	buf_add(out, text_slice(file, 0, start));
	if (!old)
		add_gap(out, outline->crlf);
	add_notes(out, insertion->notes, outline->crlf);
	/* The empty lines that followed the old notes follow the new ones. */
	if (old) {
		end = section_end(outline, old);
		end = start + text_trim_end(text_slice(file, start, end - start), "\r\n").len;
		buf_cut(out, out->len - (outline->crlf ? 2 : 1));
	} else if (end < file.len) {
		add_line_end(out, outline->crlf);
	}
	buf_add(out, text_from(file, end));
}

int changelog_insert(struct text file, const char *path, const struct insertion *insertion, struct buf *out, struct fault *fault)
{
	struct outline outline;
	struct buf made = BUF_INIT;
	int result = 0;

	if (text_find_byte(file, '\0', 0) != SIZE_MAX)
		return fault_set(fault, "'%s' is no text: it holds NUL bytes; is it the right file?", path);
	if (!begins_with_version(insertion->notes, insertion->version))
		return fault_set(fault, "the notes do not begin with a heading that names version %.*s, so they cannot be found again in '%s'; mend the template",
				 TEXT_ARGS(insertion->version), path);
	if (!text_trim(file, " \t\r\n").len)
		file = TEXT("# Changelog\n");
	outline_read(file, &outline);
	put(file, &outline, insertion, &made);
	if (is_seen(buf_text(&made), insertion->version))
		buf_add(out, buf_text(&made));
	else
		result = fault_set(fault, "'%s' ends in code or in a comment that is never closed; close it", path);
	outline_release(&outline);
	buf_release(&made);
	return result;
}
