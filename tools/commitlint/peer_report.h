/*
 * peer_report: the report that commitlint itself prints, byte for byte (--format commitlint), but for what could command a terminal
 * or a runner.
 *
 * Ownership  The struct owns the lines of the message under judgement; peer_report_release() frees them.
 * Source     @commitlint/format 21.
 */
#ifndef TOOLS_COMMITLINT_PEER_REPORT_H
#define TOOLS_COMMITLINT_PEER_REPORT_H

#include <stdio.h>

#include "common/report/view.h"
#include "tools/commitlint/lint.h"

struct peer_report {
	FILE *out;
	struct text help_url;
	bool verbose; /* messages without findings, too */
	bool legacy;  /* one line before the message, as older versions had it */
	bool colour;
	struct buf lines;
	size_t errors, warnings;
};

/* Names the format; the report needs more than a view is told, so this one does nothing. */
extern const struct view view_commitlint;

void peer_report_finding(struct peer_report *report, const struct lint_finding *finding);
/* The message whose findings have been added. */
void peer_report_message(struct peer_report *report, struct text message, const struct conventional *parsed, bool ignored);
void peer_report_release(struct peer_report *report);

#endif
