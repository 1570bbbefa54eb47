/*
 * tagging_run: what the files of tagging share while rules are run. Private to tagging*.c.
 */
#ifndef IMAGE_TAG_TAGGING_RUN_H
#define IMAGE_TAG_TAGGING_RUN_H

#include "tools/image-tag/expand.h"
#include "tools/image-tag/tagging.h"

struct run {
	const struct tagging_settings *settings;
	const struct ci_context *context;
	struct text revision;
	struct arena *arena;
	struct tagging *out;
	bool latest_decided, latest;
	bool tentative; /* the version is the tag's, and no rule has read one yet */
	struct fault *fault;
};

/* What a rule gives before prefix and suffix are put around it. */
struct value {
	struct text text;
	bool latest; /* with latest=auto: does it move latest along? */
	enum version_line line;
};

void rule_explain(struct run *run, const struct tag_rule *rule, const char *reason);

/* 1 with *result, 0 when the rule gives nothing because a fact is missing, -1. */
int rule_expand(struct run *run, const struct tag_rule *rule, struct text source, struct place place, const struct version_fields *version, struct text *result);

/* Put prefix and suffix around the value, mend it, and take it in. */
int rule_produce(struct run *run, const struct tag_rule *rule, struct value value);

/* The part of the versions that a value stands for, by the version of the run. */
enum version_line rule_line(struct run *run, struct text value);

int rule_run_semver(struct run *run, const struct tag_rule *rule);
int rule_run_pep440(struct run *run, const struct tag_rule *rule);
int rule_run_match(struct run *run, const struct tag_rule *rule);

/* Of a tag that no rule reads: v1.2.3, or api/v1.2.3. */
void rule_read_tag_version(struct run *run);

#endif
