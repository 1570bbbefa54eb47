#include "tools/changelog-gen/styles.h"

#include "tools/changelog-gen/keys.h"

#define SCOPE "{{#scope}}**{{scope}}:** {{/scope}}"
#define SUBJECT "{{#subject-parts}}{{#url}}[{{text}}]({{{url}}}){{/url}}{{^url}}{{text}}{{/url}}{{/subject-parts}}"
#define HASH "{{#url}}[{{short-id}}]({{{url}}}){{/url}}{{^url}}{{short-id}}{{/url}}"
#define ISSUE "{{#url}}[{{text}}]({{{url}}}){{/url}}{{^url}}{{text}}{{/url}}"

#define ENTRY SUBJECT " (" HASH "){{#closes}}, closes " ISSUE "{{/closes}}\n"
#define TITLE           \
	"{{#title}}\n"  \
	"# {{title}}\n" \
	"\n"            \
	"{{/title}}\n"
#define BEFORE_RELEASE \
	"{{^first}}\n" \
	"\n"           \
	"{{/first}}\n"
#define GROUPS                                                                                                               \
	"{{#has-breaking}}\n"                                                                                                \
	"\n"                                                                                                                 \
	"### Breaking changes\n"                                                                                             \
	"\n"                                                                                                                 \
	"{{#breaking}}\n"                                                                                                    \
	"{{#commit}}\n"                                                                                                      \
	"- " SCOPE "{{note}}{{^note}}" SUBJECT "{{/note}} (" HASH ")\n"                                                      \
	"{{/commit}}\n"                                                                                                      \
	"{{/breaking}}\n"                                                                                                    \
	"{{/has-breaking}}\n"                                                                                                \
	"{{#groups}}\n"                                                                                                      \
	"\n"                                                                                                                 \
	"### {{title}}\n"                                                                                                    \
	"\n"                                                                                                                 \
	"{{#entries}}\n"                                                                                                     \
	"- " SCOPE ENTRY                                                                                                     \
	"{{/entries}}\n"                                                                                                     \
	"{{#scopes}}\n"                                                                                                      \
	"- **{{scope}}:**\n"                                                                                                 \
	"{{#entries}}\n"                                                                                                     \
	"  - " ENTRY                                                                                                         \
	"{{/entries}}\n"                                                                                                     \
	"{{/scopes}}\n"                                                                                                      \
	"{{/groups}}\n"                                                                                                      \
	"{{#has-contributors}}\n"                                                                                            \
	"\n"                                                                                                                 \
	"### Contributors\n"                                                                                                 \
	"\n"                                                                                                                 \
	"{{#contributors}}\n"                                                                                                \
	"- {{#login}}@{{{login}}}{{/login}}{{^login}}{{name}}{{/login}}{{#first-time}}, for the first time{{/first-time}}\n" \
	"{{/contributors}}\n"                                                                                                \
	"{{/has-contributors}}\n"

static const char *const kept_titles[][2] = {
	{ "Features", "Added" },
	{ "Bug Fixes", "Fixed" },
	{ "Reverts", "Removed" },
	{ "Performance Improvements", "Changed" },
	{ "Documentation", "Changed" },
	{ "Styles", "Changed" },
	{ "Miscellaneous Chores", "Changed" },
	{ "Code Refactoring", "Changed" },
	{ "Tests", "Changed" },
	{ "Build System", "Changed" },
	{ "Continuous Integration", "Changed" },
	{ "Other changes", "Changed" },
	{ NULL, NULL },
};

static const char *const kept_order[] = { "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", NULL };
static const char *const no_order[] = { NULL };

const struct style styles[] = {
	[STYLE_CONVENTIONAL] = {
		.template = TEXT_INIT(
			TITLE
			"{{#releases}}\n" BEFORE_RELEASE
			"## {{#compare-url}}[{{name}}]({{{compare-url}}}){{/compare-url}}{{^compare-url}}{{name}}{{/compare-url}}{{#date}} ({{date}}){{/date}}\n" GROUPS
			"{{/releases}}\n"),
		.order = no_order,
	},
	/* keepachangelog.com, version 1.1.0. */
	[STYLE_KEEP_A_CHANGELOG] = {
		.template = TEXT_INIT(TITLE "{{#releases}}\n" BEFORE_RELEASE "## [{{name}}]{{#date}} - {{date}}{{/date}}\n" GROUPS "{{/releases}}\n"
					    "{{#repository}}\n"
					    "\n"
					    "{{#releases}}\n"
					    "{{#compare-url}}\n"
					    "[{{name}}]: {{{compare-url}}}\n"
					    "{{/compare-url}}\n"
					    "{{^compare-url}}\n"
					    "{{#url}}\n"
					    "[{{name}}]: {{{url}}}\n"
					    "{{/url}}\n"
					    "{{/compare-url}}\n"
					    "{{/releases}}\n"
					    "{{/repository}}\n"),
		.titles = kept_titles,
		.order = kept_order,
	},
};

struct text style_title(const struct style *style, struct text title)
{
	for (size_t i = 0; style->titles && style->titles[i][0]; i++)
		if (text_is(title, style->titles[i][0]))
			return text_of(style->titles[i][1]);
	return title;
}
