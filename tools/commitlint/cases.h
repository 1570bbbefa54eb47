/*
 * cases: the letter cases that commitlint's rules know, from camel-case to upper-case.
 *
 * Source  @commitlint/ensure 21: quoted text does not count, nor does what starts with a digit.
 */
#ifndef TOOLS_COMMITLINT_CASES_H
#define TOOLS_COMMITLINT_CASES_H

#include "common/base/buf.h"

enum letter_case { CASE_CAMEL,
		   CASE_KEBAB,
		   CASE_SNAKE,
		   CASE_PASCAL,
		   CASE_START,
		   CASE_UPPER,
		   CASE_SENTENCE,
		   CASE_LOWER };

/* "kebab-case", and the older names "uppercase", "lowercase", "lowerCase", "sentencecase". */
bool cases_find(struct text name, enum letter_case *found);
/* All names, NULL at the end. */
extern const char *const cases_names[];

/* Append t in that case; t must be valid UTF-8. */
void cases_add(struct buf *out, struct text t, enum letter_case wanted);
/* Is t in that case, quoted text apart? */
bool cases_fits(struct text t, enum letter_case wanted);

#endif
