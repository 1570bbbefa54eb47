/* attributes: what compilers are told about functions. */
#ifndef COMMON_BASE_ATTRIBUTES_H
#define COMMON_BASE_ATTRIBUTES_H

/* The attribute, not _Noreturn: cppcheck does not see the latter. */
#define NORETURN __attribute__((noreturn))
#define PRINTF_LIKE(format_at, values_at) __attribute__((format(printf, format_at, values_at)))

#endif
