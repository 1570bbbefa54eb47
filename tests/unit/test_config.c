#include "common/release/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/file.h"
#include "common/release/config_print.h"
#include "common/release/version_keys.h"
#include "tests/unit/tap.h"

/* A whole .relutils.yml, and either the fault it makes or the printed line of version.prefix. */
static const struct {
	const char *name, *file, *result;
} cases[] = {
	{ "a value and its place", "version:\n  prefix: app-\n", "prefix: \"app-\"  # .relutils.yml:2:11" },
	{ "numbers are strings where strings are wanted", "version: {prefix: 1.0}", "prefix: \"1.0\"  # .relutils.yml:1:19" },
	{ "an empty file", "", "prefix: null  # default" },
	{ "null is as if not set", "version: {prefix: null}", "prefix: null  # default" },
	{ "free sections", "x-mine: {a: 1}\nversion: {prefix: a}", "prefix: \"a\"  # .relutils.yml:2:19" },
	{ "an old enough version", "min-version: 0.0.9\nversion: {prefix: a}", "prefix: \"a\"  # .relutils.yml:2:19" },
	{ "extends", "extends: [base.yml]\nversion: {zero: literal}", "prefix: \"base\"  # base.yml:1:19" },
	{ "the file wins over what it extends", "extends: base.yml\nversion: {prefix: own}", "prefix: \"own\"  # .relutils.yml:2:19" },
	{ "unknown section", "verison: {}\n", ".relutils.yml:1:1: unknown section 'verison'; did you mean 'version'?" },
	{ "unknown key", "version:\n  zreo: shift\n", ".relutils.yml:2:3: unknown key 'version.zreo'; did you mean 'zero'?" },
	{ "wrong type", "version: {prefix: [a]}", ".relutils.yml:1:19: 'version.prefix' must be a string, not list" },
	{ "wrong choice", "version: {zero: literl}", ".relutils.yml:1:17: 'version.zero' cannot be 'literl'; did you mean literal" },
	{ "section that is no map", "version: 1", ".relutils.yml:1:10: section 'version' must be a map of keys, not integer" },
	{ "not a map at all", "- a", ".relutils.yml:1:1: the configuration must be a map of sections, not list" },
	{ "a newer version first", "min-version: 99\nnew-section: 1", ".relutils.yml:1:14: this configuration needs relutils 99, this is " RELUTILS_VERSION "; install a newer one" },
	{ "extends out of the repository", "extends: ../outside.yml", ".relutils.yml:1:10: cannot extend '../outside.yml': it is outside the repository; set RELUTILS_CONFIG_DIR to a folder of shared files" },
	{ "extends what is not there", "extends: nothing.yml", ".relutils.yml:1:10: cannot extend 'nothing.yml': there is no such file" },
	{ "a circle", "extends: .relutils.yml", ".relutils.yml:1:10: cannot extend '.relutils.yml': files extend one another in a circle, or 16 deep" },
	{ "a fault in what is extended", "extends: bad.yml", "bad.yml:1:1: unknown section 'nonsense'; see docs/configuration.md, or name a section of your own 'x-…'" },
};

static void write_file(const char *path, const char *content)
{
	struct fault fault = FAULT_INIT;

	if (file_replace(path, text_of(content), &fault))
		tap_ok(false, "%s", fault.message);
}

/* The fault, or the line of version.prefix. */
static void run(const char *enforce, struct arguments *given, struct buf *out)
{
	static const char *const no_variables[] = { NULL };
	const struct config_options options = { .directory = "sub", .enforce = enforce, .env = { no_variables } };
	struct version_settings settings = { .zero = 0 };
	struct fault fault = FAULT_INIT;
	struct config *config = config_load(&options, &fault);
	struct buf printed = BUF_INIT;
	struct text rest, line;

	buf_cut(out, 0);
	if (config && !config_apply(config, &version_section, given, &settings, &fault)) {
		config_print(config, &version_section, given, &settings, &printed);
		for (rest = buf_text(&printed); text_next_line(&rest, &line);)
			if (text_starts_with(line, TEXT("  prefix")))
				buf_add(out, text_from(line, 2));
	} else {
		buf_addf(out, "%s:%u:%u: %s", fault.place.file ? fault.place.file : "", fault.place.line, fault.place.column, fault.message);
	}
	buf_release(&printed);
	version_settings_release(&settings);
	config_free(config);
}

static void test_enforced(void)
{
	struct arguments given = ARGUMENTS_INIT;
	struct buf out = BUF_INIT;

	write_file(".relutils.yml", "version: {prefix: own, zero: shift}");
	write_file("enforced.yml", "version: {prefix: theirs, zero: literal}");
	run("enforced.yml", NULL, &out);
	tap_ok(text_is(buf_text(&out), "prefix: \"theirs\"  # enforced.yml:1:19"), "an enforced file wins: %s", buf_cstr(&out));
	strings_add(&given.given, "zero");
	run("enforced.yml", &given, &out);
	tap_ok(text_is(buf_text(&out), "enforced.yml:1:33: '--zero' cannot be used: 'version.zero' is enforced here"), "no option can change it: %s", buf_cstr(&out));
	run("absent.yml", NULL, &out);
	tap_ok(text_is(buf_text(&out), ":0:0: cannot read 'absent.yml': No such file or directory"), "it must be there: %s", buf_cstr(&out));
	options_release(&given);
	buf_release(&out);
}

int main(void)
{
	char folder[] = "/tmp/relutils-test-XXXXXX";
	struct buf out = BUF_INIT;

	if (!mkdtemp(folder) || chdir(folder) || mkdir("top", 0777))
		return 1;
	write_file("outside.yml", "version: {prefix: outside}");
	if (chdir("top") || mkdir(".git", 0777) || mkdir("sub", 0777))
		return 1;
	write_file("base.yml", "version: {prefix: base}");
	write_file("bad.yml", "nonsense: 1");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		write_file(".relutils.yml", cases[i].file);
		run(NULL, NULL, &out);
		tap_ok(text_is(buf_text(&out), cases[i].result), "%s: %s", cases[i].name, buf_cstr(&out));
	}
	test_enforced();
	buf_release(&out);
	/* Only what was made here. */
	unlink(".relutils.yml");
	unlink("base.yml");
	unlink("bad.yml");
	unlink("enforced.yml");
	rmdir(".git");
	rmdir("sub");
	if (chdir("..") || rmdir("top") || unlink("outside.yml") || chdir("/") || rmdir(folder))
		return 1;
	return tap_done();
}
