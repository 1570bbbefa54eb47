/* The parts of image-tag that the recorded runs do not reach. */
#include <stdio.h>
#include <string.h>

#include "common/base/buf.h"
#include "common/base/time.h"
#include "tests/unit/tap.h"
#include "tools/image-tag/license.h"
#include "tools/image-tag/lines.h"
#include "tools/image-tag/moment.h"
#include "tools/image-tag/pep440.h"
#include "tools/image-tag/tagging.h"
#include "tools/image-tag/template.h"
#include "tools/image-tag/zone_rule.h"

static const struct {
	const char *source, *result; /* a result that starts with '!' is the start of the fault */
} templates[] = {
	{ "plain", "plain" },
	{ "{{a}}{{{a}}}{{&a}}", "AAA" },
	{ "{{ this.a }}", "A" },
	{ "{{list.[0]}}-{{list.1}}", "zero-one" },
	{ "{{#if a}}x{{else}}y{{/if}}", "x" },
	{ "{{#if empty}}x{{else}}y{{/if}}", "y" },
	{ "{{#if false}}x{{else if a}}y{{else}}z{{/if}}", "y" },
	{ "{{#unless false}}x{{/unless}}", "x" },
	{ "{{#if a}}{{#if empty}}1{{else}}2{{/if}}{{/if}}", "2" },
	{ "{{#with a}}<{{this}}>{{/with}}", "<A>" },
	{ "{{! note }}x{{!-- a }} b --}}y", "xy" },
	{ "x {{~a~}} y", "xAy" },
	{ "\\{{a}}{{a}}", "{{a}}A" },
	{ "\\\\{{a}}", "\\A" },
	{ "{{nothing}}", "" },
	{ "{{join 'p' a sep='-'}}", "p-A" },
	{ "{{", "!a name is missing at character 3" },
	{ "{{a", "!a '{{' is not closed at character 1" },
	{ "{{a}", "!something else than a name stands in the '{{' at character 1" },
	{ "{{#if a}}x", "!a block is not closed at character 11" },
	{ "{{/if}}", "!a block is closed that was not opened at character 1" },
	{ "{{#each a}}{{/each}}", "!only #if, #unless and #with are known as blocks" },
	{ "{{#if a}}{{/unless}}", "!another block is closed than was opened, at character 10" },
	{ "{{#if}}x{{/if}}", "!a block has no argument" },
	{ "{{> part}}", "!there are no partials" },
	{ "{{join 'p}}", "!a string is not closed at character 8" },
	{ "{{join (a) }}", "!a helper within a helper is not supported" },
	{ "{{!-- x", "!a comment is not closed" },
};

static int resolve(void *context, const struct template_call *call, struct text *value, struct fault *fault)
{
	static const struct {
		const char *name, *value;
	} values[] = { { "a", "A" }, { "empty", "" }, { "false", "false" }, { "list.0", "zero" }, { "list.1", "one" } };

	(void)fault;
	if (text_is(call->name, "join") && call->argument_count == 2 && call->option_count == 1) {
		*value = arena_printf(context, "%.*s%.*s%.*s", TEXT_ARGS(call->arguments[0]), TEXT_ARGS(call->options[0].value), TEXT_ARGS(call->arguments[1]));
		return 1;
	}
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		if (text_is(call->name, values[i].name)) {
			*value = text_of(values[i].value);
			return 1;
		}
	}
	return 0;
}

static void check_templates(struct arena *arena)
{
	const struct template_scope scope = { arena, arena, resolve, NULL };
	struct buf deep = BUF_INIT, out = BUF_INIT;
	struct fault fault = FAULT_INIT;

	for (size_t i = 0; i < sizeof(templates) / sizeof(templates[0]); i++) {
		int result;

		buf_cut(&out, 0);
		result = template_expand(text_of(templates[i].source), &scope, &out, &fault);
		if (templates[i].result[0] == '!')
			tap_ok(result < 0 && text_starts_with(text_of(fault.message), text_of(templates[i].result + 1)), "%s: got '%s'", templates[i].source, fault.message);
		else
			tap_ok(result == 0 && text_is(buf_text(&out), templates[i].result), "%s: got '%s'", templates[i].source, result < 0 ? fault.message : buf_cstr(&out));
	}
	for (int i = 0; i < 1000; i++)
		buf_adds(&deep, "{{#if a}}");
	tap_ok(template_expand(buf_text(&deep), &scope, &out, &fault) < 0 && strstr(fault.message, "nested too deep"), "nesting has an end: '%.40s'", fault.message);
	buf_release(&deep);
	buf_release(&out);
}

static const struct {
	const char *time, *format, *result;
	int32_t east;
} moments[] = {
	{ "2024-02-05T03:04:05Z", "YYYY-MM-DD HH:mm:ss", "2024-02-05 03:04:05", 0 },
	{ "2024-02-05T03:04:05Z", "D Do DD M Mo YY Y", "5 5th 05 2 2nd 24 2024", 0 },
	{ "2024-02-05T15:04:05Z", "h hh H k A a", "3 03 15 15 PM pm", 0 },
	{ "2024-02-05T00:04:05Z", "h k kk hmm Hmm hmmss", "12 24 24 1204 004 120405", 0 },
	{ "2024-02-05T03:04:05Z", "dd ddd dddd d e E", "Mo Mon Monday 1 1 1", 0 },
	{ "2021-01-03T00:00:00Z", "GGGG-[W]WW E gggg ww", "2020-W53 7 2021 02", 0 },
	{ "2024-02-05T03:04:05Z", "[YYYY] \\YYYY q", "YYYY YYYY q", 0 },
	{ "2024-02-05T03:04:05Z", "L LL l ll LT LTS", "02/05/2024 February 5, 2024 2/5/2024 Feb 5, 2024 3:04 AM 3:04:05 AM", 0 },
	{ "2024-02-05T23:30:00Z", "YYYY-MM-DDTHH:mm:ssZ ZZ", "2024-02-06T05:00:00+05:30 +0530", 19800 },
	{ "1969-12-31T23:59:59Z", "YYYY X x SSS", "1969 -1 -1000 000", 0 },
	{ "2024-11-11T00:00:00Z", "Do DDDo wo Qo N y", "11th 316th 46th 4th AD 2024", 0 },
};

static void check_moments(void)
{
	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		struct moment moment = { .east = moments[i].east, .utc = moments[i].east == 0, .abbreviation = "UTC" };
		struct buf out = BUF_INIT;

		time_parse(text_of(moments[i].time), &moment.milliseconds);
		moment.milliseconds *= 1000;
		moment_format(&out, &moment, text_of(moments[i].format));
		tap_ok(text_is(buf_text(&out), moments[i].result), "%s as %s: got '%s'", moments[i].time, moments[i].format, buf_cstr(&out));
		buf_release(&out);
	}
}

static const struct {
	const char *rule, *time;
	int32_t east;
	const char *name; /* NULL: the rule cannot be read */
} rules[] = {
	{ "UTC0", "2040-01-01T00:00:00Z", 0, "UTC" },
	{ "JST-9", "2040-07-01T00:00:00Z", 32400, "JST" },
	{ "CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T00:59:59Z", 3600, "CET" },
	{ "CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T01:00:00Z", 7200, "CEST" },
	{ "CET-1CEST,M3.5.0,M10.5.0/3", "2040-10-28T00:59:59Z", 7200, "CEST" },
	{ "CET-1CEST,M3.5.0,M10.5.0/3", "2040-10-28T01:00:00Z", 3600, "CET" },
	{ "EST5EDT,M3.2.0,M11.1.0", "2040-07-01T00:00:00Z", -14400, "EDT" },
	{ "AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-01-01T00:00:00Z", 39600, "AEDT" },
	{ "AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-07-01T00:00:00Z", 36000, "AEST" },
	{ "<+0330>-3:30", "2040-07-01T00:00:00Z", 12600, "+0330" },
	{ "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2040-07-01T00:00:00Z", -3600, "-01" },
	{ "QQQ3RRR,J60/0,J300/0", "2040-02-29T12:00:00Z", -10800, "QQQ" },
	{ "", "2040-01-01T00:00:00Z", 0, NULL },
	{ "CET", "2040-01-01T00:00:00Z", 0, NULL },
	{ "CET-1CEST,M3.5.0", "2040-01-01T00:00:00Z", 0, NULL },
	{ "CET-1CEST,M13.5.0,M10.5.0", "2040-01-01T00:00:00Z", 0, NULL },
};

static void check_rules(void)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		struct text name = { NULL, 0 };
		int32_t east = 0;
		int64_t seconds = 0;
		bool ok;

		time_parse(text_of(rules[i].time), &seconds);
		ok = zone_rule_offset(text_of(rules[i].rule), seconds, &east, &name);
		tap_ok(rules[i].name ? ok && east == rules[i].east && text_is(name, rules[i].name) : !ok, "'%s' at %s: got %d %.*s", rules[i].rule, rules[i].time, (int)east, TEXT_ARGS(name));
	}
}

static const struct {
	const char *text, *version; /* NULL: none */
	bool stable;
} pythons[] = {
	{ "1.0", "1.0", true },
	{ "v1.0", "1.0", true },
	{ " 1.0\t", "1.0", true },
	{ "1!2.0", "1!2.0", true },
	{ "01.02", "1.2", true },
	{ "1.0alpha", "1.0a0", false },
	{ "1.0-rc.2", "1.0rc2", false },
	{ "1.0c1", "1.0rc1", false },
	{ "1.0PREVIEW3", "1.0rc3", false },
	{ "1.0-1", "1.0.post1", false },
	{ "1.0.rev2", "1.0.post2", false },
	{ "1.0.post", "1.0.post0", false },
	{ "1.0.dev", "1.0.dev0", false },
	{ "1.0a1.post2.dev3+Ubuntu-1", "1.0a1.post2.dev3+ubuntu.1", false },
	{ "1.0+a_b", "1.0+a.b", true },
	{ "", NULL, false },
	{ "v", NULL, false },
	{ "1.", NULL, false },
	{ "1.0+", NULL, false },
	{ "1.0+a..b", NULL, false },
	{ "1.0x", NULL, false },
	{ "a1", NULL, false },
};

static void check_pythons(struct arena *arena)
{
	for (size_t i = 0; i < sizeof(pythons) / sizeof(pythons[0]); i++) {
		struct pep440 version;
		bool ok = pep440_parse(text_of(pythons[i].text), arena, &version);

		tap_ok(pythons[i].version ? ok && text_is(version.version, pythons[i].version) && version.stable == pythons[i].stable : !ok, "PEP 440 '%s': got '%.*s'", pythons[i].text, TEXT_ARGS(version.version));
	}
}

static const struct {
	const char *line, *fields; /* "key=value|…", a bare value as "=value"; or the start of the fault after '!' */
} entries[] = {
	{ "type=raw,value=x", "type=raw|value=x" },
	{ " TYPE = raw , x ", "type=raw|=x" },
	{ "a=\"b", "!a quote stands within a field" },
	{ "\"a=b,c\",d=e", "a=b,c|d=e" },
	{ "\"a=b,c=d\"", "a=b|c=d" },
	{ "\"a=say \"\"x\"\", y\",z", "a=say \"x\", y|=z" },
	{ "\"a=b", "!the quote is not closed" },
	{ "\"a=b\"c,d", "!text follows the closing quote" },
	{ "a=b=c", "a=b=c" },
	{ "{{date 'Y' tz='UTC'}}", "={{date 'Y' tz='UTC'}}" },
	{ "a,,b,", "=a|=b" },
	{ "a # b", "!a comment stands after an entry" },
	{ "a#b", "=a#b" },
	{ "1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3", "!the entry has more than 32 fields" },
};

static void check_entries(struct arena *arena)
{
	struct entry *entry = arena_zalloc(arena, 1, sizeof(*entry));

	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		struct fault fault = FAULT_INIT;
		struct buf got = BUF_INIT;
		const char *want = entries[i].fields;

		if (entry_split(text_trim(text_of(entries[i].line), " "), (struct place){ "list", 1, 1 }, arena, entry, &fault) < 0) {
			buf_addf(&got, "!%s", fault.message);
		} else {
			for (size_t f = 0; f < entry->count; f++)
				buf_addf(&got, "%s%.*s=%.*s", f ? "|" : "", TEXT_ARGS(entry->fields[f].key), TEXT_ARGS(entry->fields[f].value));
		}
		tap_ok(want[0] == '!' ? text_starts_with(buf_text(&got), text_of(want)) : text_is(buf_text(&got), want), "%s: got '%s'", entries[i].line, buf_cstr(&got));
		buf_release(&got);
	}
}

static const struct {
	const char *text, *id;
} licenses[] = {
	{ "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\nof this software and associated documentation files\n(the \"Software\")...\nThe above copyright notice and this permission notice shall be included in all\ncopies", "MIT" },
	{ "                                 Apache License\n                           Version 2.0, January 2004\n", "Apache-2.0" },
	{ "GNU GENERAL PUBLIC LICENSE\n Version 3, 29 June 2007", "GPL-3.0" },
	{ "GNU GENERAL PUBLIC LICENSE\n Version 2, June 1991", "GPL-2.0" },
	{ "Mozilla Public License Version 2.0\n====", "MPL-2.0" },
	{ "All rights reserved", "" },
	{ "", "" },
};

int main(void)
{
	struct arena arena = ARENA_INIT;
	struct text cleaned;

	check_templates(&arena);
	check_moments();
	check_rules();
	check_pythons(&arena);
	check_entries(&arena);
	for (size_t i = 0; i < sizeof(licenses) / sizeof(licenses[0]); i++)
		tap_ok(text_is(license_of_text(text_of(licenses[i].text)), licenses[i].id), "licence %zu is '%s'", i, licenses[i].id);
	cleaned = tag_clean(TEXT("a\0b"), &arena);
	tap_ok(text_is(cleaned, "a-b"), "NUL in a tag: got '%.*s'", TEXT_ARGS(cleaned));
	arena_release(&arena);
	return tap_done();
}
