#include "common/release/from_repo_all.h"

#include "common/base/map.h"

static struct text key_of(const struct object_id *id)
{
	return (struct text){ (const char *)id->bytes, sizeof(id->bytes) };
}

static bool is_earlier(const struct release_slot *a, const struct release_slot *b)
{
	return a->rank != b->rank ? a->rank > b->rank : a->depth > b->depth;
}

/* The tag that was reached from a release is earlier than it, even where its version is the higher one. */
static void put_before(struct release_slot *slot, const struct release_slot *descendant)
{
	if (is_earlier(slot, descendant))
		return;
	slot->rank = descendant->rank;
	slot->depth = descendant->depth + 1;
}

struct owners {
	struct map tagged;  /* commit of a version tag -> its slot */
	struct map pending; /* parent of a commit that was seen -> earliest slot so far */
	struct arena *arena;
};

/* Of several version tags on one commit the highest comes first and stays. */
static void mark(struct owners *owners, struct release_slot *slot)
{
	struct map_entry *entry;

	if (slot->version->tag->kind != TAG_COMMIT)
		return;
	entry = map_add(&owners->tagged, key_of(&slot->version->tag->peeled));
	if (!entry->value)
		entry->value = slot;
}

static void hand_down(struct owners *owners, const struct object_id *parent, struct release_slot *owner)
{
	struct map_entry *entry = map_find(&owners->pending, key_of(parent));

	if (!entry)
		entry = map_add(&owners->pending, arena_copy(owners->arena, key_of(parent)));
	if (!entry->value || is_earlier(owner, entry->value))
		entry->value = owner;
}

static void place_commit(struct owners *owners, const struct commit *commit, struct release_slot *unreleased)
{
	struct release_slot *owner = map_get(&owners->pending, key_of(&commit->id)), *own = map_get(&owners->tagged, key_of(&commit->id));

	if (!owner)
		owner = unreleased;
	if (own) {
		put_before(own, owner);
		own->commit_time = commit->committer.time;
		owner = own;
	}
	commit_list_add(&owner->commits, commit, owners->arena);
	for (size_t i = 0; i < commit->parent_count; i++)
		hand_down(owners, &commit->parents[i], owner);
}

int release_slots_fill(struct repo *repo, const struct history_options *options, const struct version_tags *versions, struct release_slot *slots,
		       struct arena *arena, struct fault *fault)
{
	struct owners owners = { MAP_INIT, MAP_INIT, arena };
	struct history *history = history_open(repo, options, fault);
	struct commit commit;
	int result = history ? 1 : -1;

	for (size_t i = 0; result >= 0 && i < versions->count; i++) {
		slots[i + 1] = (struct release_slot){ .version = &versions->items[i], .rank = i + 1 };
		if (tag_resolve(repo, versions->items[i].tag, fault) < 0)
			result = -1;
		else
			mark(&owners, &slots[i + 1]);
	}
	while (result > 0) {
		result = history_next(history, &commit, fault);
		if (result > 0)
			place_commit(&owners, &commit, &slots[0]);
	}
	history_close(history);
	map_release(&owners.tagged);
	map_release(&owners.pending);
	return result;
}
