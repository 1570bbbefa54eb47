#include <stdio.h>
#include <string.h>

#include "common/base/utf8.h"
#include "common/doc/regex.h"
#include "tests/unit/tap.h"

/* What ECMAScript says (checked with Node.js): "no", "refused", or the groups in brackets, '-' for one that took no part. */
static const struct {
	struct text pattern;
	const char *flags;
	struct text subject, result;
} cases[] = {
	{ TEXT_INIT("abc"), "", TEXT_INIT("xabcx"), TEXT_INIT("[abc]") },
	{ TEXT_INIT(""), "", TEXT_INIT("x"), TEXT_INIT("[]") },
	{ TEXT_INIT("a|b"), "", TEXT_INIT("b"), TEXT_INIT("[b]") },
	{ TEXT_INIT("a.c"), "", TEXT_INIT("a\nc"), TEXT_INIT("no") },
	{ TEXT_INIT("a.c"), "s", TEXT_INIT("a\nc"), TEXT_INIT("[a\nc]") },
	{ TEXT_INIT("a.c"), "", TEXT_INIT("a\015c"), TEXT_INIT("no") },
	{ TEXT_INIT("a.c"), "", TEXT_INIT("a\342\200\250c"), TEXT_INIT("no") },
	{ TEXT_INIT("a.c"), "", TEXT_INIT("a\302\205c"), TEXT_INIT("[a\302\205c]") },
	{ TEXT_INIT("a.c"), "", TEXT_INIT("a\013c"), TEXT_INIT("[a\013c]") },
	{ TEXT_INIT("^b"), "", TEXT_INIT("a\nb"), TEXT_INIT("no") },
	{ TEXT_INIT("^b"), "m", TEXT_INIT("a\nb"), TEXT_INIT("[b]") },
	{ TEXT_INIT("^b"), "m", TEXT_INIT("a\015b"), TEXT_INIT("[b]") },
	{ TEXT_INIT("^b"), "m", TEXT_INIT("a\342\200\250b"), TEXT_INIT("[b]") },
	{ TEXT_INIT("^b"), "m", TEXT_INIT("a\013b"), TEXT_INIT("no") },
	{ TEXT_INIT("^b"), "m", TEXT_INIT("a\302\205b"), TEXT_INIT("no") },
	{ TEXT_INIT("a$"), "", TEXT_INIT("a\n"), TEXT_INIT("no") },
	{ TEXT_INIT("a$"), "m", TEXT_INIT("a\n"), TEXT_INIT("[a]") },
	{ TEXT_INIT("a$"), "m", TEXT_INIT("a\015\nb"), TEXT_INIT("[a]") },
	{ TEXT_INIT("^$"), "m", TEXT_INIT("a\n\nb"), TEXT_INIT("[]") },
	{ TEXT_INIT("^"), "m", TEXT_INIT(""), TEXT_INIT("[]") },
	{ TEXT_INIT("a\\Z"), "", TEXT_INIT("a"), TEXT_INIT("no") },
	{ TEXT_INIT("a\\Z"), "", TEXT_INIT("aZ"), TEXT_INIT("[aZ]") },
	{ TEXT_INIT("\\Aa"), "", TEXT_INIT("Aa"), TEXT_INIT("[Aa]") },
	{ TEXT_INIT("a\\z"), "", TEXT_INIT("az"), TEXT_INIT("[az]") },
	{ TEXT_INIT("\\Qa\\E"), "", TEXT_INIT("QaE"), TEXT_INIT("[QaE]") },
	{ TEXT_INIT("\\h"), "", TEXT_INIT("h"), TEXT_INIT("[h]") },
	{ TEXT_INIT("\\h"), "", TEXT_INIT(" "), TEXT_INIT("no") },
	{ TEXT_INIT("\\R"), "", TEXT_INIT("R"), TEXT_INIT("[R]") },
	{ TEXT_INIT("\\K"), "", TEXT_INIT("K"), TEXT_INIT("[K]") },
	{ TEXT_INIT("\\G"), "", TEXT_INIT("G"), TEXT_INIT("[G]") },
	{ TEXT_INIT("\\X"), "", TEXT_INIT("X"), TEXT_INIT("[X]") },
	{ TEXT_INIT("\\N"), "", TEXT_INIT("N"), TEXT_INIT("[N]") },
	{ TEXT_INIT("\\C"), "", TEXT_INIT("C"), TEXT_INIT("[C]") },
	{ TEXT_INIT("\\e"), "", TEXT_INIT("e"), TEXT_INIT("[e]") },
	{ TEXT_INIT("\\a"), "", TEXT_INIT("a"), TEXT_INIT("[a]") },
	{ TEXT_INIT("\\H\\V"), "", TEXT_INIT("HV"), TEXT_INIT("[HV]") },
	{ TEXT_INIT("\\v"), "", TEXT_INIT("\013"), TEXT_INIT("[\013]") },
	{ TEXT_INIT("\\v"), "", TEXT_INIT("\n"), TEXT_INIT("no") },
	{ TEXT_INIT("\\f\\t\\r\\n"), "", TEXT_INIT("\014\011\015\n"), TEXT_INIT("[\014\011\015\n]") },
	{ TEXT_INIT("\\s+"), "", TEXT_INIT("a \302\240\357\273\277\342\200\203\343\200\200\341\232\200b"), TEXT_INIT("[ \302\240\357\273\277\342\200\203\343\200\200\341\232\200]") },
	{ TEXT_INIT("\\s"), "", TEXT_INIT("\302\205"), TEXT_INIT("no") },
	{ TEXT_INIT("\\s"), "", TEXT_INIT("\341\240\216"), TEXT_INIT("no") },
	{ TEXT_INIT("\\s"), "", TEXT_INIT("\342\200\213"), TEXT_INIT("no") },
	{ TEXT_INIT("\\S+"), "", TEXT_INIT(" a\302\205\342\200\213 "), TEXT_INIT("[a\302\205\342\200\213]") },
	{ TEXT_INIT("[\\s]"), "", TEXT_INIT("\357\273\277"), TEXT_INIT("[\357\273\277]") },
	{ TEXT_INIT("[^\\s]"), "", TEXT_INIT("\357\273\277"), TEXT_INIT("no") },
	{ TEXT_INIT("[\\S]"), "", TEXT_INIT("\357\273\277"), TEXT_INIT("no") },
	{ TEXT_INIT("[^\\S]"), "", TEXT_INIT("\357\273\277"), TEXT_INIT("[\357\273\277]") },
	{ TEXT_INIT("[\\s\\S]"), "", TEXT_INIT("\n"), TEXT_INIT("[\n]") },
	{ TEXT_INIT("[\\d\\D]+"), "", TEXT_INIT("a1\n"), TEXT_INIT("[a1\n]") },
	{ TEXT_INIT("\\d"), "", TEXT_INIT("\331\243"), TEXT_INIT("no") },
	{ TEXT_INIT("\\w+"), "", TEXT_INIT("\303\251a_9"), TEXT_INIT("[a_9]") },
	{ TEXT_INIT("\\W"), "", TEXT_INIT("\303\251"), TEXT_INIT("[\303\251]") },
	{ TEXT_INIT("\\b\303\251"), "", TEXT_INIT("\303\251"), TEXT_INIT("no") },
	{ TEXT_INIT("\\b."), "", TEXT_INIT("\303\251a"), TEXT_INIT("[a]") },
	{ TEXT_INIT("\\B."), "", TEXT_INIT("\303\251a"), TEXT_INIT("[\303\251]") },
	{ TEXT_INIT("a{,2}"), "", TEXT_INIT("aa"), TEXT_INIT("no") },
	{ TEXT_INIT("a{,2}"), "", TEXT_INIT("a{,2}"), TEXT_INIT("[a{,2}]") },
	{ TEXT_INIT("a{2}"), "", TEXT_INIT("aaa"), TEXT_INIT("[aa]") },
	{ TEXT_INIT("a{2,}"), "", TEXT_INIT("aaaa"), TEXT_INIT("[aaaa]") },
	{ TEXT_INIT("a{1,2}"), "", TEXT_INIT("aaa"), TEXT_INIT("[aa]") },
	{ TEXT_INIT("a{1,2}?"), "", TEXT_INIT("aaa"), TEXT_INIT("[a]") },
	{ TEXT_INIT("a{"), "", TEXT_INIT("a{"), TEXT_INIT("[a{]") },
	{ TEXT_INIT("a{1"), "", TEXT_INIT("a{1"), TEXT_INIT("[a{1]") },
	{ TEXT_INIT("a{1,"), "", TEXT_INIT("a{1,"), TEXT_INIT("[a{1,]") },
	{ TEXT_INIT("a{x}"), "", TEXT_INIT("a{x}"), TEXT_INIT("[a{x}]") },
	{ TEXT_INIT("{"), "", TEXT_INIT("{"), TEXT_INIT("[{]") },
	{ TEXT_INIT("}"), "", TEXT_INIT("}"), TEXT_INIT("[}]") },
	{ TEXT_INIT("]"), "", TEXT_INIT("]"), TEXT_INIT("[]]") },
	{ TEXT_INIT("a}"), "", TEXT_INIT("a}"), TEXT_INIT("[a}]") },
	{ TEXT_INIT("x{0}y"), "", TEXT_INIT("y"), TEXT_INIT("[y]") },
	{ TEXT_INIT("a{ 2}"), "", TEXT_INIT("a{ 2}"), TEXT_INIT("[a{ 2}]") },
	{ TEXT_INIT("a{0,0}b"), "", TEXT_INIT("ab"), TEXT_INIT("[b]") },
	{ TEXT_INIT("a*?"), "", TEXT_INIT("aa"), TEXT_INIT("[]") },
	{ TEXT_INIT("a+?b"), "", TEXT_INIT("aab"), TEXT_INIT("[aab]") },
	{ TEXT_INIT("a??b"), "", TEXT_INIT("ab"), TEXT_INIT("[ab]") },
	{ TEXT_INIT("[]"), "", TEXT_INIT("a"), TEXT_INIT("no") },
	{ TEXT_INIT("[^]"), "", TEXT_INIT("\n"), TEXT_INIT("[\n]") },
	{ TEXT_INIT("a[]*b"), "", TEXT_INIT("ab"), TEXT_INIT("[ab]") },
	{ TEXT_INIT("[^]+"), "", TEXT_INIT("a\nb"), TEXT_INIT("[a\nb]") },
	{ TEXT_INIT("[\\w-a]"), "", TEXT_INIT("-"), TEXT_INIT("[-]") },
	{ TEXT_INIT("[a-\\d]"), "", TEXT_INIT("-"), TEXT_INIT("[-]") },
	{ TEXT_INIT("[\\d-\\w]"), "", TEXT_INIT("-"), TEXT_INIT("[-]") },
	{ TEXT_INIT("[\\w-]"), "", TEXT_INIT("-"), TEXT_INIT("[-]") },
	{ TEXT_INIT("[-\\w]"), "", TEXT_INIT("-"), TEXT_INIT("[-]") },
	{ TEXT_INIT("[a-]"), "", TEXT_INIT("-"), TEXT_INIT("[-]") },
	{ TEXT_INIT("[--a]"), "", TEXT_INIT("A"), TEXT_INIT("[A]") },
	{ TEXT_INIT("[a\\-z]"), "", TEXT_INIT("b"), TEXT_INIT("no") },
	{ TEXT_INIT("[a\\-z]"), "", TEXT_INIT("-"), TEXT_INIT("[-]") },
	{ TEXT_INIT("[[:alpha:]]"), "", TEXT_INIT("a]"), TEXT_INIT("[a]]") },
	{ TEXT_INIT("[[:alpha:]]"), "", TEXT_INIT("b"), TEXT_INIT("no") },
	{ TEXT_INIT("[[a]"), "", TEXT_INIT("["), TEXT_INIT("[[]") },
	{ TEXT_INIT("[a&&b]"), "", TEXT_INIT("&"), TEXT_INIT("[&]") },
	{ TEXT_INIT("[\\b]"), "", TEXT_INIT("\010"), TEXT_INIT("[\010]") },
	{ TEXT_INIT("[\\B]"), "", TEXT_INIT("B"), TEXT_INIT("[B]") },
	{ TEXT_INIT("[\\]]"), "", TEXT_INIT("]"), TEXT_INIT("[]]") },
	{ TEXT_INIT("[.]"), "", TEXT_INIT("a"), TEXT_INIT("no") },
	{ TEXT_INIT("[|]"), "", TEXT_INIT("|"), TEXT_INIT("[|]") },
	{ TEXT_INIT("[$^]"), "", TEXT_INIT("^"), TEXT_INIT("[^]") },
	{ TEXT_INIT("[^^]"), "", TEXT_INIT("^"), TEXT_INIT("no") },
	{ TEXT_INIT("[\\^]"), "", TEXT_INIT("^"), TEXT_INIT("[^]") },
	{ TEXT_INIT("[(]"), "", TEXT_INIT("("), TEXT_INIT("[(]") },
	{ TEXT_INIT("[\\1]"), "", TEXT_INIT("\001"), TEXT_INIT("[\001]") },
	{ TEXT_INIT("[\\8]"), "", TEXT_INIT("8"), TEXT_INIT("[8]") },
	{ TEXT_INIT("[\\c1]"), "", TEXT_INIT("\021"), TEXT_INIT("[\021]") },
	{ TEXT_INIT("[\\c_]"), "", TEXT_INIT("\037"), TEXT_INIT("[\037]") },
	{ TEXT_INIT("[\\c!]"), "", TEXT_INIT("c"), TEXT_INIT("[c]") },
	{ TEXT_INIT("[\\c!]"), "", TEXT_INIT("\\"), TEXT_INIT("[\\]") },
	{ TEXT_INIT("[\\x41-\\x43]"), "", TEXT_INIT("B"), TEXT_INIT("[B]") },
	{ TEXT_INIT("[\\u0041-\\u0043]"), "", TEXT_INIT("B"), TEXT_INIT("[B]") },
	{ TEXT_INIT("[\\n-\\r]"), "", TEXT_INIT("\013"), TEXT_INIT("[\013]") },
	{ TEXT_INIT("[a-z]"), "i", TEXT_INIT("K"), TEXT_INIT("[K]") },
	{ TEXT_INIT("[^a-z]"), "i", TEXT_INIT("K"), TEXT_INIT("no") },
	{ TEXT_INIT("[a-Z]"), "", TEXT_INIT("b"), TEXT_INIT("refused") },
	{ TEXT_INIT("[z-a]"), "", TEXT_INIT("b"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\cA"), "", TEXT_INIT("\001"), TEXT_INIT("[\001]") },
	{ TEXT_INIT("\\ca"), "", TEXT_INIT("\001"), TEXT_INIT("[\001]") },
	{ TEXT_INIT("\\c"), "", TEXT_INIT("\\c"), TEXT_INIT("[\\c]") },
	{ TEXT_INIT("\\c1"), "", TEXT_INIT("\\c1"), TEXT_INIT("[\\c1]") },
	{ TEXT_INIT("\\x41"), "", TEXT_INIT("A"), TEXT_INIT("[A]") },
	{ TEXT_INIT("\\x4"), "", TEXT_INIT("x4"), TEXT_INIT("[x4]") },
	{ TEXT_INIT("\\xg"), "", TEXT_INIT("xg"), TEXT_INIT("[xg]") },
	{ TEXT_INIT("\\x{41}"), "", TEXT_INIT("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), TEXT_INIT("[xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]") },
	{ TEXT_INIT("\\u0041"), "", TEXT_INIT("A"), TEXT_INIT("[A]") },
	{ TEXT_INIT("\\u004"), "", TEXT_INIT("u004"), TEXT_INIT("[u004]") },
	{ TEXT_INIT("\\u{2}"), "", TEXT_INIT("uu"), TEXT_INIT("[uu]") },
	{ TEXT_INIT("\\u{41}"), "u", TEXT_INIT("A"), TEXT_INIT("[A]") },
	{ TEXT_INIT("\\u{1F600}"), "u", TEXT_INIT("\360\237\230\200"), TEXT_INIT("[\360\237\230\200]") },
	{ TEXT_INIT("\\ud83d\\ude00"), "", TEXT_INIT("\360\237\230\200"), TEXT_INIT("[\360\237\230\200]") },
	{ TEXT_INIT("\\ud83d\\ude00"), "u", TEXT_INIT("\360\237\230\200"), TEXT_INIT("[\360\237\230\200]") },
	{ TEXT_INIT("[\\u{1F600}-\\u{1F64F}]"), "u", TEXT_INIT("\360\237\230\201"), TEXT_INIT("[\360\237\230\201]") },
	{ TEXT_INIT("\\0"), "", TEXT_INIT("\000"), TEXT_INIT("[\000]") },
	{ TEXT_INIT("\\00"), "", TEXT_INIT("\000"), TEXT_INIT("[\000]") },
	{ TEXT_INIT("\\07"), "", TEXT_INIT("\007"), TEXT_INIT("[\007]") },
	{ TEXT_INIT("\\12"), "", TEXT_INIT("\n"), TEXT_INIT("[\n]") },
	{ TEXT_INIT("\\377"), "", TEXT_INIT("\303\277"), TEXT_INIT("[\303\277]") },
	{ TEXT_INIT("\\400"), "", TEXT_INIT(" 0"), TEXT_INIT("[ 0]") },
	{ TEXT_INIT("\\8"), "", TEXT_INIT("8"), TEXT_INIT("[8]") },
	{ TEXT_INIT("\\9"), "", TEXT_INIT("9"), TEXT_INIT("[9]") },
	{ TEXT_INIT("\\81"), "", TEXT_INIT("81"), TEXT_INIT("[81]") },
	{ TEXT_INIT("(a)\\2"), "", TEXT_INIT("a\002"), TEXT_INIT("[a\002][a]") },
	{ TEXT_INIT("(a)\\1"), "", TEXT_INIT("aa"), TEXT_INIT("[aa][a]") },
	{ TEXT_INIT("(a)\\10"), "", TEXT_INIT("a\010"), TEXT_INIT("[a\010][a]") },
	{ TEXT_INIT("\\1(a)"), "", TEXT_INIT("a"), TEXT_INIT("[a][a]") },
	{ TEXT_INIT("(?:(a)|b)\\1"), "", TEXT_INIT("b"), TEXT_INIT("[b]-") },
	{ TEXT_INIT("(a)?\\1b"), "", TEXT_INIT("b"), TEXT_INIT("[b]-") },
	{ TEXT_INIT("(a\\1)"), "", TEXT_INIT("a"), TEXT_INIT("[a][a]") },
	{ TEXT_INIT("(a)|(b)"), "", TEXT_INIT("b"), TEXT_INIT("[b]-[b]") },
	{ TEXT_INIT("(A)\\1"), "i", TEXT_INIT("Aa"), TEXT_INIT("[Aa][A]") },
	{ TEXT_INIT("(?<y>\\d{4})-(?<m>\\d\\d)"), "", TEXT_INIT("x2024-11"), TEXT_INIT("[2024-11][2024][11]") },
	{ TEXT_INIT("(?<a>x)\\k<a>"), "", TEXT_INIT("xx"), TEXT_INIT("[xx][x]") },
	{ TEXT_INIT("\\k<a>(?<a>x)"), "", TEXT_INIT("x"), TEXT_INIT("[x][x]") },
	{ TEXT_INIT("\\k<a>"), "", TEXT_INIT("k<a>"), TEXT_INIT("[k<a>]") },
	{ TEXT_INIT("(?<$x>a)\\k<$x>"), "", TEXT_INIT("aa"), TEXT_INIT("[aa][a]") },
	{ TEXT_INIT("(?<\303\251>a)"), "", TEXT_INIT("a"), TEXT_INIT("[a][a]") },
	{ TEXT_INIT("(?=a)b"), "", TEXT_INIT("ab"), TEXT_INIT("no") },
	{ TEXT_INIT("(?=(a))"), "", TEXT_INIT("a"), TEXT_INIT("[][a]") },
	{ TEXT_INIT("(?!a)b"), "", TEXT_INIT("ab"), TEXT_INIT("[b]") },
	{ TEXT_INIT("(?<=a)b"), "", TEXT_INIT("ab"), TEXT_INIT("[b]") },
	{ TEXT_INIT("(?<!a)b"), "", TEXT_INIT("ab"), TEXT_INIT("no") },
	{ TEXT_INIT("(?<=\\$)\\d+"), "", TEXT_INIT("$42"), TEXT_INIT("[42]") },
	{ TEXT_INIT("(?=a)*b"), "", TEXT_INIT("b"), TEXT_INIT("[b]") },
	{ TEXT_INIT("(?:a|b)+"), "", TEXT_INIT("abab"), TEXT_INIT("[abab]") },
	{ TEXT_INIT("(?#c)a"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?i)a"), "", TEXT_INIT("A"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?>a)"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?|a)"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?P<n>a)"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?R)"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?1)"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(*UTF8)a"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(*FAIL)"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("a++"), "", TEXT_INIT("aa"), TEXT_INIT("refused") },
	{ TEXT_INIT("a*+"), "", TEXT_INIT("aa"), TEXT_INIT("refused") },
	{ TEXT_INIT("a?+"), "", TEXT_INIT("aa"), TEXT_INIT("refused") },
	{ TEXT_INIT("a{2}+"), "", TEXT_INIT("aa"), TEXT_INIT("refused") },
	{ TEXT_INIT("a**"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("*a"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("+"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("?"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("{1}"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("a|*"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(*a)"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("^*"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("$+"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\b+"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?<=a)*"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("a{2}{3}"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("a???"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("("), "", TEXT_INIT("("), TEXT_INIT("refused") },
	{ TEXT_INIT(")"), "", TEXT_INIT(")"), TEXT_INIT("refused") },
	{ TEXT_INIT("a)"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?:a"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("[a"), "", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\"), "", TEXT_INIT("\\"), TEXT_INIT("refused") },
	{ TEXT_INIT("a{2,1}"), "", TEXT_INIT("aa"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?<1a>x)"), "", TEXT_INIT("x"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?<a"), "", TEXT_INIT("x"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?<a>x)(?<a>y)"), "", TEXT_INIT("xy"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?<a>x)\\k<b>"), "", TEXT_INIT("xx"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?<a>x)\\k"), "", TEXT_INIT("xx"), TEXT_INIT("refused") },
	{ TEXT_INIT("(?"), "", TEXT_INIT("x"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\-"), "u", TEXT_INIT("-"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\a"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("{"), "u", TEXT_INIT("{"), TEXT_INIT("refused") },
	{ TEXT_INIT("}"), "u", TEXT_INIT("}"), TEXT_INIT("refused") },
	{ TEXT_INIT("]"), "u", TEXT_INIT("]"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\1"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\01"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\u{110000}"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\x4"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\c1"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("[\\w-a]"), "u", TEXT_INIT("-"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\/"), "u", TEXT_INIT("/"), TEXT_INIT("[/]") },
	{ TEXT_INIT("[\\-]"), "u", TEXT_INIT("-"), TEXT_INIT("[-]") },
	{ TEXT_INIT("\\k<a>"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\u12"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\p{L}"), "u", TEXT_INIT("\303\251"), TEXT_INIT("[\303\251]") },
	{ TEXT_INIT("\\p{Lu}"), "u", TEXT_INIT("\303\251A"), TEXT_INIT("[A]") },
	{ TEXT_INIT("\\P{L}"), "u", TEXT_INIT("\303\2511"), TEXT_INIT("[1]") },
	{ TEXT_INIT("\\p{Letter}"), "u", TEXT_INIT("\303\251"), TEXT_INIT("[\303\251]") },
	{ TEXT_INIT("\\p{gc=Letter}"), "u", TEXT_INIT("\303\251"), TEXT_INIT("[\303\251]") },
	{ TEXT_INIT("\\p{General_Category=Decimal_Number}"), "u", TEXT_INIT("\331\243"), TEXT_INIT("[\331\243]") },
	{ TEXT_INIT("\\p{Script=Greek}"), "u", TEXT_INIT("\316\261"), TEXT_INIT("[\316\261]") },
	{ TEXT_INIT("\\p{sc=Greek}"), "u", TEXT_INIT("\316\261"), TEXT_INIT("[\316\261]") },
	{ TEXT_INIT("[\\p{L}\\d]+"), "u", TEXT_INIT("\303\2511-"), TEXT_INIT("[\303\2511]") },
	{ TEXT_INIT("\\p{Emoji}"), "u", TEXT_INIT("\360\237\230\200"), TEXT_INIT("[\360\237\230\200]") },
	{ TEXT_INIT("\\p{Alphabetic}"), "u", TEXT_INIT("\303\251"), TEXT_INIT("[\303\251]") },
	{ TEXT_INIT("\\p{ASCII}"), "u", TEXT_INIT("\303\251a"), TEXT_INIT("[a]") },
	{ TEXT_INIT("\\p{Any}"), "u", TEXT_INIT("\303\251"), TEXT_INIT("[\303\251]") },
	{ TEXT_INIT("\\p{L}"), "", TEXT_INIT("p{L}"), TEXT_INIT("[p{L}]") },
	{ TEXT_INIT("\\p{Nope}"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\p"), "u", TEXT_INIT("a"), TEXT_INIT("refused") },
	{ TEXT_INIT("\\p{ASCII_Hex_Digit}"), "u", TEXT_INIT("gf"), TEXT_INIT("[f]") },
	{ TEXT_INIT("\\p{Cased_Letter}"), "u", TEXT_INIT("1a"), TEXT_INIT("[a]") },
	{ TEXT_INIT("\\p{LC}"), "u", TEXT_INIT("1a"), TEXT_INIT("[a]") },
	{ TEXT_INIT("stra\303\237e"), "i", TEXT_INIT("STRA\303\237E"), TEXT_INIT("[STRA\303\237E]") },
	{ TEXT_INIT("\303\211"), "i", TEXT_INIT("\303\251"), TEXT_INIT("[\303\251]") },
	{ TEXT_INIT("\316\243"), "i", TEXT_INIT("\317\202"), TEXT_INIT("[\317\202]") },
	{ TEXT_INIT("\303\277"), "i", TEXT_INIT("\305\270"), TEXT_INIT("[\305\270]") },
	{ TEXT_INIT("a"), "i", TEXT_INIT("A"), TEXT_INIT("[A]") },
	{ TEXT_INIT("[\303\251]"), "i", TEXT_INIT("\303\211"), TEXT_INIT("[\303\211]") },
	{ TEXT_INIT("\360\237\230\200"), "u", TEXT_INIT("a\360\237\230\200"), TEXT_INIT("[\360\237\230\200]") },
	{ TEXT_INIT("[\360\237\230\200]"), "u", TEXT_INIT("\360\237\230\200"), TEXT_INIT("[\360\237\230\200]") },
	{ TEXT_INIT("\303\251+"), "", TEXT_INIT("\303\251\303\251"), TEXT_INIT("[\303\251\303\251]") },
	{ TEXT_INIT("a b#c"), "", TEXT_INIT("a b#c"), TEXT_INIT("[a b#c]") },
	{ TEXT_INIT("a\\ b"), "", TEXT_INIT("a b"), TEXT_INIT("[a b]") },
	{ TEXT_INIT("\\#\\@\\!\\%"), "", TEXT_INIT("#@!%"), TEXT_INIT("[#@!%]") },
	{ TEXT_INIT("/"), "", TEXT_INIT("/"), TEXT_INIT("[/]") },
	{ TEXT_INIT("a\000b"), "", TEXT_INIT("a\000b"), TEXT_INIT("[a\000b]") },
	{ TEXT_INIT("^(?:feat|fix)(?:\\(([\\w$.\\-*/ ]*)\\))?(!?): (.*)$"), "", TEXT_INIT("feat(api)!: new thing"), TEXT_INIT("[feat(api)!: new thing][api][!][new thing]") },
	{ TEXT_INIT("^(\\w*)(?:\\((.*)\\))?!?: (.*)$"), "", TEXT_INIT("fix: a"), TEXT_INIT("[fix: a][fix]-[a]") },
	{ TEXT_INIT("(#|gh-)\\d+"), "i", TEXT_INIT("see GH-12"), TEXT_INIT("[GH-12][GH-]") },
	{ TEXT_INIT("^v?(\\d+)\\.(\\d+)\\.(\\d+)$"), "", TEXT_INIT("v1.22.333"), TEXT_INIT("[v1.22.333][1][22][333]") },
	{ TEXT_INIT("^(?!.*WIP)[A-Z]+-\\d+"), "", TEXT_INIT("ABC-12 x"), TEXT_INIT("[ABC-12]") },
	{ TEXT_INIT("release[-/](?<version>\\d+(?:\\.\\d+){1,2})"), "", TEXT_INIT("release/1.2"), TEXT_INIT("[release/1.2][1.2]") },
};

static void add_groups(const struct regex_match *match, struct buf *out)
{
	for (size_t i = 0; i < match->count; i++) {
		if (!match->groups[i].ptr) {
			buf_add_byte(out, '-');
			continue;
		}
		buf_add_byte(out, '[');
		buf_add(out, match->groups[i]);
		buf_add_byte(out, ']');
	}
}

/* As in the table; the message of a refusal follows it. */
static void try(struct text pattern, const char *flags, struct text subject, size_t from, struct buf *out)
{
	struct fault fault = FAULT_INIT;
	struct regex *regex = regex_compile(pattern, flags, &fault);
	struct regex_match match;

	if (!regex) {
		buf_addf(out, "refused: %s", fault.message);
		return;
	}
	switch (regex_match(regex, subject, from, &match)) {
	case REGEX_NO:
		buf_adds(out, "no");
		break;
	case REGEX_YES:
		add_groups(&match, out);
		break;
	case REGEX_GAVE_UP:
		buf_adds(out, "gave up");
		break;
	}
	regex_free(regex);
}

static void test_javascript(void)
{
	struct buf got = BUF_INIT, shown = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct text result = cases[i].result;
		bool ok;

		buf_cut(&got, 0);
		buf_cut(&shown, 0);
		try(cases[i].pattern, cases[i].flags, cases[i].subject, 0, &got);
		ok = text_is(result, "refused") ? text_starts_with(buf_text(&got), TEXT("refused: ")) : text_eq(buf_text(&got), result);
		utf8_add_visible(&shown, buf_text(&got));
		tap_ok(ok, "case %zu: %s", i, buf_cstr(&shown));
	}
	buf_release(&got);
	buf_release(&shown);
}

static const struct {
	const char *pattern, *flags, *message;
} refusals[] = {
	{ "\303\251(a", "", "the regular expression '\303\251(a' cannot be used, column 2: this '(' is not closed" },
	{ "a++", "", "the regular expression 'a++' cannot be used, column 3: what is repeated already cannot be repeated again" },
	{ "x(?>a)", "", "the regular expression 'x(?>a)' cannot be used, column 2: no such kind of group" },
	{ "a\\ud800", "", "the regular expression 'a\\ud800' cannot be used, column 2: half of a surrogate pair, which no UTF-8 text holds" },
	{ "[a-\\d]", "u", "the regular expression '[a-\\d]' cannot be used, column 2: under the flag u a range in brackets needs two characters" },
	{ "ab(?<=x+)", "", "the regular expression 'ab(?<=x+)' cannot be used, column 3: lookbehind assertion is not fixed length" },
	{ "a{70000}", "", "the regular expression 'a{70000}' cannot be used, column 2: number too big in {} quantifier" },
	{ "a", "v", "the flags 'v' of a regular expression cannot be used; known are i, m, s, g, y and u" },
	{ "a", "gg", "the flags 'gg' of a regular expression hold one twice" },
};

/* Invalid UTF-8 is U+FFFD for the pattern; places are those of the subject as given. */
static const struct {
	const char *pattern;
	struct text subject;
	size_t from;
	const char *result;
} subjects[] = {
	{ "b", TEXT_INIT("a\377b"), 0, "[b]" },
	{ "a.b", TEXT_INIT("a\377b"), 0, "[a\377b]" },
	{ "a..b", TEXT_INIT("a\377\376b"), 0, "[a\377\376b]" },
	{ "a.b", TEXT_INIT("a\342\202b"), 0, "[a\342\202b]" },
	{ "\\ufffd(b)", TEXT_INIT("\377\377b"), 0, "[\377b][b]" },
	{ "b", TEXT_INIT("\377b\377b"), 2, "[b]" },
	{ "^b", TEXT_INIT("\377b"), 1, "no" },
	{ "b", TEXT_INIT("abab"), 2, "[b]" },
	{ "(?<=a)b", TEXT_INIT("ab"), 1, "[b]" },
	{ "^b", TEXT_INIT("ab"), 1, "no" },
	{ "^.$", TEXT_INIT("\360\237\230\200"), 0, "[\360\237\230\200]" }, /* one character, without u too */
	{ "$", TEXT_INIT("ab"), 2, "[]" },
	{ "$", TEXT_INIT("ab"), 3, "no" },
	{ ".", TEXT_INIT("\303\251x"), 1, "[x]" },
	{ "a\377", TEXT_INIT("a\376"), 0, "[a\376]" },
};

static void test_edges(void)
{
	struct buf got = BUF_INIT;
	struct regex *regex;
	struct regex_match match;
	struct fault fault;

	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		tap_ok(!regex_compile(text_of(refusals[i].pattern), refusals[i].flags, &fault) && !strcmp(fault.message, refusals[i].message), "%s", fault.message);
	}
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		buf_cut(&got, 0);
		try(text_of(subjects[i].pattern), "", subjects[i].subject, subjects[i].from, &got);
		tap_ok(text_is(buf_text(&got), subjects[i].result), "subject %zu: %s", i, buf_cstr(&got));
	}
	regex = regex_compile(TEXT("(a)(?<second>b)(?:c)(?<fo\303\266>d)"), "", &fault);
	tap_ok(regex && regex_group_number(regex, "second") == 2 && regex_group_number(regex, "fo\303\266") == 3 && !regex_group_number(regex, "x"), "names of groups");
	tap_ok(regex && regex_match(regex, (struct text){ NULL, 0 }, 0, NULL) == REGEX_NO, "an empty subject");
	regex_free(regex);
	regex = regex_compile(TEXT("^(a|aa)+$"), "", &fault);
	buf_cut(&got, 0);
	for (int i = 0; i < 5000; i++)
		buf_add_byte(&got, 'a');
	buf_add_byte(&got, '!');
	tap_ok(regex && regex_match(regex, buf_text(&got), 0, &match) == REGEX_GAVE_UP, "too many steps");
	regex_free(regex);
	buf_cut(&got, 0);
	for (int i = 0; i < 40; i++)
		buf_adds(&got, "(x)");
	regex = regex_compile(buf_text(&got), "", &fault);
	tap_ok(regex && regex_match(regex, TEXT("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), 0, &match) == REGEX_YES && match.count == REGEX_GROUPS, "more groups than are kept");
	regex_free(regex);
	regex_free(NULL);
	buf_release(&got);
}

int main(void)
{
	test_javascript();
	test_edges();
	return tap_done();
}
