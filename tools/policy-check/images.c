#include "tools/policy-check/context.h"
#include "tools/policy-check/image.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/podspec.h"

static const char *const sections[] = { "initContainers", "containers", "ephemeralContainers" };

static void set(struct value_pairs *pairs, const char *name, struct text value)
{
	if (value.len)
		value_pairs_set(pairs, text_of(name), value_string(pairs->arena, value));
}

static const struct node *describe(const struct image *image, struct text pointer, struct arena *arena)
{
	struct value_pairs pairs = { .arena = arena };
	struct buf reference = BUF_INIT, tagged = BUF_INIT;

	image_add_reference(&reference, image);
	image_add_tagged(&tagged, image);
	set(&pairs, "registry", image->registry);
	value_pairs_set(&pairs, TEXT("name"), value_string(arena, image->name));
	value_pairs_set(&pairs, TEXT("path"), value_string(arena, image->path));
	set(&pairs, "tag", image->tag);
	set(&pairs, "digest", image->digest);
	set(&pairs, "reference", arena_copy(arena, buf_text(&reference)));
	set(&pairs, "referenceWithTag", arena_copy(arena, buf_text(&tagged)));
	set(&pairs, "jsonPointer", pointer);
	buf_release(&reference);
	buf_release(&tagged);
	return value_map(arena, pairs.pairs, pairs.count);
}

/* NULL when an image cannot be read: there is no "images" variable then. */
static const struct node *section_images(const struct node *containers, const char *path, const char *section, struct arena *arena)
{
	struct value_pairs pairs = { .arena = arena };

	for (size_t i = 0; containers && containers->kind == NODE_LIST && i < containers->list.count; i++) {
		const struct node *container = containers->list.items[i];
		struct text written = text_trim(node_string(node_get_cstr(container, "image")), " \t\r\n");
		struct image image;

		if (!written.len)
			continue;
		if (!image_parse(node_string(node_get_cstr(container, "image")), &image))
			return NULL;
		value_pairs_set(&pairs, node_string(node_get_cstr(container, "name")),
				describe(&image, arena_printf(arena, "%s/%s/%zu/image", path, section, i), arena));
	}
	return value_map(arena, pairs.pairs, pairs.count);
}

const struct node *images_of(const struct resource *resource, struct arena *arena)
{
	const struct podspec_place *place = podspec_place_of(resource->kind);
	const struct node *spec = place ? podspec_of(place, resource->node) : NULL;
	struct value_pairs pairs = { .arena = arena };

	for (size_t i = 0; spec && i < sizeof(sections) / sizeof(sections[0]); i++) {
		const struct node *images = section_images(node_get_cstr(spec, sections[i]), place->pointer, sections[i], arena);

		if (!images)
			return NULL;
		if (images->map.count)
			value_pairs_set(&pairs, text_of(sections[i]), images);
	}
	return pairs.count ? value_map(arena, pairs.pairs, pairs.count) : NULL;
}
