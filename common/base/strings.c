#include "common/base/strings.h"

#include <stdlib.h>

#include "common/base/alloc.h"

void strings_add(struct strings *list, const char *string)
{
	list->items = xgrow(list->items, list->count, &list->cap, sizeof(*list->items));
	list->items[list->count++] = string;
}

void strings_release(struct strings *list)
{
	free(list->items);
	*list = (struct strings)STRINGS_INIT;
}
