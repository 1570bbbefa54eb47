#include "common/release/conventional_grammar.h"

#include <string.h>

#include "common/base/js.h"
#include "common/base/nearest.h"

/* One run of conventional_grammar_read(). */
struct reader {
	struct conventional_grammar *grammar;
	struct arena *arena;
	struct fault *fault;
};

static int wrong_kind(const struct reader *reader, const struct node_pair *pair, const char *wanted)
{
	return fault_set_at(reader->fault, pair->value->place, "'%.*s' must be %s, not a %s", TEXT_ARGS(pair->key), wanted, node_kind_name(pair->value->kind));
}

/* Strings without the white space around them, empty ones left out; null and a single string are fine too. */
static int read_texts(const struct reader *reader, const struct node_pair *pair, struct texts *texts)
{
	const struct node *value = pair->value, *const *items = value->kind == NODE_LIST ? value->list.items : &pair->value;
	size_t count = value->kind == NODE_LIST ? value->list.count : value->kind == NODE_NULL ? 0
											       : 1;
	struct text *kept = arena_zalloc(reader->arena, count + 1, sizeof(*kept));

	*texts = (struct texts){ kept, 0 };
	for (size_t i = 0; i < count; i++) {
		if (items[i]->kind != NODE_STRING)
			return wrong_kind(reader, pair, "a list of strings");
		kept[texts->count] = js_trim(items[i]->string);
		texts->count += kept[texts->count].len > 0;
	}
	return 0;
}

/* "source", or "/source/flags". */
static int read_pattern(const struct reader *reader, const struct node_pair *pair, struct regex **regex)
{
	struct text source = node_string(pair->value);
	char flags[8] = "";
	size_t end = source.len;
	struct fault inner = FAULT_INIT;

	regex_free(*regex);
	*regex = NULL;
	if (pair->value->kind == NODE_NULL)
		return 0;
	if (pair->value->kind != NODE_STRING)
		return wrong_kind(reader, pair, "a regular expression");
	while (end && js_is_word(source.ptr[end - 1]))
		end--;
	if (source.len > 2 && source.ptr[0] == '/' && end > 1 && source.ptr[end - 1] == '/' && source.len - end < sizeof(flags)) {
		memcpy(flags, source.ptr + end, source.len - end);
		source = text_slice(source, 1, end - 2);
	}
	*regex = regex_compile(source, flags, &inner);
	return *regex ? 0 : fault_set_at(reader->fault, pair->value->place, "'%.*s': %s", TEXT_ARGS(pair->key), inner.message);
}

static int read_header_pattern(const struct reader *reader, const struct node_pair *pair)
{
	reader->grammar->header_shape = HEADER_PATTERN;
	return read_pattern(reader, pair, &reader->grammar->header);
}

static int read_breaking_pattern(const struct reader *reader, const struct node_pair *pair)
{
	reader->grammar->breaking_shape = BREAKING_PATTERN;
	return read_pattern(reader, pair, &reader->grammar->breaking_header);
}

static int read_merge_pattern(const struct reader *reader, const struct node_pair *pair)
{
	return read_pattern(reader, pair, &reader->grammar->merge);
}

static int read_revert_pattern(const struct reader *reader, const struct node_pair *pair)
{
	reader->grammar->revert_shape = REVERT_PATTERN;
	return read_pattern(reader, pair, &reader->grammar->revert);
}

static int read_field_pattern(const struct reader *reader, const struct node_pair *pair)
{
	return read_pattern(reader, pair, &reader->grammar->field);
}

static int read_header_parts(const struct reader *reader, const struct node_pair *pair)
{
	return read_texts(reader, pair, &reader->grammar->header_parts);
}

static int read_merge_parts(const struct reader *reader, const struct node_pair *pair)
{
	return read_texts(reader, pair, &reader->grammar->merge_parts);
}

static int read_revert_parts(const struct reader *reader, const struct node_pair *pair)
{
	return read_texts(reader, pair, &reader->grammar->revert_parts);
}

static int read_note_keywords(const struct reader *reader, const struct node_pair *pair)
{
	return read_texts(reader, pair, &reader->grammar->note_keywords);
}

/* An empty prefix is one that every issue has. */
static int read_issue_prefixes(const struct reader *reader, const struct node_pair *pair)
{
	static const struct text any[] = { TEXT_INIT("") };
	struct texts *prefixes = &reader->grammar->issue_prefixes;

	if (read_texts(reader, pair, prefixes) < 0)
		return -1;
	if (!prefixes->count && pair->value->kind != NODE_NULL)
		*prefixes = (struct texts){ any, 1 };
	return 0;
}

static int read_prefix_case(const struct reader *reader, const struct node_pair *pair)
{
	reader->grammar->issue_prefixes_exact = pair->value->kind == NODE_BOOL && pair->value->boolean;
	return pair->value->kind == NODE_BOOL ? 0 : wrong_kind(reader, pair, "true or false");
}

static int read_reference_actions(const struct reader *reader, const struct node_pair *pair)
{
	return read_texts(reader, pair, &reader->grammar->reference_actions);
}

static int read_comment(const struct reader *reader, const struct node_pair *pair)
{
	reader->grammar->comment = node_string(pair->value);
	return pair->value->kind == NODE_STRING || pair->value->kind == NODE_NULL ? 0 : wrong_kind(reader, pair, "a string");
}

static const struct {
	const char *key;
	int (*read)(const struct reader *reader, const struct node_pair *pair);
} keys[] = {
	{ "headerPattern", read_header_pattern },
	{ "breakingHeaderPattern", read_breaking_pattern },
	{ "headerCorrespondence", read_header_parts },
	{ "mergePattern", read_merge_pattern },
	{ "mergeCorrespondence", read_merge_parts },
	{ "revertPattern", read_revert_pattern },
	{ "revertCorrespondence", read_revert_parts },
	{ "fieldPattern", read_field_pattern },
	{ "noteKeywords", read_note_keywords },
	{ "issuePrefixes", read_issue_prefixes },
	{ "issuePrefixesCaseSensitive", read_prefix_case },
	{ "referenceActions", read_reference_actions },
	{ "commentChar", read_comment },
};

static int read_key(const struct reader *reader, const struct node_pair *pair)
{
	struct nearest nearest = nearest_to(pair->key);

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (text_is(pair->key, keys[i].key))
			return keys[i].read(reader, pair);
		nearest_offer(&nearest, keys[i].key);
	}
	if (nearest.best)
		return fault_set_at(reader->fault, pair->place, "unknown parser option '%.*s'; did you mean '%s'?", TEXT_ARGS(pair->key), nearest.best);
	return fault_set_at(reader->fault, pair->place, "unknown parser option '%.*s'", TEXT_ARGS(pair->key));
}

int conventional_grammar_read(const struct conventional_grammar *base, const struct node *options, struct arena *arena, struct conventional_grammar *grammar, struct fault *fault)
{
	struct reader reader = { grammar, arena, fault };

	*grammar = *base;
	if (!options || options->kind == NODE_NULL)
		return 0;
	if (options->kind != NODE_MAP)
		return fault_set_at(fault, options->place, "the options of the parser must be a map, not a %s", node_kind_name(options->kind));
	for (size_t i = 0; i < options->map.count; i++) {
		if (read_key(&reader, &options->map.pairs[i]) < 0) {
			conventional_grammar_release(grammar);
			return -1;
		}
	}
	return 0;
}

void conventional_grammar_release(struct conventional_grammar *grammar)
{
	struct regex **const patterns[] = { &grammar->header, &grammar->breaking_header, &grammar->merge, &grammar->revert, &grammar->field };

	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		regex_free(*patterns[i]);
		*patterns[i] = NULL;
	}
}
