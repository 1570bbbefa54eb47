#include "tools/policy-check/wildcard.h"

#include <string.h>

#include "common/base/utf8.h"

bool wildcard_is(struct text t)
{
	return t.len && (memchr(t.ptr, '*', t.len) || memchr(t.ptr, '?', t.len));
}

bool wildcard_match(struct text pattern, struct text subject)
{
	struct text after_star = { NULL, 0 }, retry = subject;

	while (subject.len || pattern.len) {
		if (pattern.len && pattern.ptr[0] == '*') {
			pattern = text_from(pattern, 1);
			after_star = pattern;
			retry = subject;
			if (!pattern.len)
				return true;
			continue;
		}
		if (pattern.len && subject.len && pattern.ptr[0] == '?') {
			pattern = text_from(pattern, 1);
			subject = text_from(subject, utf8_decode(subject).len);
			continue;
		}
		if (pattern.len && subject.len && pattern.ptr[0] == subject.ptr[0]) {
			pattern = text_from(pattern, 1);
			subject = text_from(subject, 1);
			continue;
		}
		if (!after_star.ptr || !retry.len)
			return false;
		retry = text_from(retry, utf8_decode(retry).len);
		subject = retry;
		pattern = after_star;
	}
	return true;
}
