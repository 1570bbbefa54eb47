/* changelog-gen: release notes and changelogs, from the commits of a repository. */
#include <stdio.h>

#include "common/base/die.h"
#include "common/release/run.h"
#include "tools/changelog-gen/context.h"
#include "tools/changelog-gen/generate.h"
#include "tools/changelog-gen/styles.h"
#include "tools/changelog-gen/views.h"

static const char description[] =
	"Write what has changed, in Markdown, grouped by the types of the commits, breaking changes first. Without an option these are the "
	"commits since the last version tag among the ancestors of HEAD. Hashes, ranges, issues and requests are links when the remote is "
	"on a known forge.\n\n"
	"With --prepend the notes are put into a changelog as well: under its title, in place of the same version if it is there, every other "
	"byte as it was. No other file is written.\n\n"
	"The notes come out of a Mustache template; what it is given is what --format json prints.";

static const struct example examples[] = {
	{ "the notes of the release that is being made",
	  "$ changelog-gen --release 1.3.0\n## 1.3.0 (2026-01-02)\n\n### Features\n\n- **cli:** read many files (56ad201)\n\n"
	  "### Bug Fixes\n\n- keep the last line (ca98542)\n" },
	{ "the same, and into the changelog",
	  "$ changelog-gen --release 1.3.0 --now 2026-01-01 --prepend CHANGELOG.md >notes.md\n$ head -n 3 CHANGELOG.md\n# Changelog\n\n## 1.3.0 (2026-01-01)\n" },
	{ "a whole changelog", "$ changelog-gen --all >CHANGELOG.md\n" },
	{ NULL, NULL },
};

static void check_source(const struct generate_settings *settings)
{
	if (settings->tag && (settings->release || settings->all))
		die("--tag shows one release that was made; use it without --release and --all");
	if ((settings->from || settings->to) && (settings->tag || settings->all))
		die("--from and --to name a range of commits; use them without --tag and --all");
	if (settings->context && (settings->tag || settings->release || settings->all || settings->from || settings->to || settings->package))
		die("--from-json brings its releases; use it without --release, --tag, --all, --from and --to");
}

static void check_changelog(const struct generate_settings *settings)
{
	if (settings->check && !settings->prepend)
		die("--check is about a changelog; add --prepend FILE");
	if (settings->prepend && settings->all)
		die("--all makes a whole changelog; write it with >FILE, without --prepend");
	if (settings->prepend && !settings->tag && !settings->release && !settings->context)
		die("--prepend needs to know the version; add --release VERSION or --tag TAG");
}

static void check_usage(const struct generate_settings *settings)
{
	check_source(settings);
	check_changelog(settings);
}

static void remark(const struct generated *generated, bool quiet)
{
	if (generated->releases || quiet)
		return;
	if (generated->since[0])
		warn("there are no commits since '%s'", generated->since);
	else
		warn("there are no commits");
}

static int print_template(struct run *run, const struct changelog_settings *settings)
{
	struct text template = styles[settings->style].template;

	fwrite(template.ptr, 1, template.len, stdout);
	return run_finish(run, NULL, 0, EXIT_OK);
}

/* The exit status. When there are no notes the report is abandoned and becomes NULL. */
static int conclude(const struct generate_settings *settings, const struct run *run, struct report **report)
{
	struct generated generated = { .releases = 0 };
	struct fault fault = FAULT_INIT;

	if (generate(settings, run->env, *report, &generated, &fault) < 0) {
		warn_fault(&fault);
		report_abandon(*report);
		*report = NULL;
		return EXIT_TROUBLE;
	}
	remark(&generated, run->shared.quiet);
	if (!settings->check || !generated.stale)
		return EXIT_OK;
	warn("'%s' is not up to date; run this without --check", settings->prepend);
	return EXIT_FOUND;
}

int main(int argc, char **argv)
{
	struct run run;
	struct generate_settings settings = { .changelog = { .limit = LIMIT_OF_FORGE } };
	bool print = false;
	const struct option options[] = {
		{ OPTION_STRING, .long_name = "release", .value_name = "VERSION", .help = "the version that is being made", .string = &settings.release },
		{ OPTION_STRING, .long_name = "tag", .value_name = "TAG", .help = "show the release of this tag", .string = &settings.tag },
		{ OPTION_FLAG, .long_name = "all", .help = "every one: all releases of HEAD, or all packages with a row each", .flag = &settings.all },
		{ OPTION_FLAG, .long_name = "all-lines", .help = "as --all, and those of other branches: every version tag", .flag = &settings.all_lines },
		{ OPTION_STRING, .long_name = "from", .value_name = "REV", .help = "take the commits after this revision", .string = &settings.from },
		{ OPTION_STRING, .long_name = "to", .value_name = "REV", .help = "up to this revision instead of HEAD", .string = &settings.to },
		{ OPTION_STRING, .long_name = "package", .value_name = "NAME", .help = "one package of the section 'packages'", .string = &settings.package },
		{ OPTION_STRING, .long_name = "from-json", .value_name = "FILE", .help = "take what --format json printed instead of a repository", .string = &settings.context },
		{ OPTION_STRING, .long_name = "prepend", .value_name = "FILE", .help = "put the notes into this changelog as well", .string = &settings.prepend },
		{ OPTION_FLAG, .long_name = "check", .help = "write nothing, and exit with 1 when something would change", .flag = &settings.check },
		{ OPTION_CHOICE, .long_name = "notes-style", .value_name = "NAME", .help = "how to write: headings and built-in template", .number = &settings.changelog.style, .choices = style_names },
		{ OPTION_STRING, .long_name = "template", .value_name = "FILE", .help = "write the notes with this Mustache template", .string = &settings.changelog.template },
		{ OPTION_CHOICE, .long_name = "contributors", .value_name = "HOW", .help = "list who wrote a release", .number = &settings.changelog.contributors, .choices = contributors_names },
		{ OPTION_FLAG, .long_name = "print-template", .help = "print the template of the style and exit", .flag = &print },
		{ OPTION_CHOICE, .long_name = "merges", .value_name = "HOW", .help = "how merge commits count", .number = &settings.commits.merges, .choices = merge_policy_names },
		{ OPTION_STRING, .long_name = "now", .value_name = "TIME", .help = "the time of this run", .string = &settings.now },
		{ 0 },
	};
	struct tool tool = {
		.name = "changelog-gen",
		.operands = "",
		.summary = "write release notes and changelogs",
		.description = description,
		.options = options,
		.examples = examples,
	};
	const struct run_section sections[] = {
		{ &changelog_section, &settings.changelog },
		{ &version_section, &settings.version },
		{ &commits_section, &settings.commits },
		{ &packages_section, &settings.packages },
		{ NULL, NULL },
	};
	struct report_head head = { .tool = tool.name, .schema = CONTEXT_SCHEMA };
	struct report *report;
	int status;

	run_start(&run, &tool, sections, (struct run_views){ changelog_views, no_views }, argc, argv);
	settings.all |= settings.all_lines;
	check_usage(&settings);
	if (print)
		return print_template(&run, &settings.changelog);
	settings.config_file = options_given(&run.arguments, "template") ? NULL : config_file(run.config);
	settings.text = views_want(&run.shared, "text");
	settings.json = views_want(&run.shared, "json");
	report = run_report(&run, &head);
	status = conclude(&settings, &run, &report);
	version_settings_release(&settings.version);
	strings_release(&settings.changelog.order);
	return run_finish(&run, report, 0, status);
}
