#include "common/cli/progress.h"

#include <stdio.h>
#include <time.h>

#include "common/base/die.h"
#include "common/base/terminal.h"

enum { FIRST_MS = 500,
       EACH_MS = 100,
       STEPS_A_LOOK = 256 };

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct progress progress_start(const char *noun, bool quiet)
{
	struct progress p = { .noun = noun, .wanted = !quiet && terminal_is(stderr) };

	if (p.wanted)
		p.next = now() + FIRST_MS;
	return p;
}

void progress_step(struct progress *p)
{
	int64_t time;

	p->count++;
	if (!p->wanted || p->count % STEPS_A_LOOK)
		return;
	time = now();
	if (time < p->next)
		return;
	fprintf(stderr, "\r%s: %zu %s", tool_name, p->count, p->noun);
	p->shown = true;
	p->next = time + EACH_MS;
}

void progress_end(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->shown = false;
}
