/*
 * functions: what JMESPath expressions can call: the standard's functions and Kyverno's own, in one table a family.
 *
 * A handler finds its arguments counted and typed as its row says.
 */
#ifndef POLICY_CHECK_JMESPATH_FUNCTIONS_H
#define POLICY_CHECK_JMESPATH_FUNCTIONS_H

#include "tools/policy-check/jmespath/evaluate.h"
#include "tools/policy-check/jmespath/value.h"

struct jmespath_call {
	struct jmespath_run *run;
	const struct jmespath_function *function;
	const struct jmespath_argument *arguments;
	size_t count;
};

struct jmespath_function {
	const char *name;
	/*
	 * The types of each argument, arguments parted by spaces: n number, s string, a array, o object, N array of numbers,
	 * S array of strings, e expression, * any; a '+' at the end: the last one may be repeated.
	 */
	const char *types;
	enum jmespath_result (*handler)(const struct jmespath_call *call, const struct node **result);
};

/* NULL when there is none of that name. */
const struct jmespath_function *jmespath_function_named(struct text name, enum jmespath_dialect dialect);
/* Check count and types, then run the handler. */
enum jmespath_result jmespath_call(const struct jmespath_call *call, const struct node **result);

/* The families; each ends with a row whose name is NULL. */
extern const struct jmespath_function functions_standard[], functions_lists[], functions_strings[], functions_arithmetic[],
	functions_time[], functions_data[], functions_encoding[], functions_names[], functions_regex[], functions_x509[], functions_random[];

/* The string of argument number i (typed 's'). */
struct text call_string(const struct jmespath_call *call, size_t i);
double call_number(const struct jmespath_call *call, size_t i);
/* A string, or a number printed as Go does with 'f' and 32 bits: what 'sn' arguments of regex_match and others become. */
struct text call_text(const struct jmespath_call *call, size_t i);
/* Store and return JMESPATH_FOUND. */
enum jmespath_result call_returns(const struct node *value, const struct node **result);
enum jmespath_result call_returns_string(const struct jmespath_call *call, struct text string, const struct node **result);
/* Copy the buf into the arena, release it, return it. */
enum jmespath_result call_returns_buf(const struct jmespath_call *call, struct buf *b, const struct node **result);
/* "JMESPath function 'name': problem". */
enum jmespath_result call_fails(const struct jmespath_call *call, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
