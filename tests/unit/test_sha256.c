#include "common/base/sha256.h"
#include "tests/unit/tap.h"

/* FIPS 180-4's examples, and lengths around the padding's edges (computed with sha256sum). */
static const struct {
	size_t repeat;
	const char *text, *digest;
} rows[] = {
	{ 1, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
	{ 1, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
	{ 1, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	{ 55, "a", "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318" },
	{ 56, "a", "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a" },
	{ 64, "a", "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb" },
	{ 1000000, "a", "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct sha256 sha = sha256_start();
		struct buf digest = BUF_INIT;

		for (size_t n = 0; n < rows[i].repeat; n++)
			sha256_add(&sha, text_of(rows[i].text));
		sha256_finish(&sha, &digest);
		tap_ok(text_is(buf_text(&digest), rows[i].digest), "%zu times '%.10s': %s", rows[i].repeat, rows[i].text, buf_cstr(&digest));
		buf_release(&digest);
	}
	return tap_done();
}
