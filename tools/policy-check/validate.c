#include "tools/policy-check/validate.h"

#include "tools/policy-check/condition.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/podsecurity.h"
#include "tools/policy-check/substitute.h"

struct job {
	struct context *context;
	const struct policy_rule *rule;
	const struct resource *resource;
};

static struct verdict run_check(struct job *job, const struct check *check, const struct node *element, unsigned nesting);

static struct verdict verdict(enum verdict_result result, struct text message)
{
	return (struct verdict){ .result = result, .message = message };
}

/* "what: problem" */
static struct verdict error(struct job *job, const char *what)
{
	return verdict(VERDICT_ERROR, arena_printf(job->context->arena, "%s: %.*s", what, TEXT_ARGS(job->context->problem)));
}

static struct verdict preconditions_error(struct job *job)
{
	return error(job, "failed to evaluate preconditions");
}

static bool has_text(const struct node *node)
{
	return node->kind == NODE_STRING;
}

static struct text string_of(struct job *job, const struct node *node)
{
	return has_text(node) ? node->string : value_printed(job->context->arena, node);
}

/* The rule's message with its variables; false when they cannot be resolved. */
static bool rule_message(struct job *job, struct text *message)
{
	const struct node *result;

	if (!substitute(job->context, value_string(job->context->arena, job->rule->message), &result))
		return false;
	*message = string_of(job, result);
	return true;
}

static struct text ended(struct arena *arena, struct text message)
{
	return text_ends_with(message, TEXT(".")) ? message : arena_printf(arena, "%.*s.", TEXT_ARGS(message));
}

/* What Kyverno says of a pattern that does not fit at the path, or of an error when the path is empty. */
static struct text pattern_message(struct job *job, struct text problem, struct text path)
{
	struct arena *arena = job->context->arena;
	struct text message, name = job->rule->name;

	if (!job->rule->message.len)
		return path.len ? arena_printf(arena, "validation error: rule %.*s failed at path %.*s", TEXT_ARGS(name), TEXT_ARGS(path)) : arena_printf(arena, "validation error: rule %.*s execution error: %.*s", TEXT_ARGS(name), TEXT_ARGS(problem));
	if (!rule_message(job, &message))
		return arena_printf(arena, "validation error: variables substitution error in rule %.*s execution error: %.*s", TEXT_ARGS(name),
				    TEXT_ARGS(problem));
	message = ended(arena, message);
	if (path.len)
		return arena_printf(arena, "validation error: %.*s rule %.*s failed at path %.*s", TEXT_ARGS(message), TEXT_ARGS(name),
				    TEXT_ARGS(path));
	return arena_printf(arena, "validation error: %.*s rule %.*s execution error: %.*s", TEXT_ARGS(message), TEXT_ARGS(name),
			    TEXT_ARGS(problem));
}

static struct verdict check_pattern(struct job *job, const struct check *check, const struct node *subject)
{
	const struct pattern *pattern = check->compiled;
	struct pattern_verdict found;
	const struct node *node;
	struct verdict v;

	if (!pattern) {
		if (!substitute(job->context, check->pattern, &node))
			return error(job, "variable substitution failed");
		pattern = pattern_compile(job->context->arena, node);
	}
	found = pattern_judge(pattern, subject, job->context->arena);
	switch (found.result) {
	case PATTERN_FITS:
		return verdict(VERDICT_PASS, arena_printf(job->context->arena, "validation rule '%.*s' passed.", TEXT_ARGS(job->rule->name)));
	case PATTERN_SKIPS:
		return verdict(VERDICT_SKIP, found.message);
	case PATTERN_ERROR:
		v = verdict(VERDICT_ERROR, pattern_message(job, found.message, TEXT("")));
		break;
	case PATTERN_FAILS:
	default:
		v = verdict(VERDICT_FAIL, pattern_message(job, found.message, found.path));
	}
	v.where = found.where;
	return v;
}

/* The words of the patterns that did not fit, one after another. */
static void add_words(struct buf *out, struct text words)
{
	if (out->len)
		buf_add_byte(out, ' ');
	buf_add(out, words);
}

static struct text any_pattern_message(struct job *job, struct text problems)
{
	struct arena *arena = job->context->arena;
	struct text message;

	if (!job->rule->message.len)
		return arena_printf(arena, "validation error: %.*s", TEXT_ARGS(problems));
	if (!rule_message(job, &message))
		return arena_printf(arena, "validation error: variables substitution error in rule %.*s execution error: %.*s",
				    TEXT_ARGS(job->rule->name), TEXT_ARGS(problems));
	return arena_printf(arena, "validation error: %.*s %.*s", TEXT_ARGS(ended(arena, message)), TEXT_ARGS(problems));
}

static struct text alternative_words(struct job *job, size_t i, const struct pattern_verdict *found)
{
	struct arena *arena = job->context->arena;
	struct text name = job->rule->name;

	if (found->result == PATTERN_SKIPS)
		return arena_printf(arena, "rule %.*s[%zu] skipped: %.*s", TEXT_ARGS(name), i, TEXT_ARGS(found->message));
	if (found->result == PATTERN_ERROR)
		return arena_printf(arena, "rule %.*s[%zu] failed: %.*s", TEXT_ARGS(name), i, TEXT_ARGS(found->message));
	return arena_printf(arena, "rule %.*s[%zu] failed at path %.*s", TEXT_ARGS(name), i, TEXT_ARGS(found->path));
}

static struct verdict check_any_pattern(struct job *job, const struct check *check, const struct node *subject)
{
	struct arena *arena = job->context->arena;
	struct buf skipped = BUF_INIT, failed = BUF_INIT;
	const struct node *list = check->any_pattern;
	struct verdict v = { .result = VERDICT_PASS, .message = job->rule->message };

	if (!check->any_compiled && !substitute(job->context, check->any_pattern, &list))
		return error(job, "variable substitution failed");
	for (size_t i = 0; i < list->list.count; i++) {
		const struct pattern *pattern = check->any_compiled ? check->any_compiled[i] : pattern_compile(arena, list->list.items[i]);
		struct pattern_verdict found = pattern_judge(pattern, subject, arena);

		if (found.result == PATTERN_FITS) {
			buf_release(&skipped);
			buf_release(&failed);
			return verdict(VERDICT_PASS, arena_printf(arena, "validation rule '%.*s' anyPattern[%zu] passed.", TEXT_ARGS(job->rule->name), i));
		}
		add_words(found.result == PATTERN_SKIPS ? &skipped : &failed, alternative_words(job, i, &found));
		if (found.result != PATTERN_SKIPS && !v.where)
			v.where = found.where;
	}
	if (failed.len) {
		v.result = VERDICT_FAIL;
		v.message = any_pattern_message(job, arena_copy(arena, buf_text(&failed)));
	} else if (skipped.len) {
		v = verdict(VERDICT_SKIP, arena_copy(arena, buf_text(&skipped)));
	}
	buf_release(&skipped);
	buf_release(&failed);
	return v;
}

static struct text deny_message(struct job *job, struct text told)
{
	struct arena *arena = job->context->arena;
	struct text message = job->rule->message;
	const struct node *result;

	if (!message.len && !told.len)
		return arena_printf(arena, "validation error: rule %.*s failed", TEXT_ARGS(job->rule->name));
	if (message.len && told.len)
		message = arena_printf(arena, "%.*s; %.*s", TEXT_ARGS(message), TEXT_ARGS(told));
	else if (told.len)
		message = told;
	if (!substitute(job->context, value_string(arena, message), &result))
		return told;
	return has_text(result) ? result->string : TEXT("the produced message didn't resolve to a string, check your policy definition.");
}

static struct verdict check_deny(struct job *job, const struct check *check)
{
	struct condition_outcome outcome;
	struct verdict v = { .result = VERDICT_FAIL };

	if (!condition_evaluate(job->context, check->deny, &outcome))
		return error(job, "failed to check deny conditions");
	if (!outcome.holds)
		return verdict(VERDICT_PASS, arena_printf(job->context->arena, "validation rule '%.*s' passed.", TEXT_ARGS(job->rule->name)));
	v.message = deny_message(job, outcome.message);
	v.where = outcome.where;
	return v;
}

static void put_element(struct job *job, const struct node *element, size_t i, unsigned nesting)
{
	struct arena *arena = job->context->arena;
	const struct node *index = value_integer(arena, (int64_t)i);

	const struct node *values = job->context->foreach_values;

	context_put(job->context, TEXT("element"), element);
	context_put(job->context, arena_printf(arena, "element%u", nesting), element);
	context_put(job->context, TEXT("elementIndex"), index);
	context_put(job->context, arena_printf(arena, "elementIndex%u", nesting), index);
	for (size_t j = 0; values && values->kind == NODE_MAP && j < values->map.count; j++) {
		const struct node *list = values->map.pairs[j].value;

		if (list->kind == NODE_LIST && i < list->list.count)
			context_set(job->context, values->map.pairs[j].key, list->list.items[i]);
	}
}

/* One element; VERDICT_NONE when it has nothing to say and the next one is to be judged. */
static struct verdict check_element(struct job *job, const struct foreach *foreach, const struct node *element, const struct node *outer,
				    size_t i, unsigned nesting)
{
	bool scoped = foreach->element_scope < 0 ? element->kind == NODE_MAP : foreach->element_scope;
	struct verdict v;

	put_element(job, element, i, nesting);
	if (foreach->element_scope == 1 && element->kind != NODE_MAP)
		return verdict(VERDICT_ERROR, TEXT("failed to process foreach: cannot use elementScope=true foreach rules for elements that are "
						   "not maps, expected type=map got type=string"));
	context_add_entries(job->context, foreach->check.context);
	v = run_check(job, &foreach->check, scoped ? element : outer, nesting + 1);
	if (v.result == VERDICT_SKIP ||
	    (v.result == VERDICT_ERROR && text_find(v.message, TEXT("failed to evaluate preconditions"), 0) != SIZE_MAX))
		return verdict(VERDICT_NONE, TEXT(""));
	if (v.result == VERDICT_FAIL || v.result == VERDICT_ERROR) {
		v.message = arena_printf(job->context->arena, "validation failure: %.*s", TEXT_ARGS(v.message));
		if (!v.where && element->place.line)
			v.where = element;
	}
	return v;
}

static struct verdict check_elements(struct job *job, const struct foreach *foreach, const struct node *elements, const struct node *outer,
				     unsigned nesting, size_t *applied)
{
	struct context_mark mark = context_save(job->context);
	const struct node *const *items = elements->kind == NODE_LIST ? elements->list.items : &elements;
	size_t count = elements->kind == NODE_LIST ? elements->list.count : 1;
	struct verdict v = { .result = VERDICT_NONE };

	for (size_t i = 0; i < count; i++) {
		if (items[i]->kind == NODE_NULL)
			continue;
		v = check_element(job, foreach, items[i], outer, i, nesting);
		context_restore(job->context, mark);
		if (v.result == VERDICT_FAIL || v.result == VERDICT_ERROR)
			return v;
		*applied += v.result == VERDICT_PASS;
	}
	return verdict(VERDICT_PASS, TEXT(""));
}

static struct verdict check_foreach(struct job *job, const struct check *check, const struct node *outer, unsigned nesting)
{
	struct text problem = { NULL, 0 };
	size_t applied = 0;

	if (nesting > CONTEXT_DEPTH_LIMIT)
		return verdict(VERDICT_ERROR, TEXT("foreach nests too deep"));
	for (size_t i = 0; i < check->foreach_count; i++) {
		const struct node *elements;
		struct verdict v;

		if (!context_query(job->context, check->foreach[i].list, &elements)) {
			if (text_find(job->context->problem, TEXT("Unknown key"), 0) == SIZE_MAX)
				problem = job->context->problem;
			continue;
		}
		v = check_elements(job, &check->foreach[i], elements, outer, nesting, &applied);
		if (v.result != VERDICT_PASS)
			return v;
	}
	if (applied)
		return verdict(VERDICT_PASS, TEXT("rule passed"));
	if (!problem.ptr)
		return verdict(VERDICT_NONE, TEXT(""));
	job->context->problem = problem;
	return error(job, "failed to evaluate list");
}

static struct verdict run_check(struct job *job, const struct check *check, const struct node *element, unsigned nesting)
{
	const struct node *subject = element ? element : job->resource->node;
	struct condition_outcome met;

	if (!condition_evaluate(job->context, check->preconditions, &met))
		return preconditions_error(job);
	if (!met.holds)
		return verdict(VERDICT_SKIP, met.message.len ? arena_printf(job->context->arena, "preconditions not met; %.*s", TEXT_ARGS(met.message)) : TEXT("preconditions not met"));
	if (check->denies)
		return check_deny(job, check);
	if (!element && job->context->deleting && !check->foreach)
		return verdict(VERDICT_NONE, TEXT(""));
	if (check->pattern)
		return check_pattern(job, check, subject);
	if (check->any_pattern)
		return check_any_pattern(job, check, subject);
	if (check->foreach)
		return check_foreach(job, check, element, nesting);
	return job->rule->pod_security ? podsecurity_check(job->rule, job->resource, NULL, job->context->arena) : verdict(VERDICT_NONE, TEXT(""));
}

struct verdict validate_rule(struct context *context, const struct policy_rule *rule, const struct resource *resource)
{
	struct job job = { context, rule, resource };
	struct context_mark mark = context_save(context);
	struct verdict v;

	context->absent = (struct text){ NULL, 0 };
	context_add_entries(context, rule->check.context);
	v = run_check(&job, &rule->check, NULL, 0);
	context_restore(context, mark);
	v.absent = v.result == VERDICT_ERROR ? context->absent : (struct text){ NULL, 0 };
	return v;
}
