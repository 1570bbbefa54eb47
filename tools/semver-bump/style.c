#include "tools/semver-bump/style.h"

const char *const version_style_names[] = { "semver", "pep440", "maven", NULL };

static const struct {
	const char *name, *pep440;
} phases[] = {
	{ "alpha", "a" },
	{ "a", "a" },
	{ "beta", "b" },
	{ "b", "b" },
	{ "rc", "rc" },
	{ "c", "rc" },
	{ "pre", "rc" },
	{ "preview", "rc" },
	{ "dev", ".dev" },
};

static void add_core(struct buf *out, const struct semver *v)
{
	buf_addf(out, "%.*s.%.*s.%.*s", TEXT_ARGS(v->major), TEXT_ARGS(v->minor), TEXT_ARGS(v->patch));
}

static const char *pep440_phase(struct text name)
{
	for (size_t i = 0; i < sizeof(phases) / sizeof(phases[0]); i++)
		if (text_eq_ignoring_case(name, text_of(phases[i].name)))
			return phases[i].pep440;
	return NULL;
}

/* PEP 440, "Public version identifiers" and "Local version identifiers": N.N.N{a|b|rc}N.devN+local */
static int add_pep440(struct buf *out, const struct semver *v, struct fault *fault)
{
	struct text rest = v->prerelease.len ? v->prerelease : (struct text){ NULL, 0 }, part, after;

	add_core(out, v);
	while (text_next_part(&rest, '.', &part)) {
		const char *phase = pep440_phase(part);

		if (!phase)
			return fault_set(fault, "prerelease '%.*s' has no form in PEP 440; name it alpha, beta, rc or dev", TEXT_ARGS(v->prerelease));
		buf_adds(out, phase);
		after = rest;
		if (text_next_part(&after, '.', &part) && semver_is_number(part)) {
			buf_add(out, part);
			rest = after;
		} else {
			buf_add_byte(out, '0');
		}
	}
	for (size_t i = 0; i < v->build.len; i++) {
		if (!i)
			buf_add_byte(out, '+');
		buf_add_byte(out, v->build.ptr[i] == '-' ? '.' : v->build.ptr[i]);
	}
	return 0;
}

static void add_maven(struct buf *out, const struct semver *v)
{
	struct text rest = v->prerelease.len ? v->prerelease : (struct text){ NULL, 0 }, part;

	add_core(out, v);
	while (text_next_part(&rest, '.', &part)) {
		if (text_is(part, "dev")) {
			buf_adds(out, "-SNAPSHOT");
			return;
		}
		buf_addf(out, "-%.*s", TEXT_ARGS(part));
	}
}

int version_style_add(struct buf *out, const struct semver *version, enum version_style style, struct fault *fault)
{
	switch (style) {
	case STYLE_SEMVER:
		semver_add(out, version);
		return 0;
	case STYLE_PEP440:
		return add_pep440(out, version, fault);
	case STYLE_MAVEN:
		add_maven(out, version);
		return 0;
	}
	return 0;
}
