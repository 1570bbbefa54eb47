#include "tools/policy-check/image.h"

#include <string.h>

enum { TAG_LIMIT = 128,
       NAME_LIMIT = 255 };

static bool is_lower_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_word(char c)
{
	return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z') || c == '_';
}

/* Runs of a-z and 0-9 parted by '.', '_', '__' or any number of '-'. */
static bool is_path_component(struct text t)
{
	size_t separators = 0;

	if (!t.len || !is_lower_or_digit(t.ptr[0]) || !is_lower_or_digit(t.ptr[t.len - 1]))
		return false;
	for (size_t i = 0; i < t.len; i++) {
		char c = t.ptr[i], before = i ? t.ptr[i - 1] : 'a';

		if (is_lower_or_digit(c)) {
			separators = 0;
			continue;
		}
		if (!strchr("._-", c) || !c)
			return false;
		if (separators && (c != before || c == '.' || (c == '_' && separators > 1)))
			return false;
		separators++;
	}
	return true;
}

/* Letters, digits and inner hyphens. */
static bool is_label(struct text label)
{
	if (!label.len || label.ptr[0] == '-' || label.ptr[label.len - 1] == '-')
		return false;
	for (size_t i = 0; i < label.len; i++)
		if (label.ptr[i] == '_' || (!is_word(label.ptr[i]) && label.ptr[i] != '-'))
			return false;
	return true;
}

/* "[::1]" */
static bool is_bracketed(struct text host)
{
	return host.len > 2 && host.ptr[host.len - 1] == ']' && text_trim(text_slice(host, 1, host.len - 2), "0123456789abcdefABCDEF:").len == 0;
}

/* Labels parted by dots, with a port perhaps; or an address in brackets. */
static bool is_domain(struct text t)
{
	size_t colon = text_find_byte(t, ':', t.len && t.ptr[0] == '[' ? text_find_byte(t, ']', 0) : 0);
	struct text host = text_slice(t, 0, colon), port = colon == SIZE_MAX ? TEXT("0") : text_from(t, colon + 1), label;
	uint64_t number;

	if (!host.len || !text_to_u64(port, &number))
		return false;
	if (host.ptr[0] == '[')
		return is_bracketed(host);
	while (text_next_part(&host, '.', &label))
		if (!is_label(label))
			return false;
	return true;
}

static bool is_tag(struct text t)
{
	if (!t.len || t.len > TAG_LIMIT || !is_word(t.ptr[0]))
		return false;
	for (size_t i = 0; i < t.len; i++) {
		if (!is_word(t.ptr[i]) && t.ptr[i] != '.' && t.ptr[i] != '-')
			return false;
	}
	return true;
}

static bool is_digest(struct text t)
{
	size_t colon = text_find_byte(t, ':', 0);
	struct text hex = colon == SIZE_MAX ? (struct text){ NULL, 0 } : text_from(t, colon + 1);

	return colon && colon != SIZE_MAX && hex.len >= 32 && text_trim(hex, "0123456789abcdefABCDEF").len == 0;
}

static bool is_path(struct text path)
{
	struct text part;

	if (!path.len || path.len > NAME_LIMIT)
		return false;
	while (text_next_part(&path, '/', &part)) {
		if (!is_path_component(part))
			return false;
	}
	return true;
}

/* Does what stands before the first '/' name a registry? */
static bool names_registry(struct text first)
{
	if (text_is(first, "localhost") || text_find_byte(first, '.', 0) != SIZE_MAX || text_find_byte(first, ':', 0) != SIZE_MAX)
		return true;
	for (size_t i = 0; i < first.len; i++) {
		if (first.ptr[i] >= 'A' && first.ptr[i] <= 'Z')
			return true;
	}
	return false;
}

bool image_parse(struct text reference, struct image *image)
{
	size_t slash = text_find_byte(reference, '/', 0), at = text_find_byte(reference, '@', 0), colon;
	struct text rest = text_slice(reference, 0, at);
	const char *last_slash;

	*image = (struct image){ .registry = TEXT("docker.io"), .tag = TEXT("") };
	if (at != SIZE_MAX) {
		image->digest = text_from(reference, at + 1);
		if (!is_digest(image->digest))
			return false;
	}
	if (slash != SIZE_MAX && slash < rest.len && names_registry(text_slice(rest, 0, slash))) {
		image->registry = text_slice(rest, 0, slash);
		rest = text_from(rest, slash + 1);
		if (!is_domain(image->registry))
			return false;
	}
	colon = text_find_byte(rest, ':', 0);
	if (colon != SIZE_MAX) {
		image->tag = text_from(rest, colon + 1);
		rest = text_slice(rest, 0, colon);
		if (!is_tag(image->tag))
			return false;
	} else if (!image->digest.len) {
		image->tag = TEXT("latest");
	}
	image->path = rest;
	last_slash = rest.len ? memrchr(rest.ptr, '/', rest.len) : NULL;
	image->name = last_slash ? text_from(rest, (size_t)(last_slash - rest.ptr) + 1) : rest;
	return is_path(rest);
}

static void add_name(struct buf *out, const struct image *image)
{
	buf_add(out, image->registry);
	buf_add_byte(out, '/');
	buf_add(out, image->path);
}

void image_add_reference(struct buf *out, const struct image *image)
{
	if (!image->digest.len) {
		image_add_tagged(out, image);
		return;
	}
	add_name(out, image);
	buf_add_byte(out, '@');
	buf_add(out, image->digest);
}

void image_add_tagged(struct buf *out, const struct image *image)
{
	add_name(out, image);
	buf_add_byte(out, ':');
	buf_add(out, image->tag);
}
