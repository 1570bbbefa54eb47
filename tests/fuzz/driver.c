/*
 * driver: runs a fuzz target without a fuzzing engine.
 *
 *   fuzz_X PATH…                 each file, and each file of each folder, once
 *   fuzz_X --seconds N PATH…     and then N seconds of inputs made from them by a fixed pseudo-random sequence
 *
 * The input at hand is written to the file that FUZZ_LAST names, if set, so that a crash leaves it behind.
 */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "common/base/alloc.h"
#include "common/base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct corpus {
	struct buf *items;
	size_t count, cap;
};

enum { INPUT_LIMIT = 1 << 20 };

static void run(struct text input)
{
	const char *last = getenv("FUZZ_LAST");
	/* A copy of exactly this size, so that a sanitizer sees reading past the end. */
	uint8_t *copy = xrealloc(NULL, input.len ? input.len : 1, 1);
	struct fault fault = FAULT_INIT;

	if (input.len)
		memcpy(copy, input.ptr, input.len);
	if (last && file_replace(last, input, &fault) < 0)
		die_fault(&fault);
	(void)LLVMFuzzerTestOneInput(copy, input.len);
	free(copy);
}

static void add_file(struct corpus *corpus, const char *path)
{
	struct fault fault = FAULT_INIT;

	corpus->items = xgrow(corpus->items, corpus->count, &corpus->cap, sizeof(*corpus->items));
	corpus->items[corpus->count] = (struct buf)BUF_INIT;
	if (file_read(path, INPUT_LIMIT, &corpus->items[corpus->count++], &fault) < 0)
		die_fault(&fault);
}

static int is_no_dot(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static void add_path(struct corpus *corpus, const char *path)
{
	struct dirent **entries = NULL;
	struct stat status;
	int count;

	if (stat(path, &status) < 0)
		die_errno("cannot read '%s'", path);
	if (!S_ISDIR(status.st_mode)) {
		add_file(corpus, path);
		return;
	}
	count = scandir(path, &entries, is_no_dot, alphasort);
	if (count < 0)
		die_errno("cannot read '%s'", path);
	for (int i = 0; i < count; i++) {
		struct buf name = BUF_INIT;

		buf_addf(&name, "%s/%s", path, entries[i]->d_name);
		add_file(corpus, buf_cstr(&name));
		buf_release(&name);
		free(entries[i]);
	}
	free(entries);
}

/* xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift generators"). */
static size_t below(uint64_t *state, size_t limit)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return limit ? (size_t)((*state * UINT64_C(2685821657736338717)) >> 33) % limit : 0;
}

static void mutate(const struct corpus *corpus, uint64_t *state, struct buf *made)
{
	struct text a = buf_text(&corpus->items[below(state, corpus->count)]), b = buf_text(&corpus->items[below(state, corpus->count)]);
	size_t changes = 1 + below(state, 4);

	buf_cut(made, 0);
	buf_add(made, text_slice(a, 0, below(state, a.len + 1)));
	if (below(state, 2))
		buf_add(made, text_from(b, below(state, b.len + 1)));
	else
		buf_add(made, text_from(a, made->len + below(state, 3)));
	for (size_t i = 0; made->len && i < changes; i++) {
		size_t at = below(state, made->len);

		made->ptr[at] = below(state, 3) ? (char)below(state, 256) : "{}[]\"'\n\r\t :#-=<>@`\\!(),0"[below(state, 25)];
	}
}

int main(int argc, char **argv)
{
	struct corpus corpus = { NULL, 0, 0 };
	uint64_t seconds = 0, state = UINT64_C(88172645463325252), made_count = 0;
	struct buf made = BUF_INIT;
	time_t end;
	int first = 1;

	tool_name = "fuzz";
	if (argc > 2 && !strcmp(argv[1], "--seconds")) {
		if (!text_to_u64(text_of(argv[2]), &seconds) || seconds > 86400)
			die("--seconds takes a number up to 86400, not '%s'", argv[2]);
		first = 3;
	}
	for (int i = first; i < argc; i++)
		add_path(&corpus, argv[i]);
	for (size_t i = 0; i < corpus.count; i++)
		run(buf_text(&corpus.items[i]));
	run((struct text){ NULL, 0 });
	end = time(NULL) + (time_t)seconds;
	while (corpus.count && seconds && time(NULL) < end) {
		for (int i = 0; i < 64; i++, made_count++) {
			mutate(&corpus, &state, &made);
			run(buf_text(&made));
		}
	}
	printf("%zu inputs replayed, %llu made\n", corpus.count, (unsigned long long)made_count);
	for (size_t i = 0; i < corpus.count; i++)
		buf_release(&corpus.items[i]);
	free(corpus.items);
	buf_release(&made);
	return 0;
}
