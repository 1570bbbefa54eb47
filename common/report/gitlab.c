/*
 * gitlab: a Code Quality report (GitLab's subset of the Code Climate format): one array, unique fingerprints, relative paths.
 * A finding about a commit has the path "commits/HASH", since GitLab demands one.
 */
#include "common/doc/json_out.h"
#include "common/report/fingerprint.h"
#include "common/report/view.h"

struct state {
	struct fingerprints fingerprints;
	bool after_first;
};

static const char *severity_of(enum severity severity)
{
	static const char *const names[] = { "info", "minor", "major" };

	return names[severity];
}

static void begin(struct view_run *run)
{
	fputs("[", run->out);
}

static struct json *location(const struct finding *f)
{
	struct json *value = json_map(), *lines = json_map();
	struct buf path = BUF_INIT;

	if (f->commit.len)
		buf_adds(&path, "commits/");
	buf_add(&path, f->commit.len ? f->commit : text_of(f->place.file ? f->place.file : "-"));
	json_set_string(value, "path", text_starts_with(buf_text(&path), TEXT("./")) ? text_from(buf_text(&path), 2) : buf_text(&path));
	json_set_integer(lines, "begin", f->place.line ? f->place.line : 1);
	json_set(value, TEXT("lines"), lines);
	buf_release(&path);
	return value;
}

static void write_finding(struct view_run *run, const struct finding *f)
{
	struct state *state = run->state;
	struct json *issue = json_map();
	struct buf out = BUF_INIT, description = BUF_INIT;
	char hex[FINGERPRINT_HEX + 1];

	buf_add(&description, f->message);
	if (f->remedy.len) {
		buf_adds(&description, "; ");
		buf_add(&description, f->remedy);
	}
	fingerprint_of(&state->fingerprints, f, hex);
	json_set_string(issue, "description", buf_text(&description));
	json_set_string(issue, "check_name", text_of(f->rule));
	json_set_string(issue, "fingerprint", text_of(hex));
	json_set_string(issue, "severity", text_of(severity_of(f->severity)));
	json_set(issue, TEXT("location"), location(f));
	buf_adds(&out, state->after_first ? ",\n" : "\n");
	state->after_first = true;
	json_finish(issue, JSON_COMPACT, &out);
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&description);
	buf_release(&out);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	struct state *state = run->state;

	(void)totals;
	(void)fault;
	fputs("]\n", run->out);
	fingerprints_release(&state->fingerprints);
	return 0;
}

const struct view view_gitlab = { .name = "gitlab", .state_size = sizeof(struct state), .begin = begin, .finding = write_finding, .end = end };
