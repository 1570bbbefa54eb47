#include "tools/changelog-gen/entry.h"

#include "common/base/time.h"
#include "common/doc/node_make.h"
#include "tools/changelog-gen/references.h"

struct text entry_text(const struct context_options *options, struct text text, struct arena *arena)
{
	return options->copy ? arena_copy(arena, text) : text;
}

const struct node *entry_link(const struct context_options *options, enum forge_link link, struct text a, struct text b, struct arena *arena)
{
	struct buf url = BUF_INIT;
	const struct node *node = &node_null;

	if (a.len && forge_add_link(&url, &options->forge, link, a, b))
		node = node_make_string(arena, arena_copy(arena, buf_text(&url)));
	buf_release(&url);
	return node;
}

const struct node *entry_date(int64_t time, struct arena *arena)
{
	struct buf date = BUF_INIT;
	const struct node *node;

	if (!time)
		return &node_null;
	time_add_date(&date, time);
	node = node_make_string(arena, arena_copy(arena, buf_text(&date)));
	buf_release(&date);
	return node;
}

/* The issues that the footer closes and the subject does not name. */
static const struct node *closed_issues(const struct context_options *options, const struct conventional *parsed, struct arena *arena)
{
	const struct node **items = arena_zalloc(arena, parsed->reference_count, sizeof(const struct node *));
	size_t count = 0;

	for (size_t i = 0; i < parsed->reference_count; i++) {
		const struct reference *reference = &parsed->references[i];
		struct text path = { NULL, 0 };

		if (!reference->action.len || text_find(parsed->header, reference->raw, 0) != SIZE_MAX)
			continue;
		if (reference->owner.len && reference->repository.len)
			path = arena_printf(arena, "%.*s/%.*s", TEXT_ARGS(reference->owner), TEXT_ARGS(reference->repository));
		items[count++] = references_issue(&options->forge, path, entry_text(options, reference->issue, arena), arena);
	}
	return node_make_list(arena, items, count);
}

static const struct node *author_of(const struct context_options *options, const struct release_commit *commit, struct arena *arena)
{
	struct map_maker map = map_make(arena, 2);

	map_make_set(&map, "name", node_make_string(arena, entry_text(options, commit->author_name, arena)));
	map_make_set(&map, "email", node_make_string(arena, entry_text(options, commit->author_email, arena)));
	return map_made(&map);
}

static void set_details(struct map_maker *map, const struct context_options *options, const struct effect *effect, struct arena *arena)
{
	map_make_set(map, "merge", effect->commit->parent_count > 1 ? &node_true : &node_false);
	map_make_set(map, "reverted", effect->reason == EFFECT_REVERTED || effect->reason == EFFECT_UNDOES ? &node_true : &node_false);
	map_make_set(map, "header", node_make_string(arena, entry_text(options, effect->parsed.header, arena)));
	map_make_set(map, "body", node_make_optional(arena, entry_text(options, effect->parsed.body, arena)));
	map_make_set(map, "author", author_of(options, effect->commit, arena));
	map_make_set(map, "committed", entry_date(effect->commit->time, arena));
}

const struct node *entry_of(const struct context_options *options, const struct effect *effect, struct arena *arena)
{
	const struct conventional *parsed = &effect->parsed;
	struct map_maker map = map_make(arena, 15);
	struct text id = entry_text(options, effect->commit->id, arena), type = commit_type_name(parsed), subject = commit_subject(parsed);

	subject = entry_text(options, subject.ptr ? subject : parsed->header, arena);
	map_make_set(&map, "id", node_make_string(arena, id));
	map_make_set(&map, "short-id", node_make_string(arena, text_slice(id, 0, options->short_id)));
	map_make_set(&map, "url", entry_link(options, FORGE_COMMIT, id, (struct text){ NULL, 0 }, arena));
	map_make_set(&map, "type", node_make_optional(arena, entry_text(options, type, arena)));
	map_make_set(&map, "scope", node_make_optional(arena, entry_text(options, parsed->scope, arena)));
	map_make_set(&map, "subject", node_make_string(arena, subject));
	map_make_set(&map, "subject-parts", references_parts(&options->forge, &options->issues, subject, arena));
	map_make_set(&map, "breaking", effect->reason == EFFECT_BREAKING ? &node_true : &node_false);
	map_make_set(&map, "closes", closed_issues(options, parsed, arena));
	if (options->details)
		set_details(&map, options, effect, arena);
	return map_made(&map);
}
