#include "common/release/squash.h"

#include "common/base/buf.h"

const char *const squash_policy_names[] = { "header", "body", "both", NULL };

static const char blank[] = " \t\r\n";

struct splitter {
	const struct commit_types *types;
	struct arena *arena;
	struct squash *squash;
	size_t room;
};

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool is_known(const struct commit_types *types, struct text type)
{
	for (size_t i = 0; i < types->count; i++)
		if (types->items[i].type.ptr && text_eq_ignoring_case(types->items[i].type, type))
			return true;
	return false;
}

/* "feat: x", "feat(scope)!: x" with a type of the table. */
static bool is_header(const struct commit_types *types, struct text line)
{
	size_t end = 0, close;
	struct text type;

	while (end < line.len && is_word(line.ptr[end]))
		end++;
	type = text_slice(line, 0, end);
	if (end < line.len && line.ptr[end] == '(') {
		close = text_find_byte(line, ')', end);
		end = close == SIZE_MAX ? line.len : close + 1;
	}
	if (end < line.len && line.ptr[end] == '!')
		end++;
	return text_starts_with(text_from(line, end), TEXT(": ")) && is_known(types, type);
}

/* The message that a line begins: the line itself after an empty one, or what follows a list mark. */
static bool begins_message(const struct commit_types *types, struct text line, bool after_blank, struct text *header)
{
	*header = line;
	if (text_starts_with(line, TEXT("* ")) || text_starts_with(line, TEXT("- "))) {
		*header = text_trim(text_from(line, 2), " \t");
		return is_header(types, *header);
	}
	return after_blank && is_header(types, line);
}

static void add(struct splitter *s, struct text message)
{
	struct squash *squash = s->squash;

	message = text_trim(message, blank);
	if (!message.len)
		return;
	if (squash->count == s->room) {
		struct text *more = arena_zalloc(s->arena, s->room * 2 + 4, sizeof(*more));

		for (size_t i = 0; i < squash->count; i++)
			more[i] = squash->messages[i];
		squash->messages = more;
		s->room = s->room * 2 + 4;
	}
	squash->messages[squash->count++] = message;
}

/* Give the messages in the text; what stands before the first of them goes to *lead. */
static void split(struct splitter *s, struct text t, struct text *lead)
{
	struct text rest = t, line, header, current = { t.ptr, 0 };
	bool after_blank = true, found = false;

	*lead = t;
	while (text_next_line(&rest, &line)) {
		if (begins_message(s->types, line, after_blank, &header)) {
			current.len = (size_t)(line.ptr - current.ptr);
			if (found)
				add(s, current);
			else
				*lead = current;
			found = true;
			current.ptr = header.ptr;
		}
		after_blank = !text_trim(line, blank).len;
	}
	if (found) {
		current.len = (size_t)(t.ptr + t.len - current.ptr);
		add(s, current);
	}
}

/* Find a block between two lines. 1, 0 when there is none, -1 when it does not end. */
static int find_block(struct text t, const char *begin, const char *end, struct text *before, struct text *inside, struct text *after)
{
	struct text rest = t, line;
	const char *start = NULL;

	while (text_next_line(&rest, &line)) {
		struct text mark = text_trim(line, blank);

		if (!start && text_is(mark, begin)) {
			*before = (struct text){ t.ptr, (size_t)(line.ptr - t.ptr) };
			start = rest.ptr;
		} else if (start && text_is(mark, end)) {
			*inside = (struct text){ start, (size_t)(line.ptr - start) };
			*after = rest;
			return 1;
		}
	}
	return start ? -1 : 0;
}

/* The whole message stands for itself. */
static void give_up(struct splitter *s, struct text message, const char *problem)
{
	s->squash->count = 0;
	add(s, message);
	s->squash->problem = problem;
}

/* The override block: false when there is none. */
static bool split_override(struct splitter *s, struct text message)
{
	struct text before, inside, after, lead;
	int found = find_block(message, "BEGIN_COMMIT_OVERRIDE", "END_COMMIT_OVERRIDE", &before, &inside, &after);

	if (found > 0)
		split(s, inside, &lead);
	if (found < 0)
		give_up(s, message, "BEGIN_COMMIT_OVERRIDE is not followed by END_COMMIT_OVERRIDE");
	else if (found > 0 && !s->squash->count)
		give_up(s, message, "no message of a known type stands between BEGIN_COMMIT_OVERRIDE and END_COMMIT_OVERRIDE");
	return found != 0;
}

/* Take the nested blocks out of the text; what is left goes to *left. False when one does not end. */
static bool take_nested(struct splitter *s, struct text t, struct buf *left)
{
	struct text before, inside, after;
	int found;

	while ((found = find_block(t, "BEGIN_NESTED_COMMIT", "END_NESTED_COMMIT", &before, &inside, &after)) > 0) {
		buf_add(left, before);
		add(s, inside);
		t = after;
	}
	buf_add(left, t);
	return found == 0;
}

void squash_split(struct text message, const struct commit_types *types, enum squash_policy policy, struct arena *arena, struct squash *squash)
{
	struct splitter s = { .types = types, .arena = arena, .squash = squash };
	struct text own = text_trim(message, blank), body = own, header, lead;
	struct buf left = BUF_INIT;

	*squash = (struct squash){ .messages = NULL };
	if (policy == SQUASH_HEADER || !text_next_line(&body, &header)) {
		squash->messages = arena_zalloc(arena, 1, sizeof(*squash->messages));
		squash->messages[squash->count++] = message;
		return;
	}
	if (split_override(&s, message))
		return;
	add(&s, message); /* its own stands first; its end is cut below */
	if (!take_nested(&s, body, &left)) {
		give_up(&s, message, "BEGIN_NESTED_COMMIT is not followed by END_NESTED_COMMIT");
	} else {
		split(&s, arena_copy(arena, buf_text(&left)), &lead);
		if (squash->count > 1)
			squash->messages[0] = text_trim_end(arena_printf(arena, "%.*s\n%.*s", TEXT_ARGS(header), TEXT_ARGS(lead)), blank);
		if (squash->count > 1 && policy == SQUASH_BODY) {
			squash->messages++;
			squash->count--;
		}
	}
	buf_release(&left);
}
