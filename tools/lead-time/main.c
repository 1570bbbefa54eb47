/* lead-time: DORA's metrics from git and records of deployments. */
#include "common/git/remote.h"
#include "common/release/run.h"
#include "tools/lead-time/input.h"
#include "tools/lead-time/measurement.h"
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

/* A clear no: a target was missed in one of the environments. */
static bool is_missed(const struct measurement *m)
{
	bool missed = false;

	for (size_t i = 0; i < m->timelines.count; i++) {
		for (size_t t = 0; t < m->targets.count; t++) {
			const struct target *target = &m->targets.items[t];
			struct ratio value;

			if (target_is_met(target, &m->results[i], &value))
				continue;
			missed = true;
			if (!m->quiet)
				warn("%.*s: target '%.*s' is %s", TEXT_ARGS(m->timelines.items[i].environment), TEXT_ARGS(target->written),
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
static void add_fields(const struct measurement *m, struct report *sink)
{
	const struct result *result = &m->results[0];

	if (m->timelines.count != 1)
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

/* What the views write. */
static struct answer answer_from(const struct measurement *m)
{
	return (struct answer){
		.results = m->results,
		.before = m->before,
		.count = m->timelines.count,
		.repository = m->repo ? remote_url(m->repo) : NULL,
		.now = m->now,
		.commits = m->settings->commits,
		.by = (enum period)m->settings->by,
		.year = m->settings->year,
		.targets = &m->targets,
	};
}

static void check_operands(const struct settings *settings, const struct strings *operands)
{
	if (!settings->merge && operands->count)
		die("no operand is taken without --merge; try 'lead-time --help'");
	if (settings->merge && !operands->count)
		die("--merge needs the files to combine; '-' is standard input");
}

int main(int argc, char **argv)
{
	struct run run;
	struct settings settings = { .commits = false }, *s = &settings;
	struct version_settings version = { .prefix = NULL };
	struct measurement m = { .settings = &settings, .version = &version };
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
		{ OPTION_CHOICE, 0, "by", "PERIOD", "text and json show each week or month of the window, too", .number = &s->by, .choices = period_names },
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
	const struct run_section sections[] = { { &lead_time_section, s }, { &version_section, &version }, { NULL, NULL } };
	struct report_head head = { .tool = tool.name, .schema = "relutils.lead-time/v1" };
	struct fault fault = FAULT_INIT;
	struct answer answer;
	struct report *sink;
	int status;

	run_start(&run, &tool, sections, (struct run_views){ lead_time_views, report_field_views }, argc, argv);
	check_operands(s, &run.arguments.operands);
	m.files = &run.arguments.operands;
	m.env = run.env;
	m.quiet = run.shared.quiet;
	if (measurement_make(&m, &fault))
		die_fault(&fault);
	answer = answer_from(&m);
	head.answer = &answer;
	sink = run_report(&run, &head);
	add_fields(&m, sink);
	status = run_finish(&run, sink, 0, is_missed(&m) ? EXIT_FOUND : EXIT_OK);
	measurement_release(&m);
	lead_time_settings_release(s);
	strings_release(&version.base_prereleases);
	return status;
}
