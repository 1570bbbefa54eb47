#include "tools/lead-time/input.h"

#include "common/base/alloc.h"
#include "tools/lead-time/members.h"
#include "tools/lead-time/shapes.h"

struct target {
	struct timelines *timelines;
	const struct shape *shape; /* NULL: recognise it */
};

static const struct shape *recognise(const struct node *record)
{
	for (size_t i = 0; i < shape_count; i++)
		if (shapes[i].is(record))
			return &shapes[i];
	return NULL;
}

static int visit_deployment(void *context, const struct node *record, struct fault *fault)
{
	const struct target *target = context;
	const struct node *runs = node_get_cstr(record, "workflow_runs");
	const struct shape *shape = target->shape ? target->shape : recognise(record);
	struct deployment deployment = { .hotfix = false };

	if (runs && runs->kind == NODE_LIST) {
		for (size_t i = 0; i < runs->list.count; i++)
			if (visit_deployment(context, runs->list.items[i], fault))
				return -1;
		return 0;
	}
	if (record->kind != NODE_MAP)
		return fault_set_at(fault, record->place, "a %s where a record is needed", node_kind_name(record->kind));
	if (!shape)
		return fault_set_at(fault, record->place, "this is no deployment that is known: it has no 'id'; name its shape with --input");
	if (shape->read(record, &deployment, fault))
		return -1;
	if (!deployment.id.len)
		return fault_set_at(fault, record->place, "this deployment has no 'id'");
	if (!deployment.has_created && !deployment.has_finished && deployment.outcome != OUTCOME_IGNORED)
		return fault_set_at(fault, record->place, "deployment '%.*s' has no time: neither finished_at nor created_at", TEXT_ARGS(deployment.id));
	if (!deployment.environment.len)
		deployment.environment = TEXT("production");
	timelines_add(target->timelines, &deployment);
	return 0;
}

int input_deployments(FILE *in, const char *name, unsigned input, struct timelines *timelines, struct fault *fault)
{
	struct target target = { timelines, input ? &shapes[input - 1] : NULL };

	return records_read(in, name, visit_deployment, &target, fault);
}

struct incident_target {
	struct arena *arena;
	struct incidents *incidents;
};

static int visit_incident(void *context, const struct node *record, struct fault *fault)
{
	struct incident_target *target = context;
	struct incidents *incidents = target->incidents;
	struct incident incident;
	bool opened;

	if (member_text(record, "id", &incident.id, fault) || member_text(record, node_get_cstr(record, "env") ? "env" : "environment", &incident.environment, fault) ||
	    member_text(record, "deployment", &incident.deployment, fault) || member_text(record, "sha", &incident.sha, fault) ||
	    member_time(record, "opened_at", &incident.opened, &opened, fault) ||
	    member_time(record, "resolved_at", &incident.resolved, &incident.is_resolved, fault))
		return -1;
	if (!incident.id.len)
		return fault_set_at(fault, record->place, "this incident has no 'id'");
	if (!opened)
		return fault_set_at(fault, record->place, "incident '%.*s' has no 'opened_at'", TEXT_ARGS(incident.id));
	if (incident.is_resolved && incident.resolved < incident.opened)
		return fault_set_at(fault, record->place, "incident '%.*s' was resolved before it was opened", TEXT_ARGS(incident.id));
	incident.id = arena_copy(target->arena, incident.id);
	incident.environment = incident.environment.len ? arena_copy(target->arena, incident.environment) : TEXT("production");
	incident.deployment = arena_copy(target->arena, incident.deployment);
	incident.sha = arena_copy(target->arena, incident.sha);
	incidents->items = xgrow(incidents->items, incidents->count, &incidents->cap, sizeof(*incidents->items));
	incidents->items[incidents->count++] = incident;
	return 0;
}

int input_incidents(FILE *in, const char *name, struct arena *arena, struct incidents *incidents, struct fault *fault)
{
	struct incident_target target = { arena, incidents };

	return records_read(in, name, visit_incident, &target, fault);
}
