#include "tools/changelog-gen/people.h"

#include <stdlib.h>

#include "common/base/file.h"
#include "common/doc/node_make.h"
#include "common/git/history.h"

struct person {
	struct text name, email;
};

/* The persons of one commit, one after another. */
struct persons {
	const struct mailmap *mailmap;
	struct person author;
	struct text message; /* not yet looked at */
	bool begun;
};

static bool next_person(struct persons *persons, struct person *person)
{
	static const struct text trailer = TEXT_INIT("Co-authored-by:");
	struct text line, rest;
	bool found = !persons->begun;

	*person = persons->author;
	persons->begun = true;
	while (!found && text_next_line(&persons->message, &line))
		found = line.len > trailer.len && (line.ptr[0] == 'C' || line.ptr[0] == 'c') && text_eq_ignoring_case(text_slice(line, 0, trailer.len), trailer) &&
			mailmap_split(text_from(line, trailer.len), &person->name, &person->email, &rest) && person->name.len;
	if (found)
		mailmap_apply(persons->mailmap, &person->name, &person->email);
	if (!person->name.len)
		person->name = text_slice(person->email, 0, text_find_byte(person->email, '@', 0));
	return found;
}

/* What a person is known by. */
static void set_key(struct buf *key, const struct person *person)
{
	struct text t = person->email.len ? person->email : person->name;

	buf_cut(key, 0);
	for (size_t i = 0; i < t.len; i++)
		buf_add_byte(key, (char)(t.ptr[i] >= 'A' && t.ptr[i] <= 'Z' ? t.ptr[i] - 'A' + 'a' : t.ptr[i]));
}

static struct map_entry *find_or_add(struct map *map, struct text key, struct arena *arena)
{
	struct map_entry *entry = map_find(map, key);

	return entry ? entry : map_add(map, arena_copy(arena, key));
}

/* Commits come newest first, so the last one of a person is the first. */
static void note_commit(struct people *people, const struct commit *commit, struct buf *key)
{
	struct persons persons = { .mailmap = &people->mailmap, .author = { commit->author.name, commit->author.email }, .message = commit->message };
	struct person person;

	while (commit->parent_count < 2 && next_person(&persons, &person)) {
		struct map_entry *entry;

		set_key(key, &person);
		entry = find_or_add(&people->first, buf_text(key), &people->arena);
		if (!entry->value)
			entry->value = arena_zalloc(&people->arena, 1, sizeof(struct object_id));
		*(struct object_id *)entry->value = commit->id;
	}
}

static int read_mailmap(struct people *people, struct repo *repo, struct fault *fault)
{
	const char *top = repo_work_tree(repo);
	struct text path;

	if (!top)
		return 0;
	path = arena_printf(&people->arena, "%s/.mailmap", top);
	if (!file_exists(path.ptr))
		return 0;
	if (file_read(path.ptr, FILE_LIMIT, &people->mailmap_file, fault) < 0)
		return -1;
	mailmap_read(&people->mailmap, buf_text(&people->mailmap_file), &people->arena);
	return 0;
}

int people_open(struct people *people, struct repo *repo, const char *revision, struct fault *fault)
{
	struct object_id head;
	struct history_options options = { .include = &head, .include_count = 1 };
	struct history *history;
	struct commit commit;
	struct buf key = BUF_INIT;
	int more = 1;

	*people = (struct people){ .mailmap = MAILMAP_INIT, .first = MAP_INIT };
	if (read_mailmap(people, repo, fault) < 0 || repo_resolve(repo, revision ? revision : "HEAD", &head, fault) < 0)
		return -1;
	history = history_open(repo, &options, fault);
	if (!history)
		return -1;
	while (more > 0) {
		more = history_next(history, &commit, fault);
		if (more > 0)
			note_commit(people, &commit, &key);
	}
	history_close(history);
	buf_release(&key);
	return more;
}

void people_close(struct people *people)
{
	mailmap_release(&people->mailmap);
	map_release(&people->first);
	arena_release(&people->arena);
	buf_release(&people->mailmap_file);
}

struct contributor {
	struct person person;
	size_t commits;
	bool first_time;
};

static bool is_first(const struct people *people, struct text key, struct text id)
{
	const struct object_id *first = map_get(&people->first, key);
	struct object_id commit;

	return first && object_id_parse(id, &commit) && object_id_equal(first, &commit);
}

static int most_commits_first(const void *a, const void *b)
{
	const struct contributor *const *x = a, *const *y = b;

	if ((*x)->commits != (*y)->commits)
		return (*x)->commits < (*y)->commits ? 1 : -1;
	return text_compare((*x)->person.name, (*y)->person.name);
}

static bool is_login_character(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

/* "12345+login@users.noreply.github.com", "12345-login@users.noreply.gitlab.com", of the forge's own host. */
static struct text login_of(const struct forge *forge, struct text email)
{
	size_t at = text_find_byte(email, '@', 0), host = text_find(forge->site, TEXT("://"), 0), start = 0;
	struct text none = { NULL, 0 }, login = text_slice(email, 0, at), domain = text_from(email, at == SIZE_MAX ? email.len : at + 1);

	if (host == SIZE_MAX || !text_starts_with(domain, TEXT("users.noreply.")) || !text_eq_ignoring_case(text_from(domain, 14), text_from(forge->site, host + 3)))
		return none;
	while (start < login.len && login.ptr[start] >= '0' && login.ptr[start] <= '9')
		start++;
	if (start && start < login.len && login.ptr[start] == (forge->kind == FORGE_GITLAB ? '-' : '+'))
		login = text_from(login, start + 1);
	for (size_t i = 0; i < login.len; i++)
		if (!is_login_character(login.ptr[i]))
			return none;
	return login;
}

static const struct node *make_contributor(const struct contributor *contributor, const struct forge *forge, bool logins, struct arena *arena)
{
	struct map_maker map = map_make(arena, 6);
	struct text login = logins ? login_of(forge, contributor->person.email) : (struct text){ NULL, 0 };
	struct buf url = BUF_INIT;

	if (login.len)
		(void)forge_add_link(&url, forge, FORGE_USER, login, TEXT(""));
	map_make_set(&map, "name", node_make_string(arena, arena_copy(arena, contributor->person.name)));
	map_make_set(&map, "email", node_make_string(arena, arena_copy(arena, contributor->person.email)));
	map_make_set(&map, "login", node_make_optional(arena, arena_copy(arena, login)));
	map_make_set(&map, "url", node_make_optional(arena, arena_copy(arena, buf_text(&url))));
	map_make_set(&map, "commits", node_make_integer(arena, (int64_t)contributor->commits));
	map_make_set(&map, "first-time", contributor->first_time ? &node_true : &node_false);
	buf_release(&url);
	return map_made(&map);
}

static void count_commit(const struct people *people, const struct release_commit *commit, struct map *contributors, struct arena *arena)
{
	struct persons persons = { .mailmap = &people->mailmap, .author = { commit->author_name, commit->author_email }, .message = commit->message };
	struct person person;
	struct buf key = BUF_INIT;

	while (commit->parent_count < 2 && next_person(&persons, &person)) {
		struct map_entry *entry;
		struct contributor *contributor;

		set_key(&key, &person);
		entry = find_or_add(contributors, buf_text(&key), arena);
		if (!entry->value) {
			contributor = arena_zalloc(arena, 1, sizeof(*contributor));
			contributor->person = person;
			entry->value = contributor;
		}
		contributor = entry->value;
		contributor->commits++;
		contributor->first_time |= is_first(people, buf_text(&key), commit->id);
	}
	buf_release(&key);
}

const struct node *people_of_release(const struct people *people, const struct release *release, const struct forge *forge, bool logins, struct arena *arena)
{
	struct map contributors = MAP_INIT;
	const struct contributor **sorted;
	const struct node **items;
	size_t count;

	for (size_t i = 0; i < release->commit_count; i++)
		count_commit(people, &release->commits[i], &contributors, arena);
	count = contributors.count;
	sorted = arena_zalloc(arena, count, sizeof(const struct contributor *));
	items = arena_zalloc(arena, count, sizeof(const struct node *));
	for (size_t i = 0; i < count; i++)
		sorted[i] = contributors.entries[i].value;
	if (count)
		qsort(sorted, count, sizeof(const struct contributor *), most_commits_first);
	for (size_t i = 0; i < count; i++)
		items[i] = make_contributor(sorted[i], forge, logins, arena);
	map_release(&contributors);
	return node_make_list(arena, items, count);
}
