/*
 * env: the environment as a value, read in one place and passed on, so that cores can be called with any.
 *
 * Ownership  Borrows its array of "NAME=VALUE" strings, which ends in NULL.
 */
#ifndef COMMON_BASE_ENV_H
#define COMMON_BASE_ENV_H

struct env {
	const char *const *variables;
};

/* The environment of this process. */
struct env env_of_process(void);
/* The value, or NULL when the variable is not set. */
const char *env_get(struct env env, const char *name);
/* The value, or NULL when the variable is not set or empty. */
const char *env_get_nonempty(struct env env, const char *name);

#endif
