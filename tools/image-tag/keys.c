#include "tools/image-tag/keys.h"

#define AT(member) offsetof(struct image_settings, member)

const char *const floating_names[] = { "auto", "always", NULL };

static const struct key keys[] = {
	{ .name = "images", .type = KEY_STRINGS, .offset = AT(inputs[INPUT_IMAGES]), .help = "names of the image, one a line: 'ghcr.io/owner/app', 'name=…,enable=true'", .option = "image" },
	{ .name = "tags", .type = KEY_STRINGS, .offset = AT(inputs[INPUT_TAGS]), .default_text = "schedule, branch, tag, pr", .help = "rules for tags, one a line: 'type=semver,pattern={{version}}'", .option = "tag" },
	{ .name = "flavor", .type = KEY_STRINGS, .offset = AT(inputs[INPUT_FLAVOR]), .help = "what holds for all tags: 'latest=auto', 'prefix=…', 'suffix=…,onlatest=true'", .option = "flavor" },
	{ .name = "labels", .type = KEY_STRINGS, .offset = AT(inputs[INPUT_LABELS]), .help = "labels besides those that the OCI specification names: 'key=value'", .option = "label" },
	{ .name = "annotations", .type = KEY_STRINGS, .offset = AT(inputs[INPUT_ANNOTATIONS]), .help = "annotations besides those that the OCI specification names: 'key=value'", .option = "annotation" },
	{ .name = "annotation-levels", .type = KEY_STRING, .offset = AT(levels), .default_text = "manifest", .help = "what is annotated: manifest, index, manifest-descriptor, index-descriptor, parted by commas", .option = "annotation-levels" },
	{ .name = "sep-tags", .type = KEY_STRING, .offset = AT(sep_tags), .default_text = "a line end", .help = "what stands between tags in outputs", .option = "sep-tags" },
	{ .name = "sep-labels", .type = KEY_STRING, .offset = AT(sep_labels), .default_text = "a line end", .help = "what stands between labels in outputs", .option = "sep-labels" },
	{ .name = "sep-annotations", .type = KEY_STRING, .offset = AT(sep_annotations), .default_text = "a line end", .help = "what stands between annotations in outputs", .option = "sep-annotations" },
	{ .name = "bake-target", .type = KEY_STRING, .offset = AT(bake_target), .default_text = "docker-metadata-action", .help = "the target that files for docker buildx bake are about", .option = "bake-target" },
	{ .name = "short-sha", .type = KEY_COUNT, .offset = AT(short_sha), .default_text = "7", .help = "digits of a short commit id", .option = "short-sha" },
	{ .name = "pr-head-sha", .type = KEY_BOOL, .offset = AT(head_sha), .default_text = "false", .help = "of a change request, name its own last commit rather than the merge that is tested", .option = "pr-head-sha" },
	{ .name = "keep-build", .type = KEY_BOOL, .offset = AT(keep_build), .default_text = "false", .help = "keep '+build' of versions as '_build'", .option = "keep-build" },
	{ .name = "floating", .type = KEY_CHOICE, .offset = AT(floating), .default_text = "auto", .help = "when latest, 1 and 1.2 move: auto (to the highest stable version), always", .option = "floating", .choices = floating_names },
	{ 0 },
};

const struct section image_section = {
	.name = "image",
	.help = "references, labels and annotations of container images",
	.keys = keys,
};

void image_settings_release(struct image_settings *settings)
{
	for (size_t i = 0; i < INPUT_COUNT; i++)
		strings_release(&settings->inputs[i]);
}
