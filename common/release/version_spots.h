/* version_spots: how each kind of file is searched for its version; for version_file.c alone. */
#ifndef COMMON_RELEASE_VERSION_SPOTS_H
#define COMMON_RELEASE_VERSION_SPOTS_H

#include "common/release/version_file.h"

struct spot_finder {
	const char *path;
	struct text content;
	struct arena *arena;
	struct spots *spots;
};

/* Note what stands in the content. */
void spot_add(struct spot_finder *finder, struct text found);

int spots_in_package_json(struct spot_finder *finder, struct fault *fault);
int spots_in_package_lock(struct spot_finder *finder, struct fault *fault);
int spots_in_toml(struct spot_finder *finder, struct fault *fault);
int spots_in_chart(struct spot_finder *finder, struct fault *fault);
int spots_in_pom(struct spot_finder *finder, struct fault *fault);
int spots_in_properties(struct spot_finder *finder, struct fault *fault);
int spots_alone(struct spot_finder *finder, struct fault *fault);
int spots_marked(struct spot_finder *finder, struct fault *fault);

#endif
