#define PCRE2_CODE_UNIT_WIDTH 8

#include "common/doc/regex.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/utf8.h"
#include "common/doc/regex_translate.h"

/* Steps are PCRE2's: about 20 ns each. */
enum { STEPS = 1000000,
       STEPS_PER_BYTE = 16,
       STEPS_MOST = 100000000,
       HEAP_KIBIBYTES = 65536 };

struct regex {
	struct regex_translation translation;
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *limits;
};

static int read_flags(const char *letters, struct regex_flags *flags, struct fault *fault)
{
	for (const char *letter = letters; *letter; letter++) {
		switch (*letter) {
		case 'i':
			flags->ignore_case = true;
			break;
		case 'm':
			flags->multiline = true;
			break;
		case 's':
			flags->dot_all = true;
			break;
		case 'u':
			flags->unicode = true;
			break;
		case 'g':
		case 'y':
			break;
		default:
			return fault_set(fault, "the flags '%s' of a regular expression cannot be used; known are i, m, s, g, y and u", letters);
		}
		if (strchr(letter + 1, *letter))
			return fault_set(fault, "the flags '%s' of a regular expression hold one twice", letters);
	}
	return 0;
}

static int compile(struct regex *regex, uint32_t options, struct fault *fault)
{
	const struct buf *pattern = &regex->translation.pattern;
	char message[256];
	PCRE2_SIZE offset;
	int error;

	regex->code = pcre2_compile((PCRE2_SPTR)buf_cstr(pattern), pattern->len, options | PCRE2_UTF, &error, &offset, NULL);
	if (!regex->code) {
		pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof(message));
		return regex_translation_fault(&regex->translation, regex_translation_origin(&regex->translation, offset), message, fault);
	}
	regex->data = pcre2_match_data_create_from_pattern(regex->code, NULL);
	regex->limits = pcre2_match_context_create(NULL);
	if (!regex->data || !regex->limits)
		die("out of memory: no room for a regular expression");
	pcre2_set_heap_limit(regex->limits, HEAP_KIBIBYTES);
	return 0;
}

struct regex *regex_compile(struct text pattern, const char *letters, struct fault *fault)
{
	struct regex *regex = xrealloc(NULL, 1, sizeof(*regex));
	struct regex_flags flags = { 0 };

	*regex = (struct regex){ 0 };
	if (!read_flags(letters, &flags, fault) && !regex_translate(pattern, &flags, &regex->translation, fault) &&
	    !compile(regex, PCRE2_MATCH_UNSET_BACKREF | (flags.ignore_case ? PCRE2_CASELESS : 0) | (flags.dot_all ? PCRE2_DOTALL : 0), fault))
		return regex;
	regex_free(regex);
	return NULL;
}

struct regex *regex_compile_go(struct text pattern, struct fault *fault)
{
	struct regex *regex = xrealloc(NULL, 1, sizeof(*regex));

	*regex = (struct regex){ 0 };
	if (!regex_translate_go(pattern, &regex->translation, fault) && !compile(regex, PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C, fault))
		return regex;
	regex_free(regex);
	return NULL;
}

void regex_free(struct regex *regex)
{
	if (!regex)
		return;
	pcre2_match_context_free(regex->limits);
	pcre2_match_data_free(regex->data);
	pcre2_code_free(regex->code);
	regex_translation_release(&regex->translation);
	free(regex);
}

unsigned regex_group_number(const struct regex *regex, const char *name)
{
	const struct regex_translation *translation = &regex->translation;

	for (size_t i = 0; i < translation->name_count; i++)
		if (text_is(translation->names[i].name, name))
			return translation->names[i].group;
	return 0;
}

/* Offsets in a subject and in its valid copy, in which each invalid part is one U+FFFD. */
static size_t valid_offset(struct text subject, size_t offset)
{
	struct text rest = subject;
	struct utf8_char c;
	size_t valid = 0;

	while (offset > (size_t)(rest.ptr - subject.ptr) && utf8_next(&rest, &c))
		valid += c.valid ? c.len : 3;
	return valid;
}

static size_t subject_offset(struct text subject, size_t valid)
{
	struct text rest = subject;
	struct utf8_char c;

	for (size_t at = 0; at < valid && utf8_next(&rest, &c);)
		at += c.valid ? c.len : 3;
	return (size_t)(rest.ptr - subject.ptr);
}

static void fill_match(const struct regex *regex, struct text subject, bool is_valid, struct regex_match *match)
{
	const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(regex->data);
	uint32_t count = pcre2_get_ovector_count(regex->data);

	*match = (struct regex_match){ .count = count < REGEX_GROUPS ? count : REGEX_GROUPS };
	for (size_t i = 0; i < match->count; i++) {
		size_t start = offsets[2 * i], end = offsets[2 * i + 1];

		if (start == PCRE2_UNSET)
			continue;
		if (!is_valid) {
			start = subject_offset(subject, start);
			end = subject_offset(subject, end);
		}
		match->groups[i] = text_slice(subject, start, end - start);
	}
}

static enum regex_result run(const struct regex *regex, struct text valid, size_t from)
{
	size_t steps = valid.len > STEPS_MOST / STEPS_PER_BYTE ? STEPS_MOST : STEPS + valid.len * STEPS_PER_BYTE;
	int result;

	while (from < valid.len && ((unsigned char)valid.ptr[from] & 0xC0U) == 0x80U)
		from++;
	pcre2_set_match_limit(regex->limits, (uint32_t)steps);
	result = pcre2_match(regex->code, (PCRE2_SPTR)valid.ptr, valid.len, from, PCRE2_NO_UTF_CHECK, regex->data, regex->limits);
	if (result == PCRE2_ERROR_NOMATCH)
		return REGEX_NO;
	return result < 0 ? REGEX_GAVE_UP : REGEX_YES;
}

enum regex_result regex_match(const struct regex *regex, struct text subject, size_t from, struct regex_match *match)
{
	enum regex_result result;
	struct buf copy = BUF_INIT;
	bool is_valid;

	if (from > subject.len)
		return REGEX_NO;
	if (!subject.ptr)
		subject.ptr = "";
	is_valid = utf8_valid(subject);
	if (!is_valid)
		utf8_add_valid(&copy, subject);
	result = run(regex, is_valid ? subject : buf_text(&copy), is_valid ? from : valid_offset(subject, from));
	if (result == REGEX_YES && match)
		fill_match(regex, subject, is_valid, match);
	buf_release(&copy);
	return result;
}
