#include "tools/image-tag/inputs.h"

#include "common/base/file.h"

enum { INPUT_LIMIT = 1 << 20 };

/* Where an input may stand, and what it is called in messages. */
static const struct {
	const char *option, *variable, *key;
} names[INPUT_COUNT] = {
	[INPUT_IMAGES] = { "--image", "IMAGE_TAG_IMAGES", "image.images" },
	[INPUT_TAGS] = { "--tag", "IMAGE_TAG_TAGS", "image.tags" },
	[INPUT_FLAVOR] = { "--flavor", "IMAGE_TAG_FLAVOR", "image.flavor" },
	[INPUT_LABELS] = { "--label", "IMAGE_TAG_LABELS", "image.labels" },
	[INPUT_ANNOTATIONS] = { "--annotation", "IMAGE_TAG_ANNOTATIONS", "image.annotations" },
};

static int read_block(const char *value, const char *name, struct arena *arena, struct block *block, struct fault *fault)
{
	struct buf content = BUF_INIT;
	int result;

	*block = (struct block){ text_of(value), name };
	if (value[0] != '@')
		return 0;
	result = file_read(value + 1, INPUT_LIMIT, &content, fault);
	*block = (struct block){ arena_copy(arena, buf_text(&content)), text_is(text_of(value), "@-") ? "<stdin>" : value + 1 };
	buf_release(&content);
	return result;
}

static int read_list(const struct strings *list, const char *name, struct arena *arena, struct blocks *blocks, struct fault *fault)
{
	blocks->items = arena_zalloc(arena, list->count, sizeof(struct block));
	for (size_t i = 0; i < list->count; i++)
		if (read_block(list->items[i], name, arena, &blocks->items[blocks->count++], fault) < 0)
			return -1;
	return 0;
}

int inputs_read(const struct strings options[INPUT_COUNT], struct env env, const struct image_settings *settings, struct arena *arena, struct blocks blocks[INPUT_COUNT], struct fault *fault)
{
	for (size_t i = 0; i < INPUT_COUNT; i++) {
		const char *variable = env_get_nonempty(env, names[i].variable);
		const struct strings one = { &variable, 1, 1 };
		int result = 0;

		blocks[i] = (struct blocks){ NULL, 0 };
		if (options[i].count)
			result = read_list(&options[i], names[i].option, arena, &blocks[i], fault);
		else if (variable)
			result = read_list(&one, names[i].variable, arena, &blocks[i], fault);
		else if (settings->inputs[i].count)
			result = read_list(&settings->inputs[i], names[i].key, arena, &blocks[i], fault);
		if (result < 0)
			return -1;
	}
	return 0;
}

bool inputs_mention(const struct blocks blocks[INPUT_COUNT], struct text text)
{
	for (size_t i = 0; i < INPUT_COUNT; i++)
		for (size_t j = 0; j < blocks[i].count; j++)
			if (text_find(blocks[i].items[j].text, text, 0) != SIZE_MAX)
				return true;
	return false;
}
