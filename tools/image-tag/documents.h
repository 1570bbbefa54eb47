/*
 * documents: what was decided, in the forms that builders read: lists, JSON, files for docker buildx bake.
 *
 * Source     docs.docker.com/build/bake/reference for the files; docker/metadata-action for the names and the order.
 * Ownership  Everything is appended to the caller's buf.
 */
#ifndef IMAGE_TAG_DOCUMENTS_H
#define IMAGE_TAG_DOCUMENTS_H

#include "common/base/buf.h"
#include "tools/image-tag/metadata.h"

void documents_tags(const struct metadata *metadata, struct text separator, struct buf *out);
void documents_tag_names(const struct metadata *metadata, struct text separator, struct buf *out);
void documents_labels(const struct metadata *metadata, struct text separator, struct buf *out);
void documents_annotations(const struct metadata *metadata, struct text separator, struct buf *out);

/* A list of the references; nothing in a reference needs escaping. */
void documents_markdown(const struct metadata *metadata, struct buf *out);

/* One line: schema, tags, tag-names, labels, annotations, version. */
void documents_json(const struct metadata *metadata, struct buf *out);

enum bake_part { BAKE_TAGS = 1,
		 BAKE_LABELS = 2,
		 BAKE_ANNOTATIONS = 4 };

/* parts: what the target gets; with tags come the args DOCKER_META_IMAGES and DOCKER_META_VERSION. */
void documents_bake(const struct metadata *metadata, struct text target, unsigned parts, struct buf *out);

#endif
