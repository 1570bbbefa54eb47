#include "tools/commitlint/rules.h"

#include <stdarg.h>

#define RULE(id, summary, help, severity)   \
	{                                   \
		id, summary, help, severity \
	}

const struct lint_rule lint_rules[] = {
	{ RULE("body-case", "the body is in a given letter case", "rewrite the body in that case, or quote names", SEVERITY_ERROR), PART_BODY, VALUE_CASES, NULL, rule_case, false },
	{ RULE("body-empty", "a body is absent, or with never present", "say in the body why the change was made", SEVERITY_ERROR), PART_BODY, VALUE_NONE, NULL, rule_empty, false },
	{ RULE("body-full-stop", "the body ends in a full stop, or with never does not", "leave out the full stop at the end of the body, or with always put one there", SEVERITY_ERROR), PART_BODY, VALUE_STRING, ".", rule_full_stop, false },
	{ RULE("body-leading-blank", "an empty line stands between header and body", "put an empty line after the header", SEVERITY_WARNING), PART_BODY, VALUE_NONE, NULL, rule_body_leading_blank, false },
	{ RULE("body-max-length", "the body is no longer than a number of characters", "shorten the body", SEVERITY_ERROR), PART_BODY, VALUE_NUMBER, NULL, rule_max_length, false },
	{ RULE("body-max-line-length", "no line of the body is longer than a number of characters, lines with a link apart", "wrap the line", SEVERITY_ERROR), PART_BODY, VALUE_NUMBER, NULL, rule_max_line_length, false },
	{ RULE("body-min-length", "the body has a number of characters at least", "say more in the body", SEVERITY_ERROR), PART_BODY, VALUE_NUMBER, NULL, rule_min_length, false },
	{ RULE("breaking-change-exclamation-mark", "a '!' in the header and BREAKING CHANGE in the footer come together", "add what is missing of '!' and a BREAKING CHANGE footer", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_breaking_change_exclamation_mark, false },
	{ RULE("footer-empty", "a footer is absent, or with never present", "add a footer such as 'Refs: #123'", SEVERITY_ERROR), PART_FOOTER, VALUE_NONE, NULL, rule_empty, false },
	{ RULE("footer-leading-blank", "an empty line stands before the footer", "put an empty line before the footer; a line that starts with 'Word: ' begins one", SEVERITY_WARNING), PART_FOOTER, VALUE_NONE, NULL, rule_footer_leading_blank, false },
	{ RULE("footer-max-length", "the footer is no longer than a number of characters", "shorten the footer", SEVERITY_ERROR), PART_FOOTER, VALUE_NUMBER, NULL, rule_max_length, false },
	{ RULE("footer-max-line-length", "no line of the footer is longer than a number of characters, lines with a link apart", "wrap the line", SEVERITY_ERROR), PART_FOOTER, VALUE_NUMBER, NULL, rule_max_line_length, false },
	{ RULE("footer-min-length", "the footer has a number of characters at least", "say more in the footer", SEVERITY_ERROR), PART_FOOTER, VALUE_NUMBER, NULL, rule_min_length, false },
	{ RULE("header-case", "the header is in a given letter case", "rewrite the header in that case, or quote names", SEVERITY_ERROR), PART_HEADER, VALUE_CASES, NULL, rule_case, false },
	{ RULE("header-full-stop", "the header ends in a full stop, or with never does not", "leave out the full stop at the end of the header, or with always put one there", SEVERITY_ERROR), PART_HEADER, VALUE_STRING, ".", rule_full_stop, false },
	{ RULE("header-max-length", "the header is no longer than a number of characters", "shorten the subject and move details to the body", SEVERITY_ERROR), PART_HEADER, VALUE_NUMBER, NULL, rule_header_max_length, false },
	{ RULE("header-min-length", "the header has a number of characters at least", "say more in the header", SEVERITY_ERROR), PART_HEADER, VALUE_NUMBER, NULL, rule_header_min_length, false },
	{ RULE("header-trim", "the header neither starts nor ends with white space", "remove the white space around the header", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_header_trim, false },
	{ RULE("references-empty", "no issue is referred to, or with never at least one is", "name the issue, as in 'Refs: #123'", SEVERITY_ERROR), PART_FOOTER, VALUE_NONE, NULL, rule_references_empty, false },
	{ RULE("scope-case", "the scope is in a given letter case", "rewrite the scope in that case", SEVERITY_ERROR), PART_SCOPE, VALUE_SCOPE_CASES, NULL, rule_scope_case, false },
	{ RULE("scope-delimiter-style", "scopes are separated by given delimiters only", "use one of those delimiters", SEVERITY_ERROR), PART_SCOPE, VALUE_DELIMITERS, NULL, rule_scope_delimiter_style, false },
	{ RULE("scope-empty", "a scope is absent, or with never present", "name what is touched, as in 'fix(parser): …'", SEVERITY_ERROR), PART_SCOPE, VALUE_NONE, NULL, rule_empty, false },
	{ RULE("scope-enum", "the scope is one of a list, or with never is none of it", "use one of these scopes", SEVERITY_ERROR), PART_SCOPE, VALUE_SCOPES, NULL, rule_scope_enum, false },
	{ RULE("scope-max-length", "the scope is no longer than a number of characters", "shorten the scope", SEVERITY_ERROR), PART_SCOPE, VALUE_NUMBER, NULL, rule_max_length, false },
	{ RULE("scope-min-length", "the scope has a number of characters at least", "use a longer scope", SEVERITY_ERROR), PART_SCOPE, VALUE_NUMBER, NULL, rule_min_length, false },
	{ RULE("signed-off-by", "the last line is a sign-off", "commit with --signoff", SEVERITY_ERROR), PART_FOOTER, VALUE_STRING, "", rule_signed_off_by, false },
	{ RULE("subject-case", "the subject is in a given letter case", "rewrite the subject in that case, or quote names", SEVERITY_ERROR), PART_SUBJECT, VALUE_CASES, NULL, rule_case, false },
	{ RULE("subject-empty", "a subject is absent, or with never present", "say after ': ' what the change does", SEVERITY_ERROR), PART_SUBJECT, VALUE_NONE, NULL, rule_empty, false },
	{ RULE("subject-exclamation-mark", "the header has a '!' before its colon, or with never has none", "add or remove the '!'", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_subject_exclamation_mark, false },
	{ RULE("subject-full-stop", "the header ends in a full stop, or with never does not", "leave out the full stop at the end of the header, or with always put one there", SEVERITY_ERROR), PART_HEADER, VALUE_STRING, ".", rule_subject_full_stop, false },
	{ RULE("subject-max-length", "the subject is no longer than a number of characters", "shorten the subject", SEVERITY_ERROR), PART_SUBJECT, VALUE_NUMBER, NULL, rule_max_length, false },
	{ RULE("subject-min-length", "the subject has a number of characters at least", "say more in the subject", SEVERITY_ERROR), PART_SUBJECT, VALUE_NUMBER, NULL, rule_min_length, false },
	{ RULE("trailer-exists", "a given trailer is there", "add the trailer at the end", SEVERITY_ERROR), PART_FOOTER, VALUE_STRING, "", rule_trailer_exists, false },
	{ RULE("type-case", "the type is in a given letter case", "rewrite the type in that case", SEVERITY_ERROR), PART_TYPE, VALUE_CASES, NULL, rule_case, false },
	{ RULE("type-empty", "a type is absent, or with never present", "begin with a type and a colon, as in 'feat: …' or 'fix: …'", SEVERITY_ERROR), PART_TYPE, VALUE_NONE, NULL, rule_empty, false },
	{ RULE("type-enum", "the type is one of a list, or with never is none of it", "use one of these types", SEVERITY_ERROR), PART_TYPE, VALUE_TEXTS, NULL, rule_type_enum, false },
	{ RULE("type-max-length", "the type is no longer than a number of characters", "use a shorter type", SEVERITY_ERROR), PART_TYPE, VALUE_NUMBER, NULL, rule_max_length, false },
	{ RULE("type-min-length", "the type has a number of characters at least", "use a longer type", SEVERITY_ERROR), PART_TYPE, VALUE_NUMBER, NULL, rule_min_length, false },
	/* Ours. */
	{ RULE("ai-attribution", "the trailers name an assistant such as Copilot, or with never do not", "remove the trailer", SEVERITY_ERROR), PART_FOOTER, VALUE_TEXTS, NULL, rule_ai_attribution, false },
	{ RULE("author-email", "the author's e-mail address matches a pattern", "set user.email, and amend with --reset-author", SEVERITY_ERROR), PART_HEADER, VALUE_PATTERNS, NULL, rule_author_email, false },
	{ RULE("body-pattern", "the body matches a pattern, or with never does not", "rewrite the body so that it fits", SEVERITY_ERROR), PART_BODY, VALUE_PATTERNS, NULL, rule_pattern, false },
	{ RULE("commit-signature", "the commit is signed", "commit with --gpg-sign", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_commit_signature, true },
	{ RULE("fixup-commit", "the commit is a fixup, squash or amend, or with never is not", "squash it: git rebase --interactive --autosquash", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_fixup_commit, true },
	{ RULE("forbidden-words", "words are in the message, or with never are not", "say it in other words", SEVERITY_ERROR), PART_BODY, VALUE_TEXTS, NULL, rule_forbidden_words, false },
	{ RULE("header-pattern", "the header matches a pattern, or with never does not", "rewrite the header so that it fits", SEVERITY_ERROR), PART_HEADER, VALUE_PATTERNS, NULL, rule_pattern, false },
	{ RULE("issue-key", "the message names an issue that matches a pattern, such as PROJ-[0-9]+", "name the issue, as in 'Refs: PROJ-123'", SEVERITY_ERROR), PART_BODY, VALUE_PATTERNS, NULL, rule_issue_key, false },
	{ RULE("lookalike-characters", "characters look like others, or reorder or hide text, or with never do not", "type the word again", SEVERITY_ERROR), PART_BODY, VALUE_NONE, NULL, rule_lookalike_characters, false },
	{ RULE("merge-commit", "the commit is a merge, or with never is not", "rebase instead", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_merge_commit, true },
	{ RULE("signed-off-by-author", "the author signs off in one of the trailers", "commit with --signoff", SEVERITY_ERROR), PART_FOOTER, VALUE_NONE, NULL, rule_signed_off_by_author, false },
	{ RULE("subject-imperative", "the subject is in the imperative mood: 'add', not 'added' or 'adds'", "begin with the verb as in a command", SEVERITY_ERROR), PART_SUBJECT, VALUE_NONE, NULL, rule_subject_imperative, false },
	{ RULE("wip-commit", "the commit is work in progress, or with never is not", "finish it, or squash it", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_wip_commit, false },
};

const size_t lint_rule_count = sizeof(lint_rules) / sizeof(lint_rules[0]);

const struct lint_rule *lint_rule_find(struct text id)
{
	for (size_t i = 0; i < lint_rule_count; i++)
		if (text_is(id, lint_rules[i].info.id))
			return &lint_rules[i];
	return NULL;
}

struct text subject_part(const struct subject *subject, enum part part)
{
	const struct conventional *p = subject->parsed;
	const struct text parts[] = { p->header, p->type, p->scope, p->subject, p->body, p->footer };

	return parts[part];
}

const char *part_name(enum part part)
{
	static const char *const names[] = { "header", "type", "scope", "subject", "body", "footer" };

	return names[part];
}

bool problem_say(struct problem *problem, const char *at, const char *format, ...)
{
	va_list values;

	problem->at = at;
	va_start(values, format);
	buf_addv(&problem->message, format, values);
	va_end(values);
	return false;
}

void rules_add_list(struct buf *out, struct texts texts)
{
	for (size_t i = 0; i < texts.count; i++) {
		if (i)
			buf_adds(out, ", ");
		buf_add(out, texts.items[i]);
	}
}
