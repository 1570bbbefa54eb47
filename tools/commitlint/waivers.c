#include "tools/commitlint/waivers.h"

#include "common/base/nearest.h"

static const char *const condition_names[] = { "author", "committer", "header", "body" };
static const char *const other_names[] = { "commit", "rules", "reason", "preset" };

static int wrong_kind(const struct node_pair *pair, const char *wanted, struct fault *fault)
{
	return fault_set_at(fault, pair->value->place, "'%.*s' must be %s, not a %s", TEXT_ARGS(pair->key), wanted, node_kind_name(pair->value->kind));
}

static int unknown_key(const struct node_pair *pair, struct fault *fault)
{
	struct nearest nearest = nearest_to(pair->key);

	for (size_t i = 0; i < WAIVER_CONDITIONS; i++)
		nearest_offer(&nearest, condition_names[i]);
	for (size_t i = 0; i < sizeof(other_names) / sizeof(other_names[0]); i++)
		nearest_offer(&nearest, other_names[i]);
	if (nearest.best)
		return fault_set_at(fault, pair->place, "unknown key '%.*s'; did you mean '%s'?", TEXT_ARGS(pair->key), nearest.best);
	return fault_set_at(fault, pair->place, "unknown key '%.*s'; there are author, committer, header, body, commit, rules, reason and preset", TEXT_ARGS(pair->key));
}

static int read_rules(struct waiver *waiver, const struct node_pair *pair, struct arena *arena, struct fault *fault)
{
	const struct node *value = pair->value, *const *items = value->kind == NODE_LIST ? value->list.items : &pair->value;
	size_t count = value->kind == NODE_LIST ? value->list.count : 1;

	waiver->rules = arena_zalloc(arena, count + 1, sizeof(struct lint_rule *));
	for (size_t i = 0; i < count; i++) {
		const struct lint_rule *rule = lint_rule_find(node_string(items[i]));

		if (items[i]->kind != NODE_STRING)
			return wrong_kind(pair, "a list of rules", fault);
		if (!rule)
			return fault_set_at(fault, items[i]->place, "unknown rule '%.*s'; 'commitlint --list-rules' shows all", TEXT_ARGS(items[i]->string));
		waiver->rules[waiver->rule_count++] = rule;
	}
	return 0;
}

static int read_pattern(struct regex **regex, const struct node_pair *pair, struct fault *fault)
{
	struct fault inner = FAULT_INIT;

	if (pair->value->kind != NODE_STRING)
		return wrong_kind(pair, "a regular expression", fault);
	*regex = regex_compile(pair->value->string, "", &inner);
	return *regex ? 0 : fault_set_at(fault, pair->value->place, "'%.*s': %s", TEXT_ARGS(pair->key), inner.message);
}

static int set_bots(struct waiver *waiver, struct arena *arena, struct fault *fault)
{
	static const char *const rules[] = { "body-max-line-length", "body-max-length", "footer-max-line-length", "footer-max-length", "header-max-length" };

	waiver->rules = arena_zalloc(arena, sizeof(rules) / sizeof(rules[0]), sizeof(struct lint_rule *));
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		waiver->rules[waiver->rule_count++] = lint_rule_find(text_of(rules[i]));
	waiver->patterns[WAIVER_AUTHOR] = regex_compile(TEXT("^(dependabot|dependabot-preview|renovate)(\\[bot\\]|-bot)? <"), "i", fault);
	return waiver->patterns[WAIVER_AUTHOR] ? 0 : -1;
}

static int read_pair(struct waiver *waiver, const struct node_pair *pair, struct arena *arena, struct fault *fault)
{
	for (size_t i = 0; i < WAIVER_CONDITIONS; i++)
		if (text_is(pair->key, condition_names[i]))
			return read_pattern(&waiver->patterns[i], pair, fault);
	if (text_is(pair->key, "rules"))
		return read_rules(waiver, pair, arena, fault);
	if (text_is(pair->key, "preset"))
		return node_is_string(pair->value, "bots") ? set_bots(waiver, arena, fault) : fault_set_at(fault, pair->value->place, "unknown preset; there is 'bots'");
	if (text_is(pair->key, "reason"))
		return pair->value->kind == NODE_STRING ? 0 : wrong_kind(pair, "a string", fault);
	if (!text_is(pair->key, "commit"))
		return unknown_key(pair, fault);
	waiver->commit = pair->value->kind == NODE_STRING ? pair->value->string : pair->value->written;
	return waiver->commit.len >= 4 ? 0 : fault_set_at(fault, pair->value->place, "'commit' must be 4 digits of an id at least");
}

static int read_item(struct waiver *waiver, const struct node *item, struct arena *arena, struct fault *fault)
{
	bool any = false;

	if (item->kind != NODE_MAP)
		return fault_set_at(fault, item->place, "an item of 'ignores' must be a map, not a %s", node_kind_name(item->kind));
	for (size_t i = 0; i < item->map.count; i++) {
		if (read_pair(waiver, &item->map.pairs[i], arena, fault) < 0)
			return -1;
		any = any || (!text_is(item->map.pairs[i].key, "rules") && !text_is(item->map.pairs[i].key, "reason"));
	}
	return any ? 0 : fault_set_at(fault, item->place, "an item of 'ignores' needs a condition: author, committer, header, body, commit or preset");
}

int waivers_read(const struct node *node, bool with_bots, struct arena *arena, struct waivers *waivers, struct fault *fault)
{
	size_t count = node && node->kind == NODE_LIST ? node->list.count : 0;

	if (node && node->kind != NODE_LIST)
		return fault_set_at(fault, node->place, "'ignores' must be a list, not a %s", node_kind_name(node->kind));
	waivers->items = arena_zalloc(arena, count + 1, sizeof(*waivers->items));
	for (size_t i = 0; i < count; i++) {
		waivers->count++;
		if (read_item(&waivers->items[i], node->list.items[i], arena, fault) < 0)
			return -1;
	}
	if (!with_bots)
		return 0;
	waivers->count++;
	return set_bots(&waivers->items[count], arena, fault);
}

void waivers_release(struct waivers *waivers)
{
	for (size_t i = 0; i < waivers->count; i++)
		for (size_t c = 0; c < WAIVER_CONDITIONS; c++)
			regex_free(waivers->items[i].patterns[c]);
	*waivers = (struct waivers){ NULL, 0 };
}

static bool person_matches(const struct regex *pattern, struct text name, struct text email)
{
	struct buf person = BUF_INIT;
	bool matches;

	buf_addf(&person, "%.*s <%.*s>", TEXT_ARGS(name), TEXT_ARGS(email));
	matches = regex_match(pattern, buf_text(&person), 0, NULL) == REGEX_YES;
	buf_release(&person);
	return matches;
}

static bool holds(const struct waiver *waiver, const struct subject *subject)
{
	const struct authorship *by = subject->by;
	const struct regex *author = waiver->patterns[WAIVER_AUTHOR], *committer = waiver->patterns[WAIVER_COMMITTER];
	const struct regex *header = waiver->patterns[WAIVER_HEADER], *body = waiver->patterns[WAIVER_BODY];

	if (waiver->commit.len && (!by || !text_starts_with(by->id, waiver->commit)))
		return false;
	if ((author || committer) && !by)
		return false;
	if ((author && !person_matches(author, by->author_name, by->author_email)) || (committer && !person_matches(committer, by->committer_name, by->committer_email)))
		return false;
	return (!header || regex_match(header, subject->parsed->header, 0, NULL) == REGEX_YES) &&
	       (!body || regex_match(body, text_from(subject->parsed->clean, subject->parsed->header.len), 0, NULL) == REGEX_YES);
}

static bool is_about(const struct waiver *waiver, const struct lint_rule *rule)
{
	if (!waiver->rules || !rule)
		return !waiver->rules;
	for (size_t i = 0; i < waiver->rule_count; i++)
		if (waiver->rules[i] == rule)
			return true;
	return false;
}

bool waivers_apply(const struct waivers *waivers, const struct subject *subject, const struct lint_rule *rule)
{
	for (size_t i = 0; i < waivers->count; i++)
		if (is_about(&waivers->items[i], rule) && holds(&waivers->items[i], subject))
			return true;
	return false;
}
