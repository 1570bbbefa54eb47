#include "common/doc/js_literal.h"

#include "common/base/js.h"
#include "common/doc/js_value.h"

/* const NAME: T = literal */
static void declaration(struct js_reader *reader)
{
	struct js_scan *scan = &reader->scan;
	struct js_export *exported = reader->exported;
	struct js_binding *binding = arena_zalloc(reader->arena, 1, sizeof(*binding));

	js_skip_space(scan);
	binding->name = js_name(scan);
	if (js_take(scan, ":"))
		js_skip_type(scan);
	if (!binding->name.len || !js_take(scan, "="))
		return;
	binding->export.is_literal = true;
	reader->exported = &binding->export;
	binding->export.value = js_value(reader);
	reader->exported = exported;
	binding->next = reader->bindings;
	reader->bindings = binding;
}

/* Is it an export? Then what is exported follows. */
static bool takes_export(struct js_scan *scan)
{
	size_t start = scan->at;

	if (js_take(scan, "module") && js_take(scan, ".") && js_take(scan, "exports") && js_take(scan, "="))
		return true;
	scan->at = start;
	if (js_take(scan, "export") && (js_take(scan, "default") || js_take(scan, "=")))
		return true;
	scan->at = start;
	return false;
}

static void statement(struct js_reader *reader)
{
	struct js_scan *scan = &reader->scan;
	static const char *const words[] = { "const", "let", "var" };
	size_t start = scan->at;

	js_take(scan, "export");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (js_take(scan, words[i])) {
			declaration(reader);
			js_take(scan, ";");
			return;
		}
	}
	js_skip_space(scan);
	if (!js_name(scan).len)
		scan->at++;
	if (scan->at <= start)
		scan->at = start + 1;
}

int js_literal_read(struct text source, const char *file, const char *const *free_keys, struct arena *arena, struct js_export *exported, struct fault *fault)
{
	struct js_reader reader = { .scan = { .source = source, .file = file }, .arena = arena, .exported = exported, .free_keys = free_keys };
	struct js_scan *scan = &reader.scan;

	*exported = (struct js_export){ .is_literal = true };
	if (text_starts_with(source, TEXT("#!")))
		scan->at = js_line(source).len;
	for (;;) {
		js_skip_space(scan);
		if (scan->at >= source.len)
			return fault_set_at(fault, (struct place){ file, 1, 1 }, "nothing is exported; 'export default {…}' or 'module.exports = {…}' is wanted");
		if (takes_export(scan))
			break;
		if (js_peek(scan) == '{' || js_peek(scan) == '(' || js_peek(scan) == '[') {
			scan->at++;
			js_skip_code(scan, "");
			scan->at += scan->at < source.len;
		} else if (js_peek(scan) == '\'' || js_peek(scan) == '"' || js_peek(scan) == '`') {
			js_skip_quoted(scan);
		} else {
			statement(&reader);
		}
	}
	exported->value = js_value(&reader);
	return 0;
}
