/*
 * timelines: deployments gathered one by one from any source, then sorted into one timeline an environment.
 *
 * Lines about one deployment (same environment and id) are states of it: the last one wins. What is held is one
 * deployment each, whatever the number of lines.
 *
 * Ownership  Everything lives in the arena but the tables that timelines_release() frees.
 */
#ifndef LEAD_TIME_TIMELINES_H
#define LEAD_TIME_TIMELINES_H

#include "common/base/map.h"
#include "tools/lead-time/deployment.h"

struct timelines {
	struct arena *arena;
	struct map by_key;	/* environment, NUL, id: struct deployment * */
	struct timeline *items; /* after timelines_sort(), by name of the environment */
	size_t count;
	size_t lines; /* added so far */
	bool from_tags;
};

/* Add or replace; the texts of the deployment are copied. Returns what is kept. */
struct deployment *timelines_add(struct timelines *timelines, const struct deployment *deployment);
/*
 * Fill in .items. environment: only this one, there even when nothing was deployed to it; NULL: all, "production" when
 * there is none.
 */
void timelines_sort(struct timelines *timelines, const char *environment);
void timelines_release(struct timelines *timelines);

/* What a status means (case does not count). */
enum outcome outcome_of(struct text status);

#endif
