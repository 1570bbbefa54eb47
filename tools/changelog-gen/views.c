#include "tools/changelog-gen/views.h"

#include "common/report/view.h"

static void write_field(struct view_run *run, const struct field *field, const char *name)
{
	if (text_is(text_of(field->name), name))
		fwrite(field->value.ptr, 1, field->value.len, run->out);
}

static void write_text(struct view_run *run, const struct field *field)
{
	write_field(run, field, "text");
}

static void write_json(struct view_run *run, const struct field *field)
{
	write_field(run, field, "json");
}

static const struct view view_notes = { .name = "text", .field = write_text };
static const struct view view_context = { .name = "json", .field = write_json };

const struct view *const changelog_views[] = { &view_notes, &view_context, NULL };
const struct view *const no_views[] = { NULL };

bool views_want(const struct shared_options *shared, const char *name)
{
	if (text_is(text_of(shared->format), name))
		return true;
	for (size_t i = 0; i < shared->emit.count; i++) {
		struct text rest = text_of(shared->emit.items[i]), emitted;

		if (text_next_part(&rest, '=', &emitted) && text_is(emitted, name))
			return true;
	}
	return false;
}
