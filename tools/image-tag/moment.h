/*
 * moment: an instant written by a format of the JavaScript library moment ("YYYYMMDD-HHmmss"), in English.
 *
 * Source     momentjs.com/docs, "Format"; moment 2.30: the expression formattingTokens and the locale en.
 * Units      Milliseconds since 1970; east is seconds.
 * Errors     Nothing fails: letters that are no token stand for themselves, as there.
 */
#ifndef IMAGE_TAG_MOMENT_H
#define IMAGE_TAG_MOMENT_H

#include "common/base/buf.h"

struct moment {
	int64_t milliseconds; /* UTC */
	int32_t east;	      /* of the clock that is shown */
	bool utc;	      /* the offset is written Z when no format is given */
	const char *abbreviation;
};

/* An empty format is "YYYY-MM-DDTHH:mm:ssZ". */
void moment_format(struct buf *out, const struct moment *moment, struct text format);

#endif
