/* glob: a line with the pattern, the path; a pattern made of the path by escaping it matches. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/buf.h"
#include "common/doc/glob.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text path = { (const char *)data, size }, pattern = { NULL, 0 };
	struct buf escaped = BUF_INIT;

	text_next_line(&path, &pattern);
	pattern = text_slice(pattern, 0, 1024);
	path = text_slice(path, 0, 1024);
	glob_match(pattern, path);
	for (size_t i = 0; i < path.len; i++) {
		if (path.ptr[i] && strchr("*?[]{},\\!", path.ptr[i]))
			buf_add_byte(&escaped, '\\');
		buf_add_byte(&escaped, path.ptr[i]);
	}
	if (!glob_match(buf_text(&escaped), path))
		abort();
	buf_release(&escaped);
	return 0;
}
