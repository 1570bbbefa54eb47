/*
 * views: the notes as text and as JSON. Both come in pieces, as fields "text" and "json" of a report.
 */
#ifndef TOOLS_CHANGELOG_GEN_VIEWS_H
#define TOOLS_CHANGELOG_GEN_VIEWS_H

#include "common/cli/shared_options.h"
#include "common/report/report.h"

extern const struct view *const changelog_views[];
/* The shared views that make sense for notes: none. */
extern const struct view *const no_views[];

/* Is this view asked for, by --format or --emit? */
bool views_want(const struct shared_options *shared, const char *name);

#endif
