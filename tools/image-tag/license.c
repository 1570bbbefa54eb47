#include "tools/image-tag/license.h"

#include "common/base/file.h"

enum { LICENSE_LIMIT = 1 << 20 };

/* All of the phrases must stand in the text, white space and letter case apart; the first row that fits counts. */
static const struct {
	struct text id;
	const char *phrases[3];
} licenses[] = {
	{ TEXT_INIT("Apache-2.0"), { "apache license", "version 2.0, january 2004", NULL } },
	{ TEXT_INIT("AGPL-3.0"), { "gnu affero general public license", "version 3, 19 november 2007", NULL } },
	{ TEXT_INIT("LGPL-3.0"), { "gnu lesser general public license", "version 3, 29 june 2007", NULL } },
	{ TEXT_INIT("LGPL-2.1"), { "gnu lesser general public license", "version 2.1, february 1999", NULL } },
	{ TEXT_INIT("GPL-3.0"), { "gnu general public license", "version 3, 29 june 2007", NULL } },
	{ TEXT_INIT("GPL-2.0"), { "gnu general public license", "version 2, june 1991", NULL } },
	{ TEXT_INIT("MPL-2.0"), { "mozilla public license version 2.0", NULL } },
	{ TEXT_INIT("EPL-2.0"), { "eclipse public license - v 2.0", NULL } },
	{ TEXT_INIT("BSL-1.0"), { "boost software license - version 1.0", NULL } },
	{ TEXT_INIT("Unlicense"), { "this is free and unencumbered software released into the public domain", NULL } },
	{ TEXT_INIT("CC0-1.0"), { "creative commons legal code", "cc0 1.0 universal", NULL } },
	{ TEXT_INIT("0BSD"), { "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted. the software is provided", NULL } },
	{ TEXT_INIT("ISC"), { "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that", NULL } },
	{ TEXT_INIT("ISC"), { "permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted, provided that", NULL } },
	{ TEXT_INIT("BSD-3-Clause"), { "redistributions in binary form must reproduce", "may be used to endorse or promote products derived from", NULL } },
	{ TEXT_INIT("BSD-2-Clause"), { "redistributions of source code must retain", "redistributions in binary form must reproduce", NULL } },
	{ TEXT_INIT("MIT"), { "permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files", "the above copyright notice and this permission notice shall be included in all", NULL } },
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* One space for each run of white space, lower case. */
static void flatten(struct text text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (!is_blank(c))
			buf_add_byte(out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
		else if (i && !is_blank(text.ptr[i - 1]))
			buf_add_byte(out, ' ');
	}
}

struct text license_of_text(struct text content)
{
	struct text result = { NULL, 0 };
	struct buf flat = BUF_INIT;

	flatten(content, &flat);
	for (size_t i = 0; !result.ptr && i < sizeof(licenses) / sizeof(licenses[0]); i++) {
		size_t phrase = 0;

		while (licenses[i].phrases[phrase] && text_find(buf_text(&flat), text_of(licenses[i].phrases[phrase]), 0) != SIZE_MAX)
			phrase++;
		if (!licenses[i].phrases[phrase])
			result = licenses[i].id;
	}
	buf_release(&flat);
	return result;
}

struct text license_of_folder(const char *folder)
{
	static const char *const names[] = { "LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "LICENCE.md", "LICENCE.txt", "COPYING", "COPYING.md", "COPYING.txt" };
	struct text result = { NULL, 0 };
	struct buf path = BUF_INIT, content = BUF_INIT;
	struct fault ignored = FAULT_INIT;

	for (size_t i = 0; !result.ptr && i < sizeof(names) / sizeof(names[0]); i++) {
		buf_cut(&path, 0);
		buf_cut(&content, 0);
		buf_addf(&path, "%s/%s", folder, names[i]);
		if (file_exists(buf_cstr(&path)) && file_read(buf_cstr(&path), LICENSE_LIMIT, &content, &ignored) == 0)
			result = license_of_text(buf_text(&content));
	}
	buf_release(&path);
	buf_release(&content);
	return result;
}
