/* lead-time: DORA's metrics from git and records of deployments. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/time.h"
#include "common/release/run.h"
#include "common/release/version_keys.h"
#include "tools/lead-time/coverage.h"
#include "common/git/remote.h"
#include "tools/lead-time/input.h"
#include "tools/lead-time/merge.h"
#include "tools/lead-time/settings.h"
#include "tools/lead-time/tag_source.h"
#include "tools/lead-time/views.h"

static const char description[] =
	"Deployments are records on standard input or in a file, or tags; their commits come from the repository. A record has the members id, "
	"env, sha, status, created_at, finished_at, hotfix and ref, as JSON Lines or CSV; what GitHub's and GitLab's APIs print is read as it is.\n\n"
	"Change lead time is measured from each commit to the first deployment that it was live with, deployment frequency in successful "
	"deployments. A deployment failed if its status says so, an incident belongs to it, or the next one rolled it back; it recovered with "
	"the last of its incidents, or the next success. Rework are hotfixes, rollbacks, and what ended an incident.\n\n"
	"Every number can be traced: --format json lists each deployment with what it brought.";

static const struct example examples[] = {
	{ "tags as deployments",
	  "$ git tag v1.3.0\n$ lead-time --tags 'v*'\n"
	  "production, 2026-01-01 until 2026-01-02 (1 day); last deployment 24.0 h ago\n"
	  "change lead time                 30 s          █             median of 2 commits; p75 45 s, p90 54 s\n"
	  "deployment frequency             2.0 per day   █▁▁▁▁▁▁▁▁▁▁▁  2 deployments on 1 day\n"
	  "change fail rate                 0.0 %         0 of 2\n"
	  "failed deployment recovery time  -             median of 0, 0 open\n"
	  "deployment rework rate           0.0 %         0 of 2\n" },
	{ "records on standard input",
	  "$ printf '%s,%s,%s\\n' id sha finished_at 1 $(git rev-parse HEAD~2) 2026-01-01T06:00:00Z 2 $(git rev-parse HEAD) 2026-01-01T18:00:00Z >deployments.csv\n"
	  "$ lead-time --since 2d --until 2026-01-02 <deployments.csv\n"
	  "production, 2025-12-31 until 2026-01-02 (2 days); last deployment 6.0 h ago\n"
	  "                                 now           before\n"
	  "change lead time                 18.0 h        -                       █   median of 2 commits; p75 18.0 h, p90 18.0 h\n"
	  "deployment frequency             1.0 per day   0.0 per month ▁▁▁▁▁▁▁█▁▁█▁  2 deployments on 1 day\n"
	  "change fail rate                 0.0 %         -             0 of 2\n"
	  "failed deployment recovery time  -             -             median of 0, 0 open\n"
	  "deployment rework rate           0.0 %         -             0 of 2\n" },
	{ NULL, NULL },
};

struct work {
	struct run run;
	struct settings settings;
	struct version_settings version;
	struct arena arena;
	struct timelines timelines;
	struct incidents incidents;
	struct targets targets;
	struct regex *excluded;
	struct merged merged;
	struct repo *repo;
	struct result *results, *before;
};

static FILE *open_input(const char *path)
{
	FILE *in = strcmp(path, "-") ? fopen(path, "re") : stdin;

	if (!in)
		die_errno("cannot read '%s'", path);
	return in;
}

static const char *input_name(const char *path)
{
	return strcmp(path, "-") ? path : "<stdin>";
}

/* Is something on standard input that was put there for us: a pipe or file that is not empty? */
static bool standard_input_speaks(void)
{
	struct stat st;
	int first;

	if (fstat(STDIN_FILENO, &st) || (!S_ISFIFO(st.st_mode) && !S_ISREG(st.st_mode)))
		return false;
	first = getc(stdin);
	return first != EOF && ungetc(first, stdin) != EOF;
}

static int read_tags(struct work *work, struct fault *fault)
{
	const struct tag_choice choice = { &work->settings.tags, &work->settings.excluded, work->version.prefix };

	if (!work->settings.tags.count && !work->run.shared.quiet)
		warn("no deployments are named, so the version tags are taken; --deployments FILE or --tags PATTERN chooses");
	return tag_source_read(work->repo, &choice, &work->timelines, fault);
}

static int read_input(struct work *work, struct fault *fault)
{
	const char *deployments = work->settings.deployments;
	FILE *in;
	int result = 0;

	if (!deployments && !work->settings.tags.count && standard_input_speaks())
		deployments = "-";
	if (deployments) {
		in = open_input(deployments);
		result = input_deployments(in, input_name(deployments), work->settings.input, &work->timelines, fault);
		fclose(in);
	} else {
		result = read_tags(work, fault);
	}
	if (!result && work->settings.incidents) {
		in = open_input(work->settings.incidents);
		result = input_incidents(in, input_name(work->settings.incidents), &work->arena, &work->incidents, fault);
		fclose(in);
	}
	return result;
}

/* The same over the window before, as long as this one, when a window was asked for. */
static void compute_before(struct work *work, size_t i)
{
	const struct result *now = &work->results[i];
	struct measure measure = now->measure;

	measure.has_since = measure.has_until = true;
	measure.until = now->measure.since;
	measure.since = now->measure.since - (now->measure.until - now->measure.since);
	result_compute(&work->before[i], now->timeline, &measure);
}

/* The results of many repositories, read instead of measured. */
static int merge(struct work *work, const struct measure *asked, struct fault *fault)
{
	const struct strings *files = &work->run.arguments.operands;
	struct measure measure;

	if (merge_read(files->items, files->count, &work->arena, &work->merged, fault))
		return -1;
	measure = work->merged.measure;
	if (asked->has_since)
		measure.since = asked->since;
	if (asked->has_until)
		measure.until = asked->until;
	work->timelines.items = work->merged.timelines;
	work->timelines.count = work->merged.count;
	work->results = arena_zalloc(&work->arena, work->merged.count, sizeof(*work->results));
	for (size_t i = 0; i < work->merged.count; i++)
		result_compute(&work->results[i], &work->merged.timelines[i], &measure);
	return 0;
}

static int compute(struct work *work, const struct measure *measure, struct fault *fault)
{
	const struct coverage_options coverage = { .first_parent = measure->merges == MERGES_FIRST_PARENT, .excluded = work->excluded, .paths = &work->settings.paths };
	size_t count;

	timelines_sort(&work->timelines, work->settings.environment);
	count = work->timelines.count;
	work->results = arena_zalloc(&work->arena, count, sizeof(*work->results));
	if (measure->has_since)
		work->before = arena_zalloc(&work->arena, count, sizeof(*work->before));
	for (size_t i = 0; i < count; i++) {
		struct timeline *timeline = &work->timelines.items[i];

		if (coverage_find(timeline, work->repo, &coverage, fault))
			return -1;
		consequences_find(timeline, &work->incidents, &work->arena);
		result_compute(&work->results[i], timeline, measure);
		if (work->before)
			compute_before(work, i);
	}
	return 0;
}

static void release(struct work *work)
{
	for (size_t i = 0; i < work->timelines.count; i++) {
		if (!work->settings.merge)
			coverage_release(&work->timelines.items[i]);
		if (work->results)
			result_release(&work->results[i]);
		if (work->before)
			result_release(&work->before[i]);
	}
	timelines_release(&work->timelines);
	merge_release(&work->merged);
	regex_free(work->excluded);
	free(work->incidents.items);
	repo_close(work->repo);
	strings_release(&work->settings.tags);
	strings_release(&work->settings.excluded);
	strings_release(&work->settings.paths);
	strings_release(&work->version.base_prereleases);
	arena_release(&work->arena);
}

/* A clear no: a target was missed in one of the environments. */
static bool is_missed(const struct work *work)
{
	bool missed = false;

	for (size_t i = 0; i < work->timelines.count; i++) {
		for (size_t t = 0; t < work->targets.count; t++) {
			const struct target *target = &work->targets.items[t];
			struct ratio value;

			if (target_is_met(target, &work->results[i], &value))
				continue;
			missed = true;
			if (!work->run.shared.quiet)
				warn("%.*s: target '%.*s' is %s", TEXT_ARGS(work->timelines.items[i].environment), TEXT_ARGS(target->written),
				     value.is_known ? "missed" : "not met: there is nothing to measure");
		}
	}
	return missed;
}

static void add_field(struct report *sink, const char *name, struct ratio value)
{
	struct buf digits = BUF_INIT;

	if (value.is_known)
		decimal_add(&digits, value.value);
	report_field(sink, name, FIELD_NUMBER, buf_text(&digits));
	buf_release(&digits);
}

/* For github-output and dotenv, which have no room for more than one environment. */
static void add_fields(const struct work *work, struct report *sink)
{
	const struct result *result = &work->results[0];

	if (work->timelines.count != 1)
		return;
	report_field(sink, "environment", FIELD_STRING, result->timeline->environment);
	add_field(sink, "deployments", (struct ratio){ true, { (int64_t)result->successes, 0 } });
	add_field(sink, "deployments-per-day", result_per_day(result));
	add_field(sink, "lead-time-p50", (struct ratio){ result->lead_time.n > 0, result->lead_time.percentiles[0] });
	add_field(sink, "lead-time-p90", (struct ratio){ result->lead_time.n > 0, result->lead_time.percentiles[2] });
	add_field(sink, "change-fail-rate", result_fail_rate(result));
	add_field(sink, "recovery-p50", (struct ratio){ result->recovery.n > 0, result->recovery.percentiles[0] });
	add_field(sink, "rework-rate", result_rework_rate(result));
}

static int report(struct work *work, int64_t now)
{
	const struct answer answer = {
		.results = work->results,
		.before = work->before,
		.count = work->timelines.count,
		.repository = work->repo ? remote_url(work->repo) : NULL,
		.now = now,
		.commits = work->settings.commits,
		.year = work->settings.year,
		.targets = &work->targets,
	};
	struct report_head head = { .tool = "lead-time", .schema = "relutils.lead-time/v1", .answer = &answer };
	struct report *sink = run_report(&work->run, &head);

	add_fields(work, sink);
	return run_finish(&work->run, sink, 0, is_missed(work) ? EXIT_FOUND : EXIT_OK);
}

static int run_all(struct work *work)
{
	struct fault fault = FAULT_INIT;
	struct measure measure;
	int64_t now;
	int status;

	if (time_now(work->settings.now, work->run.env, &now, &fault) || settings_measure(&work->settings, now, &measure, &fault))
		die_fault(&fault);
	if (work->settings.targets && targets_parse(work->settings.targets, &work->arena, &work->targets, &fault))
		die_fault(&fault);
	if (work->settings.excluded_commits) {
		work->excluded = regex_compile(text_of(work->settings.excluded_commits), "", &fault);
		if (!work->excluded)
			die_fault(&fault);
	}
	if (!work->settings.merge)
		work->repo = repo_open(".", work->run.env, &fault);
	if (work->settings.merge ? merge(work, &measure, &fault) : !work->repo || read_input(work, &fault) || compute(work, &measure, &fault))
		die_fault(&fault);
	status = report(work, now);
	release(work);
	return status;
}

int main(int argc, char **argv)
{
	static struct work work;
	struct settings *s = &work.settings;
	const struct option options[] = {
		{ OPTION_STRINGS, 't', "tags", "GLOB", "tags that are deployments; may be given again", .strings = &s->tags },
		{ OPTION_STRINGS, 0, "exclude", "GLOB", "tags that are none all the same; may be given again", .strings = &s->excluded },
		{ OPTION_STRING, 0, "deployments", "FILE", "records of deployments, JSON or CSV; '-': standard input", .string = &s->deployments },
		{ OPTION_STRING, 0, "incidents", "FILE", "records of incidents, JSON or CSV", .string = &s->incidents },
		{ OPTION_CHOICE, 0, "input", "SHAPE", "what the records of deployments are", .number = &s->input, .choices = input_names },
		{ OPTION_STRING, 0, "env", "NAME", "only this environment", .string = &s->environment },
		{ OPTION_STRING, 0, "since", "TIME", "deployments from then on: a date, RFC 3339, or 30d, 12w before now", .string = &s->since },
		{ OPTION_STRING, 0, "until", "TIME", "deployments before then", .string = &s->until },
		{ OPTION_CHOICE, 0, "clock", "WHOSE", "whose date of a commit its lead time starts at", .number = &s->clock, .choices = clock_names },
		{ OPTION_CHOICE, 0, "merges", "HOW", "how merge commits count", .number = &s->merges, .choices = merges_names },
		{ OPTION_STRING, 0, "exclude-commits", "REGEX", "commits whose header matches are no samples of lead time", .string = &s->excluded_commits },
		{ OPTION_STRINGS, 0, "path", "FOLDER", "commits that touch no such folder are no samples of lead time; may be given again", .strings = &s->paths },
		{ OPTION_STRING, 0, "targets", "LIST", "limits to judge by: exit status 1 when one is missed, as in 'p75<1d,cfr<5%'", .string = &s->targets },
		{ OPTION_CHOICE, 0, "levels", "YEAR", "add the words that DORA's report of that year has for such numbers", .number = &s->year, .choices = level_years },
		{ OPTION_FLAG, 0, "merge", NULL, "combine what --format json wrote for many repositories", .flag = &s->merge },
		{ OPTION_FLAG, 0, "commits", NULL, "csv and jsonl have a row for each commit, not for each deployment", .flag = &s->commits },
		{ OPTION_STRING, 0, "now", "TIME", "the time of this run", .string = &s->now },
		{ 0 },
	};
	struct tool tool = {
		.name = "lead-time",
		.operands = "[--merge FILE ...]",
		.summary = "DORA's metrics from git and records of deployments",
		.description = description,
		.options = options,
		.examples = examples,
	};
	const struct run_section sections[] = { { &lead_time_section, s }, { &version_section, &work.version }, { NULL, NULL } };

	work.timelines = (struct timelines){ .arena = &work.arena, .by_key = MAP_INIT };
	run_start(&work.run, &tool, sections, (struct run_views){ lead_time_views, report_field_views }, argc, argv);
	if (!s->merge && work.run.arguments.operands.count)
		die("no operand is taken without --merge; try '%s --help'", tool.name);
	if (s->merge && !work.run.arguments.operands.count)
		die("--merge needs the files to combine; '-' is standard input");
	return run_all(&work);
}
