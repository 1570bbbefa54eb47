#include "tools/policy-check/podspec.h"

static const struct podspec_place places[] = {
	{ "Pod", "v1", "/spec", "spec", false },
	{ "DaemonSet", "apps/v1", "/spec/template/spec", "spec.template.spec", true },
	{ "Deployment", "apps/v1", "/spec/template/spec", "spec.template.spec", true },
	{ "Job", "batch/v1", "/spec/template/spec", "spec.template.spec", true },
	{ "StatefulSet", "apps/v1", "/spec/template/spec", "spec.template.spec", true },
	{ "ReplicaSet", "apps/v1", "/spec/template/spec", "spec.template.spec", true },
	{ "ReplicationController", "v1", "/spec/template/spec", "spec.template.spec", true },
	{ "CronJob", "batch/v1", "/spec/jobTemplate/spec/template/spec", "spec.jobTemplate.spec.template.spec", true },
};

const struct podspec_place *podspec_place_of(struct text kind)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (text_is(kind, places[i].kind))
			return &places[i];
	}
	return NULL;
}

const struct node *podspec_of(const struct podspec_place *place, const struct node *document)
{
	struct text path = text_of(place->path), name;

	while (text_next_part(&path, '.', &name))
		document = node_get(document, name);
	return document;
}
