#include "tools/semver-bump/channel.h"

#include "common/doc/glob.h"

/* "release/1.2.x": 1 and 2. */
static bool read_line(struct text branch, struct text *major, struct text *minor)
{
	struct text rest = branch, part;

	while (text_next_part(&rest, '/', &part))
		;
	if (part.len && part.ptr[0] == 'v')
		part = text_from(part, 1);
	rest = part;
	*minor = (struct text){ NULL, 0 };
	if (!text_next_part(&rest, '.', major) || !semver_is_number(*major) || !text_next_part(&rest, '.', &part))
		return false;
	if (rest.ptr && semver_is_number(part)) {
		*minor = part;
		text_next_part(&rest, '.', &part);
	}
	return !rest.ptr && text_is(part, "x");
}

static int read_channel(const struct node *value, struct channel *channel, struct fault *fault)
{
	struct text name = node_string(value);

	if (value->kind == NODE_MAP && value->map.count == 1 && node_string(node_get_cstr(value, "pre")).len) {
		channel->prerelease = node_string(node_get_cstr(value, "pre"));
		return 0;
	}
	if (text_is(name, "stable"))
		return 0;
	if (!text_is(name, "maintenance"))
		return fault_set_at(fault, value->place, "a channel is stable, maintenance, or {pre: NAME}");
	if (!read_line(channel->branch, &channel->major, &channel->minor))
		return fault_set_at(fault, value->place, "branch '%.*s' is not named after the versions that it maintains; name it like 1.x or 1.2.x",
				    TEXT_ARGS(channel->branch));
	return 0;
}

int channel_find(const struct node *channels, struct text branch, struct channel *channel, struct fault *fault)
{
	const struct node *found = NULL;

	*channel = (struct channel){ .branch = branch };
	if (channels->kind != NODE_MAP)
		return fault_set_at(fault, channels->place, "'version.channels' takes a map from branches to channels, not a %s",
				    node_kind_name(channels->kind));
	for (size_t i = 0; i < channels->map.count; i++) {
		const struct node_pair *pair = &channels->map.pairs[i];

		if (!channel->stable.len && node_is_string(pair->value, "stable"))
			channel->stable = pair->key;
		if (!found && glob_match(pair->key, branch))
			found = pair->value;
	}
	if (!branch.len)
		return fault_set(fault, "HEAD is on no branch, and version.channels goes by branches; name it with --branch");
	if (!found)
		return fault_set(fault, "branch '%.*s' has no channel; add it to version.channels, or name another one with --branch", TEXT_ARGS(branch));
	return read_channel(found, channel, fault);
}

int channel_check(const struct channel *channel, const struct semver *next, struct fault *fault)
{
	struct buf version = BUF_INIT;

	if (!channel->major.len || (text_eq(next->major, channel->major) && (!channel->minor.len || text_eq(next->minor, channel->minor))))
		return 0;
	semver_add(&version, next);
	fault_set(fault, "'%s' is no version for the maintenance branch '%.*s'; what changes more belongs on %s%.*s%s", buf_cstr(&version),
		  TEXT_ARGS(channel->branch), channel->stable.len ? "'" : "a stable branch", TEXT_ARGS(channel->stable), channel->stable.len ? "'" : "");
	buf_release(&version);
	return -1;
}
