#include "tools/lead-time/measurement.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/time.h"
#include "common/doc/regex.h"
#include "tools/lead-time/coverage.h"
#include "tools/lead-time/input.h"
#include "tools/lead-time/tag_source.h"

static FILE *open_input(const char *path, struct fault *fault)
{
	FILE *in = strcmp(path, "-") ? fopen(path, "re") : stdin;

	if (!in)
		fault_set_errno(fault, "cannot read '%s'", path);
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

static int read_tags(struct measurement *m, struct fault *fault)
{
	const struct tag_choice choice = { &m->settings->tags, &m->settings->excluded, m->version->prefix };

	if (!m->settings->tags.count && !m->quiet)
		warn("no deployments are named, so the version tags are taken; --deployments FILE or --tags PATTERN chooses");
	return tag_source_read(m->repo, &choice, &m->timelines, fault);
}

static int read_input(struct measurement *m, struct fault *fault)
{
	const char *deployments = m->settings->deployments;
	FILE *in;
	int result = 0;

	if (!deployments && !m->settings->tags.count && standard_input_speaks())
		deployments = "-";
	if (deployments) {
		in = open_input(deployments, fault);
		if (!in)
			return -1;
		result = input_deployments(in, input_name(deployments), m->settings->input, &m->timelines, fault);
		fclose(in);
	} else {
		result = read_tags(m, fault);
	}
	if (!result && m->settings->incidents) {
		in = open_input(m->settings->incidents, fault);
		if (!in)
			return -1;
		result = input_incidents(in, input_name(m->settings->incidents), &m->arena, &m->incidents, fault);
		fclose(in);
	}
	return result;
}

/* The same over the window before, as long as this one, when a window was asked for. */
static void compute_before(struct measurement *m, size_t i)
{
	const struct result *now = &m->results[i];
	struct measure measure = now->measure;

	measure.has_since = measure.has_until = true;
	measure.until = now->measure.since;
	measure.since = now->measure.since - (now->measure.until - now->measure.since);
	result_compute(&m->before[i], now->timeline, &measure);
}

/* The results of many repositories, read instead of measured. */
static int merge(struct measurement *m, const struct measure *asked, struct fault *fault)
{
	const struct strings *files = m->files;
	struct measure measure;

	if (merge_read(files->items, files->count, &m->arena, &m->merged, fault))
		return -1;
	measure = m->merged.measure;
	if (asked->has_since)
		measure.since = asked->since;
	if (asked->has_until)
		measure.until = asked->until;
	m->timelines.items = m->merged.timelines;
	m->timelines.count = m->merged.count;
	m->results = arena_zalloc(&m->arena, m->merged.count, sizeof(*m->results));
	for (size_t i = 0; i < m->merged.count; i++)
		result_compute(&m->results[i], &m->merged.timelines[i], &measure);
	return 0;
}

static int compute(struct measurement *m, const struct measure *measure, struct fault *fault)
{
	const struct coverage_options coverage = { .first_parent = measure->merges == MERGES_FIRST_PARENT, .excluded = m->excluded, .paths = &m->settings->paths };
	size_t count;

	timelines_sort(&m->timelines, m->settings->environment);
	count = m->timelines.count;
	m->results = arena_zalloc(&m->arena, count, sizeof(*m->results));
	if (measure->has_since)
		m->before = arena_zalloc(&m->arena, count, sizeof(*m->before));
	for (size_t i = 0; i < count; i++) {
		struct timeline *timeline = &m->timelines.items[i];

		if (coverage_find(timeline, m->repo, &coverage, fault))
			return -1;
		consequences_find(timeline, &m->incidents, &m->arena);
		result_compute(&m->results[i], timeline, measure);
		if (m->before)
			compute_before(m, i);
	}
	return 0;
}

int measurement_make(struct measurement *m, struct fault *fault)
{
	const struct settings *settings = m->settings;
	struct measure measure;

	m->timelines = (struct timelines){ .arena = &m->arena, .by_key = MAP_INIT };
	if (time_now(settings->now, m->env, &m->now, fault) || settings_measure(settings, m->now, &measure, fault))
		return -1;
	if (settings->targets && targets_parse(settings->targets, &m->arena, &m->targets, fault))
		return -1;
	if (settings->excluded_commits) {
		m->excluded = regex_compile(text_of(settings->excluded_commits), "", fault);
		if (!m->excluded)
			return -1;
	}
	if (settings->merge)
		return merge(m, &measure, fault);
	m->repo = repo_open(".", m->env, fault);
	return !m->repo || read_input(m, fault) || compute(m, &measure, fault) ? -1 : 0;
}

void measurement_release(struct measurement *m)
{
	for (size_t i = 0; i < m->timelines.count; i++) {
		if (!m->settings->merge)
			coverage_release(&m->timelines.items[i]);
		if (m->results)
			result_release(&m->results[i]);
		if (m->before)
			result_release(&m->before[i]);
	}
	timelines_release(&m->timelines);
	merge_release(&m->merged);
	regex_free(m->excluded);
	free(m->incidents.items);
	repo_close(m->repo);
	arena_release(&m->arena);
}
