/* rules_commit: rules about the commit itself, beyond its message; of a message without a commit they say nothing. */
#include "tools/commitlint/rules.h"
#include "tools/commitlint/trailers.h"

bool rule_merge_commit(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	const struct authorship *by = subject->by;

	if (!by)
		return true;
	return (by->parents > 1) != setting->never || problem_say(problem, NULL, "commit %s be a merge", setting->never ? "must not" : "must");
}

bool rule_commit_signature(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	const struct authorship *by = subject->by;

	if (!by)
		return true;
	return by->is_signed != setting->never || problem_say(problem, NULL, "commit %s be signed", setting->never ? "must not" : "must");
}

bool rule_author_email(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	const struct authorship *by = subject->by;

	if (!by)
		return true;
	return setting_matches(setting, by->author_email, problem) != setting->never ||
	       problem_say(problem, NULL, "author's e-mail '%.*s' %s match %.*s", TEXT_ARGS(by->author_email), setting->never ? "must not" : "must", TEXT_ARGS(setting->string));
}

/* "Name <email>" as git writes both. */
static bool is_author(struct text value, const struct authorship *by)
{
	size_t open = text_find_byte(value, '<', 0);
	struct text name, email;

	if (open == SIZE_MAX || !text_ends_with(value, TEXT(">")))
		return false;
	name = text_trim(text_slice(value, 0, open), " \t");
	email = text_slice(value, open + 1, value.len - open - 2);
	return text_eq(name, by->author_name) && text_eq_ignoring_case(email, by->author_email);
}

/* The Developer Certificate of Origin: the author signs off, in any of the trailers. */
bool rule_signed_off_by_author(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	const struct authorship *by = subject->by;
	struct trailer_walk walk = trailers_of(subject->raw);
	struct trailer trailer;
	bool found = false;

	while (!found && trailers_next(&walk, NULL, &trailer))
		found = text_eq_ignoring_case(trailer.token, TEXT("Signed-off-by")) && (!by || is_author(trailer.value, by));
	if (found != setting->never)
		return true;
	problem_say(problem, NULL, "message %s be signed off by its author", setting->never ? "must not" : "must");
	if (by && !setting->never)
		buf_addf(&problem->remedy, "add 'Signed-off-by: %.*s <%.*s>', as 'git commit --signoff' does", TEXT_ARGS(by->author_name), TEXT_ARGS(by->author_email));
	return false;
}
