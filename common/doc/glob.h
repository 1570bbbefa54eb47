/*
 * glob: shell-like patterns for names and paths.
 *
 *   *   any run of characters but '/'      **  any run, '/' included ("**" + "/" also matches no folder at all)
 *   ?   one character but '/'              [a-z] [!a-z]  one of a set
 *   {a,b}  either                          \x  the character x itself
 *
 * Matching takes at most pattern times subject steps. Nothing here allocates or fails: an unclosed [ or { stands for itself.
 */
#ifndef COMMON_DOC_GLOB_H
#define COMMON_DOC_GLOB_H

#include "common/base/text.h"

bool glob_match(struct text pattern, struct text path);

#endif
