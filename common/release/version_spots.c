#include "common/release/version_spots.h"

#include "common/base/utf8.h"
#include "common/doc/json.h"
#include "common/doc/yaml.h"
#include "common/release/semver.h"

static const char blank[] = " \t\r\n";

void spot_add(struct spot_finder *finder, struct text found)
{
	struct spots *spots = finder->spots;

	if (!(spots->count & (spots->count + 1))) { /* grow at 0, 1, 3, 7, … */
		struct spot *more = arena_zalloc(finder->arena, spots->count * 2 + 1, sizeof(*more));

		for (size_t i = 0; i < spots->count; i++)
			more[i] = spots->items[i];
		spots->items = more;
	}
	spots->items[spots->count++] = (struct spot){ (size_t)(found.ptr - finder->content.ptr), found.len };
}

/* What stands at a node's place and is its written text, in quotes or not. */
static void add_node(struct spot_finder *finder, const struct node *node)
{
	struct text rest = finder->content, line;
	struct utf8_char character;

	if (!node || !node->written.len)
		return;
	for (unsigned n = 1; n < node->place.line; n++)
		text_next_line(&rest, &line);
	for (unsigned n = 1; n < node->place.column; n++)
		utf8_next(&rest, &character);
	if (rest.len && (rest.ptr[0] == '"' || rest.ptr[0] == '\''))
		rest = text_from(rest, 1);
	if (text_starts_with(rest, node->written))
		spot_add(finder, text_slice(rest, 0, node->written.len));
}

static int read_json(struct spot_finder *finder, const struct node **document, struct fault *fault)
{
	return json_read(finder->content, finder->path, finder->arena, document, fault);
}

int spots_in_package_json(struct spot_finder *finder, struct fault *fault)
{
	const struct node *document;

	if (read_json(finder, &document, fault) < 0)
		return -1;
	add_node(finder, node_get_cstr(document, "version"));
	return 0;
}

int spots_in_package_lock(struct spot_finder *finder, struct fault *fault)
{
	const struct node *document, *version, *own;

	if (read_json(finder, &document, fault) < 0)
		return -1;
	version = node_get_cstr(document, "version");
	own = node_path(document, "packages", "", "version", NULL);
	if (version && own && own->place.line < version->place.line) {
		add_node(finder, own);
		own = NULL;
	}
	add_node(finder, version);
	add_node(finder, own);
	return 0;
}

int spots_in_chart(struct spot_finder *finder, struct fault *fault)
{
	const struct node *document;

	if (yaml_read(finder->content, finder->path, YAML_CORE, finder->arena, &document, fault) < 0)
		return -1;
	add_node(finder, node_get_cstr(document, "version"));
	return 0;
}

/* The tables of Cargo.toml and pyproject.toml in which the project's own version stands. */
static bool is_package_table(struct text line)
{
	static const char *const tables[] = { "[package]", "[workspace.package]", "[project]", "[tool.poetry]" };

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (text_is(line, tables[i]))
			return true;
	return false;
}

/* "key = value": the value, trimmed. */
static bool is_assignment(struct text line, const char *key, struct text *value)
{
	struct text name;

	*value = line;
	if (text_find_byte(line, '=', 0) == SIZE_MAX || !text_next_part(value, '=', &name) || !text_is(text_trim(name, blank), key))
		return false;
	*value = text_trim(*value, blank);
	return true;
}

int spots_in_toml(struct spot_finder *finder, struct fault *fault)
{
	struct text rest = finder->content, line, value;
	bool inside = false;

	(void)fault;
	while (text_next_line(&rest, &line)) {
		line = text_trim(line, blank);
		if (line.len && line.ptr[0] == '[')
			inside = is_package_table(text_trim(text_slice(line, 0, text_find_byte(line, '#', 0)), blank));
		if (!inside || !is_assignment(line, "version", &value) || !value.len || (value.ptr[0] != '"' && value.ptr[0] != '\''))
			continue;
		if (text_find_byte(value, value.ptr[0], 1) != SIZE_MAX)
			spot_add(finder, text_slice(value, 1, text_find_byte(value, value.ptr[0], 1) - 1));
	}
	return 0;
}

int spots_in_properties(struct spot_finder *finder, struct fault *fault)
{
	struct text rest = finder->content, line, value;

	(void)fault;
	while (text_next_line(&rest, &line))
		if (is_assignment(line, "version", &value) && value.len)
			spot_add(finder, value);
	return 0;
}

int spots_alone(struct spot_finder *finder, struct fault *fault)
{
	struct text found = text_trim(finder->content, blank);

	(void)fault;
	if (found.len)
		spot_add(finder, found);
	return 0;
}

/* Where the tag, comment, declaration or section that begins at '<' ends. */
static size_t end_of_markup(struct text t, size_t at)
{
	static const struct {
		struct text begin, end;
	} kinds[] = { { TEXT_INIT("<!--"), TEXT_INIT("-->") }, { TEXT_INIT("<![CDATA["), TEXT_INIT("]]>") }, { TEXT_INIT("<?"), TEXT_INIT("?>") } };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (text_starts_with(text_from(t, at), kinds[i].begin)) {
			size_t end = text_find(t, kinds[i].end, at + kinds[i].begin.len);

			return end == SIZE_MAX ? SIZE_MAX : end + kinds[i].end.len;
		}
	at = text_find_byte(t, '>', at);
	return at == SIZE_MAX ? SIZE_MAX : at + 1;
}

/* "${revision}" stands for a version that stands elsewhere. */
static void add_unless_property(struct spot_finder *finder, struct text version)
{
	if (version.len && text_find(version, TEXT("${"), 0) == SIZE_MAX)
		spot_add(finder, version);
}

/* <project><version>…</version>: the project's own, not its parent's or a dependency's. */
int spots_in_pom(struct spot_finder *finder, struct fault *fault)
{
	struct text t = finder->content;
	size_t depth = 0;

	for (size_t at = text_find_byte(t, '<', 0), end; at != SIZE_MAX; at = text_find_byte(t, '<', end)) {
		struct text markup;

		end = end_of_markup(t, at);
		if (end == SIZE_MAX)
			return fault_set(fault, "'%s' ends in the middle of a tag or comment", finder->path);
		markup = text_slice(t, at, end - at);
		if (text_starts_with(markup, TEXT("</"))) {
			depth -= depth > 0;
			continue;
		}
		if (text_starts_with(markup, TEXT("<!")) || text_starts_with(markup, TEXT("<?")) || text_ends_with(markup, TEXT("/>")))
			continue;
		if (++depth == 2 && text_is(markup, "<version>"))
			add_unless_property(finder, text_trim(text_slice(t, end, text_find_byte(t, '<', end) - end), blank));
	}
	return 0;
}

static bool is_version_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == '+';
}

/* The first version in a line; a word such as "v1.2.3." gives what is one of it. */
static bool find_version(struct text line, struct text *found)
{
	struct semver version;

	for (size_t at = 0; at < line.len; at++) {
		size_t end = at;

		if (line.ptr[at] < '0' || line.ptr[at] > '9' || (at && line.ptr[at - 1] >= '0' && line.ptr[at - 1] <= '9'))
			continue;
		while (end < line.len && is_version_byte(line.ptr[end]))
			end++;
		for (; end > at; end--) {
			*found = text_slice(line, at, end - at);
			if (semver_parse(*found, &version))
				return true;
		}
	}
	return false;
}

int spots_marked(struct spot_finder *finder, struct fault *fault)
{
	struct text rest = finder->content, line, found;
	bool block = false;

	(void)fault;
	while (text_next_line(&rest, &line)) {
		if (text_find(line, TEXT("x-release-please-start-version"), 0) != SIZE_MAX)
			block = true;
		else if (text_find(line, TEXT("x-release-please-end"), 0) != SIZE_MAX)
			block = false;
		else if ((block || text_find(line, TEXT("x-release-please-version"), 0) != SIZE_MAX) && find_version(line, &found))
			spot_add(finder, found);
	}
	return 0;
}
