/*
 * view: one way of writing a report; one file a view, found through the tables in views.c or a tool's own.
 *
 * A view is a set of functions, each NULL when it has nothing to do, that write to .out. It may keep .state_size bytes,
 * zeroed at first, which end() must leave without anything to free.
 */
#ifndef COMMON_REPORT_VIEW_H
#define COMMON_REPORT_VIEW_H

#include <stdio.h>

#include "common/base/output.h"
#include "common/report/report.h"

struct report_totals {
	size_t findings[SEVERITY_COUNT];
	size_t checked;
};

struct view_run {
	FILE *out;
	const struct report_head *head;
	void *state;
};

struct view {
	const char *name;
	enum output_mode mode;
	size_t state_size;
	void (*begin)(struct view_run *run);
	void (*finding)(struct view_run *run, const struct finding *finding);
	void (*field)(struct view_run *run, const struct field *field);
	/* 0, or -1 with a fault: what was written does not hold up and must not be used. */
	int (*end)(struct view_run *run, const struct report_totals *totals, struct fault *fault);
};

extern const struct view view_text, view_json, view_github, view_gitlab, view_sarif, view_junit, view_markdown, view_summary;
extern const struct view view_lines, view_github_output, view_dotenv;

#endif
