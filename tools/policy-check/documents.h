/*
 * documents: what a file holds: Kubernetes resources one after another, lists taken apart, or one CI file.
 *
 * A document without apiVersion and kind is a CI file when its path says so (.github/workflows/, action.yml, .gitlab-ci.yml,
 * compose.yml), else just a file. Policies reach it as kinds github/Workflow, github/Action, gitlab/Pipeline, docker/Compose
 * or file, by its path as its name.
 *
 * Ownership  Documents live in the arena until the sink returns; the caller resets it.
 * Errors     documents_read(): -1 with a fault at the place; what came before has been given to the sink.
 */
#ifndef POLICY_CHECK_DOCUMENTS_H
#define POLICY_CHECK_DOCUMENTS_H

#include "common/base/fault.h"
#include "tools/policy-check/resource.h"

struct document_reader {
	void (*resource)(void *receiver, const struct resource *resource);
	/* A key that stands twice in a map; the last value counts. */
	void (*duplicate)(void *receiver, struct text key, struct place before, struct place again);
	void *receiver;
	struct arena *arena; /* reset after each document */
};

int documents_read(struct text content, const char *path, const struct document_reader *reader, struct fault *fault);
/* Is the resource a CI file or another file rather than something for Kubernetes? */
bool document_is_file(const struct resource *resource);

#endif
