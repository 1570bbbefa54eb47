#include "tools/image-tag/environment.h"

static int read_bool(struct env env, const char *name, bool *value, struct fault *fault)
{
	static const char *const words[][2] = { { "false", "true" }, { "0", "1" } };
	const char *text = env_get_nonempty(env, name);

	for (size_t i = 0; text && i < sizeof(words) / sizeof(words[0]); i++) {
		for (size_t truth = 0; truth < 2; truth++) {
			if (text_eq_ignoring_case(text_of(text), text_of(words[i][truth]))) {
				*value = truth == 1;
				return 0;
			}
		}
	}
	return text ? fault_set(fault, "'%s' is '%s' where 'true' or 'false' is needed", name, text) : 0;
}

static int read_digits(struct env env, const char *name, unsigned *value, struct fault *fault)
{
	const char *text = env_get_nonempty(env, name);
	uint64_t number;

	if (!text)
		return 0;
	if (!text_to_u64(text_trim(text_of(text), " "), &number) || !number)
		return fault_set(fault, "'%s' is '%s' where a number of digits is needed", name, text);
	*value = number < SHORT_SHA_LIMIT ? (unsigned)number : SHORT_SHA_LIMIT;
	return 0;
}

int environment_read(struct env env, struct image_tag_environment *settings, struct fault *fault)
{
	bool sets_environment;

	*settings = (struct image_tag_environment){ .head_sha = false };
	settings->levels = text_of(env_get_nonempty(env, "DOCKER_METADATA_ANNOTATIONS_LEVELS"));
	if (read_bool(env, "DOCKER_METADATA_PR_HEAD_SHA", &settings->head_sha, fault) < 0 ||
	    read_bool(env, "DOCKER_METADATA_SET_OUTPUT_ENV", &sets_environment, fault) < 0)
		return -1;
	return read_digits(env, "DOCKER_METADATA_SHORT_SHA_LENGTH", &settings->short_sha, fault);
}
