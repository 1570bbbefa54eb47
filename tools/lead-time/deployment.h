/*
 * deployment: the records that all of lead-time works on, and what it finds out about them.
 *
 * Ownership  Texts and arrays live in the run's arena.
 * Units      Times are whole seconds since 1970, UTC.
 */
#ifndef LEAD_TIME_DEPLOYMENT_H
#define LEAD_TIME_DEPLOYMENT_H

#include "common/base/arena.h"
#include "common/git/object_id.h"

/* Times beyond the year 9999 are refused where they are read, so that sums of them cannot overflow. */
#define LATEST_TIME INT64_C(253402300799)

enum outcome { OUTCOME_SUCCESS,
	       OUTCOME_FAILURE,
	       OUTCOME_IGNORED }; /* pending, cancelled, skipped…: counted and no more */

enum deployment_kind { KIND_INITIAL,	 /* the first success: a baseline */
		       KIND_FORWARD,	 /* brings commits that were not live before */
		       KIND_REDEPLOY,	 /* the commit of the success before */
		       KIND_ROLLBACK,	 /* an ancestor of it */
		       KIND_ROLLFORWARD, /* a descendant of it, of commits that had been live */
		       KIND_LATERAL,	 /* neither, and nothing new */
		       KIND_UNKNOWN,	 /* a success whose commit is not in the repository */
		       KIND_FAILED };

enum { DEPLOYMENT_KINDS = KIND_FAILED + 1 };
extern const char *const deployment_kind_names[DEPLOYMENT_KINDS];

/* Why a deployment counts as failed; bits. */
enum { CAUSE_STATUS = 1,
       CAUSE_INCIDENT = 2,
       CAUSE_ROLLBACK = 4,
       CAUSES = 3 };
extern const char *const cause_names[CAUSES]; /* of bit 0, 1, 2 */

/* A commit that a deployment made live. */
struct change {
	struct object_id id;
	int64_t author, committer;
	bool merge;
	bool excluded; /* by its header, such as a release commit: no sample */
};

struct change_list {
	struct change *items;
	size_t count, cap;
};

struct incident {
	struct text id, environment, deployment, sha; /* the last two may be empty */
	int64_t opened, resolved;
	bool is_resolved;
};

struct deployment {
	struct text id, environment, sha, ref;
	struct text repository; /* of results that are merged; else empty */
	struct text digest;	/* of results that are merged: that of the commits, which are not listed */
	enum outcome outcome;
	bool hotfix, has_created, has_finished;
	int64_t created, finished;
	int64_t time;		    /* finished, else created */
	size_t position;	    /* in the input; of several lines about one deployment the last one's */
	const struct text *aliases; /* further tags of the same commit */
	size_t alias_count;

	/* What coverage.h and consequences.h find out. */
	struct object_id commit;
	bool known; /* the commit is in the repository */
	enum deployment_kind kind;
	struct change_list new_changes;
	const struct incident **incidents; /* in the order of the input */
	size_t incident_count;
	unsigned causes;
	bool rework;
	bool recovered, open;	   /* of one with causes: at most one of the two */
	int64_t recovery;	   /* seconds, when .recovered */
	int64_t rolled_back_after; /* seconds, with CAUSE_ROLLBACK */
};

/* The deployments of one environment that succeeded or failed, in order of (time, position). */
struct timeline {
	struct text environment;
	struct deployment **items;
	size_t count;
	size_t ignored;
	bool from_tags; /* a release of an older line is no rollback */
	const struct incident **unlinked;
	size_t unlinked_count;
};

#endif
