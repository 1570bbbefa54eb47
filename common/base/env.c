#include "common/base/env.h"

#include <stddef.h>
#include <string.h>

extern char **environ; /* POSIX declares it in no header */

struct env env_of_process(void)
{
	return (struct env){ (const char *const *)environ };
}

const char *env_get(struct env env, const char *name)
{
	size_t len = strlen(name);

	for (const char *const *variable = env.variables; variable && *variable; variable++)
		if (!strncmp(*variable, name, len) && (*variable)[len] == '=')
			return *variable + len + 1;
	return NULL;
}

const char *env_get_nonempty(struct env env, const char *name)
{
	const char *value = env_get(env, name);

	return value && *value ? value : NULL;
}
