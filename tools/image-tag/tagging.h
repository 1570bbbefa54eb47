/*
 * tagging: which tags the rules give for what is being built.
 *
 * Ownership  Everything lives in the arena, or in the settings and the context, which must outlive the result.
 * Errors     -1 with a fault for what cannot be read or decided. What was decided, and why, stands in the notes: a note of
 *            NOTE_REFUSED is a clear no (a tag that cannot be mended).
 */
#ifndef IMAGE_TAG_TAGGING_H
#define IMAGE_TAG_TAGGING_H

#include "common/release/ci.h"
#include "tools/image-tag/flavor.h"
#include "tools/image-tag/rule.h"

/* Which part of the versions a floating tag stands for: 1.2 for those of minor 1.2, 1 for major 1, latest for all. */
enum version_line { LINE_NONE, /* the tag does not float */
		    LINE_MINOR,
		    LINE_MAJOR,
		    LINE_ALL };

/* Three numbers without leading zeros. */
struct version_core {
	struct text major, minor, patch;
	bool stable;
	bool pep440;
};

struct image_tag {
	struct text name;
	const struct tag_rule *rule; /* NULL: latest, by the flavor */
	struct place place;
	enum version_line line;
};

enum note_kind { NOTE_RULE, /* what became of a rule, for --explain */
		 NOTE_WARNING,
		 NOTE_REFUSED };

struct note {
	enum note_kind kind;
	struct place place;
	struct text rule; /* the line of the rule; empty when it is about none */
	struct text message;
};

struct notes {
	struct note *items;
	size_t count, cap;
	struct arena *arena;
};

void note_add(struct notes *notes, enum note_kind kind, struct place place, struct text rule, const char *format, ...) PRINTF_LIKE(5, 6);

struct tagging {
	struct image_tag *tags; /* the first gives the version */
	size_t count;
	bool has_version; /* of what is being released, or of the first rule that read one */
	struct version_core version;
	struct text version_source; /* the text that the version was read from: "api/v1.2.3" */
	struct text version_prefix; /* what stood before it there: "api/v" */
	struct notes notes;
};

struct tagging_settings {
	const struct rules *rules;
	const struct flavor *flavor;
	unsigned short_sha;	 /* digits */
	bool keep_build;	 /* "+build" becomes "_build" */
	struct text package;	 /* whose tags are versions; empty: the repository's own */
	struct text tag_prefix;	 /* of that package's tags; .ptr NULL: its name and one of the usual signs */
	int64_t now;		 /* milliseconds since 1970 */
	struct text tree;	 /* of the commit, for type=tree; empty when it is not known */
	struct text description; /* as git describe gives it, for type=describe */
	bool dirty;		 /* the work tree has changes: tags of the commit end in -dirty */
};

/* revision: the commit that labels and {{sha}} name. */
int tagging_run(const struct tagging_settings *settings, const struct ci_context *context, struct text revision, struct arena *arena, struct tagging *tagging, struct fault *fault);

/*
 * A text that registries take as a tag: runs of other characters become '-', '-' and '.' at the start go, and what is over
 * 128 characters is cut and ends in a hash of the whole. Empty when nothing is left.
 */
struct text tag_clean(struct text text, struct arena *arena);

#endif
