#include "tools/policy-check/reference_path.h"

#include "common/base/buf.h"
#include "tools/policy-check/anchor.h"

const struct node *reference_follow(const struct node *node, struct text path)
{
	struct text name;

	while (node && text_next_part(&path, '/', &name)) {
		const struct node *below = NULL;
		uint64_t index;

		if (!name.len)
			continue;
		for (size_t i = 0; node->kind == NODE_MAP && i < node->map.count && !below; i++) {
			if (text_eq(anchor_parse(node->map.pairs[i].key).key, anchor_parse(name).key))
				below = node->map.pairs[i].value;
		}
		if (node->kind == NODE_LIST && text_to_u64(name, &index) && index < node->list.count)
			below = node->list.items[index];
		node = below;
	}
	return node;
}

struct text reference_join(struct arena *arena, struct text base, struct text reference)
{
	struct text rest = reference.len && reference.ptr[0] == '/' ? reference : arena_printf(arena, "%.*s/%.*s", TEXT_ARGS(base), TEXT_ARGS(reference));
	struct buf out = BUF_INIT;
	struct text part, copy;

	while (text_next_part(&rest, '/', &part)) {
		if (text_is(part, "..")) {
			while (out.len && out.ptr[out.len - 1] != '/')
				buf_cut(&out, out.len - 1);
			if (out.len)
				buf_cut(&out, out.len - 1);
		} else if (part.len && !text_is(part, ".")) {
			buf_add_byte(&out, '/');
			buf_add(&out, part);
		}
	}
	copy = arena_copy(arena, buf_text(&out));
	buf_release(&out);
	return copy;
}
