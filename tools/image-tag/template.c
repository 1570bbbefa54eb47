#include "tools/image-tag/template_read.h"

static int show(struct template_run *run, size_t opened, const char *closing, bool live)
{
	struct template_call call = { .shown = live };
	struct text value;

	if (template_read_call(run, opened, &call) < 0 || template_close_tag(run, opened, closing) < 0)
		return -1;
	if (!live)
		return 0;
	if (template_resolve(run, &call, &value) < 0)
		return -1;
	if (run->out->len + value.len > TEMPLATE_OUTPUT)
		return template_wrong(run, opened, "the result is too long");
	buf_add(run->out, value);
	return 0;
}

static int skip_comment(struct template_run *run, size_t opened)
{
	const char *closing = template_looking_at(run, "!--") ? "--}}" : "}}";
	size_t end = text_find(run->source, text_of(closing), run->at);

	if (end == SIZE_MAX)
		return template_wrong(run, opened, "a comment is not closed");
	run->at = end + text_of(closing).len;
	return 0;
}

static int expand(struct template_run *run, struct text block, bool live);

static bool holds(struct text value)
{
	return value.len && !text_is(value, "false") && !text_is(value, "0");
}

enum block_kind { BLOCK_IF,
		  BLOCK_UNLESS,
		  BLOCK_WITH };

static int block_kind_of(struct template_run *run, size_t opened, struct text name)
{
	if (text_is(name, "if"))
		return BLOCK_IF;
	if (text_is(name, "unless"))
		return BLOCK_UNLESS;
	if (text_is(name, "with"))
		return BLOCK_WITH;
	return template_wrong(run, opened, "only #if, #unless and #with are known as blocks; another one stands");
}

/* The name and the one argument of a block, or of {{else if x}}. */
static int read_condition(struct template_run *run, size_t opened, struct text *name, struct text *value)
{
	template_skip_blanks(run);
	if (template_read_path(run, name) < 0)
		return -1;
	template_skip_blanks(run);
	if (template_at_end(run) || template_looking_at(run, "}"))
		return template_wrong(run, opened, "a block has no argument");
	if (template_read_value(run, value) < 0)
		return -1;
	template_skip_blanks(run);
	return template_close_tag(run, opened, "}}");
}

/* Is the tag at .at this word? Then past it. */
static bool take_word(struct template_run *run, const char *word)
{
	size_t start = run->at;

	run->at += 2;
	if (template_looking_at(run, "~"))
		run->at++;
	template_skip_blanks(run);
	if (template_looking_at(run, word)) {
		run->at += text_of(word).len;
		if (template_at_end(run) || template_ends_name(run->source.ptr[run->at]) || template_ends_name(word[0]))
			return true;
	}
	run->at = start;
	return false;
}

static int close_block(struct template_run *run, struct text name)
{
	size_t opened = run->at;
	struct text closing;

	if (!take_word(run, "/"))
		return template_wrong(run, opened, "a block is not closed");
	template_skip_blanks(run);
	if (template_read_path(run, &closing) < 0)
		return -1;
	if (!text_eq(closing, name))
		return template_wrong(run, opened, "another block is closed than was opened,");
	template_skip_blanks(run);
	return template_close_tag(run, opened, "}}");
}

/* What follows {{#if x}} up to and with {{/if}}; taken says that a branch was chosen already. */
static int finish_block(struct template_run *run, size_t opened, struct text name, bool live, bool taken)
{
	struct text next, value;
	int kind;

	while (take_word(run, "else")) {
		template_skip_blanks(run);
		if (template_looking_at(run, "}") || template_looking_at(run, "~")) {
			if (template_close_tag(run, opened, "}}") < 0 || expand(run, name, live && !taken) < 0)
				return -1;
			return close_block(run, name);
		}
		if (read_condition(run, opened, &next, &value) < 0)
			return -1;
		kind = block_kind_of(run, opened, next);
		if (kind < 0)
			return -1;
		if (expand(run, name, live && !taken && (kind == BLOCK_UNLESS) != holds(value)) < 0)
			return -1;
		taken = taken || (kind == BLOCK_UNLESS) != holds(value);
	}
	return close_block(run, name);
}

static int expand_block(struct template_run *run, size_t opened, bool live)
{
	struct text name, value, outer = run->with;
	bool taken;
	int kind, result;

	if (read_condition(run, opened, &name, &value) < 0)
		return -1;
	kind = block_kind_of(run, opened, name);
	if (kind < 0)
		return -1;
	if (++run->depth > TEMPLATE_DEPTH)
		return template_wrong(run, opened, "blocks are nested too deep");
	taken = (kind == BLOCK_UNLESS) != holds(value);
	if (kind == BLOCK_WITH)
		run->with = value.ptr ? value : TEXT("");
	result = expand(run, name, live && taken);
	run->with = outer;
	if (result == 0)
		result = finish_block(run, opened, name, live, taken);
	run->depth--;
	return result;
}

static void trim_output(struct template_run *run, size_t from)
{
	while (run->out->len > from && template_is_blank(run->out->ptr[run->out->len - 1]))
		buf_cut(run->out, run->out->len - 1);
}

/* A tag that is no end of a block. */
static int expand_tag(struct template_run *run, bool live)
{
	size_t opened = run->at;

	run->at += 2;
	if (template_looking_at(run, "~")) {
		run->at++;
		trim_output(run, 0);
	}
	if (template_looking_at(run, "{")) {
		run->at++;
		return show(run, opened, "}}}", live);
	}
	if (template_looking_at(run, "!"))
		return skip_comment(run, opened);
	if (template_looking_at(run, ">"))
		return template_wrong(run, opened, "there are no partials; one is asked for");
	if (template_looking_at(run, "#")) {
		run->at++;
		return expand_block(run, opened, live);
	}
	if (template_looking_at(run, "&"))
		run->at++;
	return show(run, opened, "}}", live);
}

/* Text up to the next tag; "\{{" stands for itself up to the tag after it. */
static void add_plain(struct template_run *run, bool live)
{
	size_t start = run->at, end = text_find(run->source, TEXT("{{"), start);
	bool escaped = end != SIZE_MAX && end > start && run->source.ptr[end - 1] == '\\';
	struct text plain = text_slice(run->source, start, (end == SIZE_MAX ? run->source.len : end) - start);

	run->at = start + plain.len;
	if (escaped)
		plain.len--;
	if (live)
		buf_add(run->out, plain);
	if (!escaped || (plain.len && plain.ptr[plain.len - 1] == '\\'))
		return; /* "\\{{x}}" is a backslash and a value */
	end = text_find(run->source, TEXT("{{"), run->at + 2);
	plain = text_slice(run->source, run->at, (end == SIZE_MAX ? run->source.len : end) - run->at);
	run->at += plain.len;
	if (live)
		buf_add(run->out, plain);
}

/* Up to the end of the source, or within a block (its name) up to {{else or {{/. */
static int expand(struct template_run *run, struct text block, bool live)
{
	while (!template_at_end(run)) {
		size_t here = run->at;
		bool ends;

		if (!template_looking_at(run, "{{")) {
			add_plain(run, live);
			continue;
		}
		ends = take_word(run, "else") || take_word(run, "/");
		run->at = here;
		if (!ends) {
			if (expand_tag(run, live) < 0)
				return -1;
			continue;
		}
		return block.len ? 0 : template_wrong(run, here, "a block is closed that was not opened");
	}
	return block.len ? template_wrong(run, run->source.len, "a block is not closed") : 0;
}

int template_expand(struct text source, const struct template_scope *scope, struct buf *out, struct fault *fault)
{
	struct template_run run = { .source = source, .scope = scope, .out = out, .fault = fault };

	return expand(&run, TEXT(""), true);
}
