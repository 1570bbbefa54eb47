#include "tools/changelog-gen/limit.h"

#include "common/base/utf8.h"

/* GitHub refuses a longer release body ("maximum is 125000 characters"); GitLab's limit is Gitlab::Database::MAX_TEXT_SIZE_LIMIT. */
enum { GITHUB_LIMIT = 125000,
       GITLAB_LIMIT = 1000000 };

size_t limit_of_forge(enum forge_kind kind)
{
	return kind == FORGE_GITHUB ? GITHUB_LIMIT : kind == FORGE_GITLAB ? GITLAB_LIMIT
									  : 0;
}

/* Bytes of the first characters. */
static size_t bytes_of(struct text t, size_t characters)
{
	struct text rest = t;
	struct utf8_char c;

	while (characters-- && utf8_next(&rest, &c))
		;
	return t.len - rest.len;
}

/* Back to the end of a line that is neither empty nor a heading; not before the first line. */
static size_t last_full_line(struct text notes, size_t end)
{
	while (end) {
		size_t start = end - 1;

		while (start && notes.ptr[start - 1] != '\n')
			start--;
		if (!start || (notes.ptr[end - 1] == '\n' && notes.ptr[start] != '\n' && notes.ptr[start] != '#'))
			return start || notes.ptr[end - 1] == '\n' ? end : 0;
		end = start;
	}
	return 0;
}

void limit_notes(struct buf *notes, size_t characters, struct text url)
{
	struct buf tail = BUF_INIT;
	size_t size, fits;

	if (notes->len <= characters || utf8_count(buf_text(notes)) <= characters)
		return;
	buf_addf(&tail, url.len ? "\nThe rest does not fit here: [all changes](%.*s)\n" : "\nThe rest does not fit here.\n", TEXT_ARGS(url));
	size = utf8_count(buf_text(&tail));
	fits = size < characters ? bytes_of(buf_text(notes), characters - size) : 0;
	buf_cut(notes, last_full_line(buf_text(notes), fits));
	buf_add(notes, text_from(buf_text(&tail), notes->len ? 0 : 1));
	buf_release(&tail);
}
