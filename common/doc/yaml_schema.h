/*
 * yaml_schema: what a plain scalar of YAML means; nobody outside of this folder needs it.
 *
 * YAML_CORE is the core schema of YAML 1.2.2, section 10.3.2. YAML_KUBERNETES is what go-yaml v2 makes of a scalar
 * (resolve.go), which sigs.k8s.io/yaml and so kubectl use.
 */
#ifndef COMMON_DOC_YAML_SCHEMA_H
#define COMMON_DOC_YAML_SCHEMA_H

#include "common/base/fault.h"
#include "common/doc/yaml.h"

/* Set .kind and the value from .written. */
void yaml_resolve(enum yaml_schema schema, struct node *node);

/*
 * The same for a scalar with a tag: !!str, !!null, !!bool, !!int, !!float and !!timestamp are obeyed, the tags of an
 * application (!reference) leave a string. -1 with a fault when the text is no such value.
 */
int yaml_resolve_tagged(enum yaml_schema schema, const char *tag, struct node *node, struct fault *fault);

#endif
