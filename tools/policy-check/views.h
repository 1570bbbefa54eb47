/* views: the table for people, and Kyverno's policy report. */
#ifndef POLICY_CHECK_VIEWS_H
#define POLICY_CHECK_VIEWS_H

#include "common/report/view.h"

extern const struct view view_policy_report;
extern const struct view *const policy_views[];

/* The value of a finding's field; empty when it has none of that name. */
struct text finding_field(const struct finding *finding, const char *name);

#endif
