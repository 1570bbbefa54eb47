#include "tools/image-tag/template_read.h"

#include "common/base/utf8.h"

#define BLANK " \t\r\n\f\v"
/* What ends a name in Handlebars' lexer. */
#define ENDS_NAME BLANK "!\"#%&'()*+,./;<=>@[\\]^`{|}~"

int template_wrong(struct template_run *run, size_t at, const char *what)
{
	return fault_set(run->fault, "%s at character %zu of the template '%.*s'", what, utf8_count(text_slice(run->source, 0, at)) + 1, TEXT_ARGS(run->source));
}

bool template_looking_at(const struct template_run *run, const char *literal)
{
	return text_starts_with(text_from(run->source, run->at), text_of(literal));
}

bool template_is_blank(char c)
{
	return text_find_byte(TEXT(BLANK), c, 0) != SIZE_MAX;
}

void template_skip_blanks(struct template_run *run)
{
	while (run->at < run->source.len && template_is_blank(run->source.ptr[run->at]))
		run->at++;
}

bool template_at_end(const struct template_run *run)
{
	return run->at >= run->source.len;
}

/* A quoted string, with \' for the quote in it. */
static int read_string(struct template_run *run, struct text *value)
{
	char quote = run->source.ptr[run->at];
	size_t start = run->at++;
	struct buf out = BUF_INIT;

	while (!template_at_end(run) && run->source.ptr[run->at] != quote) {
		if (run->source.ptr[run->at] == '\\' && run->at + 1 < run->source.len && run->source.ptr[run->at + 1] == quote)
			run->at++;
		buf_add_byte(&out, run->source.ptr[run->at++]);
	}
	*value = arena_copy(run->scope->arena, buf_text(&out));
	buf_release(&out);
	if (template_at_end(run))
		return template_wrong(run, start, "a string is not closed");
	run->at++;
	return 0;
}

bool template_ends_name(char c)
{
	return !c || text_find_byte(TEXT(ENDS_NAME), c, 0) != SIZE_MAX;
}

/* One part of a path: a name, or anything within [ ]. */
static int read_part(struct template_run *run, struct buf *path)
{
	size_t start = run->at, end;

	if (template_looking_at(run, "[")) {
		end = text_find_byte(run->source, ']', start);
		if (end == SIZE_MAX)
			return template_wrong(run, start, "a '[' is not closed");
		buf_add(path, text_slice(run->source, start + 1, end - start - 1));
		run->at = end + 1;
		return 0;
	}
	while (!template_at_end(run) && !template_ends_name(run->source.ptr[run->at]))
		run->at++;
	if (run->at == start)
		return template_wrong(run, start, "a name is missing");
	buf_add(path, text_slice(run->source, start, run->at - start));
	return 0;
}

int template_read_path(struct template_run *run, struct text *name)
{
	struct buf path = BUF_INIT;
	int result = read_part(run, &path);

	while (result == 0 && (template_looking_at(run, ".") || template_looking_at(run, "/"))) {
		run->at++;
		buf_add_byte(&path, '.');
		result = read_part(run, &path);
	}
	*name = arena_copy(run->scope->arena, buf_text(&path));
	buf_release(&path);
	if (text_starts_with(*name, TEXT("this.")))
		*name = text_from(*name, sizeof("this.") - 1);
	return result;
}

int template_resolve(struct template_run *run, const struct template_call *call, struct text *value)
{
	int known;

	*value = run->with;
	if (text_is(call->name, "this") && run->with.ptr)
		return 0;
	*value = (struct text){ NULL, 0 };
	known = run->scope->resolve(run->scope->context, call, value, run->fault);
	if (known == 0 && run->scope->unknown)
		run->scope->unknown(run->scope->context, call->name);
	return known < 0 ? -1 : 0;
}

int template_read_value(struct template_run *run, struct text *value)
{
	struct template_call call = { .shown = false };

	if (template_looking_at(run, "'") || template_looking_at(run, "\""))
		return read_string(run, value);
	if (template_looking_at(run, "("))
		return template_wrong(run, run->at, "a helper within a helper is not supported,");
	if (template_read_path(run, &call.name) < 0)
		return -1;
	return template_resolve(run, &call, value);
}

static int read_argument(struct template_run *run, struct template_call *call)
{
	size_t start = run->at;
	struct text name;

	if (!template_looking_at(run, "'") && !template_looking_at(run, "\"") && !template_looking_at(run, "(")) {
		if (template_read_path(run, &name) < 0)
			return -1;
		if (template_looking_at(run, "=")) {
			if (call->option_count == TEMPLATE_ARGUMENTS)
				return template_wrong(run, start, "there are too many options");
			run->at++;
			call->options[call->option_count].name = name;
			return template_read_value(run, &call->options[call->option_count++].value);
		}
		run->at = start;
	}
	if (call->argument_count == TEMPLATE_ARGUMENTS)
		return template_wrong(run, start, "there are too many arguments");
	return template_read_value(run, &call->arguments[call->argument_count++]);
}

int template_close_tag(struct template_run *run, size_t opened, const char *braces)
{
	bool trim = template_looking_at(run, "~");

	run->at += trim;
	if (!template_looking_at(run, braces))
		return template_wrong(run, opened, template_at_end(run) ? "a '{{' is not closed" : "something else than a name stands in the '{{'");
	run->at += text_of(braces).len;
	if (trim)
		template_skip_blanks(run);
	return 0;
}

int template_read_call(struct template_run *run, size_t opened, struct template_call *call)
{
	template_skip_blanks(run);
	if (template_read_path(run, &call->name) < 0)
		return -1;
	for (;;) {
		template_skip_blanks(run);
		if (template_at_end(run) || template_looking_at(run, "}") || template_looking_at(run, "~"))
			return 0;
		if (template_looking_at(run, "|"))
			return template_wrong(run, opened, "block parameters are not supported,");
		if (read_argument(run, call) < 0)
			return -1;
	}
}
