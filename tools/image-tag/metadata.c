#include "tools/image-tag/metadata.h"

#include "common/base/buf.h"
#include "common/base/time.h"

static struct text revision_of(const struct metadata_request *request, const struct ci_context *context)
{
	struct text head = ci_get(context, CI_HEAD_SHA);
	bool own = request->head_sha && head.len && (context->event == CI_EVENT_CHANGE || context->event == CI_EVENT_MERGE_QUEUE);

	return own ? head : ci_get(context, CI_SHA);
}

/* "2026-11-21T10:00:00.000Z", as JavaScript writes it. */
static struct text iso_time(int64_t milliseconds, struct arena *arena)
{
	int64_t seconds = (milliseconds >= 0 ? milliseconds : milliseconds - 999) / 1000;
	struct buf out = BUF_INIT;
	struct text result;

	time_add_rfc3339(&out, seconds);
	buf_cut(&out, out.len - 1);
	buf_addf(&out, ".%03uZ", (unsigned)(milliseconds - seconds * 1000));
	result = arena_copy(arena, buf_text(&out));
	buf_release(&out);
	return result;
}

static void make_references(struct metadata *metadata, struct arena *arena)
{
	const struct tagging *tagging = &metadata->tagging;
	size_t names = metadata->names.count ? metadata->names.count : 1;

	metadata->references = arena_zalloc(arena, names * tagging->count + 1, sizeof(struct text));
	for (size_t i = 0; i < names; i++) {
		for (size_t j = 0; j < tagging->count; j++) {
			struct text tag = tagging->tags[j].name;

			metadata->references[metadata->reference_count++] =
				metadata->names.count ? arena_printf(arena, "%.*s:%.*s", TEXT_ARGS(metadata->names.items[i].name), TEXT_ARGS(tag)) : tag;
		}
	}
}

static int decide_tags(const struct metadata_request *request, const struct ci_context *context, struct text revision, struct arena *arena, struct metadata *metadata, struct fault *fault)
{
	struct flavor *flavor = arena_zalloc(arena, 1, sizeof(*flavor));
	struct rules *rules = arena_zalloc(arena, 1, sizeof(*rules));
	const struct tagging_settings settings = {
		.rules = rules,
		.flavor = flavor,
		.short_sha = request->short_sha,
		.keep_build = request->keep_build,
		.package = request->package,
		.tag_prefix = request->tag_prefix,
		.now = request->now,
		.tree = request->tree,
		.description = request->description,
		.dirty = request->dirty,
	};

	if (names_read(request->images.items, request->images.count, arena, &metadata->names, fault) < 0 ||
	    rules_read(request->tags.items, request->tags.count, arena, rules, fault) < 0 ||
	    flavor_read(request->flavor.items, request->flavor.count, arena, flavor, fault) < 0 ||
	    tagging_run(&settings, context, revision, arena, &metadata->tagging, fault) < 0)
		return -1;
	floating_apply(&request->floating, &metadata->tagging, arena);
	metadata->version = metadata->tagging.count ? metadata->tagging.tags[0].name : (struct text){ NULL, 0 };
	return 0;
}

static int decide_labels(const struct metadata_request *request, const struct ci_context *context, struct text revision, struct arena *arena, struct metadata *metadata, struct fault *fault)
{
	const struct expansion expansion = { .context = context, .arena = arena, .sha = text_slice(revision, 0, request->short_sha), .now = request->now };
	const struct label_facts facts = { &expansion, metadata->version, revision, iso_time(request->created, arena) };
	struct notes *notes = &metadata->tagging.notes;

	if (labels_read(request->labels.items, request->labels.count, &facts, notes, &metadata->labels, fault) < 0 ||
	    labels_read(request->annotations.items, request->annotations.count, &facts, notes, &metadata->annotations, fault) < 0)
		return -1;
	return levels_read(request->levels.len ? request->levels : TEXT("manifest"), arena, &metadata->levels, &metadata->level_count, fault);
}

int metadata_decide(const struct metadata_request *request, const struct ci_context *context, struct arena *arena, struct metadata *metadata, struct fault *fault)
{
	struct text revision = revision_of(request, context);
	struct fault why = FAULT_INIT;
	struct notes *notes;

	*metadata = (struct metadata){ .refused = false };
	if (decide_tags(request, context, revision, arena, metadata, fault) < 0)
		return -1;
	notes = &metadata->tagging.notes;
	if (names_check(&metadata->names, &why) < 0) {
		why.place.file = arena_cstr(arena, text_of(why.place.file)); /* it points into the fault */
		note_add(notes, NOTE_REFUSED, why.place, TEXT(""), "%s", why.message);
	} else {
		make_references(metadata, arena);
	}
	if (!metadata->tagging.count)
		note_add(notes, NOTE_REFUSED, (struct place){ NULL, 0, 0 }, TEXT(""), "no tag was produced for this event; see --explain");
	if (decide_labels(request, context, revision, arena, metadata, fault) < 0)
		return -1;
	for (size_t i = 0; i < notes->count; i++)
		metadata->refused = metadata->refused || notes->items[i].kind == NOTE_REFUSED;
	return 0;
}
