/*
 * github-output: step outputs for the file at GITHUB_OUTPUT, each as a here-document.
 *
 * The delimiter holds 128 random bits and is checked not to occur in the value, so that no value can end it and set
 * another output.
 */
#include <sys/random.h>

#include "common/base/buf.h"
#include "common/report/view.h"

struct state {
	bool no_random;
};

static bool add_delimiter(struct buf *out)
{
	unsigned char bits[16];

	if (getrandom(bits, sizeof(bits), 0) != (ssize_t)sizeof(bits))
		return false;
	buf_adds(out, "relutils_");
	for (size_t i = 0; i < sizeof(bits); i++)
		buf_addf(out, "%02x", (unsigned)bits[i]);
	return true;
}

static void write_field(struct view_run *run, const struct field *field)
{
	struct state *state = run->state;
	struct buf delimiter = BUF_INIT;

	if (field->kind == FIELD_JSON)
		return;
	do {
		buf_cut(&delimiter, 0);
		state->no_random |= !add_delimiter(&delimiter);
	} while (!state->no_random && text_find(field->value, buf_text(&delimiter), 0) != SIZE_MAX);
	if (!state->no_random) {
		fprintf(run->out, "%s<<%s\n", field->name, buf_cstr(&delimiter));
		fwrite(field->value.ptr, 1, field->value.len, run->out);
		fprintf(run->out, "\n%s\n", buf_cstr(&delimiter));
	}
	buf_release(&delimiter);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct state *state = run->state;

	(void)totals;
	return state->no_random ? fault_set(fault, "the system gives no random numbers, so outputs cannot be delimited safely") : 0;
}

const struct view view_github_output = { .name = "github-output",
					 .mode = OUTPUT_APPEND,
					 .state_size = sizeof(struct state),
					 .field = write_field,
					 .end = end };
