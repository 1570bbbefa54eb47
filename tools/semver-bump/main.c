/* semver-bump: the next version of a project, from its tags and the commits since. */
#include <stdio.h>

#include "common/release/run.h"
#include "tools/semver-bump/answer.h"
#include "tools/semver-bump/files.h"
#include "tools/semver-bump/plan.h"
#include "tools/semver-bump/style.h"

static const char description[] =
	"Print the next version. The current one is the highest version tag among the ancestors of HEAD; the commits since then "
	"decide: a breaking change is major, feat minor, fix, perf and revert patch. Below 1.0.0 a breaking change is minor. When "
	"no commit has a releasable type, the current version is printed and standard error says why. A commit that reverts "
	"another one of them cancels it; 'Release-As: 2.0.0' in a message names the version itself.\n\n"
	"A current prerelease is finished, unless --pre asks for another one: the same name is counted up, 2.0.0-rc.2, as long "
	"as the commits ask for no higher version.\n\n"
	"Tags of other branches, tags with another prefix and tags that are no version never count. Without any version the "
	"first one is 0.1.0.";

static const struct example examples[] = {
	{ "the next version of this repository", "$ semver-bump\n1.3.0\n" },
	{ "messages on standard input, without a repository", "$ printf 'feat: add a parser' | semver-bump --current 1.2.3\n1.3.0\n" },
	{ "what each commit does",
	  "$ printf 'fix: a\\0docs: b' | semver-bump --current 1.2.3 -z --explain\npatch  fix: a  ('fix')\nnone   docs: b  ('docs' releases nothing)\n1.2.4\n" },
	{ NULL, NULL },
};

/* What is to be done besides answering for the repository as a whole. */
struct task {
	bool write, check, all;
	const char *package;
};

static void check_naming(const struct next_settings *settings)
{
	/* An unset variable of a pipeline must not make a stable release. */
	if (settings->pre && !*settings->pre)
		die("--pre takes the name of a prerelease, such as rc, and here it is empty; leave the option out for a stable version");
	if (settings->snapshot && (settings->pre || settings->build))
		die("--snapshot names its version itself; leave out --pre and --build");
}

static void check_usage(const struct next_settings *settings, const struct task *task)
{
	if ((task->all || task->package) && (settings->current || settings->range.from || (task->all && task->package)))
		die("--all and --package look at the commits since each package's own version; leave out --current and --from, and choose one of the two");
	if (settings->current && (settings->range.from || settings->range.to))
		die("--current takes messages on standard input, --from and --to take commits; use one of the two");
	if (settings->separated && !settings->current)
		die("-z is about messages on standard input; add --current VERSION");
}

static void remark(const struct next *next, const struct answer_options *options)
{
	struct buf remarks = BUF_INIT;

	answer_add_remarks(&remarks, next, options);
	fwrite(buf_cstr(&remarks), 1, remarks.len, stderr);
	buf_release(&remarks);
}

/* What --write and --check do with the files: 1 when they differ from the version, 0, -1. */
static int handle_files(const struct next *next, bool write, bool quiet, struct fault *fault)
{
	const struct files files = {
		.folder = next->material.folder,
		.configured = next->material.packages ? NULL : next->settings->version.files, /* those are of the whole repository */
		.version = &next->decision.next,
	};
	struct arena arena = ARENA_INIT;
	struct buf diff = BUF_INIT;
	int result;

	if (!files.folder)
		return fault_set(fault, "a bare repository has no files that hold a version; work in a clone");
	result = write ? files_write(&files, &arena, fault) : files_check(&files, &arena, &diff, fault);
	if (!quiet)
		fwrite(buf_cstr(&diff), 1, diff.len, stderr);
	buf_release(&diff);
	arena_release(&arena);
	return result;
}

static int handle_files_of(const struct next *nexts, size_t count, const struct task *task, bool quiet, struct fault *fault)
{
	int outdated = 0;

	for (size_t i = 0; i < count; i++) {
		int result = task->check || (task->write && nexts[i].decision.released) ? handle_files(&nexts[i], !task->check, quiet, fault) : 0;

		if (result < 0)
			return -1;
		outdated = outdated || result;
	}
	return outdated;
}

static int answer_one(struct report *report, const struct next *next, const struct answer_options *options)
{
	struct fault fault = FAULT_INIT;

	remark(next, options);
	if (answer_add(report, next, options, &fault) < 0) {
		warn_fault(&fault);
		return EXIT_TROUBLE;
	}
	return options->require_release && !next->decision.released ? EXIT_FOUND : EXIT_OK;
}

static int answer_all(struct report *report, const struct plan *plan, const struct answer_options *options)
{
	if (options->require_release && !plan_released(plan))
		return EXIT_FOUND;
	plan_add(report, plan);
	return EXIT_OK;
}

static int work(struct run *run, struct report_head *head, struct next_settings *settings, const struct packages_settings *packages,
		const struct task *task, const struct answer_options *options)
{
	struct next alone = NEXT_INIT;
	struct plan plan = PLAN_INIT;
	const struct next *next = NULL;
	struct report *report = NULL;
	struct fault fault = FAULT_INIT;
	int outdated = 0, status = EXIT_TROUBLE;

	if (!task->all && !task->package)
		next = next_decide(&alone, settings, run->env, stdin, &fault) == 0 ? &alone : NULL;
	else if (plan_make(&plan, settings, packages, run->env, &fault) == 0 && task->package)
		next = plan_find(&plan, task->package, &fault);
	if (!fault.message[0])
		outdated = handle_files_of(next ? next : plan.nexts, next ? 1 : plan.packages.count, task, options->quiet, &fault);
	if (fault.message[0]) {
		warn_fault(&fault);
	} else {
		report = run_report(run, head);
		status = next ? answer_one(report, next, options) : answer_all(report, &plan, options);
		if (status == EXIT_OK && task->check && outdated)
			status = EXIT_FOUND;
	}
	next_release(&alone);
	plan_release(&plan);
	version_settings_release(&settings->version);
	return run_finish(run, report, 0, status);
}

int main(int argc, char **argv)
{
	struct run run;
	struct next_settings settings = { .current = NULL };
	struct packages_settings packages = { .list = NULL };
	struct answer_options answer = { .explain = false };
	struct task task = { .package = NULL };
	const struct option options[] = {
		{ OPTION_STRING, .long_name = "from", .value_name = "REV", .help = "take the commits after this revision", .string = &settings.range.from },
		{ OPTION_STRING, .long_name = "to", .value_name = "REV", .help = "up to this revision instead of HEAD", .string = &settings.range.to },
		{ OPTION_STRING, .long_name = "current", .value_name = "VERSION", .help = "the current version; the message comes on standard input", .string = &settings.current },
		{ OPTION_FLAG, 'z', "null", NULL, "several messages on standard input, each ended by NUL", .flag = &settings.separated },
		{ OPTION_CHOICE, .long_name = "zero", .value_name = "POLICY", .help = "what levels mean below 1.0.0", .number = &settings.version.zero, .choices = zero_policy_names },
		{ OPTION_CHOICE, .long_name = "merges", .value_name = "HOW", .help = "how merge commits count", .number = &settings.commits.merges, .choices = merge_policy_names },
		{ OPTION_CHOICE, .long_name = "by", .value_name = "LEVEL", .help = "bump this much, whatever the commits say, literally also below 1.0.0", .number = &settings.by, .choices = bump_names },
		{ OPTION_CHOICE, .long_name = "always", .value_name = "LEVEL", .help = "bump this much when no commit asks for a release", .number = &settings.version.default_bump, .choices = bump_names },
		{ OPTION_STRING, .long_name = "pre", .value_name = "NAME", .help = "make a prerelease of this name, such as rc", .string = &settings.pre },
		{ OPTION_STRING, .long_name = "build", .value_name = "META", .help = "build metadata of the new version", .string = &settings.build },
		{ OPTION_FLAG, .long_name = "snapshot", .help = "the version of this very commit: 1.4.0-dev.7+g1a2b3c4", .flag = &settings.snapshot },
		{ OPTION_CHOICE, .long_name = "style", .value_name = "SCHEME", .help = "how to write the version", .number = &answer.style, .choices = version_style_names },
		{ OPTION_STRING, .long_name = "branch", .value_name = "NAME", .help = "the branch, for version.channels, instead of the one that is built", .string = &settings.branch },
		{ OPTION_FLAG, .long_name = "all", .help = "every one: all releases of HEAD, or all packages with a row each", .flag = &task.all },
		{ OPTION_STRING, .long_name = "package", .value_name = "NAME", .help = "one package of the section 'packages'", .string = &task.package },
		{ OPTION_FLAG, .long_name = "require-release", .help = "print nothing and exit with 1 when there is nothing to release", .flag = &answer.require_release },
		{ OPTION_FLAG, .long_name = "write", .help = "put the new version into the files that hold it: package.json, Cargo.toml, …", .flag = &task.write },
		{ OPTION_FLAG, .long_name = "check", .help = "write nothing, and exit with 1 when something would change", .flag = &task.check },
		{ OPTION_FLAG, .long_name = "explain", .help = "say on standard error why the answer is what it is", .flag = &answer.explain },
		{ 0 },
	};
	struct tool tool = {
		.name = "semver-bump",
		.operands = "",
		.summary = "print the next version",
		.description = description,
		.options = options,
		.examples = examples,
	};
	const struct run_section sections[] = { { &version_section, &settings.version }, { &commits_section, &settings.commits }, { &packages_section, &packages }, { NULL, NULL } };
	struct report_head head = { .tool = tool.name, .schema = "relutils.semver-bump/v1" };

	run_start(&run, &tool, sections, (struct run_views){ answer_views, report_field_views }, argc, argv);
	check_naming(&settings);
	check_usage(&settings, &task);
	answer.quiet = run.shared.quiet;
	settings.zero_given = options_given(&run.arguments, "zero") || config_value(run.config, "version", "zero");
	return work(&run, &head, &settings, &packages, &task, &answer);
}
