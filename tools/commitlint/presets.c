#include "tools/commitlint/presets.h"

static const struct preset presets[] = {
	{ "@commitlint/config-conventional",
	  "{\"body-leading-blank\":[1,\"always\"],\"body-max-line-length\":[2,\"always\",100],\"footer-leading-blank\":[1,\"always\"],"
	  "\"footer-max-line-length\":[2,\"always\",100],\"header-max-length\":[2,\"always\",100],\"header-trim\":[2,\"always\"],"
	  "\"subject-case\":[2,\"never\",[\"sentence-case\",\"start-case\",\"pascal-case\",\"upper-case\"]],\"subject-empty\":[2,\"never\"],"
	  "\"subject-full-stop\":[2,\"never\",\".\"],\"type-case\":[2,\"always\",\"lower-case\"],\"type-empty\":[2,\"never\"],"
	  "\"type-enum\":[2,\"always\",[\"build\",\"chore\",\"ci\",\"docs\",\"feat\",\"fix\",\"perf\",\"refactor\",\"revert\",\"style\",\"test\"]]}",
	  true },
	{ "@commitlint/config-angular",
	  "{\"subject-exclamation-mark\":[2,\"never\"],\"body-leading-blank\":[1,\"always\"],\"footer-leading-blank\":[1,\"always\"],"
	  "\"header-max-length\":[2,\"always\",72],\"scope-case\":[2,\"always\",\"lower-case\"],"
	  "\"subject-case\":[2,\"never\",[\"sentence-case\",\"start-case\",\"pascal-case\",\"upper-case\"]],\"subject-empty\":[2,\"never\"],"
	  "\"subject-full-stop\":[2,\"never\",\".\"],\"type-case\":[2,\"always\",\"lower-case\"],\"type-empty\":[2,\"never\"],"
	  "\"type-enum\":[2,\"always\",[\"build\",\"ci\",\"docs\",\"feat\",\"fix\",\"perf\",\"refactor\",\"revert\",\"style\",\"test\"]]}",
	  false },
};

const struct preset *preset_find(struct text name)
{
	for (size_t i = 0; i < sizeof(presets) / sizeof(presets[0]); i++)
		if (text_is(name, presets[i].name))
			return &presets[i];
	return NULL;
}

const struct preset *preset_conventional(void)
{
	return &presets[0];
}

struct conventional_grammar preset_grammar(const struct preset *preset)
{
	struct conventional_grammar grammar = *conventional_grammar_angular();

	if (preset->conventional)
		return *conventional_grammar_default();
	grammar.header_shape = HEADER_MARKABLE;
	return grammar;
}

const struct conventional_grammar *preset_grammar_named(struct text name)
{
	if (text_is(name, "conventional-changelog-conventionalcommits"))
		return conventional_grammar_default();
	return text_is(name, "conventional-changelog-angular") ? conventional_grammar_angular() : NULL;
}
