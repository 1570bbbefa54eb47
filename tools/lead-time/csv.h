/*
 * csv: comma-separated values (RFC 4180): quotes, doubled quotes and line breaks in them, LF or CRLF; a header line first.
 *
 * Ownership  Rows live in the arena given for each; the names of the columns live until csv_close().
 * Errors     -1 with a fault at the line: a row of another length than the header, a quote that is never closed, a column
 *            named twice.
 */
#ifndef LEAD_TIME_CSV_H
#define LEAD_TIME_CSV_H

#include <stdio.h>

#include "common/base/fault.h"
#include "common/doc/node.h"

struct csv;

/* Reads the header line. NULL with a fault. */
struct csv *csv_open(FILE *in, const char *name, struct fault *fault);
/* 1 with *row, a map of strings and nulls; 0 at the end; -1 with a fault. */
int csv_next(struct csv *csv, struct arena *arena, const struct node **row, struct fault *fault);
void csv_close(struct csv *csv);

#endif
