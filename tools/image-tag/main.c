/* image-tag: references, labels and annotations of a container image, from what is being built. */
#include "common/release/run.h"
#include "tools/image-tag/decide.h"

static const char description[] =
	"Print the references of a container image, one a line: for each --image, each tag that the rules give for the event, the branch "
	"or the tag that is being built. What that is comes from GitHub Actions, GitLab CI, Jenkins, CircleCI or the repository; options "
	"override it.\n\n"
	"Lists are read as docker/metadata-action reads its inputs: one entry a line, several lines a value. @FILE reads a value from a file, "
	"@- from standard input. The variables IMAGE_TAG_IMAGES, IMAGE_TAG_TAGS, IMAGE_TAG_FLAVOR, IMAGE_TAG_LABELS and IMAGE_TAG_ANNOTATIONS "
	"hold them too, and so does the section 'image' of .relutils.yml.\n\n"
	"latest, 1 and 1.2 move only to the highest stable version among the tags of the repository, or those of --versions. The status is 1 "
	"when no tag is given, or one that registries would refuse.";

static const struct example examples[] = {
	{ "the tags of a release",
	  "$ image-tag --release 1.3.0 --image ghcr.io/owner/app --tag 'type=semver,pattern={{version}}' --tag 'type=semver,pattern={{major}}.{{minor}}'\n"
	  "ghcr.io/owner/app:1.3.0\nghcr.io/owner/app:1.3\nghcr.io/owner/app:latest\n" },
	{ "a branch, by default", "$ image-tag --image ghcr.io/owner/app --ref refs/heads/feature/login\nghcr.io/owner/app:feature-login\n" },
	{ "the same image under its final names, without building it again",
	  "$ image-tag --release 1.3.0 --image ghcr.io/owner/app --tag 'type=semver,pattern={{version}}' --flavor latest=false --digest "
	  "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
	  "crane copy 'ghcr.io/owner/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' 'ghcr.io/owner/app:1.3.0'\n" },
	{ "the parts of a reference", "$ echo ghcr.io/owner/app:1.3.0 | image-tag --check-reference\nghcr.io/owner/app:1.3.0 domain=ghcr.io path=owner/app tag=1.3.0 digest=\n" },
	{ NULL, NULL },
};

static const char *const fact_sources[] = { "workflow", "git", NULL };

int main(int argc, char **argv)
{
	struct run run;
	struct decide_settings s = { .facts = 0 };
	struct situation_options *o = &s.situation;
	const struct option options[] = {
		{ OPTION_STRINGS, .long_name = "image", .value_name = "NAME", .help = "a name of the image, without tag", .strings = &s.inputs[INPUT_IMAGES] },
		{ OPTION_STRINGS, .long_name = "tag", .value_name = "RULE", .help = "a rule for tags, as 'type=semver,pattern={{version}}' or 'preset=release'", .strings = &s.inputs[INPUT_TAGS] },
		{ OPTION_STRINGS, .long_name = "flavor", .value_name = "SETTING", .help = "what holds for all tags: latest=, prefix=, suffix=", .strings = &s.inputs[INPUT_FLAVOR] },
		{ OPTION_STRINGS, .long_name = "label", .value_name = "KEY=VALUE", .help = "a label besides those that the OCI specification names", .strings = &s.inputs[INPUT_LABELS] },
		{ OPTION_STRINGS, .long_name = "annotation", .value_name = "KEY=VALUE", .help = "an annotation besides those", .strings = &s.inputs[INPUT_ANNOTATIONS] },
		{ OPTION_STRING, .long_name = "annotation-levels", .value_name = "LIST", .help = "what is annotated: manifest, index, manifest-descriptor, index-descriptor", .string = &s.image.levels },
		{ OPTION_STRING, .long_name = "sep-tags", .value_name = "TEXT", .help = "what stands between tags in outputs", .string = &s.image.sep_tags },
		{ OPTION_STRING, .long_name = "sep-labels", .value_name = "TEXT", .help = "what stands between labels in outputs", .string = &s.image.sep_labels },
		{ OPTION_STRING, .long_name = "sep-annotations", .value_name = "TEXT", .help = "what stands between annotations in outputs", .string = &s.image.sep_annotations },
		{ OPTION_STRING, .long_name = "bake-target", .value_name = "NAME", .help = "the target of files for docker buildx bake", .string = &s.image.bake_target },
		{ OPTION_COUNT, .long_name = "short-sha", .value_name = "N", .help = "digits of a short commit id", .number = &s.image.short_sha },
		{ OPTION_FLAG, .long_name = "pr-head-sha", .help = "of a change request, name its own last commit", .flag = &s.image.head_sha },
		{ OPTION_FLAG, .long_name = "keep-build", .help = "keep '+build' of versions as '_build'", .flag = &s.image.keep_build },
		{ OPTION_CHOICE, .long_name = "floating", .value_name = "WHEN", .help = "when latest, 1 and 1.2 move", .number = &s.image.floating, .choices = floating_names },
		{ OPTION_STRING, .long_name = "versions", .value_name = "FILE", .help = "all versions there are, one a line, or what git ls-remote --tags prints", .string = &s.versions },
		{ OPTION_STRING, .long_name = "release", .value_name = "VERSION", .help = "the version that is being made", .string = &o->release },
		{ OPTION_STRING, .long_name = "package", .value_name = "NAME", .help = "one package of the section 'packages'", .string = &o->package },
		{ OPTION_CHOICE, .long_name = "facts", .value_name = "SOURCE", .help = "where the facts come from: the event of the workflow, or the repository alone", .number = &s.facts, .choices = fact_sources },
		{ OPTION_CHOICE, .long_name = "event", .value_name = "NAME", .help = "what happened", .number = &o->event, .choices = ci_event_names },
		{ OPTION_STRING, .long_name = "ref", .value_name = "REF", .help = "what is built, as refs/heads/main", .string = &o->ref },
		{ OPTION_STRING, .long_name = "sha", .value_name = "ID", .help = "the commit that is built", .string = &o->sha },
		{ OPTION_STRING, .long_name = "change", .value_name = "NUMBER", .help = "the pull or merge request that is built", .string = &o->change },
		{ OPTION_STRING, .long_name = "base-branch", .value_name = "NAME", .help = "the branch that it goes to", .string = &o->base_branch },
		{ OPTION_STRING, .long_name = "default-branch", .value_name = "NAME", .help = "the default branch of the project", .string = &o->default_branch },
		{ OPTION_STRING, .long_name = "commit-date", .value_name = "TIME", .help = "when the commit was made", .string = &o->commit_date },
		{ OPTION_STRING, .long_name = "project-title", .value_name = "TEXT", .help = "the title of the project", .string = &o->title },
		{ OPTION_STRING, .long_name = "project-description", .value_name = "TEXT", .help = "what the project is", .string = &o->description },
		{ OPTION_STRING, .long_name = "project-url", .value_name = "URL", .help = "the page of the project", .string = &o->url },
		{ OPTION_STRING, .long_name = "project-license", .value_name = "SPDX", .help = "the licence of the project", .string = &o->license },
		{ OPTION_FLAG, .long_name = "reproducible", .help = "the image was created when its commit was", .flag = &s.reproducible },
		{ OPTION_STRING, .long_name = "now", .value_name = "TIME", .help = "the time of this run", .string = &s.now },
		{ OPTION_STRING, .long_name = "digest", .value_name = "DIGEST", .help = "print the commands that copy this image to the references", .string = &s.digest },
		{ OPTION_STRING, .long_name = "digest-source", .value_name = "NAME", .help = "where the image of --digest is, if not under the first name", .string = &s.digest_source },
		{ OPTION_CHOICE, .long_name = "copy-with", .value_name = "TOOL", .help = "what copies it", .number = &s.copier, .choices = copier_names },
		{ OPTION_FLAG, .long_name = "immutable", .help = "refuse to move a tag that exists and does not float; needs --existing", .flag = &s.immutable },
		{ OPTION_STRING, .long_name = "existing", .value_name = "FILE", .help = "the tags that the registry has, one a line", .string = &s.existing },
		{ OPTION_FLAG, .long_name = "check-reference", .help = "show the parts of the references on standard input, and nothing else", .flag = &s.check },
		{ OPTION_FLAG, .long_name = "export", .help = "print DOCKER_METADATA_OUTPUT_ variables for a shell", .flag = &s.export_variables },
		{ OPTION_FLAG, .long_name = "explain", .help = "say on standard error why the answer is what it is", .flag = &s.explain },
		{ OPTION_FLAG, 's', "strict", NULL, "warnings are findings that fail, too", .flag = &s.strict },
		{ 0 },
	};
	struct tool tool = { .name = "image-tag", .operands = "", .summary = "print the references of a container image", .description = description, .options = options, .examples = examples };
	const struct run_section sections[] = { { &image_section, &s.image }, { &version_section, &s.version }, { &packages_section, &s.packages }, { NULL, NULL } };

	run_start(&run, &tool, sections, (struct run_views){ image_views, report_field_views }, argc, argv);
	if (s.export_variables)
		run.shared.format = "export";
	return s.check ? decide_references(&s, &run) : decide_metadata(&s, &run);
}
