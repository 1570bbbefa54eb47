/* Expressions on one document and what they give, as JSON; the specification's own suite is under tests/conformance. */
#include <string.h>

#include "common/doc/json.h"
#include "tests/unit/tap.h"
#include "tools/policy-check/jmespath/evaluate.h"
#include "tools/policy-check/jmespath/value.h"

enum { NOW = 1795255200 }; /* 2026-11-21T10:00:00Z */

static const char document[] = "{\"a\":{\"b\":[1,2,3]},\"n\":null,\"labels\":{\"app\":\"web\",\"tier\":\"front\"},\"s\":\"<Grüße>\"}";

/* A certificate of a key that nobody keeps. */
static const char certificate[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIICZDCCAc2gAwIBAgICEjQwDQYJKoZIhvcNAQELBQAwNjELMAkGA1UEBhMCREUx\n"
	"DTALBgNVBAoMBEFjbWUxGDAWBgNVBAMMD3dlYi5leGFtcGxlLm9yZzAeFw0yNjEx\n"
	"MjIwMDE0MzZaFw0zNjExMTkwMDE0MzZaMDYxCzAJBgNVBAYTAkRFMQ0wCwYDVQQK\n"
	"DARBY21lMRgwFgYDVQQDDA93ZWIuZXhhbXBsZS5vcmcwgZ8wDQYJKoZIhvcNAQEB\n"
	"BQADgY0AMIGJAoGBAMyXIZtbRq/dGZ4TX4R2OKx5GhnC6ufppaPNA5AK/jvrKGwk\n"
	"/6d4GDo6kIGmqX1vPhorhtHxCHUfiSO2O7ZtDk26VzDUV/HNyfc9a7MR9Uo/kgSX\n"
	"k6XfhhGtL2S1bUqE4cRXR7Fypj0CsKp1XspWK3O3JYLhl+1LfQOVrC14ZPZ9AgMB\n"
	"AAGjgYAwfjAdBgNVHQ4EFgQUoYxclGd62lB1x1P5IuNi/dlNldIwHwYDVR0jBBgw\n"
	"FoAUoYxclGd62lB1x1P5IuNi/dlNldIwDwYDVR0TAQH/BAUwAwEB/zArBgNVHREE\n"
	"JDAigg93ZWIuZXhhbXBsZS5vcmeCD3d3dy5leGFtcGxlLm9yZzANBgkqhkiG9w0B\n"
	"AQsFAAOBgQBSYUXBQxjvYRRLwKTJ4iRerMSZARjNlEFpP801uSLHnHYKh7FDNorO\n"
	"STAg2rgmRhfjDTVu7B75hfoueIlFjBny3iA2xdZkzsNvC5yLfjEhOFn5DRfJdsUS\n"
	"oadEvp/NZjEVvcls0PCs+jApdzmh6E+SpHZEg/4XmK7hH/mGYEDhMA==\n"
	"-----END CERTIFICATE-----\n";
static const char *const certificate_parts[][2] = {
	{ "Subject.CommonName", "\"web.example.org\"" },
	{ "Issuer.Country", "[\"DE\"]" },
	{ "DNSNames", "[\"web.example.org\",\"www.example.org\"]" },
	{ "SerialNumber", "4660" },
	{ "NotAfter", "\"2036-11-19T00:14:36Z\"" },
	{ "PublicKey.E", "65537" },
	{ "PublicKey.N",
	  "\"143668234151948440174069211742402348591083782427088235276226699309145375900581742119826175107861608175855506308075544011262874661543810495710193646420"
	  "108381499047996439453659550716567701343048833193104464093223049123002569028898576861976246997125006614879145896137976414523320916388363801433351049400419677821\"" },
};

static const struct {
	const char *expression, *result; /* result: JSON, or "missing KEY", or "error MESSAGE" */
} cases[] = {
	{ "a.b[1]", "2" },
	{ "a.x", "missing x" },
	{ "a.x.y", "missing x" },
	{ "n.x", "null" },
	{ "a.x || 'd'", "\"d\"" },
	{ "s", "\"\\u003cGrüße\\u003e\"" },
	{ "length(n)", "error Invalid type for: <nil>, expected: []jmespath.JpType{\"string\", \"array\", \"object\"}" },
	{ "length(s, s)", "error incorrect number of args" },
	{ "lenght(s)", "error unknown function: lenght" },
	{ "a.b[", "error the expression ends too early" },
	{ "compare('a', 'b')", "-1" },
	{ "equal_fold('Go', 'gO')", "true" },
	{ "replace('aaa', 'a', 'b', `2`)", "\"bba\"" },
	{ "replace_all('a.b.c', '.', '-')", "\"a-b-c\"" },
	{ "replace_all('ab', '', '-')", "\"-a-b-\"" },
	{ "trim('  x ', ' ')", "\"x\"" },
	{ "trim_prefix('v1', 'v')", "\"1\"" },
	{ "split('a,b', ',')", "[\"a\",\"b\"]" },
	{ "split('ab', '')", "[\"a\",\"b\"]" },
	{ "pattern_match('web-*', 'web-1')", "true" },
	{ "label_match({app: 'web'}, labels)", "true" },
	{ "to_boolean('TrUe')", "true" },
	{ "to_boolean('x')", "error JMESPath function 'to_boolean': lowercase argument must be 'true' or 'false' (provided: 'x')" },
	{ "truncate('Grüße', `3`)", "\"Grü\"" },
	{ "path_canonicalize('/a/../b//c/.')", "\"/b/c\"" },
	{ "path_canonicalize('../../a')", "\"../../a\"" },
	{ "path_canonicalize('/..')", "\"/\"" },
	{ "path_canonicalize('a/..')", "\".\"" },
	{ "add('1Gi', '512Mi')", "\"1536Mi\"" },
	{ "add('1h', '30s')", "\"1h0m30s\"" }, /* '30m' would be a quantity */
	{ "add(`1`, '1h')", "error JMESPath function 'add': Types mismatch" },
	{ "sum(['10m', '990m'])", "\"1\"" },
	{ "sum(`[]`)", "error JMESPath function 'sum': at least one element in the array is required" },
	{ "subtract('1Gi', '1')", "\"1073741823\"" },
	{ "multiply('10m', `3`)", "\"30m\"" },
	{ "divide('1Gi', '512Mi')", "2" },
	{ "divide('10', `3`)", "\"3\"" },
	{ "divide(`1`, `0`)", "error JMESPath function 'divide': Zero divisor passed" },
	{ "modulo(`7`, `3`)", "1" },
	{ "round(`2.345`, `2`)", "2.35" },
	{ "base64_encode('abcd')", "\"YWJjZA==\"" },
	{ "base64_decode('YWJjZA==')", "\"abcd\"" },
	{ "base64_decode('YWJjZA')", "error illegal base64 data at input byte 6" },
	{ "md5('abc')", "\"900150983cd24fb0d6963f7d28e17f72\"" },
	{ "sha1('abc')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"" },
	{ "sha256('abc')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"" },
	{ "parse_json('{\"a\": 1}')", "{\"a\":1}" },
	{ "parse_yaml('a: yes')", "{\"a\":true}" },
	{ "lookup(labels, 'app')", "\"web\"" },
	{ "lookup(a.b, `5`)", "null" },
	{ "items(labels, 'k', 'v')", "[{\"k\":\"app\",\"v\":\"web\"},{\"k\":\"tier\",\"v\":\"front\"}]" },
	{ "object_from_lists(['a', 'b'], [`1`])", "{\"a\":1,\"b\":null}" },
	{ "time_now_utc()", "\"2026-11-21T10:00:00Z\"" },
	{ "time_since('', '2026-11-20T10:00:00Z', '')", "\"24h0m0s\"" },
	{ "time_diff('2023-01-10T03:14:16-07:00', '2023-01-10T03:14:05-07:00')", "\"-11s\"" },
	{ "time_to_cron('2023-02-02T15:04:00Z')", "\"4 15 2 2 4\"" },
	{ "time_add('2023-01-12T12:37:56-05:00', '6h')", "\"2023-01-12T18:37:56-05:00\"" },
	{ "time_parse('Mon Jan 02 2006 15:04:05 -0700', 'Fri Jun 22 2022 17:45:00 +0100')", "\"2022-06-22T17:45:00+01:00\"" },
	{ "time_parse('1', '1704067200')", "\"2024-01-01T00:00:00Z\"" },
	{ "time_utc('2021-01-02T18:04:05-05:00')", "\"2021-01-02T23:04:05Z\"" },
	{ "time_before('2023-01-12T12:37:56Z', '2023-01-13T00:00:00Z')", "true" },
	{ "time_between('2023-01-12T00:00:00Z', '2023-01-11T00:00:00Z', '2023-01-13T00:00:00Z')", "true" },
	{ "time_truncate('2021-01-02T18:04:05.5Z', '2h')", "\"2021-01-02T18:00:00Z\"" },
	{ "image_normalize('nginx')", "\"docker.io/nginx:latest\"" },
	{ "image_normalize('a/B')", "error JMESPath function 'image_normalize': bad image: docker.io/a/B, defaultRegistry: docker.io, "
				    "enableDefaultRegistryMutation: true: invalid reference format" },
	{ "regex_match('^[0-9]+%$', '50%')", "true" },
	{ "regex_match('(?i)ABC', 'xabc')", "true" },
	{ "regex_match('^1$', `1`)", "true" },
	{ "regex_match('(', '')", "error JMESPath function 'regex_match': error parsing regexp: the regular expression '(' cannot be used, column 1: "
				  "missing closing parenthesis" },
	{ "regex_replace_all('a(x*)b', '-ab-axxb-', '${1}W')", "\"-W-xxW-\"" },
	{ "regex_replace_all_literal('a(x*)b', '-ab-axxb-', '$1')", "\"-$1-$1-\"" },
	{ "regex_replace_all('x*', 'abc', '-')", "\"-a-b-c-\"" },
	{ "is_external_url('https://10.0.0.1:8080/x')", "false" },
	{ "is_external_url('https://user@8.8.8.8/')", "true" },
	{ "is_external_url('http://[::1]/')", "false" },
	{ "is_external_url('https://example.org')", "error JMESPath function 'is_external_url': the host 'example.org' is not looked up; only addresses can "
						    "be judged" },
	{ "length(random('[a-z]{8}-\\d{2,4}x?')) >= `11`", "true" },
	{ "regex_match('^[a-c]{3}[0-9]+$', random('[a-c]{3}\\d+'))", "true" },
	{ "random('(a|b)')", "error JMESPath function 'random': the pattern cannot be used here; groups and alternatives are not known" },
	{ "x509_decode('x')", "error failed to decode PEM block" },
	{ "semver_compare('4.1.3', '>=4.1.x')", "true" },
	{ "semver_compare('2.0.0', '<1.0.0 || >=2.0.0 <3.0.0')", "true" },
	{ "semver_compare('1.2.3', '1.x')", "true" },
};

static const char *answer(const char *expression, const struct node *root, struct arena *arena)
{
	struct fault fault = FAULT_INIT;
	struct jmespath_run run = { .arena = arena, .fault = &fault, .now = NOW };
	const struct jmespath_tree *tree = jmespath_parse(text_of(expression), JMESPATH_KYVERNO, arena, &fault);
	const struct node *result = NULL;
	enum jmespath_result got = tree ? jmespath_search(&run, tree, root, &result) : JMESPATH_FAILED;

	if (got == JMESPATH_FAILED)
		return arena_printf(arena, "error %s", fault.message).ptr;
	if (got == JMESPATH_MISSING)
		return arena_printf(arena, "missing %.*s", TEXT_ARGS(run.missing)).ptr;
	return value_json(arena, result).ptr;
}

/* However an expression nests, it is refused rather than followed to the end of the stack. */
static void test_nesting(const char *name, const char *part, struct arena *arena)
{
	struct buf deep = BUF_INIT;
	struct fault fault = FAULT_INIT;

	for (int i = 0; i < 100000; i++)
		buf_adds(&deep, part);
	buf_adds(&deep, "a");
	tap_ok(!jmespath_parse(buf_text(&deep), JMESPATH_KYVERNO, arena, &fault), "%s without end: %s", name, fault.message);
	buf_release(&deep);
}

int main(void)
{
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *root;

	if (json_read(text_of(document), NULL, &arena, &root, &fault) < 0)
		die_fault(&fault);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = answer(cases[i].expression, root, &arena);

		tap_ok(strcmp(got, cases[i].result) == 0, "%s: got %s", cases[i].expression, got);
	}
	for (size_t i = 0; i < sizeof(certificate_parts) / sizeof(certificate_parts[0]); i++) {
		const char *got = answer(arena_printf(&arena, "x509_decode('%s').%s", certificate, certificate_parts[i][0]).ptr, root, &arena);

		tap_ok(strcmp(got, certificate_parts[i][1]) == 0, "x509_decode().%s: got %s", certificate_parts[i][0], got);
	}
	test_nesting("parentheses", "(", &arena);
	test_nesting("fields", "a.", &arena);
	test_nesting("negations", "!", &arena);
	test_nesting("lists", "[", &arena);
	test_nesting("pipes", "a|", &arena);
	arena_release(&arena);
	return tap_done();
}
