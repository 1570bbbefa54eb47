#include "tools/policy-check/anchor.h"

static const struct {
	char mark;
	enum anchor_kind kind;
} marks[] = {
	{ '<', ANCHOR_GLOBAL },
	{ 'X', ANCHOR_NEGATION },
	{ '+', ANCHOR_ADDITION },
	{ '=', ANCHOR_EQUALITY },
	{ '^', ANCHOR_EXISTENCE },
};

struct anchor anchor_parse(struct text written)
{
	struct text t = text_trim(written, " \t\r\n\v\f");
	enum anchor_kind kind = ANCHOR_CONDITION;

	for (size_t i = 0; t.len && i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (t.ptr[0] == marks[i].mark && t.len > 1 && t.ptr[1] == '(') {
			kind = marks[i].kind;
			t = text_from(t, 1);
		}
	}
	if (t.len < 3 || t.ptr[0] != '(' || t.ptr[t.len - 1] != ')' || text_find_byte(t, '\n', 0) != SIZE_MAX)
		return (struct anchor){ ANCHOR_NONE, written };
	return (struct anchor){ kind, text_slice(t, 1, t.len - 2) };
}
