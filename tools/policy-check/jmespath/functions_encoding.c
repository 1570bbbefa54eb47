/* Kyverno's functions that encode: base64 and digests. */
#include "common/base/utf8.h"
#include "tools/policy-check/jmespath/digest.h"
#include "tools/policy-check/jmespath/functions.h"

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static enum jmespath_result do_base64_encode(const struct jmespath_call *call, const struct node **result)
{
	struct text t = call_string(call, 0);
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < t.len; i += 3) {
		size_t have = t.len - i < 3 ? t.len - i : 3;
		uint32_t bits = 0;

		for (size_t j = 0; j < 3; j++)
			bits = bits << 8 | (j < have ? (unsigned char)t.ptr[i + j] : 0);
		for (size_t j = 0; j < 4; j++)
			buf_add_byte(&out, j <= have ? alphabet[bits >> (18 - 6 * j) & 63] : '=');
	}
	return call_returns_buf(call, &out, result);
}

static int value_of(char c)
{
	struct text all = { alphabet, sizeof(alphabet) - 1 };
	size_t at = text_find_byte(all, c, 0);

	return at == SIZE_MAX ? -1 : (int)at;
}

/* As Go's base64.StdEncoding: line breaks are passed over, the padding must be there. */
static enum jmespath_result do_base64_decode(const struct jmespath_call *call, const struct node **result)
{
	struct text t = call_string(call, 0);
	struct buf out = BUF_INIT, clean = BUF_INIT; /* strings are valid UTF-8 */
	uint32_t bits = 0;
	size_t have = 0, padding = 0;

	for (size_t i = 0; i < t.len; i++) {
		int value = value_of(t.ptr[i]);

		if (t.ptr[i] == '\n' || t.ptr[i] == '\r')
			continue;
		if (t.ptr[i] == '=' && have + padding >= 2 && have + padding < 4) {
			padding++;
			continue;
		}
		if (value < 0 || padding) {
			buf_release(&out);
			return jmespath_fail(call->run, "illegal base64 data at input byte %zu", i);
		}
		bits = bits << 6 | (uint32_t)value;
		if (++have < 4)
			continue;
		for (int j = 16; j >= 0; j -= 8)
			buf_add_byte(&out, (char)(bits >> j & 0xFF));
		have = 0;
	}
	if ((have + padding) % 4 != 0) {
		buf_release(&out);
		return jmespath_fail(call->run, "illegal base64 data at input byte %zu", t.len);
	}
	if (have >= 2)
		buf_add_byte(&out, (char)(bits >> (have == 2 ? 4 : 10) & 0xFF));
	if (have == 3)
		buf_add_byte(&out, (char)(bits >> 2 & 0xFF));
	utf8_add_valid(&clean, buf_text(&out));
	buf_release(&out);
	return call_returns_buf(call, &clean, result);
}

static enum jmespath_result digest(const struct jmespath_call *call, void add(struct buf *, struct text), const struct node **result)
{
	struct buf out = BUF_INIT;

	add(&out, call_string(call, 0));
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result do_md5(const struct jmespath_call *call, const struct node **result)
{
	return digest(call, digest_add_md5, result);
}

static enum jmespath_result do_sha1(const struct jmespath_call *call, const struct node **result)
{
	return digest(call, digest_add_sha1, result);
}

static enum jmespath_result do_sha256(const struct jmespath_call *call, const struct node **result)
{
	return digest(call, digest_add_sha256, result);
}

const struct jmespath_function functions_encoding[] = {
	{ "base64_decode", "s", do_base64_decode },
	{ "base64_encode", "s", do_base64_encode },
	{ "md5", "s", do_md5 },
	{ "sha1", "s", do_sha1 },
	{ "sha256", "s", do_sha256 },
	{ NULL, NULL, NULL },
};
