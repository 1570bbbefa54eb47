#include "common/base/fault.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void put(struct fault *fault, const char *format, va_list values) PRINTF_LIKE(2, 0);

static void put(struct fault *fault, const char *format, va_list values)
{
	const size_t room = sizeof(fault->message);
	int n = vsnprintf(fault->message, room, format, values);
	size_t end = room - sizeof("...");

	if (n >= 0 && (size_t)n < room)
		return;
	while (end && ((unsigned char)fault->message[end] & 0xC0U) == 0x80U)
		end--;
	memcpy(fault->message + end, "...", sizeof("..."));
}

int fault_set(struct fault *fault, const char *format, ...)
{
	va_list values;

	fault->place = (struct place){ NULL, 0, 0 };
	va_start(values, format);
	put(fault, format, values);
	va_end(values);
	return -1;
}

void fault_move(struct fault *fault, struct place place)
{
	if (place.file)
		snprintf(fault->file, sizeof(fault->file), "%s", place.file);
	fault->place = (struct place){ place.file ? fault->file : NULL, place.line, place.column };
}

int fault_set_at(struct fault *fault, struct place place, const char *format, ...)
{
	va_list values;

	fault_move(fault, place);
	va_start(values, format);
	put(fault, format, values);
	va_end(values);
	return -1;
}

int fault_set_errno(struct fault *fault, const char *format, ...)
{
	const char *why = strerror(errno);
	va_list values;
	size_t len;

	fault->place = (struct place){ NULL, 0, 0 };
	va_start(values, format);
	put(fault, format, values);
	va_end(values);
	len = strlen(fault->message);
	snprintf(fault->message + len, sizeof(fault->message) - len, ": %s", why);
	return -1;
}
