/*
 * consequences: which deployments failed, by which cause, how long recovery took, and which were rework.
 *
 * An incident belongs to the deployment it names; else to the first success whose commit or new commits hold its sha; else to
 * the last success at or before it was opened; else it is unlinked. Causes: the status; an incident; that the next success
 * rolls back (never of tags, where a release of an older line looks like one). Recovery is the latest resolution of its
 * incidents, without incidents the next success, less the time of the deployment; open while an incident is.
 * Rework: hotfixes, rollbacks (not of tags), and the last success within an incident of another deployment.
 *
 * Ownership  Lists live in the arena.
 */
#ifndef LEAD_TIME_CONSEQUENCES_H
#define LEAD_TIME_CONSEQUENCES_H

#include "tools/lead-time/deployment.h"

struct incidents {
	struct incident *items;
	size_t count, cap;
};

/* After coverage_find(). Incidents of other environments are passed over. */
void consequences_find(struct timeline *timeline, const struct incidents *incidents, struct arena *arena);

#endif
