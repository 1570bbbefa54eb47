/*
 * cluster: documents that stand for what a cluster holds, asked as the API server is: GET /api/v1/namespaces/N/configmaps/X,
 * GET /apis/apps/v1/deployments.
 */
#ifndef POLICY_CHECK_CLUSTER_H
#define POLICY_CHECK_CLUSTER_H

#include "common/doc/node.h"

/* The object, or the list with .items, that the path names; NULL when there is no such object or the path is another one. */
const struct node *cluster_get(const struct node *resources, struct text path, struct arena *arena);
const struct node *cluster_config_map(const struct node *resources, struct text namespace, struct text name);

#endif
