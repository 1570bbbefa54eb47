/*
 * bench PLAN: time whole processes, in turn, and print medians.
 *
 * PLAN has a line a command, fields separated by tabs: label, label of the command it is compared with ("-": none), budget as a
 * factor of that ("-": none), file for standard input ("-": none), then the words of the command. Commands run in turn,
 * round after round, so that a machine that slows down slows all of them down. CPU is user and system time as the kernel
 * accounts it for the finished process; peak is its largest resident set.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/alloc.h"
#include "common/base/arena.h"
#include "common/base/file.h"

enum { ROUNDS = 21,
       WARM_UP = 1,
       MOST_WORDS = 32,
       MOST_COMMANDS = 64 };

struct command {
	const char *label, *compared_with, *budget, *input;
	char *words[MOST_WORDS + 1];
	double cpu[ROUNDS]; /* milliseconds */
	long peak;	    /* KiB */
	int status;
};

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(const double *values)
{
	double sorted[ROUNDS];

	memcpy(sorted, values, sizeof(sorted));
	qsort(sorted, ROUNDS, sizeof(*sorted), by_size);
	return sorted[ROUNDS / 2];
}

static double milliseconds(const struct timeval *t)
{
	return (double)t->tv_sec * 1e3 + (double)t->tv_usec / 1e3;
}

NORETURN static void become(const struct command *c)
{
	int in = open(strcmp(c->input, "-") ? c->input : "/dev/null", O_RDONLY), out = open("/dev/null", O_WRONLY);

	if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
		_exit(127);
	execvp(c->words[0], c->words);
	_exit(127);
}

static double run(struct command *c)
{
	struct rusage used;
	pid_t child = fork();

	if (child < 0)
		die_errno("cannot start '%s'", c->words[0]);
	if (!child)
		become(c);
	if (wait4(child, &c->status, 0, &used) < 0)
		die_errno("cannot wait for '%s'", c->words[0]);
	if (used.ru_maxrss > c->peak)
		c->peak = used.ru_maxrss;
	return milliseconds(&used.ru_utime) + milliseconds(&used.ru_stime);
}

static size_t read_plan(const char *path, struct arena *arena, struct command *commands)
{
	struct fault fault = FAULT_INIT;
	struct buf plan = BUF_INIT;
	struct text rest, line, word;
	size_t count = 0;

	if (file_read(path, 1 << 20, &plan, &fault))
		die_fault(&fault);
	for (rest = buf_text(&plan); count < MOST_COMMANDS && text_next_line(&rest, &line); count++) {
		struct command *c = &commands[count];
		const char **fields[] = { &c->label, &c->compared_with, &c->budget, &c->input };
		size_t words = 0;

		for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
			*fields[i] = text_next_part(&line, '\t', &word) ? arena_cstr(arena, word) : "-";
		while (words < MOST_WORDS && text_next_part(&line, '\t', &word))
			c->words[words++] = strdup(arena_cstr(arena, word));
	}
	buf_release(&plan);
	return count;
}

static const struct command *find(const struct command *commands, size_t count, const char *label)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(commands[i].label, label))
			return &commands[i];
	return NULL;
}

static void print(const struct command *commands, size_t count)
{
	printf("%-44s %10s %10s  %s\n", "command", "CPU ms", "peak MiB", "compared");
	for (size_t i = 0; i < count; i++) {
		const struct command *c = &commands[i], *other = find(commands, count, c->compared_with);

		printf("%-44s %10.2f %10.1f", c->label, median(c->cpu), (double)c->peak / 1024);
		if (other)
			printf("  %.2f x %s", median(c->cpu) / median(other->cpu), other->label);
		if (strcmp(c->budget, "-"))
			printf(" (budget %s)", c->budget);
		if (WIFSIGNALED(c->status) || WEXITSTATUS(c->status) > 1)
			printf("  FAILED: status %d", c->status);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	static struct command commands[MOST_COMMANDS];
	struct arena arena = ARENA_INIT;
	size_t count;

	tool_name = "bench";
	if (argc != 2)
		die("usage: bench PLAN");
	count = read_plan(argv[1], &arena, commands);
	for (int round = -WARM_UP; round < ROUNDS; round++)
		for (size_t i = 0; i < count; i++) {
			double cpu = run(&commands[i]);

			if (round >= 0)
				commands[i].cpu[round] = cpu;
		}
	print(commands, count);
	for (size_t i = 0; i < count; i++)
		for (char **word = commands[i].words; *word; word++)
			free(*word);
	arena_release(&arena);
	finish_stdout();
	return 0;
}
