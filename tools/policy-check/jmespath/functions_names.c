/* Kyverno's functions on names that mean something elsewhere: images, versions, addresses. */
#include <arpa/inet.h>
#include <stdio.h>

#include "tools/policy-check/image.h"
#include "tools/policy-check/jmespath/functions.h"
#include "tools/policy-check/version_range.h"

static enum jmespath_result do_image_normalize(const struct jmespath_call *call, const struct node **result)
{
	struct image image;
	struct buf out = BUF_INIT;

	if (!image_parse(call_string(call, 0), &image))
		return call_fails(call, "bad image: docker.io/%.*s, defaultRegistry: docker.io, enableDefaultRegistryMutation: true: invalid reference format",
				  TEXT_ARGS(call_string(call, 0)));
	image_add_reference(&out, &image);
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result do_semver_compare(const struct jmespath_call *call, const struct node **result)
{
	bool inside;

	if (!version_range_holds(call_string(call, 1), call_string(call, 0), &inside))
		return jmespath_fail(call->run, "Could not parse Range \"%.*s\"", TEXT_ARGS(call_string(call, 1)));
	return call_returns(value_bool(inside), result);
}

/* The host of a URL: behind "//" and a user, before a port, a path or a question. */
static struct text host_of(struct text url)
{
	size_t start = text_find(url, TEXT("//"), 0), at, end;
	struct text host = start == SIZE_MAX ? (struct text){ "", 0 } : text_from(url, start + 2);

	for (end = 0; end < host.len && host.ptr[end] != '/' && host.ptr[end] != '?' && host.ptr[end] != '#';)
		end++;
	host = text_slice(host, 0, end);
	at = text_find_byte(host, '@', 0);
	if (at != SIZE_MAX)
		host = text_from(host, at + 1);
	if (host.len && host.ptr[0] == '[')
		return text_slice(host, 1, text_find_byte(host, ']', 0) == SIZE_MAX ? 0 : text_find_byte(host, ']', 0) - 1);
	return text_slice(host, 0, text_find_byte(host, ':', 0));
}

/* Loopback, RFC 1918 and RFC 4193: what Go's IsLoopback and IsPrivate say. False when the host is no address. */
static bool is_inside(struct text host, bool *inside)
{
	unsigned char v4[4], v6[16];
	char copy[64];

	if (host.len >= sizeof(copy))
		return false;
	snprintf(copy, sizeof(copy), "%.*s", TEXT_ARGS(host));
	if (inet_pton(AF_INET, copy, v4) == 1) {
		*inside = v4[0] == 127 || v4[0] == 10 || (v4[0] == 172 && (v4[1] & 0xF0) == 16) || (v4[0] == 192 && v4[1] == 168);
		return true;
	}
	if (inet_pton(AF_INET6, copy, v6) != 1)
		return false;
	*inside = (v6[0] & 0xFE) == 0xFC || (v6[15] == 1 && text_is(host, "::1"));
	return true;
}

/* Names of hosts are not looked up: a tool that opens no socket cannot know. */
static enum jmespath_result do_is_external_url(const struct jmespath_call *call, const struct node **result)
{
	struct text host = host_of(call_string(call, 0));
	bool inside;

	if (is_inside(host, &inside))
		return call_returns(value_bool(!inside), result);
	return call_fails(call, "the host '%.*s' is not looked up; only addresses can be judged", TEXT_ARGS(host));
}

const struct jmespath_function functions_names[] = {
	{ "is_external_url", "s", do_is_external_url },
	{ "image_normalize", "s", do_image_normalize },
	{ "semver_compare", "s s", do_semver_compare },
	{ NULL, NULL, NULL },
};
