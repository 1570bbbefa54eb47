/*
 * html: pieces of a page that needs nothing from elsewhere: no script, no font, no image.
 *
 * What is not ours is escaped by html_escape(), and invalid UTF-8 in it becomes U+FFFD.
 */
#ifndef LEAD_TIME_HTML_H
#define LEAD_TIME_HTML_H

#include "common/base/buf.h"

/* Everything up to the first heading; the title is ours. */
void html_begin(struct buf *out, const char *title);
void html_end(struct buf *out);
void html_escape(struct buf *out, struct text t);

/* A bar of a chart: its height is value, the lower part of it is marked; name and title are ours. */
struct html_bar {
	char name[32];
	size_t value, marked;
};

/* A bar chart as inline SVG; label says what it shows, to those who do not see it too. Nothing when all values are 0. */
void html_bars(struct buf *out, const char *label, const struct html_bar *bars, size_t count);

#endif
