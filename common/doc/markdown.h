/*
 * markdown: text of strangers as a part of a Markdown document (CommonMark, GitHub, GitLab).
 *
 * What is written reads as the text does, whatever it holds: it cannot begin a heading, list, quote, rule or fence, make a link,
 * image or emphasis, hold HTML, or call somebody (`@name` becomes a code span; GitHub and GitLab notify after Markdown is
 * read, so a backslash is no help). When it is printed to a log, no line of it is a command to the runner. Code spans that are whole in one line and http(s) addresses stay what they are. As little as
 * possible is escaped, since people read the file too. Control and invisible characters are shown as utf8_add_visible() does.
 *
 * A text of several lines is indented by two spaces from its second line on, so that it stays in the list item it is put in.
 *
 * Source  CommonMark 0.31.2, GitHub Flavored Markdown 0.29.
 */
#ifndef COMMON_DOC_MARKDOWN_H
#define COMMON_DOC_MARKDOWN_H

#include "common/base/buf.h"

void markdown_escape(struct buf *out, struct text value);

#endif
