#include "tools/commitlint/cases.h"

#include "common/base/js.h"
#include "common/base/unicode.h"
#include "common/base/utf8.h"
#include "tools/commitlint/words.h"

const char *const cases_names[] = { "camel-case", "kebab-case", "snake-case", "pascal-case", "start-case", "upper-case", "sentence-case", "lower-case", NULL };

bool cases_find(struct text name, enum letter_case *found)
{
	static const struct {
		const char *name;
		enum letter_case is;
	} older[] = {
		{ "uppercase", CASE_UPPER },
		{ "lowercase", CASE_LOWER },
		{ "lowerCase", CASE_LOWER },
		{ "sentencecase", CASE_SENTENCE },
	};

	for (size_t i = 0; cases_names[i]; i++) {
		if (text_is(name, cases_names[i])) {
			*found = (enum letter_case)i;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof(older) / sizeof(older[0]); i++) {
		if (text_is(name, older[i].name)) {
			*found = older[i].is;
			return true;
		}
	}
	return false;
}

/* The first UTF-16 unit in capitals: a character that takes two stays as it is. */
static size_t add_upper_first(struct buf *out, struct text t)
{
	size_t len = t.len ? utf8_decode(t).len : 0;

	if (len < 4)
		unicode_add_upper(out, text_slice(t, 0, len));
	else
		buf_add(out, text_slice(t, 0, len));
	return len;
}

static void add_word(struct buf *out, struct text word, enum letter_case wanted, bool is_first)
{
	size_t first = utf8_decode(word).len;

	switch (wanted) {
	case CASE_START:
		unicode_add_upper(out, text_slice(word, 0, first));
		buf_add(out, text_from(word, first));
		break;
	case CASE_CAMEL:
	case CASE_PASCAL:
		if (!is_first) {
			add_upper_first(out, word);
			unicode_add_lower(out, text_from(word, first));
			break;
		}
		unicode_add_lower(out, word);
		break;
	case CASE_KEBAB:
	case CASE_SNAKE:
	case CASE_UPPER:
	case CASE_SENTENCE:
	case CASE_LOWER:
		unicode_add_lower(out, word);
		break;
	}
}

static void add_words(struct buf *out, struct text t, enum letter_case wanted)
{
	static const char *const separators[] = { [CASE_KEBAB] = "-", [CASE_SNAKE] = "_", [CASE_START] = " ", [CASE_LOWER] = NULL };
	struct buf plain = BUF_INIT;
	struct text rest, word;
	bool is_first = true;

	words_deburr(&plain, t);
	for (rest = buf_text(&plain); words_next(&rest, &word); is_first = false) {
		if (!is_first && separators[wanted])
			buf_adds(out, separators[wanted]);
		add_word(out, word, wanted, is_first);
	}
	buf_release(&plain);
}

void cases_add(struct buf *out, struct text t, enum letter_case wanted)
{
	struct buf camel = BUF_INIT;

	switch (wanted) {
	case CASE_UPPER:
		unicode_add_upper(out, t);
		break;
	case CASE_LOWER:
		unicode_add_lower(out, t);
		break;
	case CASE_SENTENCE:
		buf_add(out, text_from(t, add_upper_first(out, t)));
		break;
	case CASE_PASCAL:
		add_words(&camel, t, CASE_CAMEL);
		buf_add(out, text_from(buf_text(&camel), add_upper_first(out, buf_text(&camel))));
		break;
	case CASE_CAMEL:
	case CASE_KEBAB:
	case CASE_SNAKE:
	case CASE_START:
		add_words(out, t, wanted);
		break;
	}
	buf_release(&camel);
}

/* Append t, as valid UTF-8, without what stands in quotes on one line: `.*?` ".*?" '.*?' */
static void add_unquoted(struct buf *out, struct text t)
{
	while (t.len) {
		char quote = t.ptr[0];
		bool opens = quote == '`' || quote == '"' || quote == '\'';
		size_t close = opens ? text_find_byte(js_line(t), quote, 1) : SIZE_MAX;
		size_t len = close == SIZE_MAX ? utf8_decode(t).len : close + 1;

		if (close == SIZE_MAX)
			utf8_add_valid(out, text_slice(t, 0, len));
		t = text_from(t, len);
	}
}

static bool is_within(char c, char first, char last)
{
	return c >= first && c <= last;
}

/*
 * What the first letter decides, without work: small letters cannot begin what is in start case, and so on. A type that
 * is written in small letters only is in lower case.
 */
static bool decide_quickly(struct text t, enum letter_case wanted, bool *fits)
{
	bool wants_capital = wanted == CASE_PASCAL || wanted == CASE_START || wanted == CASE_UPPER || wanted == CASE_SENTENCE;
	size_t small = 0;

	*fits = false;
	if (!t.len)
		return false;
	if (wants_capital ? is_within(t.ptr[0], 'a', 'z') : is_within(t.ptr[0], 'A', 'Z'))
		return true;
	while (wanted == CASE_LOWER && small < t.len && is_within(t.ptr[small], 'a', 'z'))
		small++;
	*fits = small == t.len;
	return *fits;
}

bool cases_fits(struct text t, enum letter_case wanted)
{
	struct buf unquoted = BUF_INIT, transformed = BUF_INIT;
	struct text input, output;
	bool fits;

	if (decide_quickly(t, wanted, &fits))
		return fits;
	add_unquoted(&unquoted, t);
	input = js_trim(buf_text(&unquoted));
	cases_add(&transformed, input, wanted);
	output = buf_text(&transformed);
	fits = !output.len || js_is_digit(output.ptr[0]) || text_eq(input, output);
	buf_release(&unquoted);
	buf_release(&transformed);
	return fits;
}
