#include "tools/semver-bump/explain.h"

#include "common/base/utf8.h"
#include "common/doc/json_out.h"

static const char *const reason_names[] = {
	[EFFECT_BREAKING] = "breaking",
	[EFFECT_RULE] = "type",
	[EFFECT_NO_RULE] = "unknown-type",
	[EFFECT_NO_TYPE] = "no-type",
	[EFFECT_MERGE] = "merge",
	[EFFECT_REVERTED] = "reverted",
	[EFFECT_UNDOES] = "undoes",
};

static void add_reason(struct buf *out, const struct effect *effect, unsigned short_id)
{
	struct text type = commit_type_name(&effect->parsed);

	switch (effect->reason) {
	case EFFECT_BREAKING:
		buf_adds(out, "breaking change");
		break;
	case EFFECT_RULE:
		buf_addf(out, effect->bump == BUMP_NONE ? "'%.*s' releases nothing" : "'%.*s'", TEXT_ARGS(type));
		break;
	case EFFECT_NO_RULE:
		buf_addf(out, "unknown type '%.*s'", TEXT_ARGS(type));
		break;
	case EFFECT_NO_TYPE:
		buf_adds(out, "no type");
		break;
	case EFFECT_MERGE:
		buf_adds(out, "merge commit");
		break;
	case EFFECT_REVERTED:
		buf_addf(out, "reverted by %.*s", TEXT_ARGS(text_slice(effect->other->id, 0, short_id)));
		break;
	case EFFECT_UNDOES:
		buf_addf(out, "undoes %.*s", TEXT_ARGS(text_slice(effect->other->id, 0, short_id)));
		break;
	}
}

void explain_add_text(struct buf *out, const struct effects *effects, unsigned short_id)
{
	struct buf reason = BUF_INIT;

	for (size_t i = 0; i < effects->count; i++) {
		const struct effect *effect = &effects->items[i];
		struct text id = text_slice(effect->commit->id, 0, short_id);

		buf_cut(&reason, 0);
		add_reason(&reason, effect, short_id);
		buf_addf(out, "%-5s  %.*s%s", bump_names[effect->bump], TEXT_ARGS(id), id.len ? "  " : "");
		utf8_add_visible(out, effect->parsed.header);
		buf_adds(out, "  (");
		utf8_add_visible(out, buf_text(&reason));
		buf_adds(out, ")\n");
	}
	buf_release(&reason);
}

void explain_add_intents(struct buf *out, const struct intents *intents, struct text package)
{
	for (size_t i = 0; i < intents->count; i++) {
		const struct intent *intent = &intents->items[i];

		if (package.ptr && !text_eq(intent->package, package))
			continue;
		buf_addf(out, "%-5s  ", bump_names[intent->bump]);
		utf8_add_visible(out, intent->file);
		buf_adds(out, "  (");
		utf8_add_visible(out, intent->package);
		buf_adds(out, ")\n");
	}
}

void explain_add_json(struct buf *out, const struct effects *effects)
{
	struct json *list = json_list();

	for (size_t i = 0; i < effects->count; i++) {
		const struct effect *effect = &effects->items[i];
		struct text type = commit_type_name(&effect->parsed);
		struct json *row = json_map();

		if (effect->commit->id.len)
			json_set_string(row, "commit", effect->commit->id);
		json_set_string(row, "header", effect->parsed.header);
		if (type.ptr)
			json_set_string(row, "type", type);
		json_set_string(row, "bump", text_of(bump_names[effect->bump]));
		json_set_string(row, "reason", text_of(reason_names[effect->reason]));
		if (effect->other)
			json_set_string(row, "other", effect->other->id);
		json_append(list, row);
	}
	json_finish(list, JSON_COMPACT, out);
}
