/*
 * json_out: JSON that is written: values built and printed by cJSON, which nothing else in the project calls.
 *
 * Long arrays stream: print each element on its own and put the brackets and commas around them.
 *
 * Ownership  json_free() frees a value and all below it; json_set() and json_append() hand the value over to the
 *            container. Texts are copied.
 * Units      Strings are made valid UTF-8 (utf8.h); a NUL in one is written \u0000. Integers are exact in 64 bits.
 * Errors     Out of memory ends the process (die.h); nothing else can fail.
 */
#ifndef COMMON_DOC_JSON_OUT_H
#define COMMON_DOC_JSON_OUT_H

#include "common/base/buf.h"
#include "common/doc/node.h"

struct json; /* an opaque value */

struct json *json_null(void);
struct json *json_bool(bool value);
struct json *json_integer(int64_t value);
/* JSON as it stands, such as a number that was read as "1.50"; the caller answers for its grammar. */
struct json *json_raw(struct text document);
struct json *json_string(struct text value);
struct json *json_list(void);
struct json *json_map(void);
/* A document that was read; numbers as they were written where JSON can write them so. */
struct json *json_of_node(const struct node *node);

void json_append(struct json *list, struct json *value);
/* Members stand in the order in which they are set; a key is set once. */
void json_set(struct json *map, struct text key, struct json *value);
void json_set_string(struct json *map, const char *key, struct text value);
void json_set_integer(struct json *map, const char *key, int64_t value);
void json_set_bool(struct json *map, const char *key, bool value);

enum json_style { JSON_COMPACT,
		  JSON_INDENTED };

void json_print(const struct json *value, enum json_style style, struct buf *out);
void json_free(struct json *value);
/* Print and free. */
void json_finish(struct json *value, enum json_style style, struct buf *out);

#endif
