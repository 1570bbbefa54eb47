/*
 * reference: names of container images, with the grammar that registries use.
 *
 * Source     github.com/distribution/reference: regexp.go, reference.go, normalize.go; digests as in
 *            github.com/opencontainers/go-digest. The messages are theirs.
 * Ownership  The views of a reference point into the text that was parsed, or into the arena.
 * Errors     -1 with a fault that says what is wrong with the reference.
 */
#ifndef IMAGE_TAG_REFERENCE_H
#define IMAGE_TAG_REFERENCE_H

#include "common/base/arena.h"
#include "common/base/buf.h"
#include "common/base/fault.h"

enum { REFERENCE_PATH_LIMIT = 255,
       REFERENCE_TAG_LIMIT = 128 };

/* "domain/path:tag@digest"; a part that is not there is empty. A bare digest has no path. */
struct reference {
	struct text domain, path, tag, digest;
};

/* As it is written: the domain only when something stands before the first '/' that can be one. */
int reference_parse(struct text text, struct reference *reference, struct fault *fault);
/* As a person writes it for docker: "app" is docker.io/library/app. */
int reference_parse_normalized(struct text text, struct arena *arena, struct reference *reference, struct fault *fault);
/* As the latter, or a digest, or its 64 hexadecimal digits alone. */
int reference_parse_any(struct text text, struct arena *arena, struct reference *reference, struct fault *fault);

void reference_add_name(struct buf *out, const struct reference *reference);
void reference_add(struct buf *out, const struct reference *reference);
/* The way docker shows it: without docker.io/ and library/. */
void reference_add_familiar(struct buf *out, const struct reference *reference);

bool reference_is_tag(struct text text);
int reference_check_digest(struct text digest, struct fault *fault);

#endif
