/*
 * catalogue: the schemas that a run goes by: Kubernetes' own of one version, and those of CustomResourceDefinitions.
 *
 * Kubernetes' own are compiled in (builtin_data.h); those of a kind are made ready when the kind is first asked for.
 *
 * Ownership  schemas_open() makes, schemas_close() frees (NULL is fine), the schemas too.
 * Threads    A catalogue is for one thread; each may open its own.
 * Errors     schemas_open(): NULL with a fault for a version that is not there. schemas_add_definition(): -1 with a fault at the
 *            place in the document.
 */
#ifndef POLICY_CHECK_SCHEMA_CATALOGUE_H
#define POLICY_CHECK_SCHEMA_CATALOGUE_H

#include "common/base/fault.h"
#include "tools/policy-check/schema/schema.h"

struct schemas;

/* version: "1.29"; "v1.29" and "1.29.4" mean the same; NULL is the newest. */
struct schemas *schemas_open(const char *version, struct fault *fault);
void schemas_close(struct schemas *schemas);
/* "1.37" */
const char *schemas_version(const struct schemas *schemas);
/* "1.25", the oldest first; NULL behind the newest. */
const char *schemas_version_at(size_t number);

/* The schema of "apps/v1" "Deployment"; NULL when there is none, as in another version of Kubernetes. */
const struct schema *schema_of(struct schemas *schemas, struct text api_version, struct text kind);

/* Is it a document that schemas_add_definition() takes: a CustomResourceDefinition of apiextensions.k8s.io/v1? */
bool schema_is_definition(const struct node *document);
/*
 * Take the schemas of a CustomResourceDefinition, one for each version in it; of two for the same kind the last one counts. The
 * document, and the arena it is in, must live as long as the catalogue.
 */
int schemas_add_definition(struct schemas *schemas, const struct node *document, struct fault *fault);

#endif
