#include "tools/policy-check/schema/path.h"

enum { SHOWN_STEPS = 24, /* of a path, the last ones */
       SHOWN_BYTES = 80 };

void schema_add_cut(struct buf *out, struct text t)
{
	size_t shown = t.len;

	if (shown > SHOWN_BYTES)
		for (shown = SHOWN_BYTES; shown && ((unsigned char)t.ptr[shown] & 0xC0) == 0x80;)
			shown--;
	buf_add(out, text_slice(t, 0, shown));
	if (shown < t.len)
		buf_adds(out, "...");
}

static bool is_plain(struct text key)
{
	for (size_t i = 0; i < key.len; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-$", key.ptr[i]) || !key.ptr[i])
			return false;
	return key.len;
}

void schema_add_path(struct buf *out, const struct schema_path *at)
{
	const struct schema_path *steps[SHOWN_STEPS];
	size_t count = 0;

	for (; at->above && count < SHOWN_STEPS; at = at->above)
		steps[count++] = at;
	if (at->above)
		buf_adds(out, "...");
	for (bool first = true; count--; first = false) {
		const struct schema_path *step = steps[count];
		bool plain = step->key.ptr && is_plain(step->key);

		if (plain && !first)
			buf_add_byte(out, '.');
		else if (!plain)
			buf_add_byte(out, '[');
		if (step->key.ptr)
			schema_add_cut(out, step->key);
		else
			buf_addf(out, "%zu", step->item);
		if (!plain)
			buf_add_byte(out, ']');
	}
}
