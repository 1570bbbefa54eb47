#include "common/release/mailmap.h"
#include "tests/unit/tap.h"

static const char file[] =
	"# people\n"
	"Ada Lovelace <ada@old.example>\n"
	"<ada@example.org> <Ada@Work.example>\n"
	"Grace Hopper <grace@example.org> <gh@example.org>\r\n"
	"Alan Turing <alan@example.org> Enigma <shared@example.org>\n"
	"Somebody <some@example.org> <shared@example.org>\n"
	"not a line\n"
	"Early <early@example.org> <twice@example.org>\n"
	"Late <late@example.org> <twice@example.org>\n"
	"<unclosed";

static const struct {
	const char *name, *email, *proper_name, *proper_email;
} cases[] = {
	{ "A. L.", "ada@old.example", "Ada Lovelace", "ada@old.example" },
	{ "Ada", "ada@WORK.example", "Ada", "ada@example.org" },
	{ "gh", "gh@example.org", "Grace Hopper", "grace@example.org" },
	{ "ENIGMA", "shared@example.org", "Alan Turing", "alan@example.org" },
	{ "Other", "shared@example.org", "Somebody", "some@example.org" },
	{ "x", "twice@example.org", "Late", "late@example.org" },
	{ "Nobody", "nobody@example.org", "Nobody", "nobody@example.org" },
	{ "", "", "", "" },
};

int main(void)
{
	struct arena arena = ARENA_INIT;
	struct mailmap mailmap = MAILMAP_INIT;

	mailmap_read(&mailmap, text_of(file), &arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct text name = text_of(cases[i].name), email = text_of(cases[i].email);

		mailmap_apply(&mailmap, &name, &email);
		tap_ok(text_is(name, cases[i].proper_name) && text_is(email, cases[i].proper_email), "%s <%s>: got %.*s <%.*s>", cases[i].name, cases[i].email,
		       TEXT_ARGS(name), TEXT_ARGS(email));
	}
	mailmap_release(&mailmap);
	arena_release(&arena);
	return tap_done();
}
