/*
 * input: records of many shapes as deployments and incidents.
 *
 * The shape of each record is recognised unless --input names it: our own members (id, env, sha, status, created_at,
 * finished_at, hotfix, ref); GitHub's deployments with their statuses; GitHub's workflow runs, from the API or from gh;
 * GitLab's deployments.
 *
 * Errors  -1 with a fault at the record's place.
 */
#ifndef LEAD_TIME_INPUT_H
#define LEAD_TIME_INPUT_H

#include "tools/lead-time/consequences.h"
#include "tools/lead-time/records.h"
#include "tools/lead-time/timelines.h"

extern const char *const input_names[]; /* "auto" first; NULL at the end */

/* input: an index into input_names. */
int input_deployments(FILE *in, const char *name, unsigned input, struct timelines *timelines, struct fault *fault);
/* Members: id, opened_at, resolved_at, deployment or sha, env. Texts live in the arena; free(incidents->items) when done. */
int input_incidents(FILE *in, const char *name, struct arena *arena, struct incidents *incidents, struct fault *fault);

#endif
