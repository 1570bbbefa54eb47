#include "tools/policy-check/jmespath/der.h"

static unsigned byte_at(struct text t, size_t i)
{
	return (unsigned char)t.ptr[i];
}

bool der_next(struct text *rest, struct der *element)
{
	struct text t = *rest;
	size_t header = 2, length, bytes;

	if (t.len < 2 || (byte_at(t, 0) & 0x1F) == 0x1F)
		return false;
	element->tag = byte_at(t, 0);
	length = byte_at(t, 1);
	if (length >= 0x80) {
		bytes = length & 0x7F;
		if (!bytes || bytes > 4 || t.len < 2 + bytes)
			return false;
		header += bytes;
		length = 0;
		for (size_t i = 0; i < bytes; i++)
			length = length << 8 | byte_at(t, 2 + i);
	}
	if (length > t.len - header)
		return false;
	element->content = text_slice(t, header, length);
	*rest = text_from(t, header + length);
	return true;
}

bool der_take(struct text *rest, unsigned tag, struct text *content)
{
	struct text before = *rest;
	struct der element;

	if (!der_next(rest, &element) || element.tag != tag) {
		*rest = before;
		return false;
	}
	*content = element.content;
	return true;
}
