/*
 * rules: what can be asked of a commit message: the 38 rules of commitlint 21, under its names and in its words, and
 * others of ours, which are off unless configured.
 *
 * A rule is a row of one table; a setting is a rule as a configuration uses it. Checks are pure.
 *
 * Ownership  Settings live in the arena of the configuration. A problem's buffers belong to the caller.
 * Units      Lengths are UTF-16 code units, as the peer counts them.
 * Errors     Checks cannot fail: a value that a rule cannot use is refused when the settings are read (settings.h).
 */
#ifndef TOOLS_COMMITLINT_RULES_H
#define TOOLS_COMMITLINT_RULES_H

#include "common/release/conventional_grammar.h"
#include "common/report/report.h"
#include "tools/commitlint/cases.h"

enum part { PART_HEADER,
	    PART_TYPE,
	    PART_SCOPE,
	    PART_SUBJECT,
	    PART_BODY,
	    PART_FOOTER };

/* What may stand behind "always" or "never". */
enum value_kind {
	VALUE_NONE,
	VALUE_NUMBER,	  /* .number, .string as it is shown */
	VALUE_STRING,	  /* .string */
	VALUE_TEXTS,	  /* .texts */
	VALUE_DELIMITERS, /* .texts, "/", "\\" and "," unless given */
	VALUE_SCOPES,	  /* .texts, .delimiters */
	VALUE_PATTERNS,	  /* .patterns; one at least; .string as they are shown */
	VALUE_CASES,	  /* .cases */
	VALUE_SCOPE_CASES /* .cases, .delimiters */
};

struct case_choice {
	bool negated;
	enum letter_case is;
	struct text name; /* as configured */
};

struct lint_rule;

struct setting {
	const struct lint_rule *rule;
	enum severity severity;
	bool never;
	double number;
	struct text string;
	struct texts texts, delimiters;
	const struct case_choice *cases;
	size_t case_count;
	struct regex *const *patterns; /* owned by the settings */
	size_t pattern_count;
};

struct settings {
	const struct setting *items; /* in the order in which they are checked */
	size_t count;
};

/* What is known of the commit that a message belongs to. */
struct authorship {
	struct text id; /* hexadecimal */
	struct text author_name, author_email, committer_name, committer_email;
	size_t parents;
	bool is_signed;
};

/* A message under judgement. */
struct subject {
	struct text message; /* as given */
	struct text raw;     /* what rules about lines see: the same, or what git will store of it */
	const struct conventional_grammar *grammar;
	const struct conventional *parsed;
	const struct authorship *by; /* NULL: of no commit yet */
	size_t added_length;	     /* of what the header will get behind it: " (#123)" */
};

/* What a check found. */
struct problem {
	struct buf message;
	struct buf remedy;
	const char *at; /* the byte of subject.parsed->clean that is wrong; NULL for the whole */
};

#define PROBLEM_INIT { BUF_INIT, BUF_INIT, NULL }

/* True when the message keeps the rule; else false, with the problem filled in. */
typedef bool rule_check(const struct subject *subject, const struct setting *setting, struct problem *problem);

struct lint_rule {
	struct rule info;
	enum part part;
	enum value_kind value;
	const char *default_string; /* VALUE_STRING: when none is configured */
	rule_check *check;
	bool judges_ignored; /* about what tools write, so messages that are passed over are judged too */
};

extern const struct lint_rule lint_rules[];
extern const size_t lint_rule_count;

const struct lint_rule *lint_rule_find(struct text id);

/* The part of the message; .ptr NULL when it has none. */
struct text subject_part(const struct subject *subject, enum part part);
const char *part_name(enum part part);

/* Does one of the patterns of a setting match? One that gives up is told in the remedy. */
bool setting_matches(const struct setting *setting, struct text t, struct problem *problem);

/* Fill in the message; always returns false, so that "return ok || problem_say(…)" reads well. */
bool problem_say(struct problem *problem, const char *at, const char *format, ...) PRINTF_LIKE(3, 4);
/* "a, b, c" */
void rules_add_list(struct buf *out, struct texts texts);

rule_check rule_empty, rule_references_empty, rule_full_stop, rule_subject_full_stop, rule_header_trim;
rule_check rule_body_leading_blank, rule_footer_leading_blank;
rule_check rule_max_length, rule_min_length, rule_header_max_length, rule_header_min_length, rule_max_line_length;
rule_check rule_case, rule_scope_case;
rule_check rule_type_enum, rule_scope_enum, rule_scope_delimiter_style;
rule_check rule_subject_exclamation_mark, rule_breaking_change_exclamation_mark;
rule_check rule_signed_off_by, rule_trailer_exists;
rule_check rule_merge_commit, rule_commit_signature, rule_author_email, rule_signed_off_by_author;
rule_check rule_pattern, rule_issue_key, rule_forbidden_words, rule_fixup_commit, rule_wip_commit, rule_subject_imperative;
rule_check rule_lookalike_characters, rule_ai_attribution;

#endif
