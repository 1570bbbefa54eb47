#include "tools/lead-time/html.h"

#include <string.h>

#include "common/base/utf8.h"

enum { CHART_WIDTH = 640,
       CHART_HEIGHT = 160,
       NAMES_HEIGHT = 28,
       LETTER_WIDTH = 8 };

static const char style[] =
	":root{--ink:#1a1a1a;--paper:#fff;--faint:#666;--line:#ccc;--bar:#2563a8;--bad:#b3261e}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#161616;--faint:#a0a0a0;--line:#444;--bar:#6aa5e8;--bad:#ef8078}}\n"
	"body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
	"dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem}dl div{border:1px solid var(--line);border-radius:6px;padding:.6rem .8rem}\n"
	"dt{color:var(--faint);font-size:.85rem}dd{margin:0}dd.value{font-size:1.5rem}dd.note{color:var(--faint);font-size:.85rem}\n"
	"table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}\n"
	".number{text-align:right;font-variant-numeric:tabular-nums}.scroll{overflow-x:auto}svg{width:100%;height:auto}svg text{fill:var(--faint);font-size:11px}\n"
	".bar{fill:var(--bar)}.bad{fill:var(--bad)}.failed{color:var(--bad)}summary{cursor:pointer}summary:focus-visible{outline:2px solid var(--bar)}\n"
	"@media print{body{max-width:none;margin:0}section{break-inside:avoid}}\n";

void html_begin(struct buf *out, const char *title)
{
	buf_addf(out,
		 "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
		 "<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n<h1>%s</h1>\n",
		 title, style, title);
}

void html_end(struct buf *out)
{
	buf_adds(out, "</body>\n</html>\n");
}

void html_escape(struct buf *out, struct text t)
{
	struct buf valid = BUF_INIT;

	utf8_add_visible(&valid, t);
	for (size_t i = 0; i < valid.len; i++) {
		switch (valid.ptr[i]) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		case '"':
			buf_adds(out, "&quot;");
			break;
		case '\'':
			buf_adds(out, "&#39;");
			break;
		default:
			buf_add_byte(out, valid.ptr[i]);
		}
	}
	buf_release(&valid);
}

struct bar {
	size_t position, count; /* the how manieth of how many columns */
	size_t from, height, largest;
};

/* Of the bar from its bottom, in hundredths of the chart's units, so that no floating point is needed. */
static void add_bar(struct buf *out, const char *class, struct bar b)
{
	size_t width = (size_t)CHART_WIDTH * 100 / b.count, bottom = (size_t)CHART_HEIGHT * 100 - b.from * CHART_HEIGHT * 100 / b.largest;
	size_t tall = b.height * CHART_HEIGHT * 100 / b.largest, left = b.position * width + width / 10;

	if (b.height)
		buf_addf(out, "<rect class=\"%s\" x=\"%zu.%02zu\" y=\"%zu.%02zu\" width=\"%zu.%02zu\" height=\"%zu.%02zu\"/>", class, left / 100, left % 100,
			 (bottom - tall) / 100, (bottom - tall) % 100, width * 8 / 1000, width * 8 / 10 % 100, tall / 100, tall % 100);
}

void html_bars(struct buf *out, const char *label, const struct html_bar *bars, size_t count)
{
	size_t largest = 0, longest = 0, step;

	for (size_t i = 0; i < count; i++) {
		largest = bars[i].value > largest ? bars[i].value : largest;
		longest = strlen(bars[i].name) > longest ? strlen(bars[i].name) : longest;
	}
	step = longest * LETTER_WIDTH * count / CHART_WIDTH + 1; /* so that names do not run into each other */
	if (!largest)
		return;
	buf_addf(out, "<figure>\n<figcaption>%s; the highest bar is %zu</figcaption>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n", label, largest,
		 CHART_WIDTH, CHART_HEIGHT + NAMES_HEIGHT, label);
	for (size_t i = 0; i < count; i++) {
		buf_addf(out, "<g><title>%s: %zu", bars[i].name, bars[i].value);
		if (bars[i].marked)
			buf_addf(out, ", %zu failed", bars[i].marked);
		buf_adds(out, "</title>");
		add_bar(out, "bad", (struct bar){ i, count, 0, bars[i].marked, largest });
		add_bar(out, "bar", (struct bar){ i, count, bars[i].marked, bars[i].value - bars[i].marked, largest });
		if (i % step == 0)
			buf_addf(out, "<text x=\"%zu\" y=\"%d\">%s</text>", i * CHART_WIDTH / count, CHART_HEIGHT + NAMES_HEIGHT - 10, bars[i].name);
		buf_adds(out, "</g>\n");
	}
	buf_adds(out, "</svg>\n</figure>\n");
}
