/*
 * x509_decode: a certificate or a request for one, in PEM, as the parts of Go's x509.Certificate that policies ask for: Version,
 * SerialNumber, Issuer, Subject, NotBefore, NotAfter, PublicKey {N, E} (RSA only, as with Kyverno), DNSNames, EmailAddresses, IsCA.
 */
#include <stdlib.h>
#include <string.h>

#include "common/base/utf8.h"
#include "tools/policy-check/jmespath/base64.h"
#include "tools/policy-check/jmespath/der.h"
#include "tools/policy-check/jmespath/functions.h"

enum { LARGEST_INTEGER = 2048 }; /* bytes; 16384 bits */

/* Attributes of names, by the last arc below 2.5.4. */
static const struct {
	unsigned arc;
	const char *name;
	bool single;
} attributes[] = {
	{ 6, "Country", false },
	{ 10, "Organization", false },
	{ 11, "OrganizationalUnit", false },
	{ 7, "Locality", false },
	{ 8, "Province", false },
	{ 9, "StreetAddress", false },
	{ 17, "PostalCode", false },
	{ 5, "SerialNumber", true },
	{ 3, "CommonName", true },
};

static const struct text rsa_encryption = TEXT_INIT("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01");
static const struct text alternative_names = TEXT_INIT("\x55\x1D\x11");
static const struct text basic_constraints = TEXT_INIT("\x55\x1D\x13");

/* An unsigned integer of any length in decimal, by long division. */
static struct text decimal(struct arena *arena, struct text bytes)
{
	unsigned char *work = arena_zalloc(arena, bytes.len + 1, 1);
	size_t room = bytes.len * 3 + 2, at = room, start = 0;
	char *digits = arena_zalloc(arena, room + 1, 1);

	if (bytes.len)
		memcpy(work, bytes.ptr, bytes.len);
	do {
		unsigned rest = 0;

		for (size_t i = start; i < bytes.len; i++) {
			unsigned value = rest << 8 | work[i];

			work[i] = (unsigned char)(value / 10);
			rest = value % 10;
		}
		while (start < bytes.len && !work[start])
			start++;
		digits[--at] = (char)('0' + rest);
	} while (start < bytes.len);
	return (struct text){ digits + at, room - at };
}

static const struct node *string_node(struct arena *arena, struct text bytes)
{
	struct buf clean = BUF_INIT;
	const struct node *node;

	utf8_add_valid(&clean, bytes);
	node = value_string(arena, arena_copy(arena, buf_text(&clean)));
	buf_release(&clean);
	return node;
}

static const struct node *name_node(struct arena *arena, struct text sequence)
{
	enum { COUNT = sizeof(attributes) / sizeof(attributes[0]) };
	struct value_items lists[COUNT];
	struct value_pairs pairs = { .arena = arena };
	struct text set, pair, object;
	struct der value;

	for (size_t i = 0; i < COUNT; i++)
		lists[i] = (struct value_items){ .arena = arena };
	while (der_take(&sequence, DER_SET, &set)) {
		while (der_take(&set, DER_SEQUENCE, &pair)) {
			if (!der_take(&pair, DER_OBJECT, &object) || !der_next(&pair, &value) || object.len != 3 ||
			    !text_starts_with(object, TEXT("\x55\x04")))
				continue;
			for (size_t i = 0; i < COUNT; i++) {
				if ((unsigned char)object.ptr[2] == attributes[i].arc)
					value_items_add(&lists[i], string_node(arena, value.content));
			}
		}
	}
	for (size_t i = 0; i < COUNT; i++) {
		const struct node *list = lists[i].count ? value_list(arena, lists[i].items, lists[i].count) : &value_null;

		if (attributes[i].single)
			list = lists[i].count ? lists[i].items[lists[i].count - 1] : value_string(arena, TEXT(""));
		value_pairs_set(&pairs, text_of(attributes[i].name), list);
	}
	return value_map(arena, pairs.pairs, pairs.count);
}

/* "251121100000Z" or "20251121100000Z" as RFC 3339. */
static const struct node *time_node(struct arena *arena, const struct der *element)
{
	struct text t = element->content, year = text_slice(t, 0, 4);
	const char *century = "";

	if (element->tag == DER_UTC_TIME) {
		year = text_slice(t, 0, 2);
		century = t.len && t.ptr[0] >= '5' ? "19" : "20";
	}
	t = text_from(t, year.len);
	if (t.len < 10)
		return &value_null;
	return value_string(arena, arena_printf(arena, "%s%.*s-%.2s-%.2sT%.2s:%.2s:%.2sZ", century, TEXT_ARGS(year), t.ptr, t.ptr + 2, t.ptr + 4,
						t.ptr + 6, t.ptr + 8));
}

static bool key_node(struct arena *arena, struct text info, const struct node **key)
{
	struct value_pairs pairs = { .arena = arena };
	struct text algorithm, object, bits, numbers, modulus, exponent;
	uint64_t e = 0;

	if (!der_take(&info, DER_SEQUENCE, &algorithm) || !der_take(&algorithm, DER_OBJECT, &object) || !text_eq(object, rsa_encryption) ||
	    !der_take(&info, DER_BIT_STRING, &bits) || !bits.len)
		return false;
	bits = text_from(bits, 1); /* of unused bits there are none */
	if (!der_take(&bits, DER_SEQUENCE, &numbers) || !der_take(&numbers, DER_INTEGER, &modulus) || !der_take(&numbers, DER_INTEGER, &exponent) ||
	    modulus.len > LARGEST_INTEGER || exponent.len > 7)
		return false;
	for (size_t i = 0; i < exponent.len; i++)
		e = e << 8 | (unsigned char)exponent.ptr[i];
	value_pairs_set(&pairs, TEXT("N"), value_string(arena, decimal(arena, modulus)));
	value_pairs_set(&pairs, TEXT("E"), value_integer(arena, (int64_t)e));
	*key = value_map(arena, pairs.pairs, pairs.count);
	return true;
}

static void add_alternatives(struct value_pairs *pairs, struct text octets)
{
	struct value_items dns = { .arena = pairs->arena }, mail = { .arena = pairs->arena };
	struct text names;
	struct der name;

	if (!der_take(&octets, DER_SEQUENCE, &names))
		return;
	while (der_next(&names, &name)) {
		if (name.tag == 0x82)
			value_items_add(&dns, string_node(pairs->arena, name.content));
		else if (name.tag == 0x81)
			value_items_add(&mail, string_node(pairs->arena, name.content));
	}
	if (dns.count)
		value_pairs_set(pairs, TEXT("DNSNames"), value_list(pairs->arena, dns.items, dns.count));
	if (mail.count)
		value_pairs_set(pairs, TEXT("EmailAddresses"), value_list(pairs->arena, mail.items, mail.count));
}

static void add_extensions(struct value_pairs *pairs, struct text wrapped)
{
	struct text list, extension, object, octets, constraints, authority, skipped;

	value_pairs_set(pairs, TEXT("DNSNames"), &value_null);
	value_pairs_set(pairs, TEXT("EmailAddresses"), &value_null);
	value_pairs_set(pairs, TEXT("IsCA"), &value_false);
	if (!der_take(&wrapped, DER_SEQUENCE, &list))
		return;
	while (der_take(&list, DER_SEQUENCE, &extension)) {
		if (!der_take(&extension, DER_OBJECT, &object))
			continue;
		der_take(&extension, DER_BOOLEAN, &skipped); /* critical */
		if (!der_take(&extension, DER_OCTET_STRING, &octets))
			continue;
		if (text_eq(object, alternative_names))
			add_alternatives(pairs, octets);
		else if (text_eq(object, basic_constraints) && der_take(&octets, DER_SEQUENCE, &constraints) &&
			 der_take(&constraints, DER_BOOLEAN, &authority))
			value_pairs_set(pairs, TEXT("IsCA"), value_bool(authority.len && authority.ptr[0]));
	}
}

static struct node *big_number(struct arena *arena, struct text bytes)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->written = decimal(arena, text_slice(bytes, 0, LARGEST_INTEGER));
	node->kind = NODE_FLOAT;
	node->number = strtod(arena_cstr(arena, node->written), NULL);
	return node;
}

/* Version, serial number and validity, which a request has not. */
static bool add_certificate(struct value_pairs *pairs, struct text *body)
{
	struct text version, serial, algorithm, issuer, validity;
	struct der time;

	value_pairs_set(pairs, TEXT("Version"), value_integer(pairs->arena, der_take(body, DER_CONTEXT_0, &version) && version.len ? version.ptr[version.len - 1] + 1 : 1));
	if (!der_take(body, DER_INTEGER, &serial) || !der_take(body, DER_SEQUENCE, &algorithm) || !der_take(body, DER_SEQUENCE, &issuer) ||
	    !der_take(body, DER_SEQUENCE, &validity))
		return false;
	value_pairs_set(pairs, TEXT("SerialNumber"), big_number(pairs->arena, serial));
	value_pairs_set(pairs, TEXT("Issuer"), name_node(pairs->arena, issuer));
	if (!der_next(&validity, &time))
		return false;
	value_pairs_set(pairs, TEXT("NotBefore"), time_node(pairs->arena, &time));
	if (!der_next(&validity, &time))
		return false;
	value_pairs_set(pairs, TEXT("NotAfter"), time_node(pairs->arena, &time));
	return true;
}

static const struct node *decode(struct arena *arena, struct text der, bool request, const char **problem)
{
	struct value_pairs pairs = { .arena = arena };
	struct text outer, body, subject, info, version, extensions = { NULL, 0 };
	const struct node *key;

	*problem = "x509: malformed certificate";
	if (!der_take(&der, DER_SEQUENCE, &outer) || !der_take(&outer, DER_SEQUENCE, &body))
		return NULL;
	if (request ? !der_take(&body, DER_INTEGER, &version) : !add_certificate(&pairs, &body))
		return NULL;
	if (!der_take(&body, DER_SEQUENCE, &subject) || !der_take(&body, DER_SEQUENCE, &info))
		return NULL;
	value_pairs_set(&pairs, TEXT("Subject"), name_node(arena, subject));
	*problem = "certificate should use rsa algorithm";
	if (!key_node(arena, info, &key))
		return NULL;
	value_pairs_set(&pairs, TEXT("PublicKeyAlgorithm"), value_integer(arena, 1));
	value_pairs_set(&pairs, TEXT("PublicKey"), key);
	if (!request)
		der_take(&body, DER_CONTEXT_3, &extensions);
	add_extensions(&pairs, extensions);
	return value_map(arena, pairs.pairs, pairs.count);
}

/* What stands between the lines BEGIN and END of this type. */
static bool pem_body(struct text t, const char *type, struct buf *out)
{
	char begin[64], end[64];
	size_t start, stop;

	snprintf(begin, sizeof(begin), "-----BEGIN %s-----", type);
	snprintf(end, sizeof(end), "-----END %s-----", type);
	start = text_find(t, text_of(begin), 0);
	stop = start == SIZE_MAX ? SIZE_MAX : text_find(t, text_of(end), start);
	if (stop == SIZE_MAX)
		return false;
	start += strlen(begin);
	return base64_decode(out, text_trim(text_slice(t, start, stop - start), " \t\r\n")) == SIZE_MAX;
}

static enum jmespath_result do_x509_decode(const struct jmespath_call *call, const struct node **result)
{
	struct text pem = call_string(call, 0), der;
	bool request = text_find(pem, TEXT("-----BEGIN CERTIFICATE REQUEST-----"), 0) != SIZE_MAX;
	struct buf bytes = BUF_INIT;
	const char *problem;

	if (!pem_body(pem, request ? "CERTIFICATE REQUEST" : "CERTIFICATE", &bytes)) {
		buf_release(&bytes);
		return jmespath_fail(call->run, "failed to decode PEM block");
	}
	der = arena_copy(call->run->arena, buf_text(&bytes));
	buf_release(&bytes);
	*result = decode(call->run->arena, der, request, &problem);
	return *result ? JMESPATH_FOUND : jmespath_fail(call->run, "%s", problem);
}

const struct jmespath_function functions_x509[] = {
	{ "x509_decode", "s", do_x509_decode },
	{ NULL, NULL, NULL },
};
