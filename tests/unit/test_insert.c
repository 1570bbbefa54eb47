#include <string.h>

#include "tests/unit/tap.h"
#include "tools/changelog-gen/insert.h"
#include "tools/changelog-gen/outline.h"

#define HEADING "## [1.2.0] - 2026-11-21"
#define NEW HEADING "\n\n- new\n"

/* What comes of putting NEW, version 1.2.0, into a file. */
static const struct {
	const char *name, *before, *after;
} insertions[] = {
	{ "an empty file gets a title", "", "# Changelog\n\n" NEW },
	{ "white space alone too", "\n \n", "# Changelog\n\n" NEW },
	{ "a title alone", "# Changelog\n", "# Changelog\n\n" NEW },
	{ "a title without line end", "# Changelog", "# Changelog\n\n" NEW },
	{ "under title and introduction", "# Changelog\n\nAll of it.\n\n## 1.1.0\n\n- old\n", "# Changelog\n\nAll of it.\n\n" NEW "\n## 1.1.0\n\n- old\n" },
	{ "directly under the title", "# Changelog\n## 1.1.0\n- old", "# Changelog\n\n" NEW "\n## 1.1.0\n- old" },
	{ "no title", "## 1.1.0\n- old\n", NEW "\n## 1.1.0\n- old\n" },
	{ "a byte order mark stays first", "\xEF\xBB\xBF## 1.1.0\n", "\xEF\xBB\xBF" NEW "\n## 1.1.0\n" },
	{ "front matter stays first", "---\ntitle: x\n---\n\n# Log\n\n## 1.1.0\n", "---\ntitle: x\n---\n\n# Log\n\n" NEW "\n## 1.1.0\n" },
	{ "releases above the title stay there", "## 1.1.0\n\n# Changelog\n\n## 1.0.0\n", "## 1.1.0\n\n# Changelog\n\n" NEW "\n## 1.0.0\n" },
	{ "what was unreleased is the release", "# Log\n\n## [Unreleased]\n\n- by hand\n\n## [1.1.0]\n", "# Log\n\n## [Unreleased]\n\n" HEADING "\n\n- by hand\n- new\n\n## [1.1.0]\n" },
	{ "nothing was unreleased", "# Log\n\n## [Unreleased]\n\n## [1.1.0]\n", "# Log\n\n## [Unreleased]\n\n" NEW "\n## [1.1.0]\n" },
	{ "nor is there anything below", "# Log\n\n## [Unreleased]", "# Log\n\n## [Unreleased]\n\n" NEW },
	{ "close headings", "# Log\n## Unreleased\n## 1.1.0\n", "# Log\n## Unreleased\n\n" NEW "\n## 1.1.0\n" },
	{ "text, groups and lists by hand", "# Log\n\n## [Unreleased]\nHello.\n\n### Added\n* a\n  b\n\n## [1.1.0]\n",
	  "# Log\n\n## [Unreleased]\n\n" HEADING "\n\nHello.\n\n- new\n\n### Added\n\n* a\n  b\n\n## [1.1.0]\n" },
	{ "by hand, again, with the release there", "# Log\n\n## [Unreleased]\n\n- more\n\n## [1.2.0]\n\n- by hand\n- new\n\n## [1.1.0]\n",
	  "# Log\n\n## [Unreleased]\n\n" HEADING "\n\n- more\n- by hand\n- new\n\n## [1.1.0]\n" },
	{ "the links at the foot", "# Log\n\n## [Unreleased]\n\n## [1.1.0]\n\n[Unreleased]: https://h/o/r/compare/v1.1.0...HEAD\n[1.1.0]: https://h/o/r/compare/v1.0.0...v1.1.0\n",
	  "# Log\n\n## [Unreleased]\n\n" NEW "\n## [1.1.0]\n\n[Unreleased]: https://h/o/r/compare/v1.2.0...HEAD\n[1.2.0]: https://h/o/r/compare/v1.1.0...v1.2.0\n"
	  "[1.1.0]: https://h/o/r/compare/v1.0.0...v1.1.0\n" },
	{ "the link of Unreleased alone", "## Unreleased\r\n\r\n[unreleased]: https://h/o/r/branches/compare/HEAD%0Dv1",
	  "## Unreleased\r\n\r\n## [1.2.0] - 2026-11-21\r\n\r\n- new\r\n\r\n[unreleased]: https://h/o/r/branches/compare/HEAD%0Dv1.2.0\r\n"
	  "[1.2.0]: https://h/o/r/branches/compare/v1.2.0%0Dv1\r\n" },
	{ "a link that is no range stays", "## Unreleased\n\n[unreleased]: https://h/o/r\n", "## Unreleased\n\n" NEW "\n[unreleased]: https://h/o/r\n" },
	{ "CRLF", "# Log\r\n\r\n## 1.1.0\r\n- old\r\n", "# Log\r\n\r\n## [1.2.0] - 2026-11-21\r\n\r\n- new\r\n\r\n## 1.1.0\r\n- old\r\n" },
	{ "above the links at the foot", "# Log\n\n[1]: x\n<!-- y -->\n", "# Log\n\n" NEW "\n[1]: x\n<!-- y -->\n" },
	{ "other bytes as they were", "# Log\n\n## 1.1.0  \n\xFF\t \n\n\n\n- x", "# Log\n\n" NEW "\n## 1.1.0  \n\xFF\t \n\n\n\n- x" },
	{ "underlined headings", "History\n=======\n\n1.1.0 / 2020-01-01\n===\n\n  * old\n", "History\n=======\n\n" NEW "\n1.1.0 / 2020-01-01\n===\n\n  * old\n" },
	{ "an anchor belongs to its heading", "# Log\n\n<a name=\"1.1.0\"></a>\n# [1.1.0](x) (2020)\n", "# Log\n\n" NEW "\n<a name=\"1.1.0\"></a>\n# [1.1.0](x) (2020)\n" },
	{ "headings in code do not count", "# Log\n\n```\n## 1.1.0\n```\n\n## 1.0.0\n", "# Log\n\n```\n## 1.1.0\n```\n\n" NEW "\n## 1.0.0\n" },
	{ "headings in comments do not count", "# Log\n<!--\n## 1.1.0\n-->\n## 1.0.0\n", "# Log\n<!--\n## 1.1.0\n-->\n\n" NEW "\n## 1.0.0\n" },
	{ "replaced in place", "# Log\n\n## 1.3.0\n\n## [1.2.0](x)\n\n- old\n\n\n## 1.1.0\n- x", "# Log\n\n## 1.3.0\n\n" NEW "\n\n## 1.1.0\n- x" },
	{ "replaced at the end", "# Log\n\n## v1.2.0\n- old", "# Log\n\n## [1.2.0] - 2026-11-21\n\n- new" },
	{ "replaced above the foot", "# Log\n\n## v1.2.0\n- old\n\n[1]: x\n", "# Log\n\n" NEW "\n[1]: x\n" },
	{ "replaced with the groups below it", "# Log\n\n### [1.2.0](x)\n\n### Fixes\n- old\n\n## 1.1.0\n", "# Log\n\n" NEW "\n## 1.1.0\n" },
	{ "replaced up to another heading of its level", "# Log\n\n## 1.2.0\n- old\n\n## Older ones\n", "# Log\n\n" NEW "\n## Older ones\n" },
	{ "a prefix of the version is another version", "# Log\n\n## 1.2.0-rc.1\n", "# Log\n\n" NEW "\n## 1.2.0-rc.1\n" },
};

static void test_insertion(size_t i)
{
	struct insertion insertion = { TEXT("1.2.0"), TEXT("v1.2.0"), TEXT(NEW) };
	struct fault fault = FAULT_INIT;
	struct buf once = BUF_INIT, twice = BUF_INIT;
	int result = changelog_insert(text_of(insertions[i].before), "CHANGELOG.md", &insertion, &once, &fault);

	tap_ok(result == 0 && text_is(buf_text(&once), insertions[i].after), "%s: got '%s' %s", insertions[i].name, buf_cstr(&once), fault.message);
	result = changelog_insert(buf_text(&once), "CHANGELOG.md", &insertion, &twice, &fault);
	tap_ok(result == 0 && text_eq(buf_text(&once), buf_text(&twice)), "%s: a second time changes nothing", insertions[i].name);
	buf_release(&once);
	buf_release(&twice);
}

/* Notes that end in link definitions. */
static void test_links(void)
{
	struct insertion insertion = { TEXT("1.2.0"), TEXT("v1.2.0"), TEXT(NEW "\n[1.2.0]: https://h/new\n") };
	static const char *const files[][2] = {
		{ "# Log\n\n## 1.1.0\n", "# Log\n\n" NEW "\n## 1.1.0\n\n[1.2.0]: https://h/new\n" },
		{ "# Log\n", "# Log\n\n" NEW "\n[1.2.0]: https://h/new\n" },
		{ "# Log\n\n## 1.1.0\n\n[1.2.0]: https://h/old\n[1.1.0]: x", "# Log\n\n" NEW "\n## 1.1.0\n\n[1.2.0]: https://h/new\n[1.1.0]: x" },
	};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct fault fault = FAULT_INIT;
		struct buf once = BUF_INIT, twice = BUF_INIT;
		int result = changelog_insert(text_of(files[i][0]), "f", &insertion, &once, &fault);

		tap_ok(result == 0 && text_is(buf_text(&once), files[i][1]), "link %zu: got '%s'", i, buf_cstr(&once));
		result = changelog_insert(buf_text(&once), "f", &insertion, &twice, &fault);
		tap_ok(result == 0 && text_eq(buf_text(&once), buf_text(&twice)), "link %zu: a second time changes nothing: '%s'", i, buf_cstr(&twice));
		buf_release(&once);
		buf_release(&twice);
	}
}

static const struct {
	struct text before;
	const char *notes, *message;
} refusals[] = {
	{ TEXT_INIT("a\0b"), NEW, "'CHANGELOG.md' is no text: it holds NUL bytes; is it the right file?" },
	{ TEXT_INIT("# Log\n"), "- no heading\n",
	  "the notes do not begin with a heading that names version 1.2.0, so they cannot be found again in 'CHANGELOG.md'; mend the template" },
	{ TEXT_INIT("# Log\n"), "## 1.3.0\n",
	  "the notes do not begin with a heading that names version 1.2.0, so they cannot be found again in 'CHANGELOG.md'; mend the template" },
	{ TEXT_INIT("# Log\n<!-- open\n"), NEW, "'CHANGELOG.md' hides the notes that are put into it: code or a comment is never closed; close it" },
	{ TEXT_INIT("# Log\n```\n"), NEW, "'CHANGELOG.md' hides the notes that are put into it: code or a comment is never closed; close it" },
};

static void test_refusal(size_t i)
{
	struct insertion insertion = { TEXT("1.2.0"), TEXT("v1.2.0"), text_of(refusals[i].notes) };
	struct fault fault = FAULT_INIT;
	struct buf out = BUF_INIT;
	int result = changelog_insert(refusals[i].before, "CHANGELOG.md", &insertion, &out, &fault);

	tap_ok(result < 0 && !out.len && !strcmp(fault.message, refusals[i].message), "refusal %zu: got '%s'", i, fault.message);
	buf_release(&out);
}

static const struct {
	const char *heading, *version; /* NULL: no release */
} headings[] = {
	{ "## 1.2.3", "1.2.3" },
	{ "## v1.2.3 (2020-01-01)", "1.2.3" },
	{ "## [1.2.3-rc.1+b](https://x/compare/v1...v2) (2020-01-01)", "1.2.3-rc.1+b" },
	{ "##   [1.2.3] - 2020-01-01 ##", "1.2.3" },
	{ "### <small>1.2.3 (2020-01-01)</small>", "1.2.3" },
	{ "## pkg@1.2.3", "1.2.3" },
	{ "## pkg 1.2.3", "1.2.3" },
	{ "## Version 1.2", "1.2" },
	{ "### Release v1.2.3", "1.2.3" },
	{ "## **1.2.3**", "1.2.3" },
	{ "### use 1.2.3", NULL },
	{ "## move to version 1.2.3", NULL },
	{ "## 2020-01-01", NULL },
	{ "## es2015.promise", NULL },
	{ "##", NULL },
	{ "##1.2.3", NULL },
	{ "    ## 1.2.3", NULL },
	{ "1.2.3", NULL },
	{ "1.2.3\n-----", "1.2.3" },
};

static void test_heading(size_t i)
{
	struct outline outline;
	const struct heading *found = NULL;
	struct text version = TEXT("none");

	outline_read(text_of(headings[i].heading), &outline);
	if (outline.count && outline.headings[0].kind == HEADING_RELEASE)
		found = &outline.headings[0];
	if (found)
		version = found->version;
	tap_ok(headings[i].version ? text_is(version, headings[i].version) : !found, "heading '%s': got '%.*s'", headings[i].heading,
	       TEXT_ARGS(version));
	outline_release(&outline);
}

int main(void)
{
	for (size_t i = 0; i < sizeof(insertions) / sizeof(insertions[0]); i++)
		test_insertion(i);
	test_links();
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
		test_refusal(i);
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		test_heading(i);
	return tap_done();
}
