/*
 * die: the three ways a tool ends, and the one place that ends it early.
 *
 * EXIT_OK       the answer is yes: nothing found, the value was printed
 * EXIT_FOUND    the answer is no: findings, a closed gate
 * EXIT_TROUBLE  there is no answer: usage, configuration, input or I/O; wins over EXIT_FOUND
 *
 * Only main.c, option parsing and memory exhaustion end the process; a core reports a struct fault instead.
 * Messages go to standard error: lower case, no full stop, what failed first, the subject in single quotes,
 * the remedy last. Control characters in them are shown escaped.
 */
#ifndef COMMON_BASE_DIE_H
#define COMMON_BASE_DIE_H

#include "common/base/attributes.h"

enum { EXIT_OK = 0,
       EXIT_FOUND = 1,
       EXIT_TROUBLE = 2 };

struct fault;

/* Set once by main(), for messages; never freed. */
extern const char *tool_name;

/* "tool: message" on standard error. */
void warn(const char *format, ...) PRINTF_LIKE(1, 2);
/* "tool: file:line:column: message" on standard error. */
void warn_fault(const struct fault *fault);
/* As warn() and warn_fault(), then exit with EXIT_TROUBLE. */
NORETURN void die(const char *format, ...) PRINTF_LIKE(1, 2);
NORETURN void die_fault(const struct fault *fault);
/* As die(), with ": " and the text of errno after the message. */
NORETURN void die_errno(const char *format, ...) PRINTF_LIKE(1, 2);

/*
 * Flush and close standard output; end with EXIT_TROUBLE if a byte was lost, or quietly by SIGPIPE if the
 * reader has gone. Call last.
 */
void finish_stdout(void);

#endif
