#include "common/cli/options.h"

#include <stdio.h>
#include <string.h>

#include "common/base/buf.h"
#include "common/cli/shared_options.h"
#include "tests/unit/tap.h"

enum { MOST_ARGUMENTS = 8 };

static const char *const levels[] = { "low", "high", NULL };

static const struct {
	const char *arguments; /* separated by spaces */
	const char *result;    /* all values, as test() prints them */
} cases[] = {
	{ "", "flag=0 count=7 level=0 edit=- list= operands= given=" },
	{ "--flag", "flag=1 count=7 level=0 edit=- list= operands= given=flag," },
	{ "-fc3", "flag=1 count=3 level=0 edit=- list= operands= given=flag,count," },
	{ "-c 3 --level=high", "flag=0 count=3 level=1 edit=- list= operands= given=count,level," },
	{ "--item a --item=b", "flag=0 count=7 level=0 edit=- list=a,b, operands= given=item,item," },
	{ "--edit", "flag=0 count=7 level=0 edit=absent list= operands= given=edit," },
	{ "--edit FILE x", "flag=0 count=7 level=0 edit=FILE list= operands=x, given=edit," },
	{ "--edit=FILE", "flag=0 count=7 level=0 edit=FILE list= operands= given=edit," },
	{ "--edit --flag", "flag=1 count=7 level=0 edit=absent list= operands= given=edit,flag," },
	{ "x -f y", "flag=1 count=7 level=0 edit=- list= operands=x,y, given=flag," },
	{ "-- -f", "flag=0 count=7 level=0 edit=- list= operands=-f, given=" },
	{ "- -f", "flag=1 count=7 level=0 edit=- list= operands=-, given=flag," },
	{ "-C dir --emit json=x=y", "flag=0 count=7 level=0 edit=- list= operands= given=directory,emit," },
};

static void add_list(struct buf *out, const char *name, const struct strings *list)
{
	buf_addf(out, " %s=", name);
	for (size_t i = 0; i < list->count; i++)
		buf_addf(out, "%s,", list->items[i]);
}

static void test(const char *line, const char *want)
{
	static const char *const formats[] = { "text", NULL };
	char copy[128], *argv[MOST_ARGUMENTS] = { copy };
	struct arguments arguments = ARGUMENTS_INIT;
	struct strings items = STRINGS_INIT;
	const char *edit = NULL;
	unsigned count = 7, level = 0;
	bool flag = false;
	struct shared_options shared;
	const struct option options[] = {
		{ OPTION_FLAG, 'f', "flag", NULL, "a flag", .flag = &flag },
		{ OPTION_COUNT, 'c', "count", "N", "a count", .number = &count },
		{ OPTION_CHOICE, .long_name = "level", .value_name = "NAME", .help = "a choice", .number = &level, .choices = levels },
		{ OPTION_STRINGS, .long_name = "item", .value_name = "X", .help = "repeatable", .strings = &items },
		{ OPTION_OPTIONAL, 'e', "edit", "FILE", "optional value", .string = &edit, .absent = "absent" },
		{ 0 },
	};
	const struct tool tool = { .name = "test", .operands = "[X ...]", .summary = "test", .description = "", .options = options, .shared = shared.table };
	struct buf got = BUF_INIT;
	int argc = 1;

	shared_options_init(&shared, formats);
	snprintf(copy, sizeof(copy), "%s", line);
	for (char *word = copy, *end; *word && argc < MOST_ARGUMENTS; word = end + 1) {
		end = word + strcspn(word, " ");
		argv[argc++] = word;
		if (!*end)
			break;
		*end = '\0';
	}
	options_parse(&tool, argc, argv, &arguments);
	buf_addf(&got, "flag=%d count=%u level=%u edit=%s", flag, count, level, edit ? edit : "-");
	add_list(&got, "list", &items);
	add_list(&got, "operands", &arguments.operands);
	add_list(&got, "given", &arguments.given);
	tap_ok(text_is(buf_text(&got), want), "'%s': got %s", line, buf_cstr(&got));
	buf_release(&got);
	strings_release(&items);
	shared_options_release(&shared);
	options_release(&arguments);
}

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		test(cases[i].arguments, cases[i].result);
	return tap_done();
}
