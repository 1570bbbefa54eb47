#include "tools/commitlint/ignores.h"

#include "common/base/js.h"
#include "common/release/semver.h"

static const struct pattern {
	const char *prefix;
	const char *within; /* what must follow later in the line; NULL: nothing */
	bool on_any_line;   /* the peer's pattern has the flag m */
} patterns[] = {
	{ "Merge pull request", NULL, true }, /* ^((Merge pull request)|(Merge (.*?) into (.*?)|(Merge branch (.*?)))(?:\r?\n)*$) */
	{ "Merge ", " into ", true },
	{ "Merge branch ", NULL, true },
	{ "Merge tag ", NULL, true }, /* ^(Merge tag (.*?))(?:\r?\n)*$ */
	{ "Revert ", NULL, false },   /* ^(R|r)evert (.*) */
	{ "revert ", NULL, false },
	{ "Reapply ", NULL, false }, /* ^(R|r)eapply (.*) */
	{ "reapply ", NULL, false },
	{ "amend!", NULL, false }, /* ^(amend|fixup|squash)! */
	{ "fixup!", NULL, false },
	{ "squash!", NULL, false },
	{ "Merged ", "in ", false }, /* ^(Merged (.*?)(in|into) (.*)|Merged PR (.*): (.*)) */
	{ "Merged ", "into ", false },
	{ "Merged PR ", ": ", false },
	{ "Merge remote-tracking branch", NULL, false }, /* ^Merge remote-tracking branch(\s*)(.*) */
	{ "Automatic merge", NULL, false },		 /* ^Automatic merge(.*) */
	{ "Auto-merged ", " into ", false },		 /* ^Auto-merged (.*?) into (.*) */
};

/* line goes up to a line terminator. */
static bool line_fits(struct text line, bool later_line)
{
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		const struct pattern *p = &patterns[i];
		struct text prefix = text_of(p->prefix);

		if ((later_line && !p->on_any_line) || !text_starts_with(line, prefix))
			continue;
		if (!p->within || text_find(line, text_of(p->within), prefix.len) != SIZE_MAX)
			return true;
	}
	return false;
}

/* Bytes of "[skip ci]" or "(ci skip)" at the start of t, in the brackets given; 0 when it is not there. */
static size_t skip_mark(struct text t, char open, char close)
{
	static const struct text words[] = { TEXT_INIT("skip"), TEXT_INIT("ci") };

	for (size_t first = 0; first < 2; first++)
		for (size_t second = 0; second < 2; second++) {
			size_t a = words[first].len, b = words[second].len, space = text_from(t, 1 + a).len && t.ptr[1 + a] == '-' ? 1 : js_space(text_from(t, 1 + a));

			if (t.len > 1 + a + space + b && t.ptr[0] == open && space && text_eq_ignoring_case(text_slice(t, 1, a), words[first]) &&
			    text_eq_ignoring_case(text_slice(t, 1 + a + space, b), words[second]) && t.ptr[1 + a + space + b] == close)
				return 1 + a + space + b + 1;
		}
	return 0;
}

static void remove_skip_mark(struct buf *out, char open, char close)
{
	struct text t = buf_text(out);

	for (size_t at = 0; (at = text_find_byte(t, open, at)) != SIZE_MAX; at++) {
		size_t len = skip_mark(text_from(t, at), open, close);
		struct buf without = BUF_INIT;

		if (!len)
			continue;
		buf_add(&without, text_slice(t, 0, at));
		buf_add(&without, text_from(t, at + len));
		buf_release(out);
		*out = without;
		return;
	}
}

/* ^chore(\([^)]+\))?: */
static size_t chore_prefix(struct text t)
{
	size_t at = sizeof("chore") - 1, close;

	if (!text_starts_with(t, TEXT("chore")))
		return 0;
	if (at < t.len && t.ptr[at] == '(') {
		close = text_find_byte(t, ')', at);
		if (close == SIZE_MAX || close == at + 1)
			return 0;
		at = close + 1;
	}
	return at < t.len && t.ptr[at] == ':' ? at + 1 : 0;
}

/* node-semver's limits: 256 characters, numbers that a double holds exactly. */
static bool is_version(struct text t)
{
	struct semver v;
	const struct text *numbers[] = { &v.major, &v.minor, &v.patch };
	static const struct text largest = TEXT_INIT("9007199254740991");

	if (t.len > 256 || !semver_parse(text_from(t, t.len && t.ptr[0] == 'v'), &v))
		return false;
	for (size_t i = 0; i < 3; i++)
		if (numbers[i]->len > largest.len || (numbers[i]->len == largest.len && text_compare(*numbers[i], largest) > 0))
			return false;
	return true;
}

/* A line that holds nothing but a version, "chore(release): " before it and "[skip ci]" apart. */
static bool is_version_line(struct text line)
{
	struct buf stripped = BUF_INIT;
	bool is;

	if (line.len > 1024)
		return false;
	buf_add(&stripped, text_from(line, chore_prefix(line)));
	remove_skip_mark(&stripped, '[', ']');
	remove_skip_mark(&stripped, '(', ')');
	is = is_version(js_trim(buf_text(&stripped)));
	buf_release(&stripped);
	return is;
}

bool ignores_header(struct text header)
{
	return line_fits(js_line(header), false) || is_version_line(header);
}

bool ignores_message_as_peer(struct text message)
{
	struct text rest = js_trim_end(message);
	bool later = false;

	if (is_version_line(text_slice(rest, 0, text_find_byte(rest, '\n', 0))))
		return true;
	for (;; later = true) {
		struct text line = js_line(rest);
		size_t end;

		if (line_fits(line, later))
			return true;
		rest = text_from(rest, line.len);
		end = js_line_end(rest);
		if (!end)
			return false;
		rest = text_from(rest, end);
	}
}
