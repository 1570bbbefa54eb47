#include "tools/image-tag/promotion.h"

const char *const copier_names[] = { "crane", "skopeo", NULL };

void shell_quote(struct buf *out, struct text text)
{
	buf_add_byte(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\'')
			buf_adds(out, "'\\''");
		else
			buf_add_byte(out, text.ptr[i]);
	}
	buf_add_byte(out, '\'');
}

void promotion_plan(const struct metadata *metadata, struct text source, struct text digest, enum copier copier, struct buf *out)
{
	static const struct {
		const char *command, *scheme;
	} copiers[] = { [COPIER_CRANE] = { "crane copy", "" }, [COPIER_SKOPEO] = { "skopeo copy --all", "docker://" } };
	struct buf from = BUF_INIT, to = BUF_INIT;

	buf_addf(&from, "%s%.*s@%.*s", copiers[copier].scheme, TEXT_ARGS(source), TEXT_ARGS(digest));
	for (size_t i = 0; i < metadata->reference_count; i++) {
		buf_cut(&to, 0);
		buf_addf(&to, "%s%.*s", copiers[copier].scheme, TEXT_ARGS(metadata->references[i]));
		buf_addf(out, "%s ", copiers[copier].command);
		shell_quote(out, buf_text(&from));
		buf_add_byte(out, ' ');
		shell_quote(out, buf_text(&to));
		buf_add_byte(out, '\n');
	}
	buf_release(&from);
	buf_release(&to);
}
