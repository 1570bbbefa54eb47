/* Kyverno's functions that encode: base64 and digests. */
#include "common/base/utf8.h"
#include "tools/policy-check/jmespath/base64.h"
#include "tools/policy-check/jmespath/digest.h"
#include "tools/policy-check/jmespath/functions.h"

static enum jmespath_result do_base64_encode(const struct jmespath_call *call, const struct node **result)
{
	struct buf out = BUF_INIT;

	base64_encode(&out, call_string(call, 0));
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result do_base64_decode(const struct jmespath_call *call, const struct node **result)
{
	struct buf out = BUF_INIT, clean = BUF_INIT; /* strings are valid UTF-8 */
	size_t wrong = base64_decode(&out, call_string(call, 0));

	if (wrong == SIZE_MAX)
		utf8_add_valid(&clean, buf_text(&out));
	buf_release(&out);
	if (wrong != SIZE_MAX)
		return jmespath_fail(call->run, "illegal base64 data at input byte %zu", wrong);
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
