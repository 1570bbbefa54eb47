/* rules_enum: parts that must be one of a list. */
#include "common/base/js.h"
#include "common/base/nearest.h"
#include "tools/commitlint/rules.h"
#include "tools/commitlint/scopes.h"

static bool is_one_of(struct text t, struct texts texts)
{
	for (size_t i = 0; i < texts.count; i++)
		if (text_eq(t, texts.items[i]))
			return true;
	return false;
}

/* "did you mean 'feat'?" when one is near; the texts of a list are NUL-terminated. */
static void suggest(struct text t, struct texts texts, struct problem *problem)
{
	struct nearest nearest = nearest_to(t);

	for (size_t i = 0; i < texts.count; i++)
		nearest_offer(&nearest, texts.items[i].ptr);
	if (nearest.best)
		buf_addf(&problem->remedy, "did you mean '%s'?", nearest.best);
}

static bool say_list(struct problem *problem, struct text t, const char *what, const struct setting *setting)
{
	problem_say(problem, t.ptr, "%s must %sbe one of [", what, setting->never ? "not " : "");
	rules_add_list(&problem->message, setting->texts);
	buf_adds(&problem->message, "]");
	if (!setting->never)
		suggest(t, setting->texts, problem);
	return false;
}

bool rule_type_enum(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text type = subject->parsed->type;

	return !type.len || is_one_of(type, setting->texts) != setting->never || say_list(problem, type, "type", setting);
}

bool rule_scope_enum(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text scope = subject->parsed->scope, rest = scope, segment, wrong = scope;
	bool any = is_one_of(scope, setting->texts), all = true, valid;

	if (!scope.len || !setting->texts.count)
		return true;
	valid = any;
	while (scopes_next(&rest, setting->delimiters, &segment)) {
		bool is_known = is_one_of(segment, setting->texts);

		if (is_known == setting->never)
			wrong = segment;
		any = any || is_known;
		all = all && is_known;
	}
	valid = setting->never ? !any : all || valid;
	return valid || say_list(problem, wrong, "scope", setting);
}

/* [A-Za-z0-9-_] */
static bool is_scope_char(char c)
{
	return js_is_word(c) || c == '-';
}

bool rule_scope_delimiter_style(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text scope = subject->parsed->scope;
	const char *wrong = NULL;

	for (size_t at = 0, end; at < scope.len; at = end) {
		struct text delimiter;

		for (end = at; end < scope.len && is_scope_char(scope.ptr[end]); end++)
			;
		at = end;
		while (end < scope.len && !is_scope_char(scope.ptr[end]))
			end++;
		delimiter = text_slice(scope, at, end - at);
		if (text_is(js_trim(delimiter), ","))
			delimiter = TEXT(",");
		if (delimiter.len && !is_one_of(delimiter, setting->texts) && !wrong)
			wrong = scope.ptr + at;
	}
	if (!scope.len || !wrong != setting->never)
		return true;
	problem_say(problem, wrong ? wrong : scope.ptr, "scope delimiters must %sbe one of [", setting->never ? "not " : "");
	rules_add_list(&problem->message, setting->texts);
	buf_adds(&problem->message, "]");
	return false;
}
