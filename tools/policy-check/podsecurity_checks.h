/*
 * podsecurity_checks: the controls of the Pod Security Standards, one function each, over the specification of a pod.
 *
 * Ownership  Everything lives in the arena of the pod.
 */
#ifndef POLICY_CHECK_PODSECURITY_CHECKS_H
#define POLICY_CHECK_PODSECURITY_CHECKS_H

#include "common/doc/node.h"

struct pod_container {
	const char *section; /* "containers", "initContainers", "ephemeralContainers" */
	size_t index;
	const struct node *node;
	struct text name;
};

struct pod {
	struct arena *arena;
	const struct node *spec, *annotations;	/* or NULL */
	const struct pod_container *containers; /* init containers first */
	size_t count;
};

/* A field that a control forbids or wants. */
struct pod_problem {
	struct text field;	   /* "spec.containers[0].securityContext.privileged" */
	bool required;		   /* must be there; otherwise its value is forbidden */
	struct text container;	   /* its name; .ptr NULL at the level of the pod */
	struct text value;	   /* as printed; .ptr NULL when the message shows none */
	const struct text *values; /* the single values, for excludes */
	size_t value_count;
	const struct node *where;
};

struct pod_problems {
	struct pod_problem *items;
	size_t count, cap;
	struct text reason; /* may be set by the control; else the control's */
	bool refused;	    /* even without a field that could be named */
};

struct pod_control {
	const char *id, *name; /* "capabilities_baseline", "Capabilities" */
	bool restricted;
	unsigned since[4]; /* minor versions 1.N at which it changed; the first counts for older ones too */
	unsigned versions;
	const char *reason;
	/* step: which of the versions applies, from 0. */
	void (*check)(const struct pod *pod, unsigned step, struct pod_problems *problems);
};

extern const struct pod_control pod_controls[]; /* .id NULL at the end */

#endif
