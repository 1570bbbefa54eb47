#include "tools/image-tag/immutable.h"

bool tag_floats(const struct image_tag *tag)
{
	if (!tag->rule || tag->line != LINE_NONE || text_is(tag->name, "latest"))
		return true;
	if (tag->rule->type == RULE_REF)
		return tag->rule->event != REF_TAG;
	return tag->rule->type == RULE_EDGE || tag->rule->type == RULE_SCHEDULE;
}

/* Is a line of the list this tag, or a reference of one of the images with it? */
static bool names_tag(struct text line, const struct metadata *metadata, struct text tag)
{
	if (text_eq(line, tag))
		return true;
	for (size_t i = 0; i < metadata->reference_count; i++)
		if (text_eq(line, metadata->references[i]) && text_ends_with(line, tag))
			return true;
	return false;
}

void immutable_check(struct text existing, struct metadata *metadata)
{
	struct tagging *tagging = &metadata->tagging;

	for (size_t i = 0; i < tagging->count; i++) {
		const struct image_tag *tag = &tagging->tags[i];
		struct text rest = existing, line;

		if (tag_floats(tag))
			continue;
		while (text_next_line(&rest, &line)) {
			if (!names_tag(text_trim(line, " \t"), metadata, tag->name))
				continue;
			note_add(&tagging->notes, NOTE_REFUSED, tag->place, tag->rule->line, "the tag '%.*s' exists, and only floating tags may move; release another version", TEXT_ARGS(tag->name));
			metadata->refused = true;
			break;
		}
	}
}
