#include "tools/image-tag/check.h"

#include "common/doc/json_out.h"
#include "tools/image-tag/reference.h"

enum { CHECK_LIMIT = 16 << 20 };

static struct json *json_of(struct text line, const struct reference *reference, const char *error)
{
	const struct {
		const char *name;
		struct text value;
	} parts[] = { { "domain", reference->domain }, { "path", reference->path }, { "tag", reference->tag }, { "digest", reference->digest } };
	struct json *map = json_map();

	json_set_string(map, "reference", line);
	json_set_bool(map, "valid", !error);
	if (error)
		json_set_string(map, "error", text_of(error));
	for (size_t i = 0; !error && i < sizeof(parts) / sizeof(parts[0]); i++)
		json_set_string(map, parts[i].name, parts[i].value);
	return map;
}

static void add_text(struct text line, const struct reference *reference, struct buf *out)
{
	buf_addf(out, "%.*s domain=%.*s path=%.*s tag=%.*s digest=%.*s\n", TEXT_ARGS(line), TEXT_ARGS(reference->domain), TEXT_ARGS(reference->path), TEXT_ARGS(reference->tag), TEXT_ARGS(reference->digest));
}

int check_references(FILE *in, bool json, struct buf *out, size_t *refused, struct fault *fault)
{
	struct json *document = json_map(), *list = json_list();
	struct place place = { "<stdin>", 0, 1 };
	struct buf input = BUF_INIT;
	struct text rest, line;
	int result = buf_read(&input, in, CHECK_LIMIT);

	if (result < 0)
		fault_set_errno(fault, "cannot read standard input");
	for (rest = buf_text(&input); text_next_line(&rest, &line);) {
		struct fault why = FAULT_INIT;
		struct reference reference;
		bool valid = reference_parse(line, &reference, &why) == 0;

		place.line++;
		*refused += !valid;
		if (json) {
			json_append(list, json_of(line, &reference, valid ? NULL : why.message));
		} else if (valid) {
			add_text(line, &reference, out);
		} else {
			why.place = place;
			warn_fault(&why);
		}
	}
	json_set_string(document, "schema", TEXT("relutils.image-tag-references/v1"));
	json_set(document, TEXT("references"), list);
	if (json) {
		json_finish(document, JSON_INDENTED, out);
		buf_add_byte(out, '\n');
	} else {
		json_free(document);
	}
	buf_release(&input);
	return result;
}
