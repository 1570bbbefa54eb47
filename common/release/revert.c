#include "common/release/revert.h"

#include <stdlib.h>

#include "common/base/map.h"

enum { SHORTEST_ID = 7,
       LONGEST_ID = 40,
       MOST_NAMED = 64 /* commits that one revert can undo */ };

struct finder {
	const struct release *release;
	struct arena *arena;
	struct revert *reverts;
	size_t *by_id;	     /* numbers of commits, sorted by id */
	struct map numbers;  /* "#12", "!12" -> number of the newest such commit, plus one */
	size_t *next_number; /* the next older one with the same number, plus one */
};

static struct text header_of(struct text message)
{
	struct text line = { NULL, 0 };

	while (text_next_line(&message, &line) && !text_trim(line, " \t\r").len)
		;
	return text_trim(line, " \t\r");
}

static bool is_revert(struct text header)
{
	static const struct text starts[] = { TEXT_INIT("Revert \""), TEXT_INIT("Reapply \""), TEXT_INIT("revert:"), TEXT_INIT("revert("),
					      TEXT_INIT("Revert:") };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (text_starts_with(header, starts[i]))
			return true;
	return false;
}

static size_t count_while(struct text t, size_t from, const char *set)
{
	size_t end = from;

	while (end < t.len && text_find_byte(text_of(set), t.ptr[end], 0) != SIZE_MAX)
		end++;
	return end - from;
}

/* The number at the end of a header, "feat: x (#12)": "#12". Empty when there is none. */
static struct text number_of_header(struct text header)
{
	size_t open = header.len;
	struct text number;

	while (open && header.ptr[open - 1] != '(')
		open--;
	number = text_from(header, open);
	if (!open || number.len < 3 || (number.ptr[0] != '#' && number.ptr[0] != '!'))
		return (struct text){ NULL, 0 };
	number.len--;
	return header.ptr[header.len - 1] == ')' && count_while(number, 1, "0123456789") == number.len - 1 ? number : (struct text){ NULL, 0 };
}

/* "See merge request group/project!12": "!12". */
static struct text number_of_merge_request(struct text message)
{
	static const struct text words = TEXT_INIT("See merge request ");
	size_t at = text_find(message, words, 0), mark;
	struct text rest, line;

	if (at == SIZE_MAX)
		return (struct text){ NULL, 0 };
	rest = text_from(message, at + words.len);
	text_next_line(&rest, &line);
	mark = text_find_byte(line, '!', 0);
	return mark == SIZE_MAX ? (struct text){ NULL, 0 } : text_slice(line, mark, 1 + count_while(line, mark + 1, "0123456789"));
}

static void index_number(struct finder *finder, size_t commit, struct text number)
{
	struct map_entry *entry;

	if (number.len < 2)
		return;
	entry = map_add(&finder->numbers, number);
	finder->next_number[commit] = (uintptr_t)entry->value;
	entry->value = (void *)(uintptr_t)(commit + 1);
}

static int by_id(const void *a, const void *b, void *context)
{
	const struct release *release = context;
	const size_t *x = a, *y = b;

	return text_compare(release->commits[*x].id, release->commits[*y].id);
}

static void index_commits(struct finder *finder)
{
	size_t count = finder->release->commit_count;

	finder->by_id = arena_zalloc(finder->arena, count, sizeof(*finder->by_id));
	finder->next_number = arena_zalloc(finder->arena, count, sizeof(*finder->next_number));
	for (size_t i = 0; i < count; i++)
		finder->by_id[i] = i;
	qsort_r(finder->by_id, count, sizeof(*finder->by_id), by_id, (void *)(uintptr_t)finder->release);
	for (size_t i = count; i-- > 0;) { /* oldest first, so that the newest comes to stand first in its list */
		struct text message = finder->release->commits[i].message, number = number_of_header(header_of(message));

		index_number(finder, i, number.len ? number : number_of_merge_request(message));
	}
}

/* The only commit whose id starts so; the count of commits when there is none or more than one. */
static size_t find_id(const struct finder *finder, struct text prefix)
{
	const struct release *release = finder->release;
	size_t low = 0, high = release->commit_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (text_compare(release->commits[finder->by_id[middle]].id, prefix) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == release->commit_count || !text_starts_with(release->commits[finder->by_id[low]].id, prefix))
		return release->commit_count;
	if (low + 1 < release->commit_count && text_starts_with(release->commits[finder->by_id[low + 1]].id, prefix))
		return release->commit_count;
	return finder->by_id[low];
}

struct named {
	size_t commits[MOST_NAMED];
	size_t count;
	bool others; /* it names something that is not in the release, too */
};

static void name(struct finder *finder, struct named *named, size_t revert, size_t commit)
{
	const struct release *release = finder->release;

	if (commit <= revert || commit >= release->commit_count || finder->reverts[commit].by || release->commits[commit].parent_count > 1 ||
	    named->count == MOST_NAMED)
		named->others = true;
	else
		named->commits[named->count++] = commit;
}

/* The hash may be cut over two lines by a mail program; it is not here, as in git's own message. */
static void find_named_ids(struct finder *finder, size_t revert, struct named *named)
{
	static const struct text words = TEXT_INIT("his reverts commit ");
	struct text message = finder->release->commits[revert].message;

	for (size_t at = text_find(message, words, 0); at != SIZE_MAX; at = text_find(message, words, at + words.len)) {
		size_t start = at + words.len, len = count_while(message, start, "0123456789abcdef");

		if (len >= SHORTEST_ID && len <= LONGEST_ID)
			name(finder, named, revert, find_id(finder, text_slice(message, start, len)));
	}
}

static void find_named_number(struct finder *finder, size_t revert, struct text number, struct named *named)
{
	const struct map_entry *entry = map_find(&finder->numbers, number);
	size_t commit = entry ? (uintptr_t)entry->value : 0;
	bool found = false;

	for (; commit; commit = finder->next_number[commit - 1])
		if (commit - 1 > revert) {
			name(finder, named, revert, commit - 1);
			found = true;
		}
	named->others = named->others || !found;
}

/* "Reverts #12", "Reverts owner/repo#12", "This reverts merge request !12" or "… group/project!12" */
static void find_named_numbers(struct finder *finder, size_t revert, struct named *named)
{
	static const struct text words[] = { TEXT_INIT("Reverts "), TEXT_INIT("This reverts merge request ") };
	struct text rest = finder->release->commits[revert].message, line;

	while (text_next_line(&rest, &line))
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
			struct text target = text_from(line, words[i].len);
			size_t mark = 0;

			if (!text_starts_with(line, words[i]))
				continue;
			while (mark < target.len && target.ptr[mark] != '#' && target.ptr[mark] != '!' && target.ptr[mark] != ' ')
				mark++;
			target = text_slice(target, mark, 1 + count_while(target, mark + 1, "0123456789"));
			if (target.len > 1 && target.ptr[0] != ' ')
				find_named_number(finder, revert, target, named);
		}
}

static bool undo(struct finder *finder, size_t revert)
{
	const struct release_commit *commits = finder->release->commits;
	struct named named = { .count = 0 };

	find_named_ids(finder, revert, &named);
	if (!named.count && !named.others)
		find_named_numbers(finder, revert, &named);
	for (size_t i = 0; i < named.count; i++)
		finder->reverts[named.commits[i]].by = &commits[revert];
	if (named.count && !named.others)
		finder->reverts[revert].undoes = &commits[named.commits[0]];
	return named.count > 0;
}

const struct revert *reverts_of(const struct release *release, struct arena *arena)
{
	struct finder finder = { .release = release, .arena = arena, .numbers = MAP_INIT };
	bool any = false;

	for (size_t i = 0; i < release->commit_count; i++) { /* newest first: a revert that is undone itself does nothing */
		if (!is_revert(header_of(release->commits[i].message)) || (finder.reverts && finder.reverts[i].by))
			continue;
		if (!finder.reverts) {
			finder.reverts = arena_zalloc(arena, release->commit_count, sizeof(*finder.reverts));
			index_commits(&finder);
		}
		any = undo(&finder, i) || any;
	}
	map_release(&finder.numbers);
	return any ? finder.reverts : NULL;
}
