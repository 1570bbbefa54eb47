#include "tools/commitlint/judge.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/file.h"
#include "common/base/js.h"
#include "common/base/terminal.h"
#include "tools/commitlint/config_document.h"
#include "tools/commitlint/fix.h"

const struct view *const judge_views[] = { &view_commitlint, NULL };

/* A key that only .relutils.yml has at its top; "extends" both kinds of files have. */
static bool is_our_key(struct text key)
{
	for (const struct section *const *s = all_sections; *s; s++)
		if (text_is(key, (*s)->name))
			return true;
	return text_is(key, "min-version") || text_starts_with(key, TEXT("x-"));
}

/* Is the file a .relutils.yml, rather than a configuration of commitlint? By its name where that tells, else by its keys. */
static bool is_our_config(const char *file)
{
	struct arena arena = ARENA_INIT;
	struct buf advice = BUF_INIT;
	struct fault unused = FAULT_INIT;
	const struct node *node = NULL;
	bool is_ours = file_is_named(file, CONFIG_NAME);

	if (!is_ours && !config_document_is_named(file) && config_document_read(file, &arena, &node, &advice, &unused) == 0 && node &&
	    node->kind == NODE_MAP)
		for (size_t i = 0; i < node->map.count; i++)
			is_ours = is_ours || is_our_key(node->map.pairs[i].key);
	buf_release(&advice);
	arena_release(&arena);
	return is_ours;
}

static void tell_of_files(const struct configuration *configuration, const struct run *run, bool verbose)
{
	const char *ours = config_file(run->config);

	if (configuration->ignored && !run->shared.quiet)
		warn("'%s' is not read, because '%s' has a section 'commitlint'", configuration->ignored, ours);
	if (verbose && (configuration->file || config_section(run->config, "commitlint")))
		warn("the configuration is '%s'", configuration->file ? configuration->file : ours);
	else if (verbose)
		warn("there is no configuration, so the conventional rules hold");
}

int judge_configure(struct configuration *configuration, struct run *run, const struct run_section *sections, struct command *command, struct fault *fault)
{
	struct configuration_request request = { .keys = &command->keys, .extends = &command->extends, .parser_preset = command->parser_preset, .peer_ignores = command->peer_ignores, .of_commits = command_names_commits(command) };

	request.only_section = command->config && is_our_config(command->config);
	if (request.only_section)
		run_read_config(run, sections, command->config);
	else
		request.file = command->config;
	if (command->no_colour)
		run->shared.colour = COLOUR_NEVER;
	request.has_section = config_section(run->config, "commitlint") != NULL;
	if (configuration_load(configuration, &request, fault) < 0)
		return -1;
	tell_of_files(configuration, run, command->verbose || command->which_config);
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

void judge_start(struct judge *judge, struct run *run, struct configuration *configuration, const struct command *command, struct range_notes *notes)
{
	*judge = (struct judge){
		.run = run,
		.configuration = configuration,
		.scratch = ARENA_INIT,
		.notes = notes,
		.strict = command->strict,
		.quiet = run->shared.quiet,
		.verbose = command->verbose,
		.fix = command->fix,
		.last = command->commits.last,
		.is_peer = !strcmp(run->shared.format, view_commitlint.name) && !run->shared.quiet,
		.peer = {
			.out = stdout,
			.help_url = js_trim(configuration->help_url),
			.verbose = command->verbose,
			.legacy = command->legacy,
			.colour = terminal_colours((enum colour_choice)run->shared.colour, run->env, stdout),
		},
	};
	judge->rules = xrealloc(NULL, lint_rule_count + 2, sizeof(*judge->rules));
	for (size_t i = 0; i < lint_rule_count; i++)
		judge->rules[i] = lint_rules[i].info;
	judge->rules[lint_rule_count] = lint_empty_rule.info;
	judge->rules[lint_rule_count + 1] = lint_gave_up_rule.info;
	judge->head = (struct report_head){
		.tool = "commitlint",
		.schema = "relutils.commitlint/v1",
		.noun = "message",
		.rules = judge->rules,
		.rule_count = lint_rule_count + 2,
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
	if (judge->is_peer)
		peer_report_finding(&judge->peer, found);
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

static struct authorship authorship_of(const struct commit *commit, struct arena *arena)
{
	struct authorship by = {
		.author_name = commit->author.name,
		.author_email = commit->author.email,
		.committer_name = commit->committer.name,
		.committer_email = commit->committer.email,
		.parents = commit->parent_count,
		.is_signed = commit->signature.len > 0,
	};
	struct buf id = BUF_INIT;

	object_id_add(&id, &commit->id);
	by.id = arena_copy(arena, buf_text(&id));
	buf_release(&id);
	return by;
}

struct fixing {
	const struct message *message;
	bool quiet;
};

static void tell_fixed(void *context, const struct lint_rule *rule)
{
	const struct fixing *fixing = context;

	if (!fixing->quiet)
		warn("corrected '%s' in '%s'", rule->info.id, fixing->message->name);
}

/* Correct the file; the corrected text is then under judgement. */
static struct text fix(struct judge *judge, const struct lint_options *options, const struct message *message)
{
	struct fixing fixing = { message, judge->quiet };
	struct buf fixed = BUF_INIT;
	struct fault fault = FAULT_INIT;
	struct text text = message->text;

	if (fix_message(options, message->text, &fixed, tell_fixed, &fixing)) {
		text = arena_copy(&judge->scratch, buf_text(&fixed));
		if (file_replace(message->path, text, &fault) < 0)
			die_fault(&fault);
	}
	buf_release(&fixed);
	return text;
}

/* The peer adds a line end to what it reads from a file or from git log, and takes all white space off the last commit. */
static struct text as_peer_reads(struct judge *judge, const struct message *message, struct text text)
{
	struct buf longer = BUF_INIT;

	if (judge->last)
		return js_trim(text);
	if (!message->commit && !message->path)
		return text;
	buf_add(&longer, text);
	buf_adds(&longer, "\n");
	text = arena_copy(&judge->scratch, buf_text(&longer));
	buf_release(&longer);
	return text;
}

void judge_message(void *context, const struct message *message)
{
	struct judge *judge = context;
	struct conventional_grammar grammar = judge->configuration->grammar;
	struct lint_options options = judge->configuration->lint;
	struct lint_context about = { .added_length = message->added_length };
	struct authorship by;
	struct conventional parsed;
	struct text text = message->text;
	enum lint_outcome outcome;

	open_report(judge);
	judge->message = message;
	if (message->comment.len) {
		grammar.comment = message->comment;
		options.grammar = &grammar;
		options.cleaned = true;
	}
	if (message->commit) {
		by = authorship_of(message->commit, &judge->scratch);
		about.by = &by;
	}
	if (judge->fix && message->path)
		text = fix(judge, &options, message);
	about.text = text;
	outcome = lint_message(&options, &about, &judge->scratch, &parsed, add_finding, judge);
	if (judge->is_peer)
		peer_report_message(&judge->peer, as_peer_reads(judge, message, text), &parsed, outcome == LINT_IGNORED);
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
	if (judge->verbose && !judge->quiet)
		warn("messages checked: %zu, errors: %zu, warnings: %zu", judge->checked, errors, warnings);
	return errors || (judge->strict && warnings) ? EXIT_FOUND : EXIT_OK;
}

void judge_release(struct judge *judge)
{
	arena_release(&judge->scratch);
	free(judge->rules);
	peer_report_release(&judge->peer);
}
