/*
 * policy: the policies in a YAML stream are compiled and judge the other documents of it, without a crash; what a verdict points
 * at has a place.
 */
#include <stdint.h>
#include <stdlib.h>

#include "common/doc/yaml.h"
#include "tools/policy-check/engine.h"
#include "tools/policy-check/exceptions.h"
#include "tools/policy-check/jmespath/value.h"

enum { POLICIES = 8,
       RESOURCES = 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void take(void *receiver, const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
		 const struct verdict *verdict)
{
	(void)receiver;
	(void)rule;
	(void)resource;
	if (verdict->result == VERDICT_NONE || !policy->name.len)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct yaml_options options = { .schema = YAML_KUBERNETES };
	struct yaml_reader *reader = yaml_open((struct text){ (const char *)data, size }, "fuzz", &options);
	struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
	struct expressions expressions = EXPRESSIONS_INIT;
	struct policy policies[POLICIES];
	struct resource resources[RESOURCES];
	struct engine engine = { .policies = policies, .expressions = &expressions, .sink = take };
	struct value_items exceptions = { .arena = &arena };
	struct fault fault = FAULT_INIT;
	const struct node *document;
	size_t count = 0;

	while (yaml_next(reader, &arena, &document, &fault) == 1) {
		if (document && policy_is(document) && engine.policy_count < POLICIES)
			engine.policy_count += policy_compile(document, &arena, &policies[engine.policy_count], &fault) == 0;
		else if (document && exception_is(document))
			value_items_add(&exceptions, document);
		else if (document && count < RESOURCES && resource_of(resource_complete(document, &arena), &resources[count]))
			count++;
	}
	engine.exceptions = value_list(&arena, exceptions.items, exceptions.count);
	for (size_t i = 0; i < count; i++) {
		engine_judge(&engine, &resources[i], &scratch);
		arena_reset(&scratch);
	}
	yaml_close(reader);
	expressions_release(&expressions);
	arena_release(&scratch);
	arena_release(&arena);
	return 0;
}
