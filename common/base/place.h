/*
 * place: where something stands, for messages and annotations.
 *
 * Ownership  .file is borrowed and must outlive the place; NULL when there is none.
 * Units      .line and .column count from 1, columns in code points; 0 means unknown.
 */
#ifndef COMMON_BASE_PLACE_H
#define COMMON_BASE_PLACE_H

struct place {
	const char *file;
	unsigned line;
	unsigned column;
};

#endif
