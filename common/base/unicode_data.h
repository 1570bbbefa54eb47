/* unicode_data: the tables behind unicode.h, generated; sorted by code point. */
#ifndef COMMON_BASE_UNICODE_DATA_H
#define COMMON_BASE_UNICODE_DATA_H

#include <stddef.h>
#include <stdint.h>

/* Each step-th code point from first to last maps to itself plus delta. */
struct unicode_run {
	uint32_t first, last;
	uint32_t step;
	int32_t delta;
};

struct unicode_range {
	uint32_t first, last;
};

/* A code point that becomes up to three; 0 ends them. */
struct unicode_special {
	uint32_t code;
	uint32_t to[3];
};

extern const struct unicode_run unicode_upper[], unicode_lower[];
extern const size_t unicode_upper_count, unicode_lower_count;
extern const struct unicode_special unicode_upper_specials[];
extern const size_t unicode_upper_specials_count;
extern const struct unicode_range unicode_cased_letters[], unicode_cased[], unicode_case_ignorable[];
extern const size_t unicode_cased_letters_count, unicode_cased_count, unicode_case_ignorable_count;

#endif
