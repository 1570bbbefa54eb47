#include <stdarg.h>

#include "common/base/buf.h"
#include "tools/image-tag/tagging.h"

void note_add(struct notes *notes, enum note_kind kind, struct place place, struct text rule, const char *format, ...)
{
	struct buf message = BUF_INIT;
	va_list values;

	va_start(values, format);
	buf_addv(&message, format, values);
	va_end(values);
	if (notes->count == notes->cap) {
		size_t cap = notes->cap ? notes->cap * 2 : 16;
		struct note *items = arena_zalloc(notes->arena, cap, sizeof(*items));

		for (size_t i = 0; i < notes->count; i++)
			items[i] = notes->items[i];
		notes->items = items;
		notes->cap = cap;
	}
	notes->items[notes->count++] = (struct note){ kind, place, rule, arena_copy(notes->arena, buf_text(&message)) };
	buf_release(&message);
}
