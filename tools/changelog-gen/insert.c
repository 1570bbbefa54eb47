#include "tools/changelog-gen/insert.h"

#include "tools/changelog-gen/foot.h"
#include "tools/changelog-gen/merge.h"
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
 * standard-version wrote releases and their groups both at level 3.) In a file with "Unreleased" a heading of level 2 ends any of
 * them, as what is merged stands at level 2 afterwards.
 */
static size_t section_end(const struct outline *outline, const struct heading *release, bool merged)
{
	const struct heading *last = outline->headings + outline->count;
	unsigned ending = merged ? 2 : release->level < 3 ? release->level
							  : release->level - 1;

	for (const struct heading *h = release + 1; h < last; h++)
		if (h->kind != HEADING_OTHER || h->level <= ending)
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

/* One change; they are made in the order in which they stand. */
struct edit {
	size_t start, end;
	struct buf with;
};

enum { EDIT_RELEASE,	/* the section of the release: new, or in place of what it was */
       EDIT_UNRELEASED, /* what stood below "Unreleased" goes, when the release stands elsewhere */
       EDIT_FOOT,	/* link definitions */
       EDITS };

struct inserter {
	struct text file;
	struct outline outline;
	struct text notes; /* without link definitions */
	struct foot_change foot;
	const struct heading *old, *unreleased;
	struct edit edits[EDITS];
};

static const struct heading *find_unreleased(const struct outline *outline)
{
	for (size_t i = 0; i < outline->count; i++)
		if (outline->headings[i].kind == HEADING_UNRELEASED)
			return &outline->headings[i];
	return NULL;
}

static void add_line_end(struct buf *out, bool crlf)
{
	buf_adds(out, crlf ? "\r\n" : "\n");
}

/* Lines with the file's line ends. */
static void add_lines(struct buf *out, struct text lines, bool crlf)
{
	struct text line;

	while (text_next_line(&lines, &line)) {
		buf_add(out, line);
		add_line_end(out, crlf);
	}
}

static void cut_line_end(struct buf *out, bool crlf)
{
	buf_cut(out, out->len - (crlf ? 2 : 1));
}

/* The line ends that make an empty line of what stands before an offset. */
static void add_gap(struct buf *out, struct text file, size_t at, bool crlf)
{
	struct text before = text_slice(file, 0, at), line = text_trim_end(before, "\r");

	if (!at || text_is(before, "\xEF\xBB\xBF"))
		return;
	if (!text_ends_with(before, TEXT("\n"))) {
		add_line_end(out, crlf);
		add_line_end(out, crlf);
		return;
	}
	line = text_trim_end(text_slice(before, 0, at - 1), "\r");
	if (!text_ends_with(line, TEXT("\n")))
		add_line_end(out, crlf);
}

/* Up to the last byte of a section that is no empty line. */
static size_t content_end(const struct inserter *in, size_t start, size_t end)
{
	return start + text_trim_end(text_slice(in->file, start, end - start), " \t\r\n").len;
}

static struct text body_of(const struct inserter *in, const struct heading *heading)
{
	return heading ? text_slice(in->file, heading->end, section_end(&in->outline, heading, in->unreleased != NULL) - heading->end) : (struct text){ NULL, 0 };
}

/* In place of the release so far; the empty lines that followed it stay. */
static void replace_release(struct inserter *in, struct text section)
{
	struct edit *edit = &in->edits[EDIT_RELEASE];

	edit->start = in->old->start;
	edit->end = content_end(in, in->old->start, section_end(&in->outline, in->old, in->unreleased != NULL));
	add_lines(&edit->with, section, in->outline.crlf);
	cut_line_end(&edit->with, in->outline.crlf);
}

static void add_release(struct inserter *in, struct text section)
{
	struct edit *edit = &in->edits[EDIT_RELEASE];

	edit->start = edit->end = insertion_point(&in->outline);
	add_gap(&edit->with, in->file, edit->start, in->outline.crlf);
	add_lines(&edit->with, section, in->outline.crlf);
	if (edit->end < in->file.len)
		add_line_end(&edit->with, in->outline.crlf);
}

/* What stands below "Unreleased" becomes the release. */
static void turn_unreleased(struct inserter *in, struct text section)
{
	struct edit *edit = &in->edits[EDIT_RELEASE];
	bool crlf = in->outline.crlf, empty;

	edit->start = in->unreleased->end;
	edit->end = content_end(in, edit->start, section_end(&in->outline, in->unreleased, true));
	empty = edit->end == edit->start;
	if (!text_ends_with(text_slice(in->file, 0, edit->start), TEXT("\n")))
		add_line_end(&edit->with, crlf);
	add_line_end(&edit->with, crlf);
	add_lines(&edit->with, section, crlf);
	if (!empty)
		cut_line_end(&edit->with, crlf);
	else if (edit->end < in->file.len && in->file.ptr[edit->end] != '\n' && in->file.ptr[edit->end] != '\r')
		add_line_end(&edit->with, crlf);
}

/* Its lines go, and one of the two empty lines around them. */
static void empty_unreleased(struct inserter *in)
{
	struct edit *edit = &in->edits[EDIT_UNRELEASED];
	size_t lf;

	edit->start = in->unreleased->end;
	edit->end = content_end(in, edit->start, section_end(&in->outline, in->unreleased, true));
	lf = text_find_byte(in->file, '\n', edit->end);
	if (edit->end > edit->start && lf != SIZE_MAX)
		edit->end = lf + 1;
}

static void change_foot(struct inserter *in)
{
	struct edit *edit = &in->edits[EDIT_FOOT];
	struct text foot = text_from(in->file, in->outline.foot);
	bool crlf = in->outline.crlf;

	edit->start = in->outline.foot;
	edit->end = in->file.len;
	if (!foot.len && in->foot.link.len)
		add_gap(&edit->with, in->edits[EDIT_RELEASE].start == in->file.len ? buf_text(&in->edits[EDIT_RELEASE].with) : in->file,
			in->edits[EDIT_RELEASE].start == in->file.len ? in->edits[EDIT_RELEASE].with.len : in->file.len, crlf);
	foot_add(&edit->with, foot, &in->foot, crlf);
}

static void make_edits(struct inserter *in)
{
	const struct merge merge = { in->notes, body_of(in, in->unreleased), body_of(in, in->old) };
	struct buf section = BUF_INIT;

	if (in->unreleased)
		merge_section(&merge, &section);
	else
		buf_add(&section, in->notes);
	if (in->old)
		replace_release(in, buf_text(&section));
	else if (in->unreleased)
		turn_unreleased(in, buf_text(&section));
	else
		add_release(in, buf_text(&section));
	if (in->old && in->unreleased)
		empty_unreleased(in);
	change_foot(in);
	buf_release(&section);
}

/* The first change at or after an offset that was not made yet. */
static struct edit *next_edit(struct inserter *in, const bool *made)
{
	struct edit *next = NULL;

	for (size_t i = 0; i < EDITS; i++)
		if (!made[i] && (!next || in->edits[i].start < next->start))
			next = &in->edits[i];
	return next;
}

static void apply_edits(struct inserter *in, struct buf *out)
{
	bool made[EDITS] = { false };
	struct edit *edit;
	size_t done = 0;

	while ((edit = next_edit(in, made))) {
		if (edit->start > done)
			buf_add(out, text_slice(in->file, done, edit->start - done));
		buf_add(out, buf_text(&edit->with));
		if (edit->end > done)
			done = edit->end;
		made[edit - in->edits] = true;
	}
	buf_add(out, text_from(in->file, done));
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

/* Set the link definitions at the end of the notes apart. */
static void take_notes(struct inserter *in, const struct insertion *insertion)
{
	struct outline outline;

	outline_read(insertion->notes, &outline);
	in->notes = text_trim_end(text_slice(insertion->notes, 0, outline.foot), "\r\n");
	in->foot = (struct foot_change){ insertion->version, insertion->tag, foot_link(text_from(insertion->notes, outline.foot), insertion->version) };
	outline_release(&outline);
}

static void insert(struct text file, const struct insertion *insertion, struct buf *out)
{
	struct inserter in = { .file = file };

	outline_read(file, &in.outline);
	take_notes(&in, insertion);
	in.old = find_release(&in.outline, insertion->version);
	in.unreleased = find_unreleased(&in.outline);
	make_edits(&in);
	apply_edits(&in, out);
	for (size_t i = 0; i < EDITS; i++)
		buf_release(&in.edits[i].with);
	outline_release(&in.outline);
}

/* Inserting again must change nothing: else the file hides what was put into it. */
static bool is_settled(struct text made, const struct insertion *insertion)
{
	struct buf again = BUF_INIT;
	bool is;

	insert(made, insertion, &again);
	is = text_eq(buf_text(&again), made);
	buf_release(&again);
	return is;
}

int changelog_insert(struct text file, const char *path, const struct insertion *insertion, struct buf *out, struct fault *fault)
{
	struct buf made = BUF_INIT;
	int result = 0;

	if (text_find_byte(file, '\0', 0) != SIZE_MAX)
		return fault_set(fault, "'%s' is no text: it holds NUL bytes; is it the right file?", path);
	if (!begins_with_version(insertion->notes, insertion->version))
		return fault_set(fault, "the notes do not begin with a heading that names version %.*s, so they cannot be found again in '%s'; mend the template",
				 TEXT_ARGS(insertion->version), path);
	if (!text_trim(file, " \t\r\n").len)
		file = TEXT("# Changelog\n");
	insert(file, insertion, &made);
	if (is_settled(buf_text(&made), insertion))
		buf_add(out, buf_text(&made));
	else
		result = fault_set(fault, "'%s' hides the notes that are put into it: code or a comment is never closed; close it", path);
	buf_release(&made);
	return result;
}
