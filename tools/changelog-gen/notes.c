#include "tools/changelog-gen/notes.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/doc/json_out.h"
#include "common/doc/node_make.h"

struct writer {
	const struct notes *notes;
	struct context_options options;
	struct arena arena; /* of the release at hand, or of all */
	struct buf text, json;
	size_t count;
};

static void flush(struct writer *w)
{
	if (w->text.len)
		w->notes->write_text(w->notes->context_of_calls, buf_text(&w->text));
	buf_cut(&w->text, 0);
}

static void write_json(struct writer *w)
{
	w->notes->write_json(w->notes->context_of_calls, buf_text(&w->json));
	buf_cut(&w->json, 0);
}

static int next_release(struct writer *w, const struct node **node, struct fault *fault)
{
	struct release release;
	int more = w->notes->next(w->notes->context_of_calls, &release, fault);

	if (more <= 0)
		return more;
	*node = context_release(&w->options, &release, w->count, &w->arena);
	if (w->notes->json) {
		buf_adds(&w->json, w->count ? ",\n" : "\n");
		json_finish(json_of_node(*node), JSON_COMPACT, &w->json);
		write_json(w);
	}
	w->count++;
	return 1;
}

static int next_item(void *context, const struct node **item, struct fault *fault)
{
	struct writer *w = context;

	flush(w);
	arena_reset(&w->arena);
	return next_release(w, item, fault);
}

static int write_streamed(struct writer *w, struct fault *fault)
{
	const struct template_stream stream = { "releases", next_item, w };
	struct arena arena = ARENA_INIT;
	const struct node *root = context_root(&w->options, w->notes->title, NULL, &arena);
	int result = template_render_stream(w->notes->template, root, &stream, &w->text, fault);

	arena_release(&arena);
	return result;
}

static int write_at_once(struct writer *w, struct fault *fault)
{
	const struct node **releases = NULL;
	size_t cap = 0, count = 0;
	int more, result = -1;

	w->options.copy = true;
	do {
		releases = xgrow(releases, count, &cap, sizeof(const struct node *));
		more = next_release(w, &releases[count], fault);
		count += more > 0;
	} while (more > 0);
	if (more == 0)
		result = template_render(w->notes->template, context_root(&w->options, w->notes->title, node_make_list(&w->arena, releases, count), &w->arena), &w->text, fault);
	free(releases);
	return result;
}

static void begin_json(struct writer *w)
{
	struct arena arena = ARENA_INIT;

	json_finish(json_of_node(context_root(&w->options, w->notes->title, NULL, &arena)), JSON_COMPACT, &w->json);
	buf_cut(&w->json, w->json.len - 1);
	buf_adds(&w->json, ",\n\"releases\":[");
	write_json(w);
	arena_release(&arena);
}

static int write_all(struct writer *w, struct fault *fault)
{
	const struct node *release;
	int more;

	if (w->notes->template && template_can_stream(w->notes->template, "releases"))
		return write_streamed(w, fault);
	if (w->notes->template)
		return write_at_once(w, fault);
	while ((more = next_item(w, &release, fault)) > 0)
		;
	return more;
}

static bool mentions(const struct template *template, const char *key)
{
	return template && template_mentions(template, key);
}

int notes_write(const struct notes *notes, size_t *count, struct fault *fault)
{
	static const char *const details[] = { "merge", "reverted", "header", "body", "author", "committed" };
	struct writer w = { .notes = notes, .options = notes->context };
	int result;

	w.options.commits = notes->json || mentions(notes->template, "commits");
	w.options.details = notes->json;
	for (size_t i = 0; i < sizeof(details) / sizeof(details[0]); i++)
		w.options.details |= mentions(notes->template, details[i]);
	if (notes->json)
		begin_json(&w);
	result = write_all(&w, fault);
	if (result == 0) {
		flush(&w);
		if (notes->json)
			notes->write_json(notes->context_of_calls, TEXT("\n]}\n"));
	}
	arena_release(&w.arena);
	buf_release(&w.text);
	buf_release(&w.json);
	*count = w.count;
	return result;
}
