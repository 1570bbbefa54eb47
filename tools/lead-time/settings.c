#include "tools/lead-time/settings.h"

#include "common/base/time.h"

enum { DAY = 86400,
       MOST_DAYS = 366 * 1000 };

/* "30d" or "12w": so long before now. */
static bool parse_ago(struct text t, int64_t now, int64_t *time)
{
	uint64_t count;
	bool weeks = text_ends_with(t, TEXT("w"));

	if (t.len < 2 || (!weeks && !text_ends_with(t, TEXT("d"))) || !text_to_u64(text_slice(t, 0, t.len - 1), &count) || count > MOST_DAYS)
		return false;
	*time = now - (int64_t)count * (weeks ? 7 : 1) * DAY;
	return true;
}

static int parse(const char *option, const char *value, int64_t now, int64_t *time, struct fault *fault)
{
	if (!value || parse_ago(text_of(value), now, time) || time_parse(text_of(value), time))
		return 0;
	return fault_set(fault, "--%s is no time: '%s'; write 2026-01-31, 2026-01-31T12:00:00Z, 30d or 12w", option, value);
}

int settings_measure(const struct settings *settings, int64_t now, struct measure *measure, struct fault *fault)
{
	*measure = (struct measure){
		.clock = (enum clock_choice)settings->clock,
		.merges = (enum merges_choice)settings->merges,
		.has_since = settings->since != NULL,
		.has_until = settings->until != NULL,
	};
	if (parse("since", settings->since, now, &measure->since, fault) || parse("until", settings->until, now, &measure->until, fault))
		return -1;
	if (measure->has_since && measure->has_until && measure->until < measure->since)
		return fault_set(fault, "--until '%s' is before --since '%s'", settings->until, settings->since);
	return 0;
}

void lead_time_settings_release(struct settings *settings)
{
	strings_release(&settings->tags);
	strings_release(&settings->excluded);
	strings_release(&settings->paths);
}
