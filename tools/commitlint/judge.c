#include "tools/commitlint/judge.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "tools/commitlint/config_document.h"

bool judge_is_our_config(const char *file)
{
	struct arena arena = ARENA_INIT;
	struct buf advice = BUF_INIT;
	struct fault unused = FAULT_INIT;
	const struct node *node = NULL;
	bool is_ours = false;

	config_document_read(file, &arena, &node, &advice, &unused);
	for (const struct section *const *s = all_sections; *s; s++)
		is_ours = is_ours || node_get_cstr(node, (*s)->name);
	buf_release(&advice);
	arena_release(&arena);
	return is_ours;
}

int judge_configure(struct configuration *configuration, struct run *run, const struct configuration_request *request, struct fault *fault)
{
	struct configuration_request whole = *request;

	whole.has_section = config_section(run->config, "commitlint") != NULL;
	if (configuration_load(configuration, &whole, fault) < 0)
		return -1;
	if (configuration->ignored && !run->shared.quiet)
		warn("'%s' is not read, because '%s' has a section 'commitlint'", configuration->ignored, config_file(run->config));
	return 0;
}

/* The report wants to know how long a commit's short id is, which the first message tells. */
static void open_report(struct judge *judge)
{
	if (judge->report)
		return;
	if (judge->notes)
		judge->head.short_commit = judge->notes->short_id;
	if (judge->notes && judge->notes->chosen.len && !judge->quiet)
		warn("%s", buf_cstr(&judge->notes->chosen));
	judge->report = run_report(judge->run, &judge->head);
}

void judge_start(struct judge *judge, struct run *run, struct configuration *configuration, struct range_notes *notes, bool strict)
{
	*judge = (struct judge){ .run = run, .configuration = configuration, .scratch = ARENA_INIT, .notes = notes, .strict = strict, .quiet = run->shared.quiet };
	judge->rules = xrealloc(NULL, lint_rule_count + 1, sizeof(*judge->rules));
	for (size_t i = 0; i < lint_rule_count; i++)
		judge->rules[i] = lint_rules[i].info;
	judge->rules[lint_rule_count] = lint_empty_rule.info;
	judge->head = (struct report_head){
		.tool = "commitlint",
		.schema = "relutils.commitlint/v1",
		.noun = "message",
		.rules = judge->rules,
		.rule_count = lint_rule_count + 1,
	};
	if (!notes)
		open_report(judge);
}

static void add_finding(void *context, const struct lint_finding *found)
{
	struct judge *judge = context;
	struct buf commit = BUF_INIT;
	struct finding finding = {
		.severity = found->severity,
		.rule = found->rule->info.id,
		.message = found->message,
		.remedy = found->remedy,
		.place = found->place,
		.source = found->source,
	};

	finding.place.file = judge->message->name;
	if (judge->message->commit)
		object_id_add(&commit, &judge->message->commit->id);
	finding.commit = buf_text(&commit);
	report_add(judge->report, &finding);
	buf_release(&commit);
}

/* A header like 'feat!: x' that fails only because nothing said which grammar is meant. */
static void tell_of_angular(struct judge *judge, const struct conventional *parsed)
{
	const struct configuration *configuration = judge->configuration;

	if (!configuration->angular_for_want_of_extends || judge->told_of_angular || judge->quiet || !conventional_header_is_marked(parsed->header))
		return;
	judge->told_of_angular = true;
	warn("'%s' extends nothing, so headers are read by the Angular grammar, which knows no '!'; add \"parserPreset\": \"conventional-changelog-conventionalcommits\"", configuration->file);
}

void judge_message(void *context, const struct message *message)
{
	struct judge *judge = context;
	struct conventional_grammar grammar = judge->configuration->grammar;
	struct lint_options options = judge->configuration->lint;
	struct conventional parsed;

	open_report(judge);
	judge->message = message;
	if (message->comment.len) {
		grammar.comment = message->comment;
		options.grammar = &grammar;
		options.cleaned = true;
	}
	lint_message(&options, message->text, &judge->scratch, &parsed, add_finding, judge);
	tell_of_angular(judge, &parsed);
	judge->checked++;
	arena_reset(&judge->scratch);
}

int judge_status(struct judge *judge)
{
	size_t errors, warnings;

	open_report(judge);
	errors = report_count(judge->report, SEVERITY_ERROR);
	warnings = report_count(judge->report, SEVERITY_WARNING);
	return errors || (judge->strict && warnings) ? EXIT_FOUND : EXIT_OK;
}

void judge_release(struct judge *judge)
{
	arena_release(&judge->scratch);
	free(judge->rules);
}
