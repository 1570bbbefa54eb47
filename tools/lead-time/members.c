#include "tools/lead-time/members.h"

#include "common/base/time.h"
#include "tools/lead-time/deployment.h"

int member_text(const struct node *record, const char *name, struct text *value, struct fault *fault)
{
	const struct node *node = node_get_cstr(record, name);

	*value = (struct text){ NULL, 0 };
	if (!node || node->kind == NODE_NULL)
		return 0;
	if (node->kind == NODE_STRING)
		*value = node->string;
	else if (node->kind == NODE_INT)
		*value = node->written;
	else
		return fault_set_at(fault, node->place, "'%s' is a %s where a string is needed", name, node_kind_name(node->kind));
	return 0;
}

static int fault_time(const struct node *node, const char *name, struct fault *fault)
{
	return fault_set_at(fault, node->place, "'%s' is no time: '%.*s'; write 2026-01-31T12:00:00Z, a date, or seconds since 1970", name, TEXT_ARGS(node->written));
}

int member_time(const struct node *record, const char *name, int64_t *seconds, bool *present, struct fault *fault)
{
	const struct node *node = node_get_cstr(record, name);
	uint64_t number;

	*present = node && node->kind != NODE_NULL && !(node->kind == NODE_STRING && !node->string.len);
	*seconds = 0;
	if (!*present)
		return 0;
	if (node->kind == NODE_INT) {
		*seconds = node->integer;
	} else if (node->kind == NODE_FLOAT && node->number >= 0 && node->number <= (double)LATEST_TIME) {
		*seconds = (int64_t)node->number;
	} else if (node->kind != NODE_STRING) {
		return fault_time(node, name, fault);
	} else if (text_to_u64(node->string, &number) && number <= (uint64_t)LATEST_TIME) {
		*seconds = (int64_t)number;
	} else if (!time_parse(node->string, seconds)) {
		return fault_time(node, name, fault);
	}
	return *seconds < 0 || *seconds > LATEST_TIME ? fault_time(node, name, fault) : 0;
}

int member_bool(const struct node *record, const char *name, bool *value, struct fault *fault)
{
	const struct node *node = node_get_cstr(record, name);
	struct text t = node_string(node);

	*value = false;
	if (!node || node->kind == NODE_NULL)
		return 0;
	if (node->kind == NODE_BOOL)
		*value = node->boolean;
	else if (text_eq_ignoring_case(t, TEXT("true")) || text_is(t, "1"))
		*value = true;
	else if (node->kind != NODE_STRING || !(text_eq_ignoring_case(t, TEXT("false")) || text_is(t, "0") || !t.len))
		return fault_set_at(fault, node->place, "'%s' is '%.*s' where true or false is needed", name, TEXT_ARGS(node->written));
	return 0;
}
