#include "tools/changelog-gen/foot.h"

/* "[name]: address"; false for any other line. */
static bool read_definition(struct text line, struct text *name, struct text *link)
{
	size_t close = text_find(line, TEXT("]:"), 0);

	line = text_trim_end(line, "\r\n");
	if (close == SIZE_MAX || line.ptr[0] != '[')
		return false;
	*name = text_slice(line, 1, close - 1);
	*link = text_trim(text_from(line, close + 2), " \t");
	return true;
}

struct text foot_link(struct text text, struct text name)
{
	struct text line, defined, link;

	while (text_next_line(&text, &line))
		if (read_definition(line, &defined, &link) && text_eq_ignoring_case(defined, name))
			return link;
	return (struct text){ NULL, 0 };
}

/* Where the two revisions of a range stand in an address: "…/compare/OLD...NEW", or "…/compare/NEW%0DOLD". */
static bool find_range(struct text link, struct text *old, struct text *new)
{
	size_t dots = text_find(link, TEXT("..."), 0), return_at = text_find(link, TEXT("%0D"), 0), start, compare = text_find(link, TEXT("/compare/"), 0);

	if (compare == SIZE_MAX)
		return false;
	start = compare + 9;
	if (dots != SIZE_MAX && dots >= start) {
		*old = text_slice(link, start, dots - start);
		*new = text_from(link, dots + 3);
		return true;
	}
	if (return_at == SIZE_MAX || return_at < start)
		return false;
	*new = text_slice(link, start, return_at - start);
	*old = text_from(link, return_at + 3);
	return true;
}

/* The address with one part of it exchanged. */
static void add_exchanged(struct buf *out, struct text link, struct text part, struct text with)
{
	size_t at = (size_t)(part.ptr - link.ptr);

	buf_add(out, text_slice(link, 0, at));
	buf_add(out, with);
	buf_add(out, text_from(link, at + part.len));
}

static void add_definition(struct buf *out, struct text name, struct text link, bool crlf)
{
	buf_addf(out, "[%.*s]: ", TEXT_ARGS(name));
	buf_add(out, link);
	buf_adds(out, crlf ? "\r\n" : "\n");
}

/* "Unreleased" now begins with the release. */
static void add_unreleased(struct buf *out, struct text name, struct text link, const struct foot_change *change, bool crlf)
{
	struct text old, new;
	struct buf made = BUF_INIT;

	if (change->tag.len && find_range(link, &old, &new))
		add_exchanged(&made, link, old, change->tag);
	else
		buf_add(&made, link);
	add_definition(out, name, buf_text(&made), crlf);
	buf_release(&made);
}

static struct text release_link(struct text unreleased, const struct foot_change *change, struct buf *made)
{
	struct text old, new;

	if (change->link.len || !change->tag.len || !find_range(unreleased, &old, &new) || text_eq(old, change->tag))
		return change->link;
	add_exchanged(made, unreleased, new, change->tag);
	return buf_text(made);
}

void foot_add(struct buf *out, struct text foot, const struct foot_change *change, bool crlf)
{
	struct text unreleased = foot_link(foot, TEXT("unreleased")), rest = foot, line, name, link;
	struct buf made = BUF_INIT;
	struct text release = release_link(unreleased, change, &made);
	bool done = !release.len, known = foot_link(foot, change->version).len > 0;

	for (const char *start = rest.ptr; text_next_line(&rest, &line); start = rest.ptr) {
		bool defines = read_definition(line, &name, &link), is_unreleased = defines && text_eq_ignoring_case(name, TEXT("unreleased"));

		if (defines && !done && (known ? text_eq(name, change->version) : !is_unreleased)) {
			add_definition(out, change->version, release, crlf);
			done = true;
			if (known)
				continue;
		}
		if (is_unreleased)
			add_unreleased(out, name, link, change, crlf);
		else
			buf_add(out, (struct text){ start, (size_t)(rest.ptr - start) });
	}
	if (!done) {
		if (out->len && out->ptr[out->len - 1] != '\n')
			buf_adds(out, crlf ? "\r\n" : "\n");
		add_definition(out, change->version, release, crlf);
	}
	buf_release(&made);
}
