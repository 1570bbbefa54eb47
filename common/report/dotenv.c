/*
 * dotenv: variables for GitLab's artifacts:reports:dotenv: KEY=value lines, at most 5 KB, no quoting and no line ends.
 *
 * Names are upper case with '_' for '-'. What does not fit is refused: long values travel as paths of artefacts.
 */
#include <ctype.h>

#include "common/report/view.h"

enum { DOTENV_LIMIT = 5 * 1024 };

struct state {
	size_t bytes;
	const char *with_line_end;
};

static bool fits_a_line(struct text value)
{
	return text_find_byte(value, '\n', 0) == SIZE_MAX && text_find_byte(value, '\r', 0) == SIZE_MAX &&
	       text_find_byte(value, '\0', 0) == SIZE_MAX;
}

static void write_field(struct view_run *run, const struct field *field)
{
	struct state *state = run->state;

	if (field->kind == FIELD_JSON)
		return;
	if (!fits_a_line(field->value)) {
		state->with_line_end = field->name;
		return;
	}
	for (const char *c = field->name; *c; c++)
		fputc(*c == '-' ? '_' : toupper((unsigned char)*c), run->out);
	fputc('=', run->out);
	fwrite(field->value.ptr, 1, field->value.len, run->out);
	fputc('\n', run->out);
	state->bytes += text_of(field->name).len + field->value.len + 2;
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct state *state = run->state;

	(void)totals;
	if (state->with_line_end)
		return fault_set(fault, "'%s' holds a line end, which dotenv cannot carry; write it to a file and pass its path", state->with_line_end);
	if (state->bytes > DOTENV_LIMIT)
		return fault_set(fault, "the outputs are %zu bytes and dotenv takes %d; write long values to files and pass their paths", state->bytes, DOTENV_LIMIT);
	return 0;
}

const struct view view_dotenv = { .name = "dotenv", .mode = OUTPUT_APPEND, .state_size = sizeof(struct state), .field = write_field, .end = end };
