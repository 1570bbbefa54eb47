/*
 * records: maps out of JSON Lines, JSON documents one after another (pages of an API), lists of them, or CSV.
 *
 * Which it is, the input tells: it begins with '{' or '[', or it is CSV with a header line. Lines of JSON and of CSV stream:
 * one is held at a time. Values of CSV become strings, empty ones null.
 *
 * Errors  -1 with a fault at the line (and column) of what cannot be read: nothing is passed over silently.
 * Limits  RECORD_LIMIT bytes a line, FILE_LIMIT bytes for JSON that is not one document a line.
 */
#ifndef LEAD_TIME_RECORDS_H
#define LEAD_TIME_RECORDS_H

#include <stdio.h>

#include "common/base/fault.h"
#include "common/doc/node.h"

enum { RECORD_LIMIT = 16 << 20 };

/* The node is valid for the call. 0, or -1 with a fault. */
typedef int records_visit(void *context, const struct node *record, struct fault *fault);

/* name is for places; it must outlive the faults. */
int records_read(FILE *in, const char *name, records_visit *visit, void *context, struct fault *fault);

#endif
