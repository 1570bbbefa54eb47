/*
 * fault: why there is no answer, filled in by the function that could not go on.
 *
 * A function that can fail on its input takes a struct fault * last, returns -1 (or NULL), and fills it in once.
 * main() hands it to die_fault(). Functions without one cannot fail.
 *
 * Ownership  All bytes are inside, the file name too, so a fault outlives what it is about. It is not to be copied:
 *            .place.file points into it.
 * Units      A message longer than the room is cut at a code point and ends in "...".
 */
#ifndef COMMON_BASE_FAULT_H
#define COMMON_BASE_FAULT_H

#include "common/base/die.h"
#include "common/base/place.h"

struct fault {
	struct place place;
	char file[512];
	char message[1024];
};

#define FAULT_INIT { .place = { NULL, 0, 0 } }

/* Fill in; always returns -1, so that "return fault_set(fault, …)" reads well. */
int fault_set(struct fault *fault, const char *format, ...) PRINTF_LIKE(2, 3);
int fault_set_at(struct fault *fault, struct place place, const char *format, ...) PRINTF_LIKE(3, 4);
/* Say the same of another place: what was wrong with a part is told where people wrote it. */
void fault_move(struct fault *fault, struct place place);
/* With ": " and the text of errno after the message. */
int fault_set_errno(struct fault *fault, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
