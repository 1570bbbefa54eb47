#include "tools/commitlint/rules.h"

#include <stdarg.h>

#define RULE(id, summary, help, severity) \
	{                                 \
		id, summary, help, severity \
	}

const struct lint_rule lint_rules[] = {
	{ RULE("body-case", "the body is in a given letter case", "rewrite the body in that case, or quote names", SEVERITY_ERROR), PART_BODY, VALUE_CASES, NULL, rule_case },
	{ RULE("body-empty", "a body is absent, or with never present", "say in the body why the change was made", SEVERITY_ERROR), PART_BODY, VALUE_NONE, NULL, rule_empty },
	{ RULE("body-full-stop", "the body ends in a full stop, or with never does not", "add or remove the last character of the body", SEVERITY_ERROR), PART_BODY, VALUE_STRING, ".", rule_full_stop },
	{ RULE("body-leading-blank", "an empty line stands between header and body", "put an empty line after the header", SEVERITY_WARNING), PART_BODY, VALUE_NONE, NULL, rule_body_leading_blank },
	{ RULE("body-max-length", "the body is no longer than a number of characters", "shorten the body", SEVERITY_ERROR), PART_BODY, VALUE_NUMBER, NULL, rule_max_length },
	{ RULE("body-max-line-length", "no line of the body is longer than a number of characters, lines with a link apart", "wrap the line", SEVERITY_ERROR), PART_BODY, VALUE_NUMBER, NULL, rule_max_line_length },
	{ RULE("body-min-length", "the body has a number of characters at least", "say more in the body", SEVERITY_ERROR), PART_BODY, VALUE_NUMBER, NULL, rule_min_length },
	{ RULE("breaking-change-exclamation-mark", "a '!' in the header and BREAKING CHANGE in the footer come together", "add what is missing of '!' and a BREAKING CHANGE footer", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_breaking_change_exclamation_mark },
	{ RULE("footer-empty", "a footer is absent, or with never present", "add a footer such as 'Refs: #123'", SEVERITY_ERROR), PART_FOOTER, VALUE_NONE, NULL, rule_empty },
	{ RULE("footer-leading-blank", "an empty line stands before the footer", "put an empty line before the footer; a line that starts with 'Word: ' begins one", SEVERITY_WARNING), PART_FOOTER, VALUE_NONE, NULL, rule_footer_leading_blank },
	{ RULE("footer-max-length", "the footer is no longer than a number of characters", "shorten the footer", SEVERITY_ERROR), PART_FOOTER, VALUE_NUMBER, NULL, rule_max_length },
	{ RULE("footer-max-line-length", "no line of the footer is longer than a number of characters, lines with a link apart", "wrap the line", SEVERITY_ERROR), PART_FOOTER, VALUE_NUMBER, NULL, rule_max_line_length },
	{ RULE("footer-min-length", "the footer has a number of characters at least", "say more in the footer", SEVERITY_ERROR), PART_FOOTER, VALUE_NUMBER, NULL, rule_min_length },
	{ RULE("header-case", "the header is in a given letter case", "rewrite the header in that case, or quote names", SEVERITY_ERROR), PART_HEADER, VALUE_CASES, NULL, rule_case },
	{ RULE("header-full-stop", "the header ends in a full stop, or with never does not", "add or remove the last character of the header", SEVERITY_ERROR), PART_HEADER, VALUE_STRING, ".", rule_full_stop },
	{ RULE("header-max-length", "the header is no longer than a number of characters", "shorten the subject and move details to the body", SEVERITY_ERROR), PART_HEADER, VALUE_NUMBER, NULL, rule_header_max_length },
	{ RULE("header-min-length", "the header has a number of characters at least", "say more in the header", SEVERITY_ERROR), PART_HEADER, VALUE_NUMBER, NULL, rule_header_min_length },
	{ RULE("header-trim", "the header neither starts nor ends with white space", "remove the white space around the header", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_header_trim },
	{ RULE("references-empty", "no issue is referred to, or with never at least one is", "name the issue, as in 'Refs: #123'", SEVERITY_ERROR), PART_FOOTER, VALUE_NONE, NULL, rule_references_empty },
	{ RULE("scope-case", "the scope is in a given letter case", "rewrite the scope in that case", SEVERITY_ERROR), PART_SCOPE, VALUE_SCOPE_CASES, NULL, rule_scope_case },
	{ RULE("scope-delimiter-style", "scopes are separated by given delimiters only", "use one of those delimiters", SEVERITY_ERROR), PART_SCOPE, VALUE_DELIMITERS, NULL, rule_scope_delimiter_style },
	{ RULE("scope-empty", "a scope is absent, or with never present", "name what is touched, as in 'fix(parser): …'", SEVERITY_ERROR), PART_SCOPE, VALUE_NONE, NULL, rule_empty },
	{ RULE("scope-enum", "the scope is one of a list, or with never is none of it", "use one of these scopes", SEVERITY_ERROR), PART_SCOPE, VALUE_SCOPES, NULL, rule_scope_enum },
	{ RULE("scope-max-length", "the scope is no longer than a number of characters", "shorten the scope", SEVERITY_ERROR), PART_SCOPE, VALUE_NUMBER, NULL, rule_max_length },
	{ RULE("scope-min-length", "the scope has a number of characters at least", "use a longer scope", SEVERITY_ERROR), PART_SCOPE, VALUE_NUMBER, NULL, rule_min_length },
	{ RULE("signed-off-by", "the last line is a sign-off", "commit with --signoff", SEVERITY_ERROR), PART_FOOTER, VALUE_STRING, "", rule_signed_off_by },
	{ RULE("subject-case", "the subject is in a given letter case", "rewrite the subject in that case, or quote names", SEVERITY_ERROR), PART_SUBJECT, VALUE_CASES, NULL, rule_case },
	{ RULE("subject-empty", "a subject is absent, or with never present", "say after ': ' what the change does", SEVERITY_ERROR), PART_SUBJECT, VALUE_NONE, NULL, rule_empty },
	{ RULE("subject-exclamation-mark", "the header has a '!' before its colon, or with never has none", "add or remove the '!'", SEVERITY_ERROR), PART_HEADER, VALUE_NONE, NULL, rule_subject_exclamation_mark },
	{ RULE("subject-full-stop", "the header ends in a full stop, or with never does not", "add or remove the last character of the header", SEVERITY_ERROR), PART_HEADER, VALUE_STRING, ".", rule_subject_full_stop },
	{ RULE("subject-max-length", "the subject is no longer than a number of characters", "shorten the subject", SEVERITY_ERROR), PART_SUBJECT, VALUE_NUMBER, NULL, rule_max_length },
	{ RULE("subject-min-length", "the subject has a number of characters at least", "say more in the subject", SEVERITY_ERROR), PART_SUBJECT, VALUE_NUMBER, NULL, rule_min_length },
	{ RULE("trailer-exists", "a given trailer is there", "add the trailer at the end", SEVERITY_ERROR), PART_FOOTER, VALUE_STRING, "", rule_trailer_exists },
	{ RULE("type-case", "the type is in a given letter case", "rewrite the type in that case", SEVERITY_ERROR), PART_TYPE, VALUE_CASES, NULL, rule_case },
	{ RULE("type-empty", "a type is absent, or with never present", "begin with a type and a colon, as in 'feat: …' or 'fix: …'", SEVERITY_ERROR), PART_TYPE, VALUE_NONE, NULL, rule_empty },
	{ RULE("type-enum", "the type is one of a list, or with never is none of it", "use one of these types", SEVERITY_ERROR), PART_TYPE, VALUE_TEXTS, NULL, rule_type_enum },
	{ RULE("type-max-length", "the type is no longer than a number of characters", "use a shorter type", SEVERITY_ERROR), PART_TYPE, VALUE_NUMBER, NULL, rule_max_length },
	{ RULE("type-min-length", "the type has a number of characters at least", "use a longer type", SEVERITY_ERROR), PART_TYPE, VALUE_NUMBER, NULL, rule_min_length },
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
