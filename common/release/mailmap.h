/*
 * mailmap: who people are under all their names and addresses, as gitmailmap(5) has it.
 *
 *   Proper Name <commit@email>
 *   <proper@email> <commit@email>
 *   Proper Name <proper@email> <commit@email>
 *   Proper Name <proper@email> Commit Name <commit@email>
 *
 * Addresses and commit names are compared without regard to case; a line that also gives a commit name wins over one that does
 * not, a later line over an earlier one. Lines that are not understood are passed over, as git does.
 *
 * Ownership  Texts point into the file that was read; the rest lives in the arena but for the map: mailmap_release().
 */
#ifndef COMMON_RELEASE_MAILMAP_H
#define COMMON_RELEASE_MAILMAP_H

#include "common/base/arena.h"
#include "common/base/map.h"

struct mailmap {
	struct map by_email; /* address in lower case -> its lines, the last one first */
	struct arena *arena;
};

#define MAILMAP_INIT { .by_email = MAP_INIT, .arena = NULL }

void mailmap_read(struct mailmap *mailmap, struct text file, struct arena *arena);
/* Put the proper name and address in place of those of a commit. */
void mailmap_apply(const struct mailmap *mailmap, struct text *name, struct text *email);
void mailmap_release(struct mailmap *mailmap);

/* Take "Name <address>" apart. False when there is no address. */
bool mailmap_split(struct text person, struct text *name, struct text *email, struct text *rest);

#endif
