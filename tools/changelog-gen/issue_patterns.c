#include "tools/changelog-gen/issue_patterns.h"

static int read_pattern(const struct node *item, struct issue_pattern *pattern, struct fault *fault)
{
	const struct node *regex = node_get_cstr(item, "pattern"), *url = node_get_cstr(item, "url");
	struct text address = node_string(url);
	size_t hole = text_find(address, TEXT("{}"), 0);
	struct fault why = FAULT_INIT;

	if (item->kind != NODE_MAP || item->map.count != 2 || !regex || regex->kind != NODE_STRING || !url || url->kind != NODE_STRING)
		return fault_set_at(fault, item->place, "an item of 'changelog.issues' has a 'pattern' and a 'url', and nothing else");
	if (hole == SIZE_MAX || !(text_starts_with(address, TEXT("https://")) || text_starts_with(address, TEXT("http://"))))
		return fault_set_at(fault, url->place, "'%.*s' is no address with '{}' in it; write it as https://host/browse/{}", TEXT_ARGS(address));
	pattern->before = text_slice(address, 0, hole);
	pattern->after = text_from(address, hole + 2);
	pattern->regex = regex_compile(regex->string, "", &why);
	return pattern->regex ? 0 : fault_set_at(fault, regex->place, "%s", why.message);
}

int issue_patterns_read(const struct node *list, struct arena *arena, struct issue_patterns *patterns, struct fault *fault)
{
	*patterns = (struct issue_patterns){ NULL, 0 };
	if (!list)
		return 0;
	if (list->kind != NODE_LIST)
		return fault_set_at(fault, list->place, "'changelog.issues' takes a list, not a %s", node_kind_name(list->kind));
	patterns->items = arena_zalloc(arena, list->list.count, sizeof(*patterns->items));
	patterns->count = list->list.count;
	for (size_t i = 0; i < list->list.count; i++)
		if (read_pattern(list->list.items[i], &patterns->items[i], fault) < 0)
			return -1;
	return 0;
}

void issue_patterns_release(struct issue_patterns *patterns)
{
	for (size_t i = 0; i < patterns->count; i++)
		regex_free(patterns->items[i].regex);
	*patterns = (struct issue_patterns){ NULL, 0 };
}

bool issue_patterns_find(const struct issue_patterns *patterns, struct text text, size_t from, struct text *found, const struct issue_pattern **pattern)
{
	struct regex_match match;

	*pattern = NULL;
	for (size_t i = 0; i < patterns->count; i++) {
		struct text hit;

		if (regex_match(patterns->items[i].regex, text, from, &match) != REGEX_YES)
			continue;
		hit = match.groups[0];
		if (!hit.len || (*pattern && (hit.ptr > found->ptr || (hit.ptr == found->ptr && hit.len <= found->len))))
			continue;
		*found = hit;
		*pattern = &patterns->items[i];
	}
	return *pattern != NULL;
}
