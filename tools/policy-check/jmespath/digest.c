#include "tools/policy-check/jmespath/digest.h"

#include <math.h>
#include <string.h>

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

/* The first 32 bits of the fractional part of the cube (or square) root of the n-th prime, as FIPS 180-4 defines. */
static const uint32_t sha256_constants[64] = {
	0x428a2f98,
	0x71374491,
	0xb5c0fbcf,
	0xe9b5dba5,
	0x3956c25b,
	0x59f111f1,
	0x923f82a4,
	0xab1c5ed5,
	0xd807aa98,
	0x12835b01,
	0x243185be,
	0x550c7dc3,
	0x72be5d74,
	0x80deb1fe,
	0x9bdc06a7,
	0xc19bf174,
	0xe49b69c1,
	0xefbe4786,
	0x0fc19dc6,
	0x240ca1cc,
	0x2de92c6f,
	0x4a7484aa,
	0x5cb0a9dc,
	0x76f988da,
	0x983e5152,
	0xa831c66d,
	0xb00327c8,
	0xbf597fc7,
	0xc6e00bf3,
	0xd5a79147,
	0x06ca6351,
	0x14292967,
	0x27b70a85,
	0x2e1b2138,
	0x4d2c6dfc,
	0x53380d13,
	0x650a7354,
	0x766a0abb,
	0x81c2c92e,
	0x92722c85,
	0xa2bfe8a1,
	0xa81a664b,
	0xc24b8b70,
	0xc76c51a3,
	0xd192e819,
	0xd6990624,
	0xf40e3585,
	0x106aa070,
	0x19a4c116,
	0x1e376c08,
	0x2748774c,
	0x34b0bcb5,
	0x391c0cb3,
	0x4ed8aa4a,
	0x5b9cca4f,
	0x682e6ff3,
	0x748f82ee,
	0x78a5636f,
	0x84c87814,
	0x8cc70208,
	0x90befffa,
	0xa4506ceb,
	0xbef9a3f7,
	0xc67178f2,
};

static uint32_t right(uint32_t x, unsigned by)
{
	return x >> by | x << (32 - by);
}

static void sha256_block(uint32_t *state, const unsigned char *block)
{
	uint32_t w[64], v[8];

	for (unsigned i = 0; i < 64; i++) {
		if (i < 16) {
			w[i] = word_big(block + i * 4);
			continue;
		}
		w[i] = w[i - 16] + (right(w[i - 15], 7) ^ right(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 7] +
		       (right(w[i - 2], 17) ^ right(w[i - 2], 19) ^ w[i - 2] >> 10);
	}
	memcpy(v, state, sizeof(v));
	for (unsigned i = 0; i < 64; i++) {
		uint32_t one = v[7] + (right(v[4], 6) ^ right(v[4], 11) ^ right(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) +
			       sha256_constants[i] + w[i];
		uint32_t two = (right(v[0], 2) ^ right(v[0], 13) ^ right(v[0], 22)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));

		memmove(v + 1, v, 7 * sizeof(v[0]));
		v[4] += one;
		v[0] = one + two;
	}
	for (unsigned i = 0; i < 8; i++)
		state[i] += v[i];
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
	uint32_t state[] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

	run(t, state, sha256_block, true);
	add_hex(out, state, 8, true);
}
