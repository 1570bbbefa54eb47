#include "tools/commitlint/words.h"

#include "common/base/utf8.h"

/* U+00C0 to U+017F; the multiplication and division signs stay. */
static const char *const latin[] = {
	"A", "A", "A", "A", "A", "A", "Ae", "C", "E", "E", "E", "E", "I", "I", "I", "I", "D", "N", "O", "O", "O", "O", "O", "\xC3\x97",
	"O", "U", "U", "U", "U", "Y", "Th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "o", "\xC3\xB7", "o", "u", "u", "u", "u", "y", "th", "y", "A", "a", "A", "a", "A", "a", "C", "c",
	"C", "c", "C", "c", "C", "c", "D", "d", "D", "d", "E", "e", "E", "e", "E", "e", "E", "e", "E", "e", "G", "g", "G", "g",
	"G", "g", "G", "g", "H", "h", "H", "h", "I", "i", "I", "i", "I", "i", "I", "i", "I", "i", "IJ", "ij", "J", "j", "K", "k",
	"k", "L", "l", "L", "l", "L", "l", "L", "l", "L", "l", "N", "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o",
	"O", "o", "Oe", "oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s", "S", "s", "T", "t", "T", "t", "T", "t",
	"U", "u", "U", "u", "U", "u", "U", "u", "U", "u", "U", "u", "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s"
};

static bool is_combining(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

void words_deburr(struct buf *out, struct text t)
{
	struct utf8_char c;

	while (utf8_next(&t, &c)) {
		if (c.code >= 0xC0 && c.code <= 0x17F)
			buf_adds(out, latin[c.code - 0xC0]);
		else if (!is_combining(c.code) && c.code != '\'' && c.code != 0x2019)
			utf8_encode(out, c.code);
	}
}

/* What the expressions tell apart. */
enum kind { END,
	    BREAK, /* spaces and punctuation */
	    UPPER,
	    LOWER,
	    DIGIT,
	    DINGBAT,
	    ASTRAL, /* two UTF-16 units: the emoji, for the most part */
	    MISC };

struct symbol {
	enum kind kind;
	uint32_t code;
	size_t len;
};

static bool is_break(uint32_t c)
{
	return c <= 0x2F || (c >= 0x3A && c <= 0x40) || (c >= 0x5B && c <= 0x60) || (c >= 0x7B && c <= 0xBF) || c == 0xD7 || c == 0xF7 ||
	       c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

static enum kind kind_of(uint32_t c)
{
	if (is_break(c))
		return BREAK;
	if (c >= '0' && c <= '9')
		return DIGIT;
	if (c <= 'Z' || (c >= 0xC0 && c <= 0xDE))
		return UPPER;
	if (c <= 0xFF)
		return LOWER;
	if (c >= 0x2700 && c <= 0x27BF)
		return DINGBAT;
	return c > 0xFFFF ? ASTRAL : MISC;
}

static struct symbol symbol_at(struct text t, size_t at)
{
	struct utf8_char c;

	if (at >= t.len)
		return (struct symbol){ END, 0, 0 };
	c = utf8_decode(text_from(t, at));
	return (struct symbol){ kind_of(c.code), c.code, c.len };
}

static size_t run(struct text t, size_t at, enum kind a, enum kind b)
{
	for (struct symbol s; (s = symbol_at(t, at)).kind == a || s.kind == b;)
		at += s.len;
	return at;
}

static size_t optional_upper(struct text t)
{
	struct symbol first = symbol_at(t, 0);

	return first.kind == UPPER ? first.len : 0;
}

/* UPPER? LOWER+ (?= BREAK | UPPER | $) */
static size_t match_lower_word(struct text t)
{
	size_t start = optional_upper(t), end = run(t, start, LOWER, LOWER);
	enum kind next = symbol_at(t, end).kind;

	return end > start && (next == BREAK || next == UPPER || next == END) ? end : 0;
}

/* (UPPER | MISC)+ (?= BREAK | UPPER (LOWER | MISC) | $): greedy, so the last place where that follows. */
static size_t match_upper_word(struct text t)
{
	size_t end = 0, fits = 0;

	for (;;) {
		struct symbol s = symbol_at(t, end), next;

		if (end && (s.kind == BREAK || s.kind == END))
			return end;
		if (s.kind != UPPER && s.kind != MISC)
			return fits;
		next = symbol_at(t, end + s.len);
		if (end && s.kind == UPPER && (next.kind == LOWER || next.kind == MISC))
			fits = end;
		end += s.len;
	}
}

/* UPPER? (LOWER | MISC)+ */
static size_t match_mixed_word(struct text t)
{
	size_t start = optional_upper(t), end = run(t, start, LOWER, MISC);

	return end > start ? end : 0;
}

static size_t match_capitals(struct text t)
{
	return run(t, 0, UPPER, UPPER);
}

/* Is the ordinal's suffix at byte at, after that last digit? "1ST" in capitals, before what is no capital of its word. */
static bool is_ordinal_suffix(struct text t, size_t at, char digit)
{
	static const char *const upper[] = { "TH", "ST", "ND", "RD" }, *const lower[] = { "th", "st", "nd", "rd" };
	size_t which = digit >= '1' && digit <= '3' ? (size_t)(digit - '0') : 0;
	char next = at + 2 < t.len ? t.ptr[at + 2] : ' ';
	bool next_upper = next >= 'A' && next <= 'Z', next_lower = next >= 'a' && next <= 'z', next_digit = next >= '0' && next <= '9';

	if (text_is(text_slice(t, at, 2), upper[which]))
		return !next_upper && !next_digit;
	return text_is(text_slice(t, at, 2), lower[which]) && !next_lower && !next_digit;
}

/* \d*(?:1ST|2ND|3RD|(?![123])\dTH)(?=\b|[a-z_]), the same in small letters, or \d+ */
static size_t match_number(struct text t)
{
	size_t end = run(t, 0, DIGIT, DIGIT);

	if (!end)
		return 0;
	return is_ordinal_suffix(t, end, t.ptr[end - 1]) ? end + 2 : end;
}

static bool is_regional(struct symbol s)
{
	return s.code >= 0x1F1E6 && s.code <= 0x1F1FF;
}

/* A variation selector and a modifier, each of which may be missing. */
static size_t skip_variation(struct text t, size_t at)
{
	struct symbol s = symbol_at(t, at);

	if (s.code == 0xFE0E || s.code == 0xFE0F) {
		at += s.len;
		s = symbol_at(t, at);
	}
	if (is_combining(s.code) || (s.code >= 0x1F3FB && s.code <= 0x1F3FF))
		at += s.len;
	return at;
}

static size_t skip_picture(struct text t, size_t at)
{
	struct symbol s = symbol_at(t, at), next = symbol_at(t, at + s.len);

	return at + s.len + (is_regional(s) && is_regional(next) ? next.len : 0);
}

/* (DINGBAT | regional pair | ASTRAL) and what is joined to it */
static size_t match_emoji(struct text t)
{
	enum kind first = symbol_at(t, 0).kind;
	size_t end;

	if (first != DINGBAT && first != ASTRAL)
		return 0;
	end = skip_variation(t, skip_picture(t, 0));
	for (struct symbol s; (s = symbol_at(t, end)).code == 0x200D && symbol_at(t, end + s.len).len;)
		end = skip_variation(t, skip_picture(t, end + s.len));
	return end;
}

bool words_next(struct text *rest, struct text *word)
{
	static size_t (*const alternatives[])(struct text) = {
		match_lower_word,
		match_upper_word,
		match_mixed_word,
		match_capitals,
		match_number,
		match_emoji,
	};

	while (rest->len) {
		for (size_t i = 0; i < sizeof(alternatives) / sizeof(alternatives[0]); i++) {
			size_t len = alternatives[i](*rest);

			if (!len)
				continue;
			*word = text_slice(*rest, 0, len);
			*rest = text_from(*rest, len);
			return true;
		}
		*rest = text_from(*rest, utf8_decode(*rest).len);
	}
	return false;
}
