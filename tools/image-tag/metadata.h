/*
 * metadata: everything that is decided about an image: its references, labels and annotations.
 *
 * Ownership  The result lives in the arena; what the request points to must outlive it.
 * Errors     metadata_decide() is -1 with a fault: there is no answer. .refused says that the answer is no, and .notes why.
 */
#ifndef IMAGE_TAG_METADATA_H
#define IMAGE_TAG_METADATA_H

#include "tools/image-tag/floating.h"
#include "tools/image-tag/labels.h"
#include "tools/image-tag/names.h"
#include "tools/image-tag/tagging.h"

struct blocks {
	struct block *items;
	size_t count;
};

struct metadata_request {
	struct blocks images, tags, flavor, labels, annotations;
	struct text levels; /* of annotations; empty: manifest */
	unsigned short_sha;
	bool head_sha; /* of a change request: name its own last commit */
	bool keep_build;
	struct text package, tag_prefix; /* as in struct tagging_settings */
	int64_t now;			 /* milliseconds since 1970 */
	int64_t created;		 /* the same, for the label */
	struct text tree, description;
	bool dirty;
	struct floating_policy floating;
};

struct metadata {
	struct names names;
	struct tagging tagging;
	struct text version;	 /* of the first tag; empty when there is none */
	struct text *references; /* "name:tag" for each name and tag; bare tags without a name */
	size_t reference_count;
	struct labels labels, annotations;
	struct text *levels;
	size_t level_count;
	bool refused;
};

int metadata_decide(const struct metadata_request *request, const struct ci_context *context, struct arena *arena, struct metadata *metadata, struct fault *fault);

#endif
