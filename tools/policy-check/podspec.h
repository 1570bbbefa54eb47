/* podspec: where the specification of pods stands in the kinds that have one. */
#ifndef POLICY_CHECK_PODSPEC_H
#define POLICY_CHECK_PODSPEC_H

#include "common/doc/node.h"

struct podspec_place {
	const char *kind, *api_version;
	const char *pointer; /* "/spec/template/spec" */
	const char *path;    /* "spec.template.spec" */
	bool controller;
};

/* NULL for kinds without pods. */
const struct podspec_place *podspec_place_of(struct text kind);
/* The specification in a document of that kind, or NULL. */
const struct node *podspec_of(const struct podspec_place *place, const struct node *document);

#endif
