#include "tools/policy-check/jmespath/digest.h"

#include <math.h>
#include <string.h>

#include "common/base/sha256.h"

enum { BLOCK = 64 };

typedef void compress_block(uint32_t *state, const unsigned char *block);

static uint32_t left(uint32_t x, unsigned by)
{
	return x << by | x >> (32 - by);
}

static uint32_t word_big(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t word_little(const unsigned char *p)
{
	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* Feed whole blocks, then the padding with the length in bits. */
static void run(struct text t, uint32_t *state, compress_block *compress, bool big)
{
	unsigned char last[2 * BLOCK] = { 0 };
	uint64_t bits = (uint64_t)t.len * 8;
	size_t whole = t.len / BLOCK * BLOCK, rest = t.len - whole, padded = rest + 9 <= BLOCK ? BLOCK : 2 * BLOCK;

	for (size_t i = 0; i < whole; i += BLOCK)
		compress(state, (const unsigned char *)t.ptr + i);
	if (rest)
		memcpy(last, t.ptr + whole, rest);
	last[rest] = 0x80;
	for (size_t i = 0; i < 8; i++)
		last[padded - 1 - i] = (unsigned char)(bits >> (big ? 8 * i : 56 - 8 * i));
	for (size_t i = 0; i < padded; i += BLOCK)
		compress(state, last + i);
}

static void add_hex(struct buf *out, const uint32_t *state, size_t words, bool big)
{
	for (size_t i = 0; i < words * 4; i++) {
		unsigned shift = (unsigned)(8 * (big ? 3 - i % 4 : i % 4));

		buf_addf(out, "%02x", state[i / 4] >> shift & 0xFF);
	}
}

static void md5_block(uint32_t *state, const unsigned char *block)
{
	static const unsigned char shifts[4][4] = { { 7, 12, 17, 22 }, { 5, 9, 14, 20 }, { 4, 11, 16, 23 }, { 6, 10, 15, 21 } };
	static const unsigned char steps[4] = { 1, 5, 3, 7 }, starts[4] = { 0, 1, 5, 0 };
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];

	for (unsigned i = 0; i < 64; i++) {
		unsigned round = i / 16;
		uint32_t f = round == 0 ? (b & c) | (~b & d) : round == 1 ? (d & b) | (~d & c)
						       : round == 2	  ? b ^ c ^ d
									  : c ^ (b | ~d);
		uint32_t constant = (uint32_t)(int64_t)(fabs(sin(i + 1)) * 4294967296.0);
		uint32_t sum = a + f + constant + word_little(block + (steps[round] * i + starts[round]) % 16 * 4);

		a = d;
		d = c;
		c = b;
		b += left(sum, shifts[round][i % 4]);
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
}

static void sha1_block(uint32_t *state, const unsigned char *block)
{
	static const uint32_t constants[4] = { 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6 };
	uint32_t w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];

	for (unsigned i = 0; i < 80; i++)
		w[i] = i < 16 ? word_big(block + i * 4) : left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	for (unsigned i = 0; i < 80; i++) {
		unsigned round = i / 20;
		uint32_t f = round == 0 ? (b & c) | (~b & d) : round == 2 ? (b & c) | (b & d) | (c & d)
									  : b ^ c ^ d;
		uint32_t next = left(a, 5) + f + e + constants[round] + w[i];

		e = d;
		d = c;
		c = left(b, 30);
		b = a;
		a = next;
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
}

void digest_add_md5(struct buf *out, struct text t)
{
	uint32_t state[] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476 };

	run(t, state, md5_block, false);
	add_hex(out, state, 4, false);
}

void digest_add_sha1(struct buf *out, struct text t)
{
	uint32_t state[] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 };

	run(t, state, sha1_block, true);
	add_hex(out, state, 5, true);
}

void digest_add_sha256(struct buf *out, struct text t)
{
	struct sha256 sha = sha256_start();

	sha256_add(&sha, t);
	sha256_finish(&sha, out);
}
