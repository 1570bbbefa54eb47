#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/utf8.h"
#include "common/doc/template_program.h"

#define SPACE " \t\r\n"

struct parser {
	struct template *template;
	const struct template_options *options;
	size_t program; /* the one being made: its number, as the array moves */
	struct text source;
	struct text open, close; /* delimiters */
	size_t at;		 /* what stands before is compiled */
	struct place place;	 /* of .counted; tags come in rising order, so each byte is looked at once */
	size_t counted;
	struct {
		struct text name;
		size_t step;
	} sections[TEMPLATE_SECTION_LIMIT];
	size_t depth;
	struct fault *fault;
};

struct tag {
	char kind; /* the character after the opening delimiter, or 'v' for a plain value */
	struct text content;
	size_t start, end;
	struct place place;
};

static struct place place_at(struct parser *p, size_t offset)
{
	struct text passed = text_slice(p->source, p->counted, offset - p->counted);

	for (size_t lf; (lf = text_find_byte(passed, '\n', 0)) != SIZE_MAX; passed = text_from(passed, lf + 1)) {
		p->place.line++;
		p->place.column = 1;
	}
	p->place.column += (unsigned)utf8_count(passed);
	p->counted = offset;
	return p->place;
}

static struct step *add_step(struct parser *p, enum step_kind kind, struct place place)
{
	struct program *program = &p->template->programs[p->program];
	struct step *step;

	program->steps = xgrow(program->steps, program->count, &program->cap, sizeof(*program->steps));
	step = &program->steps[program->count++];
	*step = (struct step){ .kind = kind, .place = place };
	return step;
}

static bool begins_line(const struct parser *p, size_t offset)
{
	return !offset || p->source.ptr[offset - 1] == '\n';
}

/* Lines of a partial are indented as they were in the template that calls it; the first program is called by nobody. */
static void add_indent(struct parser *p, size_t offset)
{
	if (p->program && begins_line(p, offset))
		add_step(p, STEP_INDENT, p->place);
}

static void add_literal(struct parser *p, size_t from, size_t to)
{
	while (from < to) {
		size_t lf = p->program ? text_find_byte(p->source, '\n', from) : SIZE_MAX;
		size_t end = lf >= to ? to : lf + 1;

		add_indent(p, from);
		add_step(p, STEP_TEXT, p->place)->text = text_slice(p->source, from, end - from);
		from = end;
	}
}

static int read_tag(struct parser *p, size_t start, struct tag *tag)
{
	const char *kinds = "{&#^/>!=<$";
	size_t from = start + p->open.len, end;
	struct text closing = p->close;

	tag->start = start;
	tag->place = place_at(p, start);
	while (from < p->source.len && p->source.ptr[from] && strchr(SPACE, p->source.ptr[from]))
		from++;
	tag->kind = 'v';
	if (from < p->source.len && p->source.ptr[from] && strchr(kinds, p->source.ptr[from]))
		tag->kind = p->source.ptr[from++];
	if (tag->kind == '{' || tag->kind == '=')
		closing = arena_printf(&p->template->arena, "%c%.*s", tag->kind == '{' ? '}' : '=', TEXT_ARGS(p->close));
	end = text_find(p->source, closing, from);
	if (end == SIZE_MAX)
		return fault_set_at(p->fault, tag->place, "the tag is not closed: '%.*s' is missing", TEXT_ARGS(closing));
	tag->content = text_trim(text_slice(p->source, from, end - from), SPACE);
	tag->end = end + closing.len;
	return 0;
}

/*
 * A tag that is no value and stands alone on its line takes the whole line away. Then *from becomes the line's beginning and
 * *to what follows it.
 */
static bool stands_alone(const struct parser *p, const struct tag *tag, size_t *from, size_t *to)
{
	size_t start = tag->start, end = tag->end;

	if (!strchr("#^/>!=", tag->kind))
		return false;
	while (start > p->at && (p->source.ptr[start - 1] == ' ' || p->source.ptr[start - 1] == '\t'))
		start--;
	if (!begins_line(p, start))
		return false;
	while (end < p->source.len && (p->source.ptr[end] == ' ' || p->source.ptr[end] == '\t'))
		end++;
	if (text_starts_with(text_from(p->source, end), TEXT("\r\n")))
		end++;
	if (end < p->source.len && p->source.ptr[end++] != '\n')
		return false;
	*from = start;
	*to = end;
	return true;
}

/* "a.b" becomes two parts, "." none. */
static int set_name(struct parser *p, const struct tag *tag, struct step *step)
{
	struct text rest = tag->content, part, *parts;
	size_t count = 1;

	if (!rest.len)
		return fault_set_at(p->fault, tag->place, "the tag has no name");
	if (text_is(rest, "."))
		return 0;
	for (size_t i = 0; i < rest.len; i++) {
		if (strchr(SPACE, rest.ptr[i]))
			return fault_set_at(p->fault, tag->place, "the name '%.*s' holds white space", TEXT_ARGS(tag->content));
		count += rest.ptr[i] == '.';
	}
	parts = arena_zalloc(&p->template->arena, count, sizeof(*parts));
	step->parts = parts;
	while (text_next_part(&rest, '.', &part)) {
		if (!part.len)
			return fault_set_at(p->fault, tag->place, "the name '%.*s' has an empty part", TEXT_ARGS(tag->content));
		parts[step->part_count++] = part;
	}
	return 0;
}

static int open_section(struct parser *p, const struct tag *tag)
{
	struct step *step;

	if (p->depth == TEMPLATE_SECTION_LIMIT)
		return fault_set_at(p->fault, tag->place, "sections are nested deeper than %d", TEMPLATE_SECTION_LIMIT);
	step = add_step(p, tag->kind == '#' ? STEP_SECTION : STEP_INVERTED, tag->place);
	p->sections[p->depth].name = tag->content;
	p->sections[p->depth++].step = p->template->programs[p->program].count - 1;
	return set_name(p, tag, step);
}

static int close_section(struct parser *p, const struct tag *tag)
{
	struct program *program = &p->template->programs[p->program];

	if (!p->depth)
		return fault_set_at(p->fault, tag->place, "no section '%.*s' is open here", TEXT_ARGS(tag->content));
	p->depth--;
	if (!text_eq(p->sections[p->depth].name, tag->content))
		return fault_set_at(p->fault, tag->place, "section '%.*s', opened in line %u, is to be closed before '%.*s'",
				    TEXT_ARGS(p->sections[p->depth].name), program->steps[p->sections[p->depth].step].place.line, TEXT_ARGS(tag->content));
	program->steps[p->sections[p->depth].step].end = program->count;
	return 0;
}

static int set_delimiters(struct parser *p, const struct tag *tag)
{
	struct text open = { tag->content.ptr, 0 }, close;

	while (open.len < tag->content.len && !strchr(SPACE, tag->content.ptr[open.len]))
		open.len++;
	close = text_trim(text_from(tag->content, open.len), SPACE);
	if (!open.len || !close.len || text_find_byte(tag->content, '=', 0) != SIZE_MAX)
		return fault_set_at(p->fault, tag->place, "two delimiters without '=' are wanted, as in '{{=<%% %%>=}}'");
	for (size_t i = 0; i < close.len; i++)
		if (strchr(SPACE, close.ptr[i]))
			return fault_set_at(p->fault, tag->place, "two delimiters are wanted, not '%.*s'", TEXT_ARGS(tag->content));
	p->open = open;
	p->close = close;
	return 0;
}

/* Find or add the program of a partial: 1 with *number, 0 when there is none, -1. */
static int partial_number(struct parser *p, const struct tag *tag, size_t *number)
{
	struct template *t = p->template;
	struct program made = { .name = tag->content };
	int found;

	for (*number = 1; *number < t->count; ++*number)
		if (text_eq(t->programs[*number].name, tag->content))
			return 1;
	if (!p->options->partial)
		return 0;
	found = p->options->partial(p->options->context, tag->content, &made.source, &made.file, p->fault);
	if (found <= 0)
		return found;
	made.source = arena_copy(&t->arena, made.source);
	t->programs = xgrow(t->programs, t->count, &t->cap, sizeof(*t->programs));
	t->programs[t->count++] = made;
	return 1;
}

static int add_partial(struct parser *p, const struct tag *tag, struct text indent)
{
	struct step *step;
	size_t number;
	int found;

	if (!tag->content.len)
		return fault_set_at(p->fault, tag->place, "the tag has no name");
	found = partial_number(p, tag, &number);
	if (found <= 0)
		return found;
	step = add_step(p, STEP_PARTIAL, tag->place);
	step->end = number;
	step->text = indent;
	return 0;
}

static int add_tag(struct parser *p, const struct tag *tag, struct text indent)
{
	switch (tag->kind) {
	case '!':
		return 0;
	case '=':
		return set_delimiters(p, tag);
	case '#':
	case '^':
		return open_section(p, tag);
	case '/':
		return close_section(p, tag);
	case '>':
		return add_partial(p, tag, indent);
	case '<':
	case '$':
		return fault_set_at(p->fault, tag->place, "template inheritance ('%c') is not part of this language; use a partial", tag->kind);
	default:
		return set_name(p, tag, add_step(p, tag->kind == 'v' ? STEP_VALUE : STEP_RAW, tag->place));
	}
}

static int compile_program(struct parser *p)
{
	struct tag tag;
	size_t start;

	while ((start = text_find(p->source, p->open, p->at)) != SIZE_MAX) {
		struct text indent = { NULL, 0 };
		size_t from, to;

		if (read_tag(p, start, &tag) < 0)
			return -1;
		if (stands_alone(p, &tag, &from, &to)) {
			add_literal(p, p->at, from);
			indent = text_slice(p->source, from, tag.start - from);
		} else {
			add_literal(p, p->at, start);
			add_indent(p, start);
			to = tag.end;
		}
		if (add_tag(p, &tag, indent) < 0)
			return -1;
		p->at = to;
	}
	add_literal(p, p->at, p->source.len);
	if (!p->depth)
		return 0;
	return fault_set_at(p->fault, p->template->programs[p->program].steps[p->sections[p->depth - 1].step].place,
			    "section '%.*s' is not closed", TEXT_ARGS(p->sections[p->depth - 1].name));
}

struct template *template_compile(struct text source, const char *file, const struct template_options *options, struct fault *fault)
{
	struct template *t = xrealloc(NULL, 1, sizeof(*t));

	*t = (struct template){ .escape = options->escape ? options->escape : buf_add };
	t->programs = xgrow(NULL, 0, &t->cap, sizeof(*t->programs));
	t->programs[t->count++] = (struct program){ .source = arena_copy(&t->arena, source), .file = file };
	for (size_t i = 0; i < t->count; i++) {
		struct parser p = { .template = t, .options = options, .program = i, .source = t->programs[i].source, .open = TEXT("{{"), .close = TEXT("}}"), .place = { t->programs[i].file, 1, 1 }, .fault = fault };

		if (compile_program(&p) < 0) {
			template_free(t);
			return NULL;
		}
	}
	return t;
}

void template_free(struct template *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->count; i++)
		free(t->programs[i].steps);
	free(t->programs);
	arena_release(&t->arena);
	free(t);
}
