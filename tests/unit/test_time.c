#include "common/base/time.h"
#include "tests/unit/tap.h"

static const struct {
	const char *text;
	bool ok;
	int64_t seconds;
} cases[] = {
	{ "1970-01-01", true, 0 },
	{ "1970-01-01T00:00:00Z", true, 0 },
	{ "2000-02-29T12:00:00Z", true, 951825600 },
	{ "2026-11-21T10:00:00.123456+02:00", true, 1795248000 },
	{ "2026-11-21 08:00:00z", true, 1795248000 },
	{ "1969-12-31T23:59:59Z", true, -1 },
	{ "2016-12-31T23:59:60Z", true, 1483228800 },
	{ "@1780000000", true, 1780000000 },
	{ "1900-02-29", false, 0 },
	{ "2026-13-01", false, 0 },
	{ "2026-04-31", false, 0 },
	{ "2026-11-21T10:00:00", false, 0 },
	{ "2026-11-21T24:00:00Z", false, 0 },
	{ "2026-11-21T10:00:00.Z", false, 0 },
	{ "2026-11-21T10:00:00Z ", false, 0 },
	{ "21 Nov 2026", false, 0 },
	{ "", false, 0 },
};

int main(void)
{
	static const char *const with_epoch[] = { "SOURCE_DATE_EPOCH=86400", NULL }, *const bad_epoch[] = { "SOURCE_DATE_EPOCH=today", NULL };
	struct fault fault = FAULT_INIT;
	struct buf out = BUF_INIT;
	int64_t seconds = 0;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool ok = time_parse(text_of(cases[i].text), &seconds);

		tap_ok(ok == cases[i].ok && (!ok || seconds == cases[i].seconds), "'%s' is %lld", cases[i].text, (long long)seconds);
	}
	time_add_rfc3339(&out, 951825600);
	buf_add_byte(&out, ' ');
	time_add_date(&out, -1);
	tap_ok(text_is(buf_text(&out), "2000-02-29T12:00:00Z 1969-12-31"), "written: %s", buf_cstr(&out));
	buf_release(&out);
	tap_ok(!time_now(NULL, (struct env){ with_epoch }, &seconds, &fault) && seconds == 86400, "SOURCE_DATE_EPOCH is the clock");
	tap_ok(!time_now("@5", (struct env){ with_epoch }, &seconds, &fault) && seconds == 5, "--now wins over it");
	tap_ok(time_now(NULL, (struct env){ bad_epoch }, &seconds, &fault) == -1, "a bad one is a fault: %s", fault.message);
	return tap_done();
}
