#include "tools/image-tag/expand.h"

#include "common/base/time.h"
#include "tools/image-tag/moment.h"
#include "tools/image-tag/template.h"
#include "tools/image-tag/zone.h"

/* GitHub runs these on the default branch and names it nowhere when the event file does not hold the repository. */
static bool runs_on_default_branch(struct text event)
{
	return text_is(event, "schedule") || text_starts_with(event, TEXT("discussion")) || text_starts_with(event, TEXT("issue"));
}

bool is_default_branch(const struct ci_context *context)
{
	struct text branch = ci_branch(context), main_branch = ci_get(context, CI_DEFAULT_BRANCH);

	if (!branch.len)
		return false;
	return main_branch.len ? text_eq(branch, main_branch) : runs_on_default_branch(ci_get(context, CI_EVENT_NAME));
}

static struct text truth(bool value)
{
	return value ? TEXT("true") : TEXT("false");
}

static int read_zone(const struct template_call *call, struct zone *zone, struct fault *fault)
{
	struct text name = TEXT("UTC");

	for (size_t i = 0; i < call->option_count; i++) {
		if (!text_is(call->options[i].name, "tz"))
			return fault_set(fault, "'%.*s' has no option '%.*s', only 'tz'", TEXT_ARGS(call->name), TEXT_ARGS(call->options[i].name));
		name = call->options[i].value;
	}
	return zone_open(name, zone, fault);
}

static int write_date(struct expansion *expansion, const struct template_call *call, int64_t milliseconds, struct text *value, struct fault *fault)
{
	int64_t seconds = (milliseconds >= 0 ? milliseconds : milliseconds - 999) / 1000;
	struct zone_offset offset;
	struct buf out = BUF_INIT;
	struct zone zone;
	int result;

	if (call->argument_count != 1)
		return fault_set(fault, "'%.*s' takes one format; write {{%.*s 'YYYYMMDD'}}", TEXT_ARGS(call->name), TEXT_ARGS(call->name));
	if (read_zone(call, &zone, fault) < 0)
		return -1;
	result = zone_offset_at(&zone, seconds, &offset, fault);
	if (result == 0) {
		const struct moment moment = { milliseconds, offset.east, zone.utc, offset.abbreviation };

		moment_format(&out, &moment, call->arguments[0]);
		*value = arena_copy(expansion->arena, buf_text(&out));
	}
	buf_release(&out);
	zone_release(&zone);
	return result < 0 ? -1 : 1;
}

static int write_commit_date(struct expansion *expansion, const struct template_call *call, struct text *value, struct fault *fault)
{
	struct text date = ci_get(expansion->context, CI_COMMIT_DATE);
	int64_t seconds = 0;

	if (date.len && !time_parse(date, &seconds))
		return fault_set(fault, "the commit date '%.*s' (%s) is no time", TEXT_ARGS(date), expansion->context->facts[CI_COMMIT_DATE].from);
	if (!date.len)
		expansion->commit_date_missing = true;
	return write_date(expansion, call, date.len ? seconds * 1000 : expansion->now, value, fault);
}

static struct text base_ref(const struct ci_context *context)
{
	bool has_base = ci_tag(context).len || context->event == CI_EVENT_CHANGE;

	return has_base ? ci_get(context, CI_BASE_BRANCH) : (struct text){ NULL, 0 };
}

/* "prerelease.1" is its second dot-separated part; "prerelease" is all of them, joined as JavaScript joins a list. */
static bool list_field(struct text list, struct text prefix, struct text name, struct arena *arena, struct text *value)
{
	struct text part;
	uint64_t index;
	char *joined;

	if (text_eq(name, prefix)) {
		*value = arena_copy(arena, list);
		joined = (char *)(uintptr_t)value->ptr; /* ours, just copied */
		for (size_t i = 0; i < value->len; i++)
			if (joined[i] == '.')
				joined[i] = ',';
		return true;
	}
	if (!text_starts_with(name, prefix) || name.len <= prefix.len || name.ptr[prefix.len] != '.' || !text_to_u64(text_from(name, prefix.len + 1), &index))
		return false;
	*value = (struct text){ NULL, 0 };
	if (!list.len)
		return true;
	while (text_next_part(&list, '.', &part))
		if (index-- == 0)
			*value = part;
	return true;
}

static bool version_field(const struct version_fields *version, struct text name, struct arena *arena, struct text *value)
{
	const struct {
		const char *name;
		const struct text *value;
	} fields[] = {
		{ "raw", &version->raw },
		{ "version", &version->version },
		{ "major", &version->major },
		{ "minor", &version->minor },
		{ "patch", &version->patch },
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (text_is(name, fields[i].name)) {
			*value = *fields[i].value;
			return true;
		}
	}
	return list_field(version->prerelease, TEXT("prerelease"), name, arena, value) || list_field(version->build, TEXT("build"), name, arena, value);
}

static int resolve(void *context, const struct template_call *call, struct text *value, struct fault *fault)
{
	struct expansion *expansion = context;
	const struct ci_context *ci = expansion->context;
	const struct {
		const char *name;
		struct text value;
	} facts[] = {
		{ "branch", ci_branch(ci) },
		{ "tag", ci_tag(ci) },
		{ "sha", expansion->sha },
		{ "base_ref", base_ref(ci) },
		{ "is_default_branch", truth(is_default_branch(ci)) },
		{ "is_not_default_branch", truth(!is_default_branch(ci)) },
	};

	if (text_is(call->name, "date"))
		return write_date(expansion, call, expansion->now, value, fault);
	if (text_is(call->name, "commit_date"))
		return write_commit_date(expansion, call, value, fault);
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		if (!text_is(call->name, facts[i].name))
			continue;
		if (call->argument_count || call->option_count)
			return fault_set(fault, "'%s' takes no arguments", facts[i].name);
		*value = facts[i].value;
		if (i == 0 && call->shown && !value->len)
			expansion->branch_missing = true;
		return 1;
	}
	if (call->argument_count || call->option_count)
		return fault_set(fault, "'%.*s' is no helper; there are 'date' and 'commit_date'", TEXT_ARGS(call->name));
	return expansion->version && version_field(expansion->version, call->name, expansion->arena, value);
}

static void note_unknown(void *context, struct text name)
{
	struct expansion *expansion = context;

	if (!expansion->unknown.len)
		expansion->unknown = name;
}

int expand(struct expansion *expansion, struct text source, struct text *result, struct fault *fault)
{
	const struct template_scope scope = { expansion, expansion->arena, resolve, note_unknown };
	struct buf out = BUF_INIT;
	int status;

	*result = source;
	if (text_find(source, TEXT("{{"), 0) == SIZE_MAX)
		return 0;
	status = template_expand(source, &scope, &out, fault);
	*result = arena_copy(expansion->arena, buf_text(&out));
	buf_release(&out);
	return status;
}
