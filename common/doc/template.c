#include "common/doc/template_program.h"

/* The indentations of the partials that we are in, innermost first. */
struct indent {
	const struct indent *outer;
	struct text text;
};

struct renderer {
	const struct template *template;
	const struct template_stream *stream;
	const struct node *contexts[TEMPLATE_DEPTH_LIMIT];
	size_t depth; /* of .contexts */
	size_t partials;
	struct buf *out;
	size_t start; /* of this rendering or item in .out */
	size_t steps;
	struct fault *fault;
};

static int render_steps(struct renderer *r, const struct program *program, size_t from, size_t to, const struct indent *indent);

/* The value that a name stands for; NULL when nothing does. */
static const struct node *look_up(const struct renderer *r, const struct step *step)
{
	const struct node *value = NULL;

	if (!step->part_count)
		return r->contexts[r->depth - 1];
	for (size_t i = r->depth; i && !value; i--)
		value = node_get(r->contexts[i - 1], step->parts[0]);
	for (size_t i = 1; value && i < step->part_count; i++)
		value = node_get(value, step->parts[i]);
	return value;
}

static bool is_true(const struct node *value)
{
	if (!value)
		return false;
	switch (value->kind) {
	case NODE_NULL:
		return false;
	case NODE_BOOL:
		return value->boolean;
	case NODE_INT:
		return value->integer != 0;
	case NODE_FLOAT:
		return value->number < 0 || value->number > 0;
	case NODE_STRING:
		return value->string.len > 0;
	case NODE_LIST:
		return value->list.count > 0;
	case NODE_MAP:
		break;
	}
	return true;
}

static struct text value_text(const struct node *value)
{
	if (!value || value->kind == NODE_NULL || value->kind == NODE_LIST || value->kind == NODE_MAP)
		return (struct text){ NULL, 0 };
	return value->kind == NODE_STRING ? value->string : value->written;
}

static void add_indents(struct buf *out, const struct indent *indent)
{
	if (!indent)
		return;
	add_indents(out, indent->outer);
	buf_add(out, indent->text);
}

static int render_item(struct renderer *r, const struct program *program, size_t section, const struct node *item, const struct indent *indent)
{
	const struct step *step = &program->steps[section];
	int result;

	if (r->depth == TEMPLATE_DEPTH_LIMIT)
		return fault_set_at(r->fault, step->place, "sections are nested deeper than %d", TEMPLATE_DEPTH_LIMIT);
	r->contexts[r->depth++] = item;
	result = render_steps(r, program, section + 1, step->end, indent);
	r->depth--;
	return result;
}

static int render_streamed(struct renderer *r, const struct program *program, size_t section, const struct indent *indent)
{
	const struct template_stream *stream = r->stream;
	const struct node *item;
	int more;

	while ((more = stream->next(stream->context, &item, r->fault)) > 0) {
		r->start = r->out->len;
		r->steps = 0;
		if (render_item(r, program, section, item, indent) < 0)
			return -1;
	}
	return more;
}

static int render_section(struct renderer *r, const struct program *program, size_t section, const struct indent *indent)
{
	const struct step *step = &program->steps[section];
	const struct node *value = look_up(r, step);

	if (!value && r->stream && step->part_count == 1 && text_is(step->parts[0], r->stream->name))
		return render_streamed(r, program, section, indent);
	if (!is_true(value))
		return 0;
	if (value->kind != NODE_LIST)
		return render_item(r, program, section, value, indent);
	for (size_t i = 0; i < value->list.count; i++)
		if (render_item(r, program, section, value->list.items[i], indent) < 0)
			return -1;
	return 0;
}

static int render_partial(struct renderer *r, const struct step *step, const struct indent *outer)
{
	const struct program *partial = &r->template->programs[step->end];
	struct indent indent = { outer, step->text };
	int result;

	if (r->depth + r->partials >= TEMPLATE_DEPTH_LIMIT)
		return fault_set_at(r->fault, step->place, "sections and partials are nested deeper than %d", TEMPLATE_DEPTH_LIMIT);
	r->partials++;
	result = render_steps(r, partial, 0, partial->count, step->text.len ? &indent : outer);
	r->partials--;
	return result;
}

static int check_limits(struct renderer *r, const struct step *step)
{
	if (++r->steps > TEMPLATE_STEP_LIMIT)
		return fault_set_at(r->fault, step->place, "the template takes more than %d steps", TEMPLATE_STEP_LIMIT);
	if (r->out->len > r->start && r->out->len - r->start > TEMPLATE_OUTPUT_LIMIT)
		return fault_set_at(r->fault, step->place, "the template writes more than %d bytes", TEMPLATE_OUTPUT_LIMIT);
	return 0;
}

static int render_steps(struct renderer *r, const struct program *program, size_t from, size_t to, const struct indent *indent)
{
	for (size_t i = from; i < to; i++) {
		const struct step *step = &program->steps[i];
		int result = 0;

		if (check_limits(r, step) < 0)
			return -1;
		switch (step->kind) {
		case STEP_TEXT:
			buf_add(r->out, step->text);
			break;
		case STEP_INDENT:
			add_indents(r->out, indent);
			break;
		case STEP_VALUE:
			r->template->escape(r->out, value_text(look_up(r, step)));
			break;
		case STEP_RAW:
			buf_add(r->out, value_text(look_up(r, step)));
			break;
		case STEP_SECTION:
			result = render_section(r, program, i, indent);
			i = step->end - 1;
			break;
		case STEP_INVERTED:
			if (is_true(look_up(r, step)))
				i = step->end - 1;
			break;
		case STEP_PARTIAL:
			result = render_partial(r, step, indent);
			break;
		}
		if (result < 0)
			return -1;
	}
	return 0;
}

int template_render(const struct template *template, const struct node *context, struct buf *out, struct fault *fault)
{
	return template_render_stream(template, context, NULL, out, fault);
}

int template_render_stream(const struct template *template, const struct node *context, const struct template_stream *stream, struct buf *out, struct fault *fault)
{
	struct renderer r = { .template = template, .stream = stream, .contexts = { context }, .depth = 1, .out = out, .start = out->len, .fault = fault };
	const struct program *program = &template->programs[0];

	return render_steps(&r, program, 0, program->count, NULL);
}

bool template_can_stream(const struct template *template, const char *name)
{
	const struct program *first = &template->programs[0];
	size_t mentions = 0, sections = 0;

	for (size_t p = 0; p < template->count; p++)
		for (size_t i = 0; i < template->programs[p].count; i++)
			if (template->programs[p].steps[i].part_count && text_is(template->programs[p].steps[i].parts[0], name))
				mentions++;
	for (size_t i = 0; i < first->count; i++) {
		const struct step *step = &first->steps[i];

		if (step->kind == STEP_SECTION && step->part_count == 1 && text_is(step->parts[0], name))
			sections++;
		if (step->kind == STEP_SECTION || step->kind == STEP_INVERTED)
			i = step->end - 1;
	}
	return mentions == 1 && sections == 1;
}

bool template_mentions(const struct template *template, const char *key)
{
	for (size_t p = 0; p < template->count; p++)
		for (size_t i = 0; i < template->programs[p].count; i++)
			for (size_t part = 0; part < template->programs[p].steps[i].part_count; part++)
				if (text_is(template->programs[p].steps[i].parts[part], key))
					return true;
	return false;
}

void template_escape_html(struct buf *out, struct text value)
{
	static const struct {
		char byte;
		struct text entity;
	} entities[] = { { '&', TEXT_INIT("&amp;") }, { '<', TEXT_INIT("&lt;") }, { '>', TEXT_INIT("&gt;") }, { '"', TEXT_INIT("&quot;") } };
	size_t plain = 0;

	for (size_t i = 0; i < value.len; i++)
		for (size_t k = 0; k < sizeof(entities) / sizeof(entities[0]); k++)
			if (value.ptr[i] == entities[k].byte) {
				buf_add(out, text_slice(value, plain, i - plain));
				buf_add(out, entities[k].entity);
				plain = i + 1;
			}
	buf_add(out, text_from(value, plain));
}
