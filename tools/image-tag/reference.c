#include "tools/image-tag/reference.h"

#define DIGITS "0123456789"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define WORD LOWER UPPER DIGITS "_"
#define HEX DIGITS "abcdef"

static bool is_one_of(char byte, const char *set)
{
	return byte && text_find_byte(text_of(set), byte, 0) != SIZE_MAX;
}

static bool all_of(struct text text, const char *set)
{
	for (size_t i = 0; i < text.len; i++)
		if (!is_one_of(text.ptr[i], set))
			return false;
	return text.len > 0;
}

bool reference_is_tag(struct text text)
{
	return text.len && text.len <= REFERENCE_TAG_LIMIT && is_one_of(text.ptr[0], WORD) && all_of(text, WORD ".-");
}

/* alphanumeric runs joined by '.', '_', "__" or any number of '-' */
static bool is_path_component(struct text text)
{
	size_t i = 0, start;

	for (;;) {
		for (start = i; i < text.len && is_one_of(text.ptr[i], LOWER DIGITS); i++)
			;
		if (i == start)
			return false;
		if (i == text.len)
			return true;
		for (start = i; i < text.len && text.ptr[i] == text.ptr[start] && is_one_of(text.ptr[i], "._-"); i++)
			;
		if (i == start || (text.ptr[start] == '.' && i - start > 1) || (text.ptr[start] == '_' && i - start > 2))
			return false;
	}
}

static bool is_path(struct text text)
{
	struct text component;

	if (!text.len)
		return false;
	while (text_next_part(&text, '/', &component))
		if (!is_path_component(component))
			return false;
	return true;
}

static bool is_host_name(struct text text)
{
	struct text component;

	if (!text.len)
		return false;
	while (text_next_part(&text, '.', &component))
		if (!all_of(component, LOWER UPPER DIGITS "-") || component.ptr[0] == '-' || component.ptr[component.len - 1] == '-')
			return false;
	return true;
}

/* A host or an IPv6 address in brackets, and a port. */
static bool is_domain(struct text text)
{
	size_t bracket = text.len && text.ptr[0] == '[' ? text_find_byte(text, ']', 0) : SIZE_MAX;
	size_t colon = text_find_byte(text, ':', bracket == SIZE_MAX ? 0 : bracket);
	struct text host = text_slice(text, 0, colon);

	if (colon != SIZE_MAX && !all_of(text_from(text, colon + 1), DIGITS))
		return false;
	if (bracket == SIZE_MAX)
		return is_host_name(host);
	return host.len == bracket + 1 && all_of(text_slice(host, 1, bracket - 1), HEX "ABCDEF:");
}

/* Letters and digits, in parts that begin with a letter and are joined by one of "-_+."; then ':' and 32 or more hexadecimal digits. */
static bool is_digest_like(struct text text)
{
	size_t colon = text_find_byte(text, ':', 0);
	bool at_start = true;

	if (colon == SIZE_MAX || !colon || text.len - colon - 1 < 32)
		return false;
	for (size_t i = 0; i < colon; i++) {
		if (!is_one_of(text.ptr[i], at_start ? LOWER UPPER : LOWER UPPER DIGITS "-_+."))
			return false;
		at_start = is_one_of(text.ptr[i], "-_+.");
	}
	return !at_start && all_of(text_from(text, colon + 1), HEX "ABCDEF");
}

int reference_check_digest(struct text digest, struct fault *fault)
{
	static const struct {
		struct text name;
		size_t digits;
	} algorithms[] = { { TEXT_INIT("sha256"), 64 }, { TEXT_INIT("sha384"), 96 }, { TEXT_INIT("sha512"), 128 } };
	size_t colon = text_find_byte(digest, ':', 0);
	struct text encoded = text_from(digest, colon == SIZE_MAX ? digest.len : colon + 1);

	if (colon == SIZE_MAX || !colon || !encoded.len)
		return fault_set(fault, "invalid checksum digest format");
	for (size_t i = 0; i < sizeof(algorithms) / sizeof(algorithms[0]); i++) {
		if (!text_eq(text_slice(digest, 0, colon), algorithms[i].name))
			continue;
		if (encoded.len != algorithms[i].digits)
			return fault_set(fault, "invalid checksum digest length");
		return all_of(encoded, HEX) ? 0 : fault_set(fault, "invalid checksum digest format");
	}
	return fault_set(fault, is_digest_like(digest) ? "unsupported digest algorithm" : "invalid checksum digest format");
}

/* Cut into parts by the grammar; the digest is only looked at for its form. */
static bool split(struct text text, struct reference *reference)
{
	size_t at = text_find_byte(text, '@', 0), slash, colon;
	struct text name = text_slice(text, 0, at);

	*reference = (struct reference){ .digest = text_from(text, at == SIZE_MAX ? text.len : at + 1) };
	for (slash = name.len; slash && name.ptr[slash - 1] != '/'; slash--)
		;
	colon = text_find_byte(name, ':', slash);
	if (colon != SIZE_MAX) {
		reference->tag = text_from(name, colon + 1);
		name = text_slice(name, 0, colon);
	}
	slash = text_find_byte(name, '/', 0);
	reference->path = name;
	if (slash != SIZE_MAX && is_domain(text_slice(name, 0, slash)) && is_path(text_from(name, slash + 1))) {
		reference->domain = text_slice(name, 0, slash);
		reference->path = text_from(name, slash + 1);
	}
	return is_path(reference->path) && (colon == SIZE_MAX || reference_is_tag(reference->tag)) && (at == SIZE_MAX || is_digest_like(reference->digest));
}

static struct text lowered(struct text text, struct arena *arena)
{
	char *bytes = arena_zalloc(arena, text.len + 1, 1);

	for (size_t i = 0; i < text.len; i++)
		bytes[i] = is_one_of(text.ptr[i], UPPER) ? (char)(text.ptr[i] - 'A' + 'a') : text.ptr[i];
	return (struct text){ bytes, text.len };
}

int reference_parse(struct text text, struct reference *reference, struct fault *fault)
{
	struct arena scratch = ARENA_INIT;
	bool fits_lowered;

	if (!text.len)
		return fault_set(fault, "repository name must have at least one component");
	if (!split(text, reference)) {
		fits_lowered = split(lowered(text, &scratch), reference);
		arena_release(&scratch);
		return fault_set(fault, fits_lowered ? "repository name must be lowercase" : "invalid reference format");
	}
	if (reference->path.len > REFERENCE_PATH_LIMIT)
		return fault_set(fault, "repository name must not be more than %d characters", REFERENCE_PATH_LIMIT);
	return reference->digest.len ? reference_check_digest(reference->digest, fault) : 0;
}

static bool has_upper(struct text text)
{
	for (size_t i = 0; i < text.len; i++)
		if (is_one_of(text.ptr[i], UPPER))
			return true;
	return false;
}

/* Is what stands before the first '/' a registry rather than the first part of a path? */
static bool names_registry(struct text first)
{
	return text_find_byte(first, '.', 0) != SIZE_MAX || text_find_byte(first, ':', 0) != SIZE_MAX || text_is(first, "localhost") || has_upper(first);
}

int reference_parse_normalized(struct text text, struct arena *arena, struct reference *reference, struct fault *fault)
{
	size_t slash = text_find_byte(text, '/', 0);
	struct text domain = TEXT("docker.io"), rest = text, remote;

	if (text.len == 64 && all_of(text, HEX))
		return fault_set(fault, "invalid repository name (%.*s), cannot specify 64-byte hexadecimal strings", TEXT_ARGS(text));
	if (slash != SIZE_MAX && names_registry(text_slice(text, 0, slash))) {
		domain = text_slice(text, 0, slash);
		rest = text_from(text, slash + 1);
	}
	if (text_is(domain, "index.docker.io"))
		domain = TEXT("docker.io");
	if (text_is(domain, "docker.io") && text_find_byte(rest, '/', 0) == SIZE_MAX)
		rest = arena_printf(arena, "library/%.*s", TEXT_ARGS(rest));
	remote = text_slice(rest, 0, text_find_byte(rest, ':', 0));
	if (has_upper(remote))
		return fault_set(fault, "invalid reference format: repository name (%.*s) must be lowercase", TEXT_ARGS(remote));
	return reference_parse(arena_printf(arena, "%.*s/%.*s", TEXT_ARGS(domain), TEXT_ARGS(rest)), reference, fault);
}

int reference_parse_any(struct text text, struct arena *arena, struct reference *reference, struct fault *fault)
{
	struct fault ignored = FAULT_INIT;

	*reference = (struct reference){ .digest = text };
	if (text.len == 64 && all_of(text, HEX)) {
		reference->digest = arena_printf(arena, "sha256:%.*s", TEXT_ARGS(text));
		return 0;
	}
	if (!reference_check_digest(text, &ignored))
		return 0;
	return reference_parse_normalized(text, arena, reference, fault);
}

void reference_add_name(struct buf *out, const struct reference *reference)
{
	buf_add(out, reference->domain);
	if (reference->domain.len)
		buf_add_byte(out, '/');
	buf_add(out, reference->path);
}

void reference_add(struct buf *out, const struct reference *reference)
{
	reference_add_name(out, reference);
	if (reference->tag.len)
		buf_addf(out, ":%.*s", TEXT_ARGS(reference->tag));
	if (reference->digest.len && reference->path.len)
		buf_add_byte(out, '@');
	buf_add(out, reference->digest);
}

void reference_add_familiar(struct buf *out, const struct reference *reference)
{
	struct reference familiar = *reference;
	struct text rest = text_from(reference->path, sizeof("library/") - 1);

	if (text_is(reference->domain, "docker.io")) {
		familiar.domain = (struct text){ NULL, 0 };
		if (text_starts_with(reference->path, TEXT("library/")) && text_find_byte(rest, '/', 0) == SIZE_MAX)
			familiar.path = rest;
	}
	reference_add(out, &familiar);
}
