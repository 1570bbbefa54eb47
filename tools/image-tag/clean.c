#include <inttypes.h>

#include "common/base/buf.h"
#include "tools/image-tag/reference.h"
#include "tools/image-tag/tagging.h"

enum { HASH_DIGITS = 8 };

static bool is_tag_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

/* FNV-1a (RFC draft-eastlake-fnv), folded to 32 bits: tells long branch names apart, nothing more. */
static uint32_t hash(struct text text)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.ptr[i]) * UINT64_C(1099511628211);
	return (uint32_t)(h ^ (h >> 32));
}

struct text tag_clean(struct text text, struct arena *arena)
{
	struct buf out = BUF_INIT;
	struct text result;

	for (size_t i = 0; i < text.len; i++) {
		if (is_tag_byte(text.ptr[i]))
			buf_add_byte(&out, text.ptr[i]);
		else if (i == 0 || is_tag_byte(text.ptr[i - 1]))
			buf_add_byte(&out, '-');
	}
	result = buf_text(&out);
	while (result.len && (result.ptr[0] == '-' || result.ptr[0] == '.'))
		result = text_from(result, 1);
	if (result.len > REFERENCE_TAG_LIMIT)
		result = arena_printf(arena, "%.*s-%0*" PRIx32, REFERENCE_TAG_LIMIT - HASH_DIGITS - 1, result.ptr, HASH_DIGITS, hash(text));
	else
		result = arena_copy(arena, result);
	buf_release(&out);
	return result;
}
