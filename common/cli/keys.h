/*
 * keys: the tables that describe .relutils.yml: sections, their keys, types, defaults and help.
 *
 * One table serves reading and checking (release/config.h), --print-config, the JSON Schema for editors and the
 * reference page. A tool's table stands in tools/TOOL/keys.c, a shared one in common/release/; the Makefile finds each
 * "const struct section NAME = {" and generates the list of all of them, so that every tool knows every section.
 *
 * Ownership  Tables are constant. .offset says where in the tool's settings struct a value goes, so the same table can
 *            fill any number of them.
 */
#ifndef COMMON_CLI_KEYS_H
#define COMMON_CLI_KEYS_H

#include <stddef.h>

enum key_type {
	KEY_BOOL,    /* bool */
	KEY_COUNT,   /* unsigned, 0 to 999999 */
	KEY_STRING,  /* const char *, in the configuration's arena */
	KEY_CHOICE,  /* unsigned, an index into .choices */
	KEY_STRINGS, /* struct strings; a single string is a list of one */
	KEY_NODE     /* const struct node *, whose shape the tool checks itself; .schema describes it */
};

struct key {
	const char *name; /* "zero", as in version.zero */
	enum key_type type;
	size_t offset;
	const char *default_text;   /* as shown in the reference; NULL when there is none */
	const char *help;	    /* lower case, no full stop */
	const char *option;	    /* the long option that overrides it, or NULL */
	const char *const *choices; /* KEY_CHOICE: NULL at the end */
	const char *schema;	    /* KEY_NODE: JSON Schema of the value, as JSON text */
};

/* A section with a key "list" may also be that list itself: "packages: [...]" is "packages: {list: [...]}". */
struct section {
	const char *name;
	const char *help;
	const struct key *keys; /* .name NULL at the end */
};

/* All sections, NULL at the end; generated. */
extern const struct section *const all_sections[];

#endif
