#include "common/base/js.h"

#include "common/base/utf8.h"

static bool is_space(uint32_t code)
{
	return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0xA0 || code == 0x1680 ||
	       (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
	       code == 0x3000 || code == 0xFEFF;
}

size_t js_space(struct text t)
{
	struct utf8_char c;

	if (!t.len)
		return 0;
	c = utf8_decode(t);
	return is_space(c.code) ? c.len : 0;
}

size_t js_spaces(struct text t)
{
	size_t at = 0, len;

	while ((len = js_space(text_from(t, at))))
		at += len;
	return at;
}

size_t js_line_end(struct text t)
{
	if (!t.len)
		return 0;
	if (t.ptr[0] == '\n' || t.ptr[0] == '\r')
		return 1;
	return text_starts_with(t, TEXT("\xE2\x80\xA8")) || text_starts_with(t, TEXT("\xE2\x80\xA9")) ? 3 : 0;
}

struct text js_line(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		char c = t.ptr[i];

		if ((c == '\n' || c == '\r' || c == '\xE2') && js_line_end(text_from(t, i)))
			return text_slice(t, 0, i);
	}
	return t;
}

struct text js_trim_start(struct text t)
{
	return text_from(t, js_spaces(t));
}

struct text js_trim_end(struct text t)
{
	while (t.len) {
		size_t start = t.len - 1;

		while (start && t.len - start < 4 && ((unsigned char)t.ptr[start] & 0xC0U) == 0x80)
			start--;
		if (js_space(text_from(t, start)) != t.len - start)
			break;
		t.len = start;
	}
	return t;
}

struct text js_trim(struct text t)
{
	return js_trim_end(js_trim_start(t));
}
