#include <string.h>

#include "common/base/utf8.h"
#include "common/doc/regex_parse.h"

enum { NUMBER_LIMIT = 1000000 };

/* WhiteSpace and LineTerminator of ECMA-262; the second is everything else but surrogates. */
#define SPACES "\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
#define NO_SPACES                                                                                                                                 \
	"\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}" \
	"\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}"

#define NO_DIGITS "\\x{0}-\\x{2f}\\x{3a}-\\x{10ffff}"
#define NO_WORD_BELOW "\\x{0}-\\x{2f}\\x{3a}-\\x{40}\\x{5b}-\\x{5e}\\x{60}\\x{7b}-"

/*
 * Without PCRE2_UCP, \d and \w are ASCII, as JavaScript's are; under iu \w also takes the two characters that fold to
 * ASCII. Negated ones are spelt out: PCRE2 10.42 takes [^\W\p{L}] wrong beyond U+00FF.
 */
static const struct {
	char letter;
	const char *plain, *caseless, *caseless_unicode;
} sets[] = {
	{ 'd', "\\d", "\\d", "\\d" },
	{ 'D', NO_DIGITS, NO_DIGITS, NO_DIGITS },
	{ 'w', "\\w", "\\w", "\\w\\x{17f}\\x{212a}" },
	{ 'W', NO_WORD_BELOW "\\x{10ffff}", NO_WORD_BELOW "\\x{17e}\\x{180}-\\x{2129}\\x{212b}-\\x{10ffff}",
	  NO_WORD_BELOW "\\x{17e}\\x{180}-\\x{2129}\\x{212b}-\\x{10ffff}" },
	{ 's', SPACES, SPACES, SPACES },
	{ 'S', NO_SPACES, NO_SPACES, NO_SPACES },
};

static const struct {
	char letter;
	uint32_t code;
} controls[] = {
	{ 't', '\t' },
	{ 'n', '\n' },
	{ 'v', '\v' },
	{ 'f', '\f' },
	{ 'r', '\r' },
};

/* General categories by their long names (Unicode Standard Annex 44, table 12), which PCRE2 does not know. */
static const struct {
	const char *name, *category;
} categories[] = {
	{ "Letter", "L" },
	{ "Cased_Letter", "L&" },
	{ "LC", "L&" },
	{ "Uppercase_Letter", "Lu" },
	{ "Lowercase_Letter", "Ll" },
	{ "Titlecase_Letter", "Lt" },
	{ "Modifier_Letter", "Lm" },
	{ "Other_Letter", "Lo" },
	{ "Mark", "M" },
	{ "Nonspacing_Mark", "Mn" },
	{ "Spacing_Mark", "Mc" },
	{ "Enclosing_Mark", "Me" },
	{ "Number", "N" },
	{ "Decimal_Number", "Nd" },
	{ "Letter_Number", "Nl" },
	{ "Other_Number", "No" },
	{ "Punctuation", "P" },
	{ "Symbol", "S" },
	{ "Math_Symbol", "Sm" },
	{ "Currency_Symbol", "Sc" },
	{ "Modifier_Symbol", "Sk" },
	{ "Other_Symbol", "So" },
	{ "Separator", "Z" },
	{ "Space_Separator", "Zs" },
	{ "Line_Separator", "Zl" },
	{ "Paragraph_Separator", "Zp" },
	{ "Other", "C" },
	{ "Control", "Cc" },
	{ "Format", "Cf" },
	{ "Private_Use", "Co" },
	{ "Unassigned", "Cn" },
};

char regex_peek(const struct regex_parser *p, size_t skip)
{
	return p->at + skip < p->pattern.len ? p->pattern.ptr[p->at + skip] : '\0';
}

bool regex_accept(struct regex_parser *p, const char *word)
{
	if (!text_starts_with(text_from(p->pattern, p->at), text_of(word)))
		return false;
	p->at += strlen(word);
	return true;
}

int regex_refuse(struct regex_parser *p, size_t at, const char *what)
{
	return regex_translation_fault(p->to, at, what, p->fault);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool regex_take_number(struct regex_parser *p, unsigned *number)
{
	size_t start = p->at;

	for (*number = 0; is_digit(regex_peek(p, 0)); p->at++)
		if (*number < NUMBER_LIMIT)
			*number = *number * 10 + (unsigned)(regex_peek(p, 0) - '0');
	return p->at > start;
}

void regex_add_character(struct buf *out, uint32_t code)
{
	if (code < 0x80 && (is_digit((char)code) || is_letter((char)code)))
		buf_add_byte(out, (char)code);
	else
		buf_addf(out, "\\x{%x}", code);
}

static int character(struct regex_escape *escape, uint32_t code)
{
	escape->kind = ESCAPE_CHARACTER;
	escape->code = code;
	return 0;
}

/* Exactly count hexadecimal digits at .at + skip, or -1. */
static int32_t hexadecimal(const struct regex_parser *p, size_t skip, size_t count)
{
	int32_t value = 0;

	for (size_t i = 0; i < count; i++) {
		static const char digits[] = "0123456789abcdef0123456789ABCDEF";
		char c = regex_peek(p, skip + i);
		const char *digit = c ? strchr(digits, c) : NULL;

		if (!digit)
			return -1;
		value = value * 16 + (int32_t)((digit - digits) % 16);
	}
	return value;
}

/* An escape that JavaScript takes for the character itself; under u only those that need one. */
static int identity(struct regex_parser *p, bool in_brackets, struct regex_escape *escape)
{
	struct utf8_char c = utf8_decode(text_from(p->pattern, p->at));

	if (p->flags.unicode && !(c.code < 0x80 && c.code && strchr("^$\\.*+?()[]{}|/", (int)c.code)) && !(in_brackets && c.code == '-'))
		return regex_refuse(p, p->at - 1, "under the flag u this escape has no meaning");
	p->at += c.len;
	return character(escape, c.code);
}

/* After \u{ */
static int code_point(struct regex_parser *p, struct regex_escape *escape)
{
	size_t digits = 0;
	int32_t code = 0;

	while (digits < 8 && hexadecimal(p, digits, 1) >= 0)
		digits++;
	code = digits < 8 ? hexadecimal(p, 0, digits) : -1;
	if (!digits || code < 0 || code > 0x10FFFF || regex_peek(p, digits) != '}')
		return regex_refuse(p, p->at - 3, "\\u{ needs a code point in hexadecimal and '}'");
	if (code >= 0xD800 && code <= 0xDFFF)
		return regex_refuse(p, p->at - 3, "half of a surrogate pair, which no UTF-8 text holds");
	p->at += digits + 1;
	return character(escape, (uint32_t)code);
}

/* At the 'u'. */
static int unicode_escape(struct regex_parser *p, bool in_brackets, struct regex_escape *escape)
{
	int32_t code = hexadecimal(p, 1, 4), low;

	if (p->flags.unicode && regex_peek(p, 1) == '{') {
		p->at += 2;
		return code_point(p, escape);
	}
	if (code < 0)
		return identity(p, in_brackets, escape);
	low = code >= 0xD800 && code <= 0xDBFF && regex_peek(p, 5) == '\\' && regex_peek(p, 6) == 'u' ? hexadecimal(p, 7, 4) : -1;
	if (low >= 0xDC00 && low <= 0xDFFF) {
		p->at += 11;
		return character(escape, (uint32_t)(0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00)));
	}
	if (code >= 0xD800 && code <= 0xDFFF)
		return regex_refuse(p, p->at - 1, "half of a surrogate pair, which no UTF-8 text holds");
	p->at += 5;
	return character(escape, (uint32_t)code);
}

/* At the 'x'. */
static int hexadecimal_escape(struct regex_parser *p, bool in_brackets, struct regex_escape *escape)
{
	int32_t code = hexadecimal(p, 1, 2);

	if (code < 0)
		return identity(p, in_brackets, escape);
	p->at += 3;
	return character(escape, (uint32_t)code);
}

/* At the 'c'. */
static int control_escape(struct regex_parser *p, bool in_brackets, struct regex_escape *escape)
{
	char letter = regex_peek(p, 1);

	if (is_letter(letter) || (in_brackets && !p->flags.unicode && (is_digit(letter) || letter == '_'))) {
		p->at += 2;
		return character(escape, (uint32_t)letter % 32);
	}
	if (p->flags.unicode)
		return regex_refuse(p, p->at - 1, "\\c needs a letter");
	return character(escape, '\\'); /* the 'c' is read next, as itself */
}

/* At a digit. */
static int decimal_escape(struct regex_parser *p, bool in_brackets, struct regex_escape *escape)
{
	size_t start = p->at;
	unsigned number;
	uint32_t code = 0;

	regex_take_number(p, &number);
	if (p->pattern.ptr[start] != '0' && !in_brackets && number <= p->groups) {
		escape->kind = ESCAPE_GROUP;
		escape->group = number;
		return 0;
	}
	if (p->flags.unicode && p->at - start == 1 && !number)
		return character(escape, 0);
	if (p->flags.unicode)
		return regex_refuse(p, start - 1, "there is no group of this number");
	p->at = start;
	if (regex_peek(p, 0) >= '8')
		return identity(p, in_brackets, escape);
	while (p->at - start < 3 && regex_peek(p, 0) >= '0' && regex_peek(p, 0) <= '7' && code * 8 + (uint32_t)(regex_peek(p, 0) - '0') <= 0377)
		code = code * 8 + (uint32_t)(p->pattern.ptr[p->at++] - '0');
	return character(escape, code);
}

/* At the 'k'. */
static int named_reference(struct regex_parser *p, bool in_brackets, struct regex_escape *escape)
{
	size_t close = text_find_byte(p->pattern, '>', p->at);

	if (!p->flags.unicode && !p->to->name_count)
		return identity(p, in_brackets, escape);
	if (in_brackets || regex_peek(p, 1) != '<' || close == SIZE_MAX)
		return regex_refuse(p, p->at - 1, "\\k needs the name of a group in < and >");
	for (size_t i = 0; i < p->to->name_count; i++) {
		if (!text_eq(p->to->names[i].name, text_slice(p->pattern, p->at + 2, close - p->at - 2)))
			continue;
		p->at = close + 1;
		escape->kind = ESCAPE_GROUP;
		escape->group = p->to->names[i].group;
		return 0;
	}
	return regex_refuse(p, p->at - 1, "there is no group of this name");
}

/* At the 'p' or 'P'. */
static int property_escape(struct regex_parser *p, bool in_brackets, struct regex_escape *escape)
{
	size_t close = text_find_byte(p->pattern, '}', p->at);
	struct text name = text_slice(p->pattern, p->at + 2, close - p->at - 2);
	const char letter = regex_peek(p, 0);
	static const char *const prefixes[] = { "General_Category=", "gc=" };
	struct buf set = BUF_INIT;

	if (!p->flags.unicode)
		return identity(p, in_brackets, escape);
	if (regex_peek(p, 1) != '{' || close == SIZE_MAX || !name.len || name.len > 100)
		return regex_refuse(p, p->at - 1, "\\p needs the name of a property in braces");
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (text_starts_with(name, text_of(prefixes[i])))
			name = text_from(name, strlen(prefixes[i]));
	for (size_t i = 0; i < sizeof(categories) / sizeof(categories[0]); i++)
		if (text_is(name, categories[i].name))
			name = text_of(categories[i].category);
	for (size_t i = 0; i < name.len; i++)
		if (!is_letter(name.ptr[i]) && !is_digit(name.ptr[i]) && !strchr("_=&", name.ptr[i]))
			return regex_refuse(p, p->at - 1, "\\p needs the name of a property in braces");
	buf_addf(&set, "\\%c{%.*s}", letter, TEXT_ARGS(name));
	escape->kind = ESCAPE_SET;
	memcpy(escape->set, buf_cstr(&set), set.len + 1);
	buf_release(&set);
	p->at = close + 1;
	return 0;
}

static const struct {
	char letter;
	int (*take)(struct regex_parser *p, bool in_brackets, struct regex_escape *escape);
} readers[] = {
	{ 'u', unicode_escape },
	{ 'x', hexadecimal_escape },
	{ 'c', control_escape },
	{ 'k', named_reference },
	{ 'p', property_escape },
	{ 'P', property_escape },
};

/* Escapes of one letter whose meaning a table tells. */
static bool take_simple(const struct regex_flags *flags, char c, bool in_brackets, struct regex_escape *escape)
{
	const char *inside;

	if (c == 'b' || (c == 'B' && !in_brackets)) {
		escape->kind = in_brackets ? ESCAPE_CHARACTER : ESCAPE_BOUNDARY;
		escape->code = in_brackets ? '\b' : (uint32_t)c;
		return true;
	}
	for (size_t i = 0; i < sizeof(controls) / sizeof(controls[0]); i++)
		if (controls[i].letter == c)
			return !character(escape, controls[i].code);
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		if (sets[i].letter != c)
			continue;
		inside = !flags->ignore_case ? sets[i].plain : flags->unicode ? sets[i].caseless_unicode
									      : sets[i].caseless;
		escape->kind = ESCAPE_SET;
		memcpy(escape->set, inside, strlen(inside) + 1);
		return true;
	}
	return false;
}

int regex_take_escape(struct regex_parser *p, bool in_brackets, struct regex_escape *escape)
{
	char c = regex_peek(p, 0);

	if (p->at == p->pattern.len)
		return regex_refuse(p, p->at - 1, "a backslash ends the pattern");
	if (take_simple(&p->flags, c, in_brackets, escape)) {
		p->at++;
		return 0;
	}
	if (is_digit(c))
		return decimal_escape(p, in_brackets, escape);
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
		if (readers[i].letter == c)
			return readers[i].take(p, in_brackets, escape);
	return identity(p, in_brackets, escape);
}
