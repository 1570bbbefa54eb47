#include "common/git/kept.h"

#include <string.h>

#include "common/base/alloc.h"

enum part { AUTHOR,
	    COMMITTER,
	    ENCODING,
	    SIGNATURE,
	    MESSAGE,
	    PARTS };

struct kept {
	size_t lengths[PARTS];
	char bytes[];
};

struct kept *kept_make(struct text object, bool with_signature)
{
	struct commit_parts parts;
	struct text texts[PARTS];
	struct kept *kept;
	size_t total = 0;
	char *to;

	commit_parse(object, &parts);
	texts[AUTHOR] = parts.author;
	texts[COMMITTER] = parts.committer;
	texts[ENCODING] = parts.encoding;
	texts[SIGNATURE] = with_signature ? parts.signature : (struct text){ NULL, 0 };
	texts[MESSAGE] = parts.message;
	for (int i = 0; i < PARTS; i++)
		total += texts[i].len;
	kept = xrealloc(NULL, 1, sizeof(*kept) + total);
	to = kept->bytes;
	for (int i = 0; i < PARTS; i++) {
		kept->lengths[i] = texts[i].len;
		if (texts[i].len)
			memcpy(to, texts[i].ptr, texts[i].len);
		to += texts[i].len;
	}
	return kept;
}

void kept_fill(const struct kept *kept, struct buf *recoded, struct commit *commit)
{
	const char *from = kept->bytes;
	struct commit_parts parts;
	struct text texts[PARTS];

	for (int i = 0; i < PARTS; i++) {
		texts[i] = (struct text){ from, kept->lengths[i] };
		from += kept->lengths[i];
	}
	parts = (struct commit_parts){ .encoding = texts[ENCODING], .message = texts[MESSAGE] };
	commit->author = signature_parse(texts[AUTHOR]);
	commit->committer = signature_parse(texts[COMMITTER]);
	commit->signature = texts[SIGNATURE];
	commit->message = commit_message(&parts, recoded);
}
