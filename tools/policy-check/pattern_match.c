#include <stdlib.h>

#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/leaf.h"
#include "tools/policy-check/pattern.h"
#include "tools/policy-check/pattern_metadata.h"

static const char conditional_text[] = "conditional anchor mismatch";
static const char global_text[] = "global anchor mismatch";
static const char negation_text[] = "negation anchor matched in resource";

/* What a mismatch is; how it goes on depends on it, and where Kyverno lost the kind, on its text. */
enum mismatch_kind { MISMATCH_PLAIN,
		     MISMATCH_CONDITIONAL,
		     MISMATCH_GLOBAL,
		     MISMATCH_NEGATION,
		     MISMATCH_JOINED /* several skips of one map or list */ };

struct mismatch {
	enum mismatch_kind kind;
	struct text message;
	struct text path;
	const struct node *where;
};

/* A key of an anchor, and whether some part of the resource had it. */
struct seen_anchor {
	struct text written;
	bool negation, present;
};

struct matching {
	struct arena *arena;
	struct seen_anchor *anchors;
	size_t anchor_count, anchor_cap;
};

/* The part of the resource that is judged: value NULL where there is nothing, holder is what would hold it. */
struct spot {
	const struct node *value, *holder;
	struct text path;
};

static const struct mismatch *match(struct matching *m, const struct pattern *pattern, struct spot spot);

static const struct mismatch *mismatch(struct matching *m, enum mismatch_kind kind, struct spot spot, struct text message)
{
	struct mismatch *made = arena_zalloc(m->arena, 1, sizeof(*made));

	*made = (struct mismatch){ kind, message, spot.path, spot.value ? spot.value : spot.holder };
	return made;
}

/* The same place and path under another kind, with a prefix. */
static const struct mismatch *wrap(struct matching *m, enum mismatch_kind kind, const char *prefix, const struct mismatch *inner)
{
	struct mismatch *made = arena_zalloc(m->arena, 1, sizeof(*made));

	*made = *inner;
	made->kind = kind;
	made->message = arena_printf(m->arena, "%s: %.*s", prefix, TEXT_ARGS(inner->message));
	return made;
}

static bool says(const struct mismatch *e, enum mismatch_kind kind, const char *words)
{
	if (e->kind == MISMATCH_PLAIN || e->kind == MISMATCH_JOINED)
		return text_find(e->message, text_of(words), 0) != SIZE_MAX;
	return e->kind == kind;
}

static bool is_skip(const struct mismatch *e)
{
	return says(e, MISMATCH_CONDITIONAL, conditional_text) || says(e, MISMATCH_GLOBAL, global_text);
}

/* Skips collected from the keys of a map or the elements of a list. */
struct skips {
	struct buf joined;
	size_t count;
	const struct mismatch *first;
	bool single_kind; /* at least one that is not joined itself */
};

static void add_skip(struct skips *skips, const struct mismatch *e)
{
	if (skips->count++)
		buf_adds(&skips->joined, "; ");
	else
		skips->first = e;
	buf_add(&skips->joined, e->message);
	skips->single_kind = skips->single_kind || e->kind != MISMATCH_JOINED;
}

static const struct mismatch *join_skips(struct matching *m, struct skips *skips, struct spot spot)
{
	const struct mismatch *joined = mismatch(m, MISMATCH_JOINED, spot, arena_copy(m->arena, buf_text(&skips->joined)));

	buf_release(&skips->joined);
	return joined;
}

static struct spot below(struct matching *m, struct spot spot, struct text key)
{
	return (struct spot){ node_get(spot.value, key), spot.value, arena_printf(m->arena, "%.*s%.*s/", TEXT_ARGS(spot.path), TEXT_ARGS(key)) };
}

static struct spot element(struct matching *m, struct spot spot, size_t i)
{
	return (struct spot){ spot.value->list.items[i], spot.value, arena_printf(m->arena, "%.*s%zu/", TEXT_ARGS(spot.path), i) };
}

static const char *type_name(const struct node *node)
{
	static const char *const names[] = {
		[NODE_NULL] = "<nil>", [NODE_BOOL] = "bool", [NODE_INT] = "int64", [NODE_FLOAT] = "float64", [NODE_STRING] = "string", [NODE_LIST] = "[]interface {}", [NODE_MAP] = "map[string]interface {}"
	};

	return names[node ? node->kind : NODE_NULL];
}

static const struct mismatch *match_leaf(struct matching *m, const struct pattern *pattern, struct spot spot)
{
	bool list = spot.value && spot.value->kind == NODE_LIST;
	bool fits = list || leaf_fits(spot.value, pattern->node);

	for (size_t i = 0; fits && list && i < spot.value->list.count; i++)
		fits = leaf_fits(spot.value->list.items[i], pattern->node);
	if (fits)
		return NULL;
	return mismatch(m, MISMATCH_PLAIN, spot,
			arena_printf(m->arena, "resource value '%.*s' does not match '%.*s' at path %.*s",
				     TEXT_ARGS(value_printed(m->arena, spot.value)), TEXT_ARGS(value_printed(m->arena, pattern->node)),
				     TEXT_ARGS(spot.path)));
}

/* Each element of the list against one pattern; conditions that do not hold for any element skip the list. */
static const struct mismatch *match_each(struct matching *m, const struct pattern *pattern, struct spot spot)
{
	struct skips skips = { .joined = BUF_INIT };
	size_t applied = 0;

	for (size_t i = 0; i < spot.value->list.count; i++) {
		const struct mismatch *e = match(m, pattern, element(m, spot, i));

		if (!e) {
			applied++;
		} else if (is_skip(e)) {
			add_skip(&skips, e);
		} else {
			buf_release(&skips.joined);
			return e;
		}
	}
	if (!applied && skips.count)
		return join_skips(m, &skips, spot);
	buf_release(&skips.joined);
	return NULL;
}

/* Lists of lists: element by element. */
static const struct mismatch *match_positions(struct matching *m, const struct pattern *pattern, struct spot spot)
{
	struct skips skips = { .joined = BUF_INIT };
	size_t wanted = pattern->node->list.count, applied = 0;

	if (spot.value->list.count < wanted) {
		spot.path = TEXT("");
		return mismatch(m, MISMATCH_PLAIN, spot,
				arena_printf(m->arena, "validate Array failed, array length mismatch, resource Array len is %zu and pattern Array len is %zu",
					     spot.value->list.count, wanted));
	}
	for (size_t i = 0; i < wanted; i++) {
		const struct mismatch *e = match(m, pattern->items[i], element(m, spot, i));

		if (!e) {
			applied++;
		} else if (is_skip(e)) {
			add_skip(&skips, e);
		} else {
			buf_release(&skips.joined);
			return e;
		}
	}
	if (!applied && skips.count)
		return join_skips(m, &skips, spot);
	buf_release(&skips.joined);
	return NULL;
}

static const struct mismatch *match_list(struct matching *m, const struct pattern *pattern, struct spot spot)
{
	if (!spot.value || spot.value->kind != NODE_LIST)
		return mismatch(m, MISMATCH_PLAIN, spot,
				arena_printf(m->arena, "validation rule failed at path %.*s, resource does not satisfy the expected overlay pattern",
					     TEXT_ARGS(spot.path)));
	if (!pattern->node->list.count)
		return mismatch(m, MISMATCH_PLAIN, spot, TEXT("pattern Array empty"));
	switch (pattern->items[0]->node->kind) {
	case NODE_MAP:
		return match_each(m, pattern->items[0], spot);
	case NODE_LIST:
		return match_positions(m, pattern, spot);
	case NODE_NULL:
	case NODE_BOOL:
	case NODE_INT:
	case NODE_FLOAT:
	case NODE_STRING:
		break;
	}
	return match_leaf(m, pattern->items[0], spot);
}

static const struct mismatch *match_condition(struct matching *m, const struct pattern_entry *entry, struct spot spot)
{
	struct spot inner = below(m, spot, entry->anchor.key);
	bool global = entry->anchor.kind == ANCHOR_GLOBAL;
	const struct mismatch *e;

	if (!inner.value)
		return global ? NULL : mismatch(m, MISMATCH_CONDITIONAL, inner, arena_printf(m->arena, "%s: conditional anchor key doesn't exist in the resource", conditional_text));
	e = match(m, entry->pattern, inner);
	if (!e)
		return NULL;
	return global ? wrap(m, MISMATCH_GLOBAL, global_text, e) : wrap(m, MISMATCH_CONDITIONAL, conditional_text, e);
}

/* Each map of the pattern's list fits at least one element. */
static const struct mismatch *match_existence(struct matching *m, const struct pattern_entry *entry, struct spot spot)
{
	struct spot list = below(m, spot, entry->anchor.key);
	const struct pattern *pattern = entry->pattern;

	if (!list.value)
		return NULL;
	if (list.value->kind != NODE_LIST)
		return mismatch(m, MISMATCH_PLAIN, list,
				arena_printf(m->arena, "invalid resource type %s: Existence ^ () anchor can be used only on list/array type resource",
					     type_name(list.value)));
	for (size_t i = 0; pattern->node->kind == NODE_LIST && i < pattern->node->list.count; i++) {
		bool found = false;

		if (pattern->items[i]->node->kind != NODE_MAP)
			return mismatch(m, MISMATCH_PLAIN, list,
					TEXT("invalid pattern type []interface {}: Pattern has to be of type map to compare against items in resource"));
		for (size_t j = 0; !found && j < list.value->list.count; j++)
			found = !match(m, pattern->items[i], element(m, list, j));
		if (!found)
			return mismatch(m, MISMATCH_PLAIN, list,
					arena_printf(m->arena, "existence anchor validation failed at path %.*s", TEXT_ARGS(list.path)));
	}
	if (pattern->node->kind != NODE_LIST)
		return mismatch(m, MISMATCH_PLAIN, list,
				arena_printf(m->arena, "invalid pattern type %s: Pattern has to be of list to compare against resource",
					     type_name(pattern->node)));
	return NULL;
}

static const struct mismatch *match_plain(struct matching *m, const struct pattern_entry *entry, struct spot spot)
{
	struct spot inner = below(m, spot, entry->written);

	if (!node_is_string(entry->pattern->node, "*"))
		return match(m, entry->pattern, inner);
	if (inner.value && inner.value->kind != NODE_NULL)
		return NULL;
	return mismatch(m, MISMATCH_PLAIN, spot,
			arena_printf(m->arena, "%.*s/%.*s not found", TEXT_ARGS(spot.path), TEXT_ARGS(entry->written)));
}

static const struct mismatch *match_entry(struct matching *m, const struct pattern_entry *entry, struct spot spot)
{
	struct spot inner;

	switch (entry->anchor.kind) {
	case ANCHOR_CONDITION:
	case ANCHOR_GLOBAL:
		return match_condition(m, entry, spot);
	case ANCHOR_EXISTENCE:
		return match_existence(m, entry, spot);
	case ANCHOR_EQUALITY:
		inner = below(m, spot, entry->anchor.key);
		return inner.value ? match(m, entry->pattern, inner) : NULL;
	case ANCHOR_NEGATION:
		inner = below(m, spot, entry->anchor.key);
		if (!inner.value)
			return NULL;
		return mismatch(m, MISMATCH_NEGATION, inner,
				arena_printf(m->arena, "%s: %.*s is not allowed", negation_text, TEXT_ARGS(inner.path)));
	case ANCHOR_NONE:
	case ANCHOR_ADDITION:
		break;
	}
	return match_plain(m, entry, spot);
}

/* Remember which anchors' keys have been met. */
static void note_anchor(struct matching *m, const struct pattern_entry *entry, const struct node *map)
{
	struct seen_anchor *seen = NULL;

	for (size_t i = 0; i < m->anchor_count && !seen; i++) {
		if (text_eq(m->anchors[i].written, entry->written))
			seen = &m->anchors[i];
	}
	if (!seen) {
		if (m->anchor_count == m->anchor_cap) {
			struct seen_anchor *more = arena_zalloc(m->arena, m->anchor_cap * 2 + 8, sizeof(*more));

			for (size_t i = 0; i < m->anchor_count; i++)
				more[i] = m->anchors[i];
			m->anchors = more;
			m->anchor_cap = m->anchor_cap * 2 + 8;
		}
		seen = &m->anchors[m->anchor_count++];
		*seen = (struct seen_anchor){ .written = entry->written, .negation = entry->anchor.kind == ANCHOR_NEGATION };
	}
	seen->present = seen->present || node_pair_of(map, entry->anchor.key);
}

/* The anchors of a map: NULL when all fit, else what ends the judging of the map. */
static const struct mismatch *match_anchors(struct matching *m, const struct pattern *pattern, struct spot spot)
{
	struct skips skips = { .joined = BUF_INIT };
	const struct mismatch *e;
	size_t applied = 0;

	for (size_t i = 0; i < pattern->anchor_count; i++) {
		e = match_entry(m, &pattern->entries[i], spot);
		if (!e) {
			applied++;
		} else if (is_skip(e)) {
			add_skip(&skips, e);
		} else if (!skips.single_kind) {
			buf_release(&skips.joined);
			return e;
		}
	}
	if (skips.count && (!applied || skips.single_kind))
		return join_skips(m, &skips, spot);
	buf_release(&skips.joined);
	return NULL;
}

static const struct mismatch *match_map(struct matching *m, const struct pattern *pattern, struct spot spot)
{
	const struct mismatch *e;

	if (!spot.value || spot.value->kind != NODE_MAP)
		return mismatch(m, MISMATCH_PLAIN, spot,
				arena_printf(m->arena, "pattern and resource have different structures. Path: %.*s. Expected %s, found %s",
					     TEXT_ARGS(spot.path), type_name(pattern->node), type_name(spot.value)));
	for (size_t i = 0; i < pattern->anchor_count; i++) {
		if (pattern->entries[i].anchor.kind != ANCHOR_EQUALITY)
			note_anchor(m, &pattern->entries[i], spot.value);
	}
	if (pattern->expands)
		pattern = pattern_compile(m->arena, pattern_expand_metadata(pattern->node, spot.value, m->arena));
	e = match_anchors(m, pattern, spot);
	for (size_t i = pattern->anchor_count; !e && i < pattern->entry_count; i++)
		e = match_entry(m, &pattern->entries[i], spot);
	return e;
}

static const struct mismatch *match(struct matching *m, const struct pattern *pattern, struct spot spot)
{
	if (pattern->node->kind == NODE_MAP)
		return match_map(m, pattern, spot);
	if (pattern->node->kind == NODE_LIST)
		return match_list(m, pattern, spot);
	return match_leaf(m, pattern, spot);
}

static bool keys_are_missing(const struct matching *m)
{
	for (size_t i = 0; i < m->anchor_count; i++) {
		if (!m->anchors[i].present && !m->anchors[i].negation)
			return true;
	}
	return false;
}

struct pattern_verdict pattern_judge(const struct pattern *pattern, const struct node *resource, struct arena *arena)
{
	struct matching m = { .arena = arena };
	const struct mismatch *e = match(&m, pattern, (struct spot){ resource, resource, TEXT("/") });
	struct pattern_verdict verdict = { .result = PATTERN_FITS };

	if (!e)
		return verdict;
	verdict = (struct pattern_verdict){ PATTERN_FAILS, e->message, e->path, e->where };
	if (is_skip(e))
		verdict.result = PATTERN_SKIPS;
	else if (!e->path.len || (!says(e, MISMATCH_NEGATION, negation_text) && keys_are_missing(&m)))
		verdict.result = PATTERN_ERROR;
	return verdict;
}
