#include "tools/lead-time/tag_source.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/doc/glob.h"
#include "common/release/semver.h"

struct dated_tag {
	struct text name;
	struct object_id commit;
	int64_t time;
};

static bool matches_any(const struct strings *patterns, struct text name)
{
	for (size_t i = 0; i < patterns->count; i++)
		if (glob_match(text_of(patterns->items[i]), name))
			return true;
	return false;
}

static bool is_version(struct text name, const char *prefix)
{
	struct text expected = prefix ? text_of(prefix) : TEXT("v");
	struct semver version;

	if (text_starts_with(name, expected))
		return semver_parse(text_from(name, expected.len), &version);
	return !prefix && semver_parse(name, &version);
}

static bool is_chosen(const struct tag_choice *choice, struct text name)
{
	if (matches_any(choice->excluded, name))
		return false;
	return choice->patterns->count ? matches_any(choice->patterns, name) : is_version(name, choice->prefix);
}

static int compare(const void *a, const void *b)
{
	const struct dated_tag *x = a, *y = b;

	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return text_compare(x->name, y->name);
}

static struct text id_bytes(const struct object_id *id)
{
	return (struct text){ (const char *)id->bytes, sizeof(id->bytes) };
}

static void add_alias(struct arena *arena, struct deployment *deployment, struct text name)
{
	struct text *longer = arena_zalloc(arena, deployment->alias_count + 1, sizeof(*longer));

	for (size_t i = 0; i < deployment->alias_count; i++)
		longer[i] = deployment->aliases[i];
	longer[deployment->alias_count++] = arena_copy(arena, name);
	deployment->aliases = longer;
}

/* In order, so that the first tag of a commit names the deployment. */
static void add_all(struct timelines *timelines, const struct dated_tag *tags, size_t count)
{
	struct map by_commit = MAP_INIT;

	for (size_t i = 0; i < count; i++) {
		struct map_entry *entry = map_add(&by_commit, id_bytes(&tags[i].commit));
		struct deployment deployment = { .id = tags[i].name, .environment = TEXT("production"), .has_finished = true, .finished = tags[i].time };
		struct buf sha = BUF_INIT;

		if (entry->value) {
			add_alias(timelines->arena, entry->value, tags[i].name);
			continue;
		}
		object_id_add(&sha, &tags[i].commit);
		deployment.sha = buf_text(&sha);
		entry->value = timelines_add(timelines, &deployment);
		buf_release(&sha);
	}
	map_release(&by_commit);
}

int tag_source_read(struct repo *repo, const struct tag_choice *choice, struct timelines *timelines, struct fault *fault)
{
	struct dated_tag *dated;
	struct tags tags;
	size_t count = 0;
	int result = tags_read(repo, &tags, fault);

	if (result)
		return -1;
	timelines->from_tags = true;
	dated = xrealloc(NULL, tags.count + 1, sizeof(*dated));
	for (size_t i = 0; i < tags.count && !result; i++) {
		struct tag *tag = &tags.items[i];

		if (!is_chosen(choice, tag->name))
			continue;
		result = tag_resolve(repo, tag, fault);
		if (result || tag->kind != TAG_COMMIT)
			continue;
		dated[count].name = tag->name;
		dated[count].commit = tag->peeled;
		result = tag_time(repo, tag, &dated[count++].time, fault);
	}
	if (!result && !count && !choice->patterns->count)
		result = fault_set(fault, "no tag is a version, so nothing can be measured; fetch the tags ('git fetch --tags'), or use --deployments FILE "
					  "or --tags PATTERN");
	if (!result && count) {
		qsort(dated, count, sizeof(*dated), compare);
		add_all(timelines, dated, count);
	}
	free(dated);
	tags_release(&tags);
	return result;
}
