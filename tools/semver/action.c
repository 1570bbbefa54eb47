#include "tools/semver/action.h"

#include <stdlib.h>

#include "common/base/nearest.h"
#include "common/base/utf8.h"
#include "common/release/increment.h"
#include "tools/semver/range_relation.h"

const char *const part_names[] = { "major", "minor", "patch", "prerelease", "build", "core", NULL };

struct asked_version {
	struct text written;
	struct semver version;
};

static int read_all(const struct asked *asked, struct arena *arena, struct asked_version **versions, struct fault *fault)
{
	*versions = arena_zalloc(arena, asked->count, sizeof(**versions));
	for (size_t i = 0; i < asked->count; i++) {
		struct asked_version *v = &(*versions)[i];

		v->written = asked->texts[i];
		if (!range_read_version(v->written, &v->version))
			return fault_set(fault, "'%.*s' is not a version; write it as 1.2.3, or use --validate to find out", TEXT_ARGS(v->written));
	}
	return 0;
}

static int by_precedence(const void *a, const void *b)
{
	const struct asked_version *x = a, *y = b;
	int order = semver_compare(&x->version, &y->version);

	return order ? order : text_compare(x->version.build, y->version.build);
}

static void add_line(struct answer *answer, struct text line)
{
	buf_add(&answer->out, line);
	buf_add_byte(&answer->out, '\n');
}

static void add_version(struct answer *answer, const struct semver *version)
{
	semver_add(&answer->out, version);
	buf_add_byte(&answer->out, '\n');
}

static int compare(const struct asked_version *versions, size_t count, struct answer *answer, struct fault *fault)
{
	int order;

	if (count != 2)
		return fault_set(fault, "--compare takes two versions, not %zu", count);
	order = semver_compare(&versions[0].version, &versions[1].version);
	buf_addf(&answer->out, "%d\n", (order > 0) - (order < 0));
	return 0;
}

static void validate(const struct asked *asked, struct answer *answer)
{
	struct semver version;

	for (size_t i = 0; i < asked->count; i++) {
		if (range_read_version(asked->texts[i], &version))
			continue;
		buf_adds(&answer->remarks, "semver: '");
		utf8_add_visible(&answer->remarks, asked->texts[i]);
		buf_adds(&answer->remarks, "' is not a version\n");
		answer->no = true;
	}
}

typedef bool relation(const struct range *range, const struct semver *version);

/* The versions that stand so to the range; a no when there is none. */
static void select_by(const struct range *range, relation *holds, const struct asked_version *versions, size_t count, struct answer *answer)
{
	answer->no = true;
	for (size_t i = 0; i < count; i++)
		if (holds(range, &versions[i].version)) {
			add_line(answer, versions[i].written);
			answer->no = false;
		}
}

static int overlap(const struct question *question, const struct asked *asked, struct arena *arena, struct answer *answer, struct fault *fault)
{
	struct range range, other;

	if (range_read(text_of(question->overlaps), question->prereleases, arena, &range, fault) < 0)
		return -1;
	for (size_t i = 0; i < asked->count; i++) {
		if (range_read(asked->texts[i], question->prereleases, arena, &other, fault) < 0)
			return -1;
		answer->no = answer->no || !range_overlaps(&range, &other);
	}
	return 0;
}

static int find_name(const char *const *names, const char *name, const char *what, unsigned *index, struct fault *fault)
{
	struct nearest nearest = nearest_to(text_of(name));

	for (*index = 0; names[*index]; ++*index) {
		if (text_is(text_of(name), names[*index]))
			return 0;
		nearest_offer(&nearest, names[*index]);
	}
	return fault_set(fault, "there is no %s '%s'%s%s%s", what, name, nearest.best ? "; did you mean '" : "", nearest.best ? nearest.best : "",
			 nearest.best ? "'?" : "");
}

static int find_level(const char *name, enum increment *level, struct fault *fault)
{
	unsigned index;

	if (find_name(increment_names, name, "level", &index, fault) < 0)
		return -1;
	*level = (enum increment)index;
	return 0;
}

static int increment(const struct question *question, const struct asked_version *versions, size_t count, struct arena *arena, struct answer *answer,
		     struct fault *fault)
{
	const struct prerelease_style style = { .identifier = text_of(question->identifier), .counter = COUNTER_FROM_ZERO };
	enum increment level;
	struct semver next;

	if (find_level(question->increment, &level, fault) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (semver_increment(&versions[i].version, level, &style, arena, &next, fault) < 0)
			return -1;
		add_version(answer, &next);
	}
	return 0;
}

static int truncate_all(const struct question *question, const struct asked_version *versions, size_t count, struct answer *answer, struct fault *fault)
{
	enum increment level;

	if (find_level(question->truncate, &level, fault) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		struct semver cut = semver_truncate(&versions[i].version, level);

		add_version(answer, &cut);
	}
	return 0;
}

static int take_part(const struct question *question, const struct asked_version *versions, size_t count, struct answer *answer, struct fault *fault)
{
	unsigned part;

	if (find_name(part_names, question->part, "part", &part, fault) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const struct semver *v = &versions[i].version;
		const struct text parts[] = { v->major, v->minor, v->patch, v->prerelease, v->build };
		const struct semver core = { v->major, v->minor, v->patch, { NULL, 0 }, { NULL, 0 } };

		if (part < sizeof(parts) / sizeof(parts[0]))
			add_line(answer, parts[part]);
		else
			add_version(answer, &core);
	}
	return 0;
}

static void sort(struct asked_version *versions, size_t count, struct answer *answer)
{
	if (count)
		qsort(versions, count, sizeof(*versions), by_precedence);
	for (size_t i = 0; i < count; i++)
		add_line(answer, versions[i].written);
}

size_t question_count(const struct question *question)
{
	const char *const values[] = {
		question->satisfies,
		question->above,
		question->below,
		question->overlaps,
		question->increment,
		question->truncate,
		question->part,
	};
	size_t count = (size_t)question->compare + question->sort + question->validate;

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		count += values[i] != NULL;
	return count;
}

/* The questions about versions, once they are known to be some. */
static int answer_versions(const struct question *q, struct asked_version *versions, size_t count, struct arena *arena, struct answer *answer,
			   struct fault *fault)
{
	const struct {
		const char *written;
		relation *holds;
	} selections[] = { { q->satisfies, range_satisfied_by }, { q->above, range_is_above }, { q->below, range_is_below } };

	for (size_t i = 0; i < sizeof(selections) / sizeof(selections[0]); i++) {
		struct range range;

		if (!selections[i].written)
			continue;
		if (range_read(text_of(selections[i].written), q->prereleases, arena, &range, fault) < 0)
			return -1;
		select_by(&range, selections[i].holds, versions, count, answer);
		return 0;
	}
	if (q->compare)
		return compare(versions, count, answer, fault);
	if (q->increment)
		return increment(q, versions, count, arena, answer, fault);
	if (q->truncate)
		return truncate_all(q, versions, count, answer, fault);
	if (q->part)
		return take_part(q, versions, count, answer, fault);
	sort(versions, count, answer);
	return 0;
}

int question_answer(const struct question *question, const struct asked *asked, struct answer *answer, struct fault *fault)
{
	struct arena arena = ARENA_INIT;
	struct asked_version *versions;
	int result = 0;

	if (question->validate)
		validate(asked, answer);
	else if (question->overlaps)
		result = overlap(question, asked, &arena, answer, fault);
	else if (read_all(asked, &arena, &versions, fault) < 0)
		result = -1;
	else
		result = answer_versions(question, versions, asked->count, &arena, answer, fault);
	arena_release(&arena);
	return result;
}

void answer_release(struct answer *answer)
{
	buf_release(&answer->out);
	buf_release(&answer->remarks);
}
