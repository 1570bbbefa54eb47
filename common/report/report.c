#include "common/report/report.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/buf.h"
#include "common/base/nearest.h"
#include "common/report/view.h"

/* One view being written. */
struct writing {
	const struct view *view;
	struct view_run run;
	struct output output;
};

struct report {
	struct report_totals totals;
	struct report_head head;  /* of standard output */
	struct report_head plain; /* of files: no colour, no caret */
	struct writing *writings;
	size_t count, cap;
};

const char *severity_name(enum severity severity)
{
	static const char *const names[] = { "notice", "warning", "error" };

	return names[severity];
}

static const struct view *find_view(const struct report_options *options, struct text name)
{
	const struct view *const *lists[] = { options->own, options->shared };

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (const struct view *const *view = lists[i]; view && *view; view++)
			if (text_is(name, (*view)->name))
				return *view;
	return NULL;
}

void report_view_names(const struct view *const *own, const struct view *const *shared, const char **names)
{
	const struct report_options own_only = { .own = own };
	size_t count = 0;

	for (; own && *own && count + 1 < REPORT_VIEWS; own++)
		names[count++] = (*own)->name;
	for (; *shared && count + 1 < REPORT_VIEWS; shared++)
		if (!find_view(&own_only, text_of((*shared)->name)))
			names[count++] = (*shared)->name;
	names[count] = NULL;
}

static int unknown_view(const struct report_options *options, struct text name, struct fault *fault)
{
	const char *names[REPORT_VIEWS];
	struct nearest near = nearest_to(name);
	struct buf all = BUF_INIT;

	report_view_names(options->own, options->shared, names);
	for (const char **known = names; *known; known++) {
		nearest_offer(&near, *known);
		buf_addf(&all, "%s%s", known == names ? "" : ", ", *known);
	}
	if (near.best)
		fault_set(fault, "no format is called '%.*s'; did you mean '%s'?", TEXT_ARGS(name), near.best);
	else
		fault_set(fault, "no format is called '%.*s'; there are %s", TEXT_ARGS(name), buf_cstr(&all));
	buf_release(&all);
	return -1;
}

static int add_writing(struct report *report, const struct report_options *options, struct text name, const char *path, struct fault *fault)
{
	const struct view *view = find_view(options, name);
	struct writing *w;

	if (!view)
		return unknown_view(options, name, fault);
	report->writings = xgrow(report->writings, report->count, &report->cap, sizeof(*report->writings));
	w = &report->writings[report->count];
	*w = (struct writing){ .view = view };
	if (output_open(&w->output, path, view->mode, fault))
		return -1;
	w->run = (struct view_run){ w->output.stream, path ? &report->plain : &report->head, NULL };
	if (view->state_size) {
		w->run.state = xrealloc(NULL, 1, view->state_size);
		memset(w->run.state, 0, view->state_size);
	}
	report->count++;
	return 0;
}

static int add_all(struct report *report, const struct report_options *options, struct fault *fault)
{
	if (add_writing(report, options, text_of(options->format), NULL, fault))
		return -1;
	for (size_t i = 0; options->emit && i < options->emit->count; i++) {
		struct text path = text_of(options->emit->items[i]), name;

		text_next_part(&path, '=', &name);
		if (add_writing(report, options, name, path.ptr ? path.ptr : "-", fault))
			return -1;
	}
	return 0;
}

static void release(struct report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		free(report->writings[i].run.state);
		output_abandon(&report->writings[i].output);
	}
	free(report->writings);
	free(report);
}

struct report *report_open(const struct report_head *head, const struct report_options *options, struct fault *fault)
{
	struct report *report = xrealloc(NULL, 1, sizeof(*report));

	*report = (struct report){ .head = *head, .plain = *head };
	report->plain.colour = false;
	report->plain.caret = false;
	if (add_all(report, options, fault)) {
		release(report);
		return NULL;
	}
	for (size_t i = 0; i < report->count; i++)
		if (report->writings[i].view->begin)
			report->writings[i].view->begin(&report->writings[i].run);
	return report;
}

void report_add(struct report *report, const struct finding *finding)
{
	report->totals.findings[finding->severity]++;
	for (size_t i = 0; i < report->count; i++)
		if (report->writings[i].view->finding)
			report->writings[i].view->finding(&report->writings[i].run, finding);
}

void report_field(struct report *report, const char *name, enum field_kind kind, struct text value)
{
	const struct field field = { name, kind, value };

	for (size_t i = 0; i < report->count; i++)
		if (report->writings[i].view->field)
			report->writings[i].view->field(&report->writings[i].run, &field);
}

size_t report_count(const struct report *report, enum severity severity)
{
	return report->totals.findings[severity];
}

int report_close(struct report *report, size_t checked, struct fault *fault)
{
	int result = 0;

	if (!report)
		return 0;
	report->totals.checked = checked;
	/* Every view is written although another cannot be; the first fault is told. */
	for (size_t i = 0; i < report->count; i++) {
		struct fault later = FAULT_INIT, *first = result ? &later : fault;
		struct writing *w = &report->writings[i];

		if (w->view->end && w->view->end(&w->run, &report->totals, first))
			result = -1;
		else if (output_finish(&w->output, first))
			result = -1;
	}
	release(report);
	return result;
}

void report_abandon(struct report *report)
{
	if (report)
		release(report);
}
