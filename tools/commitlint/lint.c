#include "tools/commitlint/lint.h"

#include "common/base/js.h"

const struct lint_rule lint_empty_rule = {
	.info = { "message-empty", "a message says something", "say what was changed and why", SEVERITY_ERROR },
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

static bool is_ignored(const struct lint_options *options, struct text message, const struct conventional *parsed)
{
	switch (options->ignores) {
	case IGNORES_HEADER:
		return ignores_header(parsed->header);
	case IGNORES_PEER:
		return ignores_message_as_peer(message);
	case IGNORES_NONE:
		break;
	}
	return false;
}

static enum lint_outcome tell_empty(struct text message, lint_found *found, void *context)
{
	struct lint_finding finding = {
		.rule = &lint_empty_rule,
		.severity = SEVERITY_ERROR,
		.message = TEXT("message must not be empty"),
		.remedy = text_of(lint_empty_rule.info.help),
		.place = { NULL, 1, 1 },
		.source = line_at(message, 1),
	};

	found(context, &finding);
	return LINT_EMPTY;
}

enum lint_outcome lint_message(const struct lint_options *options, struct text message, struct arena *scratch, struct conventional *parsed, lint_found *found, void *context)
{
	struct subject subject = { .message = message, .raw = message, .grammar = options->grammar, .parsed = parsed };

	conventional_parse(options->grammar, message, scratch, parsed);
	if (options->cleaned)
		subject.raw = parsed->clean;
	if (is_ignored(options, message, parsed))
		return LINT_IGNORED;
	if (!js_trim(parsed->clean).len)
		return tell_empty(message, found, context);
	for (size_t i = 0; i < options->settings.count; i++) {
		const struct setting *setting = &options->settings.items[i];
		struct problem problem = PROBLEM_INIT;

		if (!setting->rule->check(&subject, setting, &problem))
			tell(&subject, setting, &problem, found, context);
		buf_release(&problem.message);
		buf_release(&problem.remedy);
	}
	return LINT_CHECKED;
}
