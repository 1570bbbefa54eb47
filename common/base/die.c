#include "common/base/die.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/buf.h"
#include "common/base/fault.h"
#include "common/base/utf8.h"

const char *tool_name = "?";

static void say(const struct place *place, const char *message, const char *why)
{
	struct buf line = BUF_INIT;

	buf_addf(&line, "%s: ", tool_name);
	if (place && place->file) {
		utf8_add_visible(&line, text_of(place->file));
		if (place->line)
			buf_addf(&line, ":%u", place->line);
		if (place->line && place->column)
			buf_addf(&line, ":%u", place->column);
		buf_adds(&line, ": ");
	}
	utf8_add_visible(&line, text_of(message));
	if (why)
		buf_addf(&line, ": %s", why);
	buf_add_byte(&line, '\n');
	fflush(stdout);
	fwrite(line.ptr, 1, line.len, stderr);
	buf_release(&line);
}

static void sayv(const char *format, va_list values, const char *why) PRINTF_LIKE(1, 0);

static void sayv(const char *format, va_list values, const char *why)
{
	struct buf message = BUF_INIT;

	buf_addv(&message, format, values);
	say(NULL, buf_cstr(&message), why);
	buf_release(&message);
}

void warn(const char *format, ...)
{
	va_list values;

	va_start(values, format);
	sayv(format, values, NULL);
	va_end(values);
}

void warn_fault(const struct fault *fault)
{
	say(&fault->place, fault->message, NULL);
}

void die(const char *format, ...)
{
	va_list values;

	va_start(values, format);
	sayv(format, values, NULL);
	va_end(values);
	exit(EXIT_TROUBLE);
}

void die_fault(const struct fault *fault)
{
	warn_fault(fault);
	exit(EXIT_TROUBLE);
}

void die_errno(const char *format, ...)
{
	const char *why = strerror(errno);
	va_list values;

	va_start(values, format);
	sayv(format, values, why);
	va_end(values);
	exit(EXIT_TROUBLE);
}

void finish_stdout(void)
{
	int lost = ferror(stdout);

	errno = 0;
	if (!fclose(stdout) && !lost)
		return;
	if (errno == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	/* A write that failed earlier has left no errno: a full device is the usual reason. */
	if (!errno)
		errno = ENOSPC;
	die_errno("cannot write standard output");
}
