/*
 * ignores: messages that are not judged because a tool wrote them: merges, reverts, fixups, bare versions.
 *
 * Source  @commitlint/is-ignored 21, whose patterns the table quotes.
 */
#ifndef TOOLS_COMMITLINT_IGNORES_H
#define TOOLS_COMMITLINT_IGNORES_H

#include "common/base/text.h"

enum ignores {
	IGNORES_NONE,
	IGNORES_HEADER, /* judged by the header */
	IGNORES_PEER	/* as the peer: a line "Merge branch x" anywhere will do */
};

bool ignores_header(struct text header);
bool ignores_message_as_peer(struct text message);

#endif
