/*
 * github: annotations, as workflow commands (escapes: actions/toolkit, packages/core/src/command.ts).
 *
 * A step shows 10 annotations of a kind and cuts messages at 4,096 characters, so of each kind nine are written at once,
 * and the tenth is either the tenth finding or the count of those that are left.
 */
#include <string.h>

#include "common/base/utf8.h"
#include "common/report/view.h"

enum { SHOWN = 10,
       MESSAGE_LIMIT = 4096 };

struct state {
	struct buf tenth[SEVERITY_COUNT];
	size_t seen[SEVERITY_COUNT];
};

static void add_escaped(struct buf *out, struct text t, const char *also)
{
	for (size_t i = 0; i < t.len; i++) {
		unsigned char c = (unsigned char)t.ptr[i];

		if (c == '%' || c == '\r' || c == '\n' || (c && strchr(also, c)))
			buf_addf(out, "%%%02X", (unsigned)c);
		else
			buf_add_byte(out, t.ptr[i]);
	}
}

static void add_property(struct buf *out, const char *name, struct text value)
{
	struct buf visible = BUF_INIT;

	utf8_add_visible(&visible, value);
	buf_addf(out, "%s=", name);
	add_escaped(out, buf_text(&visible), ":,");
	buf_release(&visible);
}

/* At most MESSAGE_LIMIT characters, counted in UTF-16 units as the runner does. */
static void add_message(struct buf *out, const struct report_head *head, const struct finding *f)
{
	struct buf message = BUF_INIT;
	struct text rest;
	struct utf8_char c;
	size_t room = MESSAGE_LIMIT;

	if (f->commit.len)
		buf_addf(&message, "commit %.*s: ", TEXT_ARGS(text_slice(f->commit, 0, head->short_commit)));
	utf8_add_visible(&message, f->message);
	if (f->remedy.len) {
		buf_adds(&message, "; ");
		utf8_add_visible(&message, f->remedy);
	}
	rest = buf_text(&message);
	while (room > 1 && utf8_next(&rest, &c))
		room -= c.code > 0xFFFF ? 2 : 1;
	buf_cut(&message, message.len - rest.len);
	add_escaped(out, buf_text(&message), "");
	buf_release(&message);
}

static void add_command(struct buf *out, const struct report_head *head, const struct finding *f)
{
	buf_addf(out, "::%s ", severity_name(f->severity));
	if (!f->commit.len && f->place.file) {
		add_property(out, "file", text_of(f->place.file));
		if (f->place.line)
			buf_addf(out, ",line=%u", f->place.line);
		if (f->place.line && f->place.column)
			buf_addf(out, ",col=%u", f->place.column);
		buf_add_byte(out, ',');
	}
	add_property(out, "title", text_of(f->rule));
	buf_adds(out, "::");
	add_message(out, head, f);
	buf_add_byte(out, '\n');
}

static void write_finding(struct view_run *run, const struct finding *f)
{
	struct state *state = run->state;
	struct buf command = BUF_INIT;

	if (++state->seen[f->severity] > SHOWN)
		return;
	add_command(&command, run->head, f);
	if (state->seen[f->severity] == SHOWN) {
		state->tenth[f->severity] = command;
		return;
	}
	fwrite(command.ptr, 1, command.len, run->out);
	buf_release(&command);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	struct state *state = run->state;

	(void)totals;
	(void)fault;
	for (unsigned s = 0; s < SEVERITY_COUNT; s++) {
		if (state->seen[s] > SHOWN)
			fprintf(run->out, "::%s title=%s::%zu more findings of this kind; the log and the job summary show them all\n",
				severity_name((enum severity)s), run->head->tool, state->seen[s] - SHOWN + 1);
		else
			fwrite(buf_cstr(&state->tenth[s]), 1, state->tenth[s].len, run->out);
		buf_release(&state->tenth[s]);
	}
	return 0;
}

const struct view view_github = { .name = "github", .state_size = sizeof(struct state), .finding = write_finding, .end = end };
