/*
 * json_scan: the characters and scalars of JSON, below json.c; nobody else needs it.
 *
 * Ownership  The scanner owns .scratch only, which the caller releases; decoded text goes into the arena.
 * Errors     -1 with the fault given to the scanner filled in at the place of the wrong character.
 */
#ifndef COMMON_DOC_JSON_SCAN_H
#define COMMON_DOC_JSON_SCAN_H

#include "common/base/buf.h"
#include "common/base/fault.h"
#include "common/doc/node.h"

struct json_scanner {
	const char *at, *end;
	const char *marked; /* where .place is */
	struct place place;
	struct buf scratch; /* a string with escapes, being decoded */
	struct arena *arena;
	struct fault *fault;
};

/* The bytes that were not read yet. */
struct text json_scan_rest(const struct json_scanner *s);
struct place json_scan_place(struct json_scanner *s);
/* Always -1. */
int json_scan_unexpected(struct json_scanner *s, const char *wanted);
void json_scan_space(struct json_scanner *s);
bool json_scan_next_is(const struct json_scanner *s, char c);
bool json_scan_accept(struct json_scanner *s, char c);
/* After the opening quote, up to behind the closing one. */
int json_scan_string(struct json_scanner *s, struct text *string);
/* Null, true, false, a number or a string: into a node whose place is set. */
int json_scan_scalar(struct json_scanner *s, struct node *node);

#endif
