#include "tools/image-tag/tagging.h"

#include "common/base/buf.h"
#include "tools/image-tag/pattern.h"
#include "tools/image-tag/tagging_run.h"

void rule_explain(struct run *run, const struct tag_rule *rule, const char *reason)
{
	note_add(&run->out->notes, NOTE_RULE, rule->place, rule->line, "%s", reason);
}

static struct expansion expansion_of(struct run *run, const struct version_fields *version)
{
	struct text sha = run->revision;

	return (struct expansion){
		.context = run->context,
		.arena = run->arena,
		.sha = text_slice(sha, 0, run->settings->short_sha),
		.now = run->settings->now,
		.version = version,
	};
}

int rule_expand(struct run *run, const struct tag_rule *rule, struct text source, struct place place, const struct version_fields *version, struct text *result)
{
	struct expansion expansion = expansion_of(run, version);
	struct fault why = FAULT_INIT;

	if (expand(&expansion, source, result, &why) < 0)
		return fault_set_at(run->fault, place, "%s", why.message);
	if (expansion.unknown.len)
		note_add(&run->out->notes, NOTE_WARNING, place, rule->line, "'%.*s' is not known to templates and reads as empty", TEXT_ARGS(expansion.unknown));
	if (expansion.commit_date_missing)
		note_add(&run->out->notes, NOTE_WARNING, place, rule->line, "the date of the commit is not known; the time of the run stands in its place");
	if (!expansion.branch_missing)
		return 1;
	note_add(&run->out->notes, NOTE_WARNING, place, rule->line, "no tag, for {{branch}} is empty: the event is not about a branch");
	return 0;
}

static struct text chosen(const struct tag_rule *rule, enum rule_attribute attribute, struct text otherwise)
{
	return rule->attributes[attribute].ptr ? rule->attributes[attribute] : otherwise;
}

static struct place place_of(const struct tag_rule *rule, enum rule_attribute attribute, struct place otherwise)
{
	return rule->attributes[attribute].ptr ? rule->places[attribute] : otherwise;
}

static void push(struct run *run, struct text name, const struct tag_rule *rule, enum version_line line)
{
	struct tagging *out = run->out;

	for (size_t i = 0; i < out->count; i++)
		if (text_eq(out->tags[i].name, name))
			return;
	out->tags[out->count++] = (struct image_tag){ name, rule, rule ? rule->place : run->settings->flavor->place, line };
}

int rule_produce(struct run *run, const struct tag_rule *rule, struct value value)
{
	const struct flavor *flavor = run->settings->flavor;
	struct text prefix, suffix, whole, name;
	int ok = rule_expand(run, rule, chosen(rule, ATTRIBUTE_PREFIX, flavor->prefix), place_of(rule, ATTRIBUTE_PREFIX, flavor->place), NULL, &prefix);

	if (ok > 0)
		ok = rule_expand(run, rule, chosen(rule, ATTRIBUTE_SUFFIX, flavor->suffix), place_of(rule, ATTRIBUTE_SUFFIX, flavor->place), NULL, &suffix);
	if (ok <= 0)
		return ok;
	whole = arena_printf(run->arena, "%.*s%.*s%.*s", TEXT_ARGS(prefix), TEXT_ARGS(value.text), TEXT_ARGS(suffix));
	if (!whole.len) {
		rule_explain(run, rule, "no tag, for its value is empty");
		return 0;
	}
	name = tag_clean(whole, run->arena);
	if (!name.len) {
		note_add(&run->out->notes, NOTE_REFUSED, rule->place, rule->line, "'%.*s' cannot be made a tag: it needs a letter, a digit or '_'", TEXT_ARGS(whole));
		return 0;
	}
	push(run, name, rule, value.line);
	if (!run->latest_decided) {
		run->latest_decided = true;
		run->latest = flavor->latest == LATEST_AUTO ? value.latest && !run->settings->rules->preset_release : flavor->latest == LATEST_TRUE;
	}
	note_add(&run->out->notes, NOTE_RULE, rule->place, rule->line, "tag '%.*s'", TEXT_ARGS(name));
	return 0;
}

static int run_schedule(struct run *run, const struct tag_rule *rule)
{
	struct value value = { .latest = false };
	int ok;

	if (run->context->event != CI_EVENT_SCHEDULE) {
		rule_explain(run, rule, "no tag, for the event is no schedule");
		return 0;
	}
	ok = rule_expand(run, rule, rule->attributes[ATTRIBUTE_PATTERN], rule->places[ATTRIBUTE_PATTERN], NULL, &value.text);
	return ok <= 0 ? ok : rule_produce(run, rule, value);
}

static int run_edge(struct run *run, const struct tag_rule *rule)
{
	struct text branch = ci_branch(run->context), wanted = rule->attributes[ATTRIBUTE_BRANCH];

	if (!branch.len) {
		rule_explain(run, rule, "no tag, for the event is not about a branch");
		return 0;
	}
	if (!wanted.len)
		wanted = ci_get(run->context, CI_DEFAULT_BRANCH);
	if (!wanted.len) {
		note_add(&run->out->notes, NOTE_WARNING, rule->place, rule->line, "no tag, for the default branch is not known; name it: type=edge,branch=main");
		return 0;
	}
	if (!text_eq(branch, wanted)) {
		rule_explain(run, rule, "no tag, for the branch is another one");
		return 0;
	}
	return rule_produce(run, rule, (struct value){ TEXT("edge"), false, LINE_NONE });
}

static int run_ref(struct run *run, const struct tag_rule *rule)
{
	const struct text values[] = {
		[REF_BRANCH] = ci_branch(run->context),
		[REF_TAG] = ci_tag(run->context),
		[REF_PR] = run->context->event == CI_EVENT_CHANGE ? ci_get(run->context, CI_CHANGE_NUMBER) : (struct text){ NULL, 0 },
	};
	struct text value = values[rule->event];

	if (!value.len) {
		rule_explain(run, rule, "no tag, for the event is another one");
		return 0;
	}
	return rule_produce(run, rule, (struct value){ value, rule->event == REF_TAG, rule_line(run, value) });
}

static int run_raw(struct run *run, const struct tag_rule *rule)
{
	struct value value = { .latest = false };
	int ok = rule_expand(run, rule, rule->attributes[ATTRIBUTE_VALUE], rule->places[ATTRIBUTE_VALUE], NULL, &value.text);

	if (ok <= 0)
		return ok;
	if (!value.text.len) {
		rule_explain(run, rule, "no tag, for its value is empty");
		return 0;
	}
	value.line = run->out->has_version ? rule_line(run, value.text) : LINE_NONE;
	return rule_produce(run, rule, value);
}

/* Tags that name content: they tell when it was changed since. */
static int produce_content(struct run *run, const struct tag_rule *rule, struct text id, size_t digits, const char *missing)
{
	struct text value = text_slice(id, 0, digits);

	if (!id.len) {
		note_add(&run->out->notes, NOTE_WARNING, rule->place, rule->line, "no tag, for %s", missing);
		return 0;
	}
	if (run->settings->dirty)
		value = arena_printf(run->arena, "%.*s-dirty", TEXT_ARGS(value));
	return rule_produce(run, rule, (struct value){ value, false, LINE_NONE });
}

static int run_sha(struct run *run, const struct tag_rule *rule)
{
	struct fault why = FAULT_INIT;
	struct text sha;

	ci_require(run->context, CI_SHA, &sha, &why); /* names the variable that is not set */
	return produce_content(run, rule, run->revision, rule->long_format ? run->revision.len : run->settings->short_sha, why.message);
}

static int run_tree(struct run *run, const struct tag_rule *rule)
{
	return produce_content(run, rule, run->settings->tree, rule->long_format ? run->settings->tree.len : run->settings->short_sha, "the tree of the commit is not known; run it in the repository");
}

static int run_describe(struct run *run, const struct tag_rule *rule)
{
	return produce_content(run, rule, run->settings->description, SIZE_MAX, "no tag is reachable from the commit, or this is no repository");
}

static int run_rule(struct run *run, const struct tag_rule *rule)
{
	static int (*const runners[])(struct run *run, const struct tag_rule *rule) = {
		[RULE_SCHEDULE] = run_schedule,
		[RULE_SEMVER] = rule_run_semver,
		[RULE_PEP440] = rule_run_pep440,
		[RULE_MATCH] = rule_run_match,
		[RULE_EDGE] = run_edge,
		[RULE_REF] = run_ref,
		[RULE_RAW] = run_raw,
		[RULE_SHA] = run_sha,
		[RULE_TREE] = run_tree,
		[RULE_DESCRIBE] = run_describe,
	};
	struct text enable = rule->attributes[ATTRIBUTE_ENABLE];
	struct expansion expansion = expansion_of(run, NULL);
	struct fault why = FAULT_INIT;

	if (enable.len) {
		if (expand(&expansion, enable, &enable, &why) < 0)
			return fault_set_at(run->fault, rule->places[ATTRIBUTE_ENABLE], "%s", why.message);
		if (!text_is(enable, "true") && !text_is(enable, "false"))
			return fault_set_at(run->fault, rule->places[ATTRIBUTE_ENABLE], "enable is '%.*s' where 'true' or 'false' is needed", TEXT_ARGS(enable));
		if (text_is(enable, "false")) {
			rule_explain(run, rule, "no tag, for enable is false");
			return 0;
		}
	}
	return runners[rule->type](run, rule);
}

/*
 * Read what a rule holds even when this event does not ask for it: a bad template, zone or pattern is told on the first
 * run, not on the day of the release.
 */
static int check_rule(struct run *run, const struct tag_rule *rule)
{
	static const enum rule_attribute templates[] = { ATTRIBUTE_PREFIX, ATTRIBUTE_SUFFIX, ATTRIBUTE_VALUE, ATTRIBUTE_PATTERN };
	static const struct version_fields version = { .raw = TEXT_INIT("v1.2.3"), .version = TEXT_INIT("1.2.3"), .major = TEXT_INIT("1"), .minor = TEXT_INIT("2"), .patch = TEXT_INIT("3") };
	struct expansion expansion = expansion_of(run, &version);
	struct fault why = FAULT_INIT;
	struct text ignored;

	for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++) {
		if (rule->type == RULE_MATCH && templates[i] == ATTRIBUTE_PATTERN)
			continue;
		if (rule->attributes[templates[i]].len && expand(&expansion, rule->attributes[templates[i]], &ignored, &why) < 0)
			return fault_set_at(run->fault, rule->places[templates[i]], "%s", why.message);
	}
	if (rule->type == RULE_MATCH && pattern_check(rule->attributes[ATTRIBUTE_PATTERN], rule->places[ATTRIBUTE_PATTERN], run->arena, run->fault) < 0)
		return -1;
	if (rule->attributes[ATTRIBUTE_MATCH].len)
		return pattern_check(rule->attributes[ATTRIBUTE_MATCH], rule->places[ATTRIBUTE_MATCH], run->arena, run->fault);
	return 0;
}

static void add_latest(struct run *run)
{
	const struct flavor *flavor = run->settings->flavor;
	const struct text nothing = { NULL, 0 };
	struct text name = arena_printf(run->arena, "%.*slatest%.*s", TEXT_ARGS(flavor->prefix_on_latest ? flavor->prefix : nothing), TEXT_ARGS(flavor->suffix_on_latest ? flavor->suffix : nothing));
	struct expansion expansion = expansion_of(run, NULL);
	struct fault ignored = FAULT_INIT;

	if (!run->latest || !run->out->count)
		return;
	expand(&expansion, name, &name, &ignored); /* the parts were expanded before, for the first tag */
	if (expansion.branch_missing)
		return;
	name = tag_clean(name, run->arena);
	push(run, name, NULL, LINE_ALL);
	note_add(&run->out->notes, NOTE_RULE, flavor->place, TEXT("latest"), "tag '%.*s'", TEXT_ARGS(name));
}

int tagging_run(const struct tagging_settings *settings, const struct ci_context *context, struct text revision, struct arena *arena, struct tagging *tagging, struct fault *fault)
{
	struct run run = { .settings = settings, .context = context, .revision = revision, .arena = arena, .out = tagging, .fault = fault };

	*tagging = (struct tagging){ .tags = arena_zalloc(arena, settings->rules->count + 1, sizeof(struct image_tag)), .notes = { .arena = arena } };
	for (size_t i = 0; i < settings->rules->count; i++)
		if (check_rule(&run, &settings->rules->items[i]) < 0)
			return -1;
	rule_read_tag_version(&run);
	for (size_t i = 0; i < settings->rules->count; i++)
		if (run_rule(&run, &settings->rules->items[i]) < 0)
			return -1;
	if (text_is(ci_get(context, CI_PRERELEASE), "true"))
		tagging->version.stable = false; /* whatever its number says */
	add_latest(&run);
	return 0;
}
