#include "common/base/buf.h"
#include "tools/image-tag/pattern.h"
#include "tools/image-tag/pep440.h"
#include "tools/image-tag/tagging_run.h"

static struct text after_v(struct text text)
{
	return text.len && text.ptr[0] == 'v' ? text_from(text, 1) : text;
}

/* Is a value "1.2", "1" or "latest" of a version? A version with fewer parts than that is itself, and stays. */
static enum version_line line_of(struct run *run, struct text value, const struct version_core *version, struct text whole)
{
	struct text core = after_v(value), minor = arena_printf(run->arena, "%.*s.%.*s", TEXT_ARGS(version->major), TEXT_ARGS(version->minor));

	if (text_is(value, "latest"))
		return LINE_ALL;
	if (text_eq(core, whole))
		return LINE_NONE;
	if (text_eq(core, minor))
		return LINE_MINOR;
	return text_eq(core, version->major) ? LINE_MAJOR : LINE_NONE;
}

enum version_line rule_line(struct run *run, struct text value)
{
	return run->out->has_version ? line_of(run, value, &run->out->version, TEXT("")) : text_is(value, "latest") ? LINE_ALL
														    : LINE_NONE;
}

static void set_version(struct run *run, const struct version_core *version, struct text source, struct text prefix)
{
	struct tagging *out = run->out;

	if (out->has_version && !run->tentative)
		return;
	run->tentative = false;
	out->has_version = true;
	out->version = *version;
	out->version_source = source;
	out->version_prefix = prefix;
}

/* Where the version begins in a tag of the package; 0 when it is not one. Without a prefix: "api/v1", "api@1", "api-v1". */
static size_t package_prefix_length(const struct tagging_settings *settings, struct text tag)
{
	struct text name = settings->package;

	if (settings->tag_prefix.ptr)
		return text_starts_with(tag, settings->tag_prefix) ? settings->tag_prefix.len : 0;
	if (!text_starts_with(tag, name) || tag.len <= name.len || text_find_byte(TEXT("/@-"), tag.ptr[name.len], 0) == SIZE_MAX)
		return 0;
	return name.len + 1;
}

/* "api/v1.2.3" of the package api is v1.2.3 to rules; a tag of another package is none. */
static int strip_package(struct run *run, const struct tag_rule *rule, struct text *subject)
{
	size_t length;

	if (!run->settings->package.len)
		return 1;
	length = package_prefix_length(run->settings, *subject);
	if (!length) {
		rule_explain(run, rule, "no tag, for the tag that is being built is not one of the package");
		return 0;
	}
	*subject = text_from(*subject, length);
	return 1;
}

/* The text that version rules look at: the value, else the tag. 1, 0 when there is neither, -1. */
static int subject_of(struct run *run, const struct tag_rule *rule, struct text *subject)
{
	struct text value = rule->attributes[ATTRIBUTE_VALUE];

	if (value.len)
		return rule_expand(run, rule, value, rule->places[ATTRIBUTE_VALUE], NULL, subject);
	*subject = ci_tag(run->context);
	if (!subject->len)
		rule_explain(run, rule, "no tag, for no tag is being built and no value is given");
	return subject->len > 0 ? strip_package(run, rule, subject) : 0;
}

/* The part that match= picks: group 1, or all that matched when there is no group. */
static int narrow(struct run *run, const struct tag_rule *rule, struct text *subject)
{
	struct pattern_result found;

	if (!rule->attributes[ATTRIBUTE_MATCH].len)
		return 1;
	if (pattern_match(rule->attributes[ATTRIBUTE_MATCH], rule->places[ATTRIBUTE_MATCH], *subject, run->arena, &found, run->fault) < 0)
		return -1;
	if (!found.count) {
		note_add(&run->out->notes, NOTE_WARNING, rule->places[ATTRIBUTE_MATCH], rule->line, "no tag, for '%.*s' does not match '%.*s'", TEXT_ARGS(rule->attributes[ATTRIBUTE_MATCH]), TEXT_ARGS(*subject));
		return 0;
	}
	*subject = found.count > 1 && found.groups[1].ptr ? found.groups[1] : found.groups[0];
	return 1;
}

static bool is_raw_only(struct text pattern)
{
	struct text inner = text_trim(pattern, " \t");

	if (!text_starts_with(inner, TEXT("{{")) || !text_ends_with(inner, TEXT("}}")))
		return false;
	return text_is(text_trim(text_slice(inner, 2, inner.len - 4), " \t"), "raw");
}

/* What stands before the version in the tag, or in the value. */
static struct text prefix_before(struct run *run, struct text source, struct text part)
{
	struct text tag = ci_tag(run->context);

	if (tag.len && part.ptr >= tag.ptr && part.ptr <= tag.ptr + tag.len)
		source = tag;
	return part.ptr >= source.ptr && part.ptr <= source.ptr + source.len ? text_slice(source, 0, (size_t)(part.ptr - source.ptr)) : (struct text){ NULL, 0 };
}

/* What semver and pep440 rules share once the version is read. */
static int produce_version(struct run *run, const struct tag_rule *rule, const struct version_fields *fields, const struct version_core *core, bool releases)
{
	struct text pattern = rule->attributes[ATTRIBUTE_PATTERN];
	struct value value = { .latest = releases };
	int ok;

	if (!releases && !is_raw_only(pattern))
		pattern = TEXT("{{version}}");
	ok = rule_expand(run, rule, pattern, rule->places[ATTRIBUTE_PATTERN], fields, &value.text);
	if (ok <= 0)
		return ok;
	value.line = line_of(run, value.text, core, fields->version);
	return rule_produce(run, rule, value);
}

static struct text kept_build(struct run *run, struct text text, const struct text *build)
{
	if (!run->settings->keep_build || !build->len)
		return text;
	return arena_printf(run->arena, "%.*s_%.*s", TEXT_ARGS(text), TEXT_ARGS(*build));
}

int rule_run_semver(struct run *run, const struct tag_rule *rule)
{
	struct text subject, source, bare;
	struct version_fields fields;
	struct version_core core;
	struct semver version;
	struct buf text = BUF_INIT;
	int ok = subject_of(run, rule, &source);

	subject = source;
	if (ok > 0)
		ok = narrow(run, rule, &subject);
	if (ok <= 0)
		return ok;
	subject = text_trim(subject, " \t");
	bare = after_v(subject);
	if (!semver_parse(bare, &version)) {
		note_add(&run->out->notes, NOTE_WARNING, rule->place, rule->line, "no tag, for '%.*s' is no version (semver.org)", TEXT_ARGS(subject));
		return 0;
	}
	core = (struct version_core){ version.major, version.minor, version.patch, !version.prerelease.len, false };
	set_version(run, &core, source, prefix_before(run, source, bare));
	fields = (struct version_fields){ .major = version.major, .minor = version.minor, .patch = version.patch, .prerelease = version.prerelease, .build = version.build };
	semver_add(&text, &(struct semver){ version.major, version.minor, version.patch, version.prerelease, TEXT("") });
	fields.version = kept_build(run, arena_copy(run->arena, buf_text(&text)), &version.build);
	fields.raw = kept_build(run, text_slice(subject, 0, version.build.len && run->settings->keep_build ? subject.len - version.build.len - 1 : subject.len), &version.build);
	buf_release(&text);
	return produce_version(run, rule, &fields, &core, core.stable);
}

int rule_run_pep440(struct run *run, const struct tag_rule *rule)
{
	struct text subject, source;
	struct pep440 version;
	struct version_core core;
	struct version_fields fields;
	int ok = subject_of(run, rule, &source);

	subject = source;
	if (ok > 0)
		ok = narrow(run, rule, &subject);
	if (ok <= 0)
		return ok;
	if (!pep440_parse(subject, run->arena, &version)) {
		note_add(&run->out->notes, NOTE_WARNING, rule->place, rule->line, "no tag, for '%.*s' is no version of PEP 440", TEXT_ARGS(subject));
		return 0;
	}
	core = (struct version_core){ version.major, version.minor, version.patch, version.stable, true };
	set_version(run, &core, source, prefix_before(run, source, after_v(subject)));
	fields = (struct version_fields){ .raw = subject, .version = version.version, .major = version.major, .minor = version.minor, .patch = version.patch };
	return produce_version(run, rule, &fields, &core, version.stable);
}

int rule_run_match(struct run *run, const struct tag_rule *rule)
{
	struct text subject, pattern = rule->attributes[ATTRIBUTE_PATTERN];
	struct place place = rule->places[ATTRIBUTE_PATTERN];
	struct pattern_result found;
	int ok = subject_of(run, rule, &subject);

	if (ok <= 0)
		return ok;
	if (pattern_match(pattern, place, subject, run->arena, &found, run->fault) < 0)
		return -1;
	if (!found.count || rule->group >= found.count || !found.groups[rule->group].ptr) {
		if (found.count)
			note_add(&run->out->notes, NOTE_WARNING, place, rule->line, "no tag, for '%.*s' has no group %u in '%.*s'", TEXT_ARGS(pattern), rule->group, TEXT_ARGS(subject));
		else
			note_add(&run->out->notes, NOTE_WARNING, place, rule->line, "no tag, for '%.*s' does not match '%.*s'", TEXT_ARGS(pattern), TEXT_ARGS(subject));
		return 0;
	}
	return rule_produce(run, rule, (struct value){ found.groups[rule->group], true, rule_line(run, found.groups[rule->group]) });
}

void rule_read_tag_version(struct run *run)
{
	struct text tag = ci_tag(run->context), part = tag;
	struct semver version;

	for (size_t i = tag.len; i; i--) {
		if (tag.ptr[i - 1] == '/') {
			part = text_from(tag, i);
			break;
		}
	}
	part = after_v(part);
	if (!tag.len || !semver_parse(part, &version))
		return;
	set_version(run, &(struct version_core){ version.major, version.minor, version.patch, !version.prerelease.len, false }, tag, prefix_before(run, tag, part));
	run->tentative = true;
}
