#include "tools/semver-bump/release_as.h"

static bool find_footer(struct text message, struct text *value)
{
	static const struct text key = TEXT_INIT("Release-As:");
	struct text line;

	while (text_next_line(&message, &line)) {
		line = text_trim(line, " \t");
		if (text_eq_ignoring_case(text_slice(line, 0, key.len), key)) {
			*value = text_trim(text_from(line, key.len), " \t");
			return true;
		}
	}
	return false;
}

int release_as_find(const struct effects *effects, const struct semver *current, struct semver *wanted, struct fault *fault)
{
	for (size_t i = 0; i < effects->count; i++) {
		const struct effect *effect = &effects->items[i];
		struct text id = text_slice(effect->commit->id, 0, 7), value;
		const char *of = id.len ? " of commit " : "";

		if (effect->reason == EFFECT_REVERTED || effect->reason == EFFECT_UNDOES || !find_footer(effect->commit->message, &value))
			continue;
		if (!semver_parse(value.len && value.ptr[0] == 'v' ? text_from(value, 1) : value, wanted))
			return fault_set(fault, "'Release-As: %.*s'%s%.*s is not a version; add a commit that says 'Release-As: 1.2.3'", TEXT_ARGS(value),
					 of, TEXT_ARGS(id));
		if (current && semver_compare(wanted, current) <= 0)
			return fault_set(fault, "'Release-As: %.*s'%s%.*s is not above the current version; add a commit that asks for a higher one",
					 TEXT_ARGS(value), of, TEXT_ARGS(id));
		return 1;
	}
	return 0;
}
