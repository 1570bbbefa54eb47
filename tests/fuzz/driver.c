/*
 * driver: run a fuzz target without a fuzzing compiler.
 *
 *   fuzz_X FILE|DIRECTORY...               replay each file
 *   fuzz_X --seconds N [--seed S] ...      then run mutations of them for N seconds
 *
 * The inputs, the empty one first, run in a child. When it dies, the parent makes the same input again (mutation I of seed S is always the
 * same), writes it to ./crash-X and ends with 1. An input that takes longer than ten seconds is a crash.
 */
#include <dirent.h>
#include <libgen.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "common/base/alloc.h"
#include "common/base/buf.h"
#include "common/base/file.h"

enum { LARGEST = 1 << 16,
       PATIENCE = 10,
       MOST_CHANGES = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct corpus {
	struct buf *inputs;
	char **paths;
	size_t count, input_cap, path_cap;
};

static uint64_t random_next(uint64_t *state) /* SplitMix64 (Steele, Lea and Flood 2014) */
{
	uint64_t z = *state += 0x9e3779b97f4a7c15U;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
	z = (z ^ z >> 27) * 0x94d049bb133111ebU;
	return z ^ z >> 31;
}

static size_t random_below(uint64_t *state, size_t limit)
{
	return limit ? (size_t)(random_next(state) % limit) : 0;
}

static void add_input(struct corpus *corpus, const char *path)
{
	struct buf content = BUF_INIT;
	struct fault fault;

	if (file_read(path, FILE_LIMIT, &content, &fault))
		die_fault(&fault);
	corpus->inputs = xgrow(corpus->inputs, corpus->count, &corpus->input_cap, sizeof(*corpus->inputs));
	corpus->paths = xgrow(corpus->paths, corpus->count, &corpus->path_cap, sizeof(*corpus->paths));
	corpus->inputs[corpus->count] = content;
	corpus->paths[corpus->count++] = strdup(path);
}

static void add_operand(struct corpus *corpus, const char *path)
{
	struct dirent **entries;
	int count = scandir(path, &entries, NULL, alphasort);

	if (count < 0) {
		add_input(corpus, path);
		return;
	}
	for (int i = 0; i < count; i++) {
		struct buf name = BUF_INIT;

		buf_addf(&name, "%s/%s", path, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.')
			add_input(corpus, buf_cstr(&name));
		buf_release(&name);
		free(entries[i]);
	}
	free(entries);
}

static void release_corpus(struct corpus *corpus)
{
	for (size_t i = 0; i < corpus->count; i++) {
		buf_release(&corpus->inputs[i]);
		free(corpus->paths[i]);
	}
	free(corpus->inputs);
	free(corpus->paths);
}

/* Replace len bytes at start by the text. */
static void splice(struct buf *b, size_t start, size_t len, struct text by)
{
	struct buf result = BUF_INIT;

	buf_add(&result, text_slice(buf_text(b), 0, start));
	buf_add(&result, by);
	buf_add(&result, text_from(buf_text(b), start + len));
	buf_release(b);
	*b = result;
}

static struct text random_part(struct text t, uint64_t *random)
{
	size_t start = random_below(random, t.len);

	return text_slice(t, start, 1 + random_below(random, 32));
}

static void change(struct buf *b, const struct corpus *corpus, uint64_t *random)
{
	static const char telling[] = "\0\n\r\t \"'`\\{}[]()<>*+?|^$.,:;-_#@!%&=/~09azAZ\x7f\x80\xbf\xc3\xe2\xef\xf0\xff";
	size_t at = random_below(random, b->len + 1);
	char byte = telling[random_below(random, sizeof(telling) - 1)];
	struct buf part = BUF_INIT;

	switch (random_below(random, 6)) {
	case 0:
		byte = (char)random_next(random);
		splice(b, at, 1, (struct text){ &byte, 1 });
		break;
	case 1:
		splice(b, at, 1, (struct text){ &byte, 1 });
		break;
	case 2:
		splice(b, at, 0, (struct text){ &byte, 1 });
		break;
	case 3:
		splice(b, at, 1 + random_below(random, 16), (struct text){ NULL, 0 });
		break;
	case 4:
		buf_add(&part, random_part(buf_text(b), random));
		splice(b, at, 0, buf_text(&part));
		break;
	default:
		if (corpus->count)
			buf_add(&part, random_part(buf_text(&corpus->inputs[random_below(random, corpus->count)]), random));
		splice(b, at, 0, buf_text(&part));
		break;
	}
	buf_release(&part);
}

/* Input number i: first the corpus as it is, then mutations. */
static void make_input(const struct corpus *corpus, uint64_t seed, size_t i, struct buf *input)
{
	uint64_t random = seed * 0x2545f4914f6cdd1dU + i;

	buf_cut(input, 0);
	if (i < corpus->count) {
		buf_add(input, buf_text(&corpus->inputs[i]));
		return;
	}
	if (corpus->count)
		buf_add(input, buf_text(&corpus->inputs[random_below(&random, corpus->count)]));
	buf_cut(input, LARGEST);
	for (size_t changes = 1 + random_below(&random, MOST_CHANGES); changes > 0; changes--)
		change(input, corpus, &random);
}

/* A copy of just that size, so that sanitizers see each byte too many. */
static void run_input(const struct buf *input)
{
	uint8_t *copy = xrealloc(NULL, input->len + 1, 1);

	memcpy(copy + 1, buf_cstr(input), input->len);
	alarm(PATIENCE);
	LLVMFuzzerTestOneInput(copy + 1, input->len);
	alarm(0);
	free(copy);
}

static void run_all(struct corpus *corpus, uint64_t seed, time_t seconds, size_t *progress)
{
	const time_t end = time(NULL) + seconds;
	struct buf input = BUF_INIT;

	run_input(&input);
	while (*progress < corpus->count || (seconds && (*progress % 64 || time(NULL) < end))) {
		make_input(corpus, seed, *progress, &input);
		run_input(&input);
		++*progress;
	}
	buf_release(&input);
	release_corpus(corpus);
}

static int report_crash(const struct corpus *corpus, uint64_t seed, size_t at)
{
	struct buf input = BUF_INIT, path = BUF_INIT;
	struct fault fault;

	make_input(corpus, seed, at, &input);
	buf_addf(&path, "crash-%s", tool_name);
	warn("input %zu of seed %llu failed%s%s", at, (unsigned long long)seed, at < corpus->count ? ": " : "", at < corpus->count ? corpus->paths[at] : "");
	if (file_replace(buf_cstr(&path), buf_text(&input), &fault))
		warn_fault(&fault);
	else
		warn("it is in '%s'", buf_cstr(&path));
	buf_release(&input);
	buf_release(&path);
	return EXIT_FOUND;
}

static int run_in_child(struct corpus *corpus, uint64_t seed, time_t seconds)
{
	size_t *progress = mmap(NULL, sizeof(*progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int status = 0, result;
	pid_t child;

	if (progress == MAP_FAILED)
		die_errno("cannot share memory");
	child = fork();
	if (child < 0)
		die_errno("cannot fork");
	if (!child) {
		run_all(corpus, seed, seconds, progress);
		exit(EXIT_OK);
	}
	if (waitpid(child, &status, 0) < 0)
		die_errno("cannot wait for the child");
	if (WIFEXITED(status) && !WEXITSTATUS(status)) {
		printf("%zu inputs\n", *progress);
		result = EXIT_OK;
	} else {
		result = report_crash(corpus, seed, *progress);
	}
	munmap(progress, sizeof(*progress));
	return result;
}

int main(int argc, char **argv)
{
	uint64_t seed = 1, seconds = 0;
	struct corpus corpus = { 0 };
	int result;

	tool_name = basename(argv[0]);
	for (int i = 1; i < argc; i++) {
		uint64_t *number = text_is(text_of(argv[i]), "--seconds") ? &seconds : text_is(text_of(argv[i]), "--seed") ? &seed
															   : NULL;

		if (number && (i + 1 == argc || !text_to_u64(text_of(argv[++i]), number)))
			die("'%s' needs a number", argv[i - 1]);
		if (!number)
			add_operand(&corpus, argv[i]);
	}
	if (seconds > 86400)
		die("--seconds takes a number up to 86400");
	result = run_in_child(&corpus, seed, (time_t)seconds);
	release_corpus(&corpus);
	return result;
}
