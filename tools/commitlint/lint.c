#include "tools/commitlint/lint.h"

#include "common/base/js.h"
#include "tools/commitlint/trailers.h"

const struct lint_rule lint_empty_rule = {
	.info = { "message-empty", "a message says something", "say what was changed and why", SEVERITY_ERROR },
};

const struct lint_rule lint_gave_up_rule = {
	.info = { "parser-pattern", "the patterns of the parser come to an end", "make the pattern simpler", SEVERITY_ERROR },
};

/* The whole line of the message that a place is in. */
static struct text line_at(struct text message, unsigned number)
{
	struct text rest = message, line = { NULL, 0 };

	while (number-- && text_next_line(&rest, &line))
		;
	return line;
}

static void tell(const struct subject *subject, const struct setting *setting, const struct problem *problem, lint_found *found, void *context)
{
	struct lint_finding finding = { .rule = setting->rule, .severity = setting->severity, .message = buf_text(&problem->message) };
	const char *at = problem->at ? problem->at : subject->parsed->clean.ptr;

	finding.remedy = problem->remedy.len ? buf_text(&problem->remedy) : text_of(setting->rule->info.help);
	finding.place = at ? conventional_place(subject->grammar, subject->message, subject->parsed, at) : (struct place){ NULL, 1, 1 };
	finding.source = line_at(subject->message, finding.place.line);
	found(context, &finding);
}

bool lint_ignores(const struct lint_options *options, struct text message, const struct conventional *parsed)
{
	switch (options->ignores) {
	case IGNORES_HEADER:
		return ignores_header(js_trim_end(options->cleaned ? parsed->header : message));
	case IGNORES_PEER:
		return ignores_message_as_peer(message);
	case IGNORES_NONE:
		break;
	}
	return false;
}

/* A finding that no setting stands for, about the first line. */
static void tell_whole(const struct lint_rule *rule, const char *said, struct text message, lint_found *found, void *context)
{
	struct lint_finding finding = {
		.rule = rule,
		.severity = rule->info.severity,
		.message = text_of(said),
		.remedy = text_of(rule->info.help),
		.place = { NULL, 1, 1 },
		.source = line_at(message, 1),
	};

	found(context, &finding);
}

/* Does a trailer "commitlint-disable: RULE, RULE" name the rule? */
static bool is_disabled(const struct subject *subject, const struct lint_rule *rule, struct arena *scratch)
{
	struct trailer_walk walk = trailers_of(subject->raw);
	struct trailer trailer;

	while (trailers_next(&walk, scratch, &trailer)) {
		struct text name;

		if (!text_eq_ignoring_case(trailer.token, TEXT("commitlint-disable")))
			continue;
		while (text_next_part(&trailer.value, ',', &name))
			if (text_is(text_trim(name, " \t"), rule->info.id))
				return true;
	}
	return false;
}

static void check(const struct lint_options *options, const struct subject *subject, const struct setting *setting, struct arena *scratch, lint_found *found, void *context)
{
	struct problem problem = PROBLEM_INIT;
	struct setting notice = *setting;

	if (!setting->rule->check(subject, setting, &problem)) {
		if (options->may_disable && is_disabled(subject, setting->rule, scratch)) {
			notice.severity = SEVERITY_NOTICE;
			buf_adds(&problem.message, ", which the message lets itself off");
			tell(subject, &notice, &problem, found, context);
		} else if (!options->waivers || !waivers_apply(options->waivers, subject, setting->rule)) {
			tell(subject, setting, &problem, found, context);
		}
	}
	buf_release(&problem.message);
	buf_release(&problem.remedy);
}

enum lint_outcome lint_message(const struct lint_options *options, const struct lint_context *about, struct arena *scratch, struct conventional *parsed, lint_found *found, void *context)
{
	struct text message = about->text;
	struct subject subject = { .message = message, .raw = message, .grammar = options->grammar, .parsed = parsed, .by = about->by, .added_length = about->added_length };
	bool ignored;

	conventional_parse(options->grammar, message, scratch, parsed);
	if (options->cleaned)
		subject.raw = parsed->clean;
	ignored = lint_ignores(options, message, parsed) || (options->waivers && waivers_apply(options->waivers, &subject, NULL));
	if (!ignored && !js_trim(parsed->clean).len) {
		tell_whole(&lint_empty_rule, "message must not be empty", message, found, context);
		return LINT_EMPTY;
	}
	if (parsed->gave_up)
		tell_whole(&lint_gave_up_rule, "a pattern of the parser takes too many steps", message, found, context);
	for (size_t i = 0; i < options->settings.count; i++)
		if (!ignored || options->settings.items[i].rule->judges_ignored)
			check(options, &subject, &options->settings.items[i], scratch, found, context);
	return ignored ? LINT_IGNORED : LINT_CHECKED;
}
