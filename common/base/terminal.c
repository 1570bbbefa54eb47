#include "common/base/terminal.h"

#include <stddef.h>
#include <string.h>
#include <unistd.h>

const char *const colour_names[] = { "auto", "always", "never", NULL };

bool terminal_is(FILE *stream)
{
	return isatty(fileno(stream));
}

bool terminal_colours(enum colour_choice choice, struct env env, FILE *stream)
{
	const char *term = env_get(env, "TERM");

	if (choice != COLOUR_AUTO)
		return choice == COLOUR_ALWAYS;
	if (env_get_nonempty(env, "NO_COLOR"))
		return false;
	return terminal_is(stream) && term && strcmp(term, "dumb");
}
