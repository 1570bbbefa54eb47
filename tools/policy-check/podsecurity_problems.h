/*
 * podsecurity_problems: how the controls look into a pod, and how they say what is wrong with it.
 *
 * Ownership  Everything lives in the arena of the pod.
 */
#ifndef POLICY_CHECK_PODSECURITY_PROBLEMS_H
#define POLICY_CHECK_PODSECURITY_PROBLEMS_H

#include "tools/policy-check/podsecurity_checks.h"

/* The value below names joined by dots. */
const struct node *pod_find(const struct node *node, const char *path);
bool pod_is_true(const struct node *node);
struct pod_problem *pod_add(const struct pod *pod, struct pod_problems *problems, struct text field, const struct node *where);
void pod_set_value(const struct pod *pod, struct pod_problem *problem, struct text printed);
/* A forbidden value of the pod itself. */
void pod_forbid(const struct pod *pod, struct pod_problems *problems, const char *path, const struct node *value);
struct pod_problem *pod_add_container(const struct pod *pod, struct pod_problems *problems, const struct pod_container *c, const char *path, const struct node *where);
void pod_forbid_container(const struct pod *pod, struct pod_problems *problems, const struct pod_container *c, const char *path, const struct node *value);
void pod_require_container(const struct pod *pod, struct pod_problems *problems, const struct pod_container *c, const char *path);
bool pod_in_table(struct text t, const char *const *table);
/* Checks a field of the pod and of its containers whose value must be in the table when it is there at all. */
void pod_allow_only(const struct pod *pod, struct pod_problems *problems, const char *holder, const char *path, const char *const *table);

#endif
