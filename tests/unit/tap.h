/* tap: the smallest writer of the Test Anything Protocol. */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <stdbool.h>

#include "common/base/die.h"

/* Write one test line; returns ok, so that a caller can print more. */
bool tap_ok(bool ok, const char *name, ...)
	PRINTF_LIKE(2, 3);

/* Write the plan; returns main()'s exit status. Call last. */
int tap_done(void);

#endif
