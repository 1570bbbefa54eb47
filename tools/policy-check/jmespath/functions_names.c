/* Kyverno's functions on names that mean something elsewhere: images, versions, addresses. */
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

const struct jmespath_function functions_names[] = {
	{ "image_normalize", "s", do_image_normalize },
	{ "semver_compare", "s s", do_semver_compare },
	{ NULL, NULL, NULL },
};
