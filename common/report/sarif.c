/*
 * sarif: SARIF 2.1.0 (OASIS), as GitHub's code scanning takes it: at most 25,000 results a run, columns in code points,
 * relative URIs, partial fingerprints. A finding about a commit has a logical location only.
 */
#include "common/doc/json_out.h"
#include "common/report/fingerprint.h"
#include "common/report/view.h"

enum { RESULT_LIMIT = 25000 };

struct state {
	struct fingerprints fingerprints;
	size_t results;
};

static const char *level_of(enum severity severity)
{
	return severity == SEVERITY_NOTICE ? "note" : severity_name(severity);
}

static struct json *text_message(struct text text)
{
	struct json *message = json_map();

	json_set_string(message, "text", text);
	return message;
}

static struct json *rule_value(const struct rule *rule)
{
	struct json *value = json_map(), *level = json_map();

	json_set_string(value, "id", text_of(rule->id));
	json_set(value, TEXT("shortDescription"), text_message(text_of(rule->summary)));
	if (rule->help)
		json_set(value, TEXT("help"), text_message(text_of(rule->help)));
	json_set_string(level, "level", text_of(level_of(rule->severity)));
	json_set(value, TEXT("defaultConfiguration"), level);
	return value;
}

static void begin(struct view_run *run)
{
	struct json *driver = json_map(), *rules = json_list(), *tool = json_map();
	struct buf out = BUF_INIT;

	json_set_string(driver, "name", text_of(run->head->tool));
	json_set_string(driver, "version", text_of(RELUTILS_VERSION));
	for (size_t i = 0; i < run->head->rule_count; i++)
		json_append(rules, rule_value(&run->head->rules[i]));
	json_set(driver, TEXT("rules"), rules);
	json_set(tool, TEXT("driver"), driver);
	buf_adds(&out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n\"tool\":");
	json_finish(tool, JSON_COMPACT, &out);
	buf_adds(&out, ",\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
}

/* RFC 3986: unreserved characters and '/' as they are. */
static void add_uri(struct buf *out, struct text path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

	for (size_t i = 0; i < path.len; i++) {
		if (text_find_byte(TEXT(plain), path.ptr[i], 0) != SIZE_MAX)
			buf_add_byte(out, path.ptr[i]);
		else
			buf_addf(out, "%%%02X", (unsigned)(unsigned char)path.ptr[i]);
	}
}

static struct json *physical_location(const struct place *place)
{
	struct json *physical = json_map(), *artifact = json_map(), *region = json_map();
	struct buf uri = BUF_INIT;

	add_uri(&uri, text_of(place->file));
	json_set_string(artifact, "uri", buf_text(&uri));
	buf_release(&uri);
	json_set(physical, TEXT("artifactLocation"), artifact);
	json_set_integer(region, "startLine", place->line ? place->line : 1);
	if (place->line && place->column)
		json_set_integer(region, "startColumn", place->column);
	json_set(physical, TEXT("region"), region);
	return physical;
}

static struct json *location(const struct finding *f)
{
	struct json *value = json_map(), *logical, *list;

	if (!f->commit.len && f->place.file) {
		json_set(value, TEXT("physicalLocation"), physical_location(&f->place));
		return value;
	}
	logical = json_map();
	list = json_list();
	json_set_string(logical, "fullyQualifiedName", f->commit.len ? f->commit : TEXT("input"));
	json_set_string(logical, "kind", f->commit.len ? TEXT("commit") : TEXT("message"));
	json_append(list, logical);
	json_set(value, TEXT("logicalLocations"), list);
	return value;
}

static struct json *result_value(struct state *state, const struct finding *f)
{
	struct json *result = json_map(), *locations = json_list(), *fingerprints = json_map();
	struct buf message = BUF_INIT;
	char hex[FINGERPRINT_HEX + 1];

	buf_add(&message, f->message);
	if (f->remedy.len) {
		buf_adds(&message, "; ");
		buf_add(&message, f->remedy);
	}
	json_set_string(result, "ruleId", text_of(f->rule));
	json_set_string(result, "level", text_of(level_of(f->severity)));
	json_set(result, TEXT("message"), text_message(buf_text(&message)));
	json_append(locations, location(f));
	json_set(result, TEXT("locations"), locations);
	fingerprint_of(&state->fingerprints, f, hex);
	json_set_string(fingerprints, "relutils/v1", text_of(hex));
	json_set(result, TEXT("partialFingerprints"), fingerprints);
	buf_release(&message);
	return result;
}

static void write_finding(struct view_run *run, const struct finding *f)
{
	struct state *state = run->state;
	struct buf out = BUF_INIT;

	if (state->results++ >= RESULT_LIMIT)
		return;
	buf_adds(&out, state->results > 1 ? ",\n" : "\n");
	json_finish(result_value(state, f), JSON_COMPACT, &out);
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	struct state *state = run->state;

	(void)totals;
	(void)fault;
	fputs("],\n\"invocations\":[{\"executionSuccessful\":true", run->out);
	if (state->results > RESULT_LIMIT)
		fprintf(run->out, ",\"toolExecutionNotifications\":[{\"level\":\"warning\",\"message\":{\"text\":\"%zu more results are left out\"}}]",
			state->results - RESULT_LIMIT);
	fputs("}]}]}\n", run->out);
	fingerprints_release(&state->fingerprints);
	return 0;
}

const struct view view_sarif = { .name = "sarif", .state_size = sizeof(struct state), .begin = begin, .finding = write_finding, .end = end };
