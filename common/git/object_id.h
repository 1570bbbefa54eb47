/*
 * object_id: the name of a commit, tag, tree or blob: SHA-1.
 *
 * Errors  object_id_parse() is false on anything else than 40 hexadecimal digits.
 */
#ifndef COMMON_GIT_OBJECT_ID_H
#define COMMON_GIT_OBJECT_ID_H

#include <stdbool.h>

#include "common/base/buf.h"

struct object_id {
	unsigned char bytes[20];
};

enum { OBJECT_ID_HEX = 40 };

bool object_id_equal(const struct object_id *a, const struct object_id *b);
bool object_id_parse(struct text hex, struct object_id *id);
/* Append all 40 digits, or the first few. */
void object_id_add(struct buf *out, const struct object_id *id);
void object_id_add_short(struct buf *out, const struct object_id *id, unsigned digits);

#endif
