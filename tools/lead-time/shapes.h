/* shapes: how each kind of record says what was deployed when; input.h says which there are. */
#ifndef LEAD_TIME_SHAPES_H
#define LEAD_TIME_SHAPES_H

#include "common/base/fault.h"
#include "common/doc/node.h"
#include "tools/lead-time/deployment.h"

struct shape {
	bool (*is)(const struct node *record);
	/* Texts point into the record. */
	int (*read)(const struct node *record, struct deployment *deployment, struct fault *fault);
};

/* In the order of input_names without "auto", which is the order in which they are tried. */
extern const struct shape shapes[];
extern const size_t shape_count;

#endif
