/* lines: the text view of flat outputs, "name: value" a line. A tool whose answer is one value has a text view of its own. */
#include "common/base/utf8.h"
#include "common/report/view.h"

static void write_field(struct view_run *run, const struct field *field)
{
	struct buf line = BUF_INIT;

	if (field->kind == FIELD_JSON)
		return;
	buf_addf(&line, "%s: ", field->name);
	utf8_add_visible(&line, field->value);
	buf_add_byte(&line, '\n');
	fwrite(line.ptr, 1, line.len, run->out);
	buf_release(&line);
}

const struct view view_lines = { .name = "text", .field = write_field };
