/*
 * report: the sink of what a run found and answered; from it every view of the run is written.
 *
 * A run opens a report, adds findings and fields as they come, and closes it, also when it could not be finished: what
 * was found is still told. --format chooses the view on standard output, each --emit NAME=FILE one more. Findings stream:
 * a report holds a bounded amount, whatever their number.
 *
 * Ownership  Everything handed in is borrowed for the call only; rules, names and the head until report_close().
 * Units      Places as in place.h. .commit is the full hexadecimal id; views for people cut it to .short_commit digits.
 * Errors     report_open() is NULL with a fault (unknown view, with the nearest name); report_close() is -1 with a fault
 *            when a file could not be written whole or a value does not fit its format.
 */
#ifndef COMMON_REPORT_REPORT_H
#define COMMON_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "common/base/fault.h"
#include "common/base/strings.h"
#include "common/base/text.h"

enum severity { SEVERITY_NOTICE, /* said, but no reason to fail */
		SEVERITY_WARNING,
		SEVERITY_ERROR };

enum { SEVERITY_COUNT = SEVERITY_ERROR + 1 };

/* Stands in a static table of the tool; feeds --list-rules, SARIF and the documentation too. */
struct rule {
	const char *id;
	const char *summary;	/* what must hold, lower case, no full stop */
	const char *help;	/* how to mend a violation; may be NULL */
	enum severity severity; /* unless configured otherwise */
};

enum field_kind { FIELD_STRING,
		  FIELD_NUMBER, /* .value is written as JSON writes numbers */
		  FIELD_BOOL,	/* "true" or "false" */
		  FIELD_JSON	/* .value is a JSON document; views of flat values leave it out */
};

/* One named value of the answer: a flat output such as version=1.2.3, or a property of a finding. */
struct field {
	const char *name; /* kebab-case */
	enum field_kind kind;
	struct text value;
};

struct finding {
	enum severity severity;
	const char *rule;	    /* id */
	struct text message;	    /* lower case, no full stop; any bytes */
	struct text remedy;	    /* what to do about it; may be empty */
	struct place place;	    /* .file NULL when the finding is about a commit */
	struct text commit;	    /* empty when it is not about a commit */
	struct text source;	    /* the line that .place stands in, for the caret; .ptr NULL when unknown */
	const struct field *fields; /* further properties, for the json view */
	size_t field_count;
};

struct report_head {
	const char *tool;	  /* "commitlint" */
	const char *schema;	  /* "relutils.commitlint/v1" */
	const char *noun;	  /* what is counted as checked: "commit", "resource"; NULL when nothing is */
	const struct rule *rules; /* NULL when the tool has no findings */
	size_t rule_count;
	unsigned short_commit;
	const void *answer; /* what the tool's own views write; NULL when they need nothing but fields */
	bool colour;	    /* on standard output */
	bool caret;	    /* show the source line under a finding on standard output */
};

struct view;
struct report;

/* The views of findings and those of flat outputs; NULL at the end. */
extern const struct view *const report_finding_views[];
extern const struct view *const report_field_views[];

/* The options of a run that concern its report. */
struct report_options {
	const struct view *const *own;	  /* the tool's, NULL at the end; they hide shared ones of the same name; may be NULL */
	const struct view *const *shared; /* one of the lists above */
	const char *format;
	const struct strings *emit; /* "NAME=FILE"; may be NULL */
};

enum { REPORT_VIEWS = 24 };

/* Names of all views, for the help of --format: names has room for REPORT_VIEWS and gets a NULL at the end. */
void report_view_names(const struct view *const *own, const struct view *const *shared, const char **names);

struct report *report_open(const struct report_head *head, const struct report_options *options, struct fault *fault);
void report_add(struct report *report, const struct finding *finding);
void report_field(struct report *report, const char *name, enum field_kind kind, struct text value);
size_t report_count(const struct report *report, enum severity severity);
/* checked: how many were looked at (head.noun). Frees the report; a report of NULL is no work. */
int report_close(struct report *report, size_t checked, struct fault *fault);
/* Instead of closing, when what was written is of no use: files stay as they were. */
void report_abandon(struct report *report);

const char *severity_name(enum severity severity);

#endif
