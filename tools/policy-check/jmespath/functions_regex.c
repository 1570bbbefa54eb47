/* Kyverno's functions on regular expressions, in Go's syntax. */
#include "common/base/utf8.h"
#include "common/doc/regex.h"
#include "tools/policy-check/jmespath/functions.h"

static struct regex *compile(const struct jmespath_call *call)
{
	struct fault fault = FAULT_INIT;
	struct regex *regex = regex_compile_go(call_string(call, 0), &fault);

	if (!regex)
		call_fails(call, "error parsing regexp: %s", fault.message);
	return regex;
}

static enum jmespath_result gave_up(const struct jmespath_call *call)
{
	return call_fails(call, "the regular expression '%.*s' takes too long", TEXT_ARGS(call_string(call, 0)));
}

static enum jmespath_result do_match(const struct jmespath_call *call, const struct node **result)
{
	struct regex *regex = compile(call);
	enum regex_result found;

	if (!regex)
		return JMESPATH_FAILED;
	found = regex_match(regex, call_text(call, 1), 0, NULL);
	regex_free(regex);
	return found == REGEX_GAVE_UP ? gave_up(call) : call_returns(value_bool(found == REGEX_YES), result);
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The number of the group of this number or name; UINT64_MAX, which no match has, when there is none. */
static uint64_t group_of(const struct regex *regex, struct text name)
{
	char room[64] = { 0 };
	uint64_t number;

	if (text_to_u64(name, &number))
		return number;
	for (size_t i = 0; i < name.len && i + 1 < sizeof(room); i++)
		room[i] = name.ptr[i];
	number = regex_group_number(regex, room);
	return number ? number : UINT64_MAX;
}

/* "$1", "${1}", "$name", "$$"; a name is as long as it can be. */
static void expand(struct buf *out, struct text template, const struct regex *regex, const struct regex_match *match)
{
	while (template.len) {
		size_t dollar = text_find_byte(template, '$', 0), end;
		struct text name;
		uint64_t number;
		bool braces;

		buf_add(out, text_slice(template, 0, dollar));
		if (dollar == SIZE_MAX)
			return;
		template = text_from(template, dollar + 1);
		if (text_starts_with(template, TEXT("$"))) {
			buf_add_byte(out, '$');
			template = text_from(template, 1);
			continue;
		}
		braces = text_starts_with(template, TEXT("{"));
		for (end = braces; end < template.len && is_word(template.ptr[end]);)
			end++;
		name = text_slice(template, braces, end - braces);
		if (!name.len || (braces && (end >= template.len || template.ptr[end] != '}'))) {
			buf_add_byte(out, '$');
			continue;
		}
		template = text_from(template, end + braces);
		number = group_of(regex, name);
		if (number < match->count && match->groups[number].ptr)
			buf_add(out, match->groups[number]);
	}
}

static enum jmespath_result replace(const struct jmespath_call *call, bool literal, const struct node **result)
{
	struct text subject = call_text(call, 1), with = call_text(call, 2);
	struct regex *regex = compile(call);
	enum regex_result found = REGEX_YES;
	struct regex_match match;
	struct buf out = BUF_INIT;
	size_t at = 0, copied = 0, last_end = SIZE_MAX;

	if (!regex)
		return JMESPATH_FAILED;
	while (at <= subject.len && out.len < JMESPATH_BYTE_LIMIT && (found = regex_match(regex, subject, at, &match)) == REGEX_YES) {
		size_t start = (size_t)(match.groups[0].ptr - subject.ptr), end = start + match.groups[0].len;

		buf_add(&out, text_slice(subject, copied, start - copied));
		copied = end;
		/* No empty match right behind another one. */
		if ((match.groups[0].len || start != last_end) && literal)
			buf_add(&out, with);
		else if (match.groups[0].len || start != last_end)
			expand(&out, with, regex, &match);
		last_end = end;
		at = match.groups[0].len ? end : end + (end < subject.len ? utf8_decode(text_from(subject, end)).len : 1);
	}
	regex_free(regex);
	if (found == REGEX_GAVE_UP) {
		buf_release(&out);
		return gave_up(call);
	}
	buf_add(&out, text_from(subject, copied));
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result do_replace(const struct jmespath_call *call, const struct node **result)
{
	return replace(call, false, result);
}

static enum jmespath_result do_replace_literal(const struct jmespath_call *call, const struct node **result)
{
	return replace(call, true, result);
}

const struct jmespath_function functions_regex[] = {
	{ "regex_match", "s sn", do_match },
	{ "regex_replace_all", "s sn sn", do_replace },
	{ "regex_replace_all_literal", "s sn sn", do_replace_literal },
	{ NULL, NULL, NULL },
};
