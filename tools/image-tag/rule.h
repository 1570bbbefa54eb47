/*
 * rule: one line of the tags input, "type=semver,pattern={{version}},prefix=v".
 *
 * Ownership  Rules live in the arena and point into the block.
 * Errors     -1 with a fault at line and column: an unknown type or attribute (with the nearest name), one that the type has
 *            not, a missing one, a value that is none.
 */
#ifndef IMAGE_TAG_RULE_H
#define IMAGE_TAG_RULE_H

#include "tools/image-tag/lines.h"

enum rule_type {
	RULE_SCHEDULE,
	RULE_SEMVER,
	RULE_PEP440,
	RULE_MATCH,
	RULE_EDGE,
	RULE_REF,
	RULE_RAW,
	RULE_SHA,
	RULE_TREE,
	RULE_DESCRIBE
};

enum rule_attribute {
	ATTRIBUTE_ENABLE,
	ATTRIBUTE_PRIORITY,
	ATTRIBUTE_PREFIX,
	ATTRIBUTE_SUFFIX,
	ATTRIBUTE_PATTERN,
	ATTRIBUTE_VALUE,
	ATTRIBUTE_MATCH,
	ATTRIBUTE_GROUP,
	ATTRIBUTE_BRANCH,
	ATTRIBUTE_EVENT,
	ATTRIBUTE_FORMAT,
	ATTRIBUTE_COUNT
};

enum ref_event { REF_BRANCH,
		 REF_TAG,
		 REF_PR };

struct tag_rule {
	enum rule_type type;
	struct text line;
	struct place place;
	struct text attributes[ATTRIBUTE_COUNT]; /* .ptr NULL when not given */
	struct place places[ATTRIBUTE_COUNT];	 /* of the attribute, or of the line */
	int64_t priority;			 /* in millionths */
	unsigned group;
	enum ref_event event;
	bool long_format;
};

struct rules {
	struct tag_rule *items; /* by priority, highest first; equal ones in the order written */
	size_t count;
	bool preset_release; /* "preset=release" stands among the lines: no latest */
};

enum { RULE_LIMIT = 1000 };

const char *rule_type_name(enum rule_type type);

/* All rules of the blocks; without any line those of docker/metadata-action: schedule, branch, tag, pr. */
int rules_read(const struct block *blocks, size_t count, struct arena *arena, struct rules *rules, struct fault *fault);

#endif
