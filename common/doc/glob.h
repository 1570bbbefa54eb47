/*
 * glob: shell-like patterns for names and paths.
 *
 *   *   any run of characters but '/'      **  any run, '/' included
 *   ?   one character but '/'              [a-z] [!a-z] [^a-z]  one of a set, never '/'
 *   {a,b}  either                          \x  the character x itself
 *
 * A folder's "**" + "/" also matches no folder at all: "a/" + "**" + "/b" matches "a/b". A leading dot is nothing special.
 *
 * Units      Characters are code points; an invalid byte matches itself.
 * Cost       At most pattern times subject steps, whatever the pattern (all ways are followed at once).
 * Errors     None: an unclosed [ or { stands for itself.
 */
#ifndef COMMON_DOC_GLOB_H
#define COMMON_DOC_GLOB_H

#include "common/base/text.h"

bool glob_match(struct text pattern, struct text path);

#endif
