#include "common/release/mailmap.h"

#include "common/base/buf.h"

struct mailmap_line {
	struct text name, email, commit_name; /* each may be empty */
	struct mailmap_line *earlier;
};

static void add_lower(struct buf *out, struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		buf_add_byte(out, (char)(t.ptr[i] >= 'A' && t.ptr[i] <= 'Z' ? t.ptr[i] - 'A' + 'a' : t.ptr[i]));
}

bool mailmap_split(struct text person, struct text *name, struct text *email, struct text *rest)
{
	size_t open = text_find_byte(person, '<', 0), close = open == SIZE_MAX ? SIZE_MAX : text_find_byte(person, '>', open);

	if (close == SIZE_MAX)
		return false;
	*name = text_trim(text_slice(person, 0, open), " \t");
	*email = text_trim(text_slice(person, open + 1, close - open - 1), " \t");
	*rest = text_from(person, close + 1);
	return true;
}

static void add_line(struct mailmap *mailmap, struct text commit_email, const struct mailmap_line *line)
{
	struct buf key = BUF_INIT;
	struct map_entry *entry;
	struct mailmap_line *kept = arena_zalloc(mailmap->arena, 1, sizeof(*kept));

	add_lower(&key, commit_email);
	entry = map_find(&mailmap->by_email, buf_text(&key));
	if (!entry)
		entry = map_add(&mailmap->by_email, arena_copy(mailmap->arena, buf_text(&key)));
	*kept = *line;
	kept->earlier = entry->value;
	entry->value = kept;
	buf_release(&key);
}

void mailmap_read(struct mailmap *mailmap, struct text file, struct arena *arena)
{
	struct text line, rest, commit_email;

	mailmap->arena = arena;
	while (text_next_line(&file, &line)) {
		struct mailmap_line read = { .earlier = NULL };

		line = text_trim(line, " \t");
		if (text_starts_with(line, TEXT("#")) || !mailmap_split(line, &read.name, &read.email, &rest))
			continue;
		if (mailmap_split(rest, &read.commit_name, &commit_email, &rest)) {
			add_line(mailmap, commit_email, &read);
		} else if (read.name.len) {
			commit_email = read.email;
			read.email.len = 0;
			add_line(mailmap, commit_email, &read);
		}
	}
}

void mailmap_apply(const struct mailmap *mailmap, struct text *name, struct text *email)
{
	struct buf key = BUF_INIT;
	const struct mailmap_line *found = NULL;

	if (!mailmap->by_email.count)
		return;
	add_lower(&key, *email);
	for (const struct mailmap_line *line = map_get(&mailmap->by_email, buf_text(&key)); line; line = line->earlier) {
		if (line->commit_name.len && text_eq_ignoring_case(line->commit_name, *name)) {
			found = line;
			break;
		}
		if (!line->commit_name.len && !found)
			found = line;
	}
	buf_release(&key);
	if (found && found->name.len)
		*name = found->name;
	if (found && found->email.len)
		*email = found->email;
}

void mailmap_release(struct mailmap *mailmap)
{
	map_release(&mailmap->by_email);
}
