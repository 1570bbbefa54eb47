#!/bin/sh
. "$(dirname "$0")/lib.sh"

cat >crd.yaml <<'E'
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.e.org}
spec:
  group: e.org
  scope: Namespaced
  names: {kind: Widget, plural: widgets}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              size: {type: integer, minimum: 1}
E
printf 'apiVersion: e.org/v1\nkind: Widget\nmetadata:\n  name: w\nspec:\n  sise: 3\n' >widget.yaml
cat >deployment.yaml <<'E'
apiVersion: apps/v1
kind: Deployment
metadata:
  name: d
spec:
  replicas: "3"
  template:
    spec:
      containers:
      - image: nginx
        resources: {limits: {memory: 10gb}}
E
expect 1 'what is wrong and what is missing' 'policy-check --format github deployment.yaml' <<'E'
::error file=deployment.yaml,line=6,col=13,title=schema/invalid::'spec.replicas' must be an integer, not a string
::error file=deployment.yaml,line=11,col=38,title=schema/invalid::'spec.template.spec.containers[0].resources.limits.memory' must be a quantity, such as '500m' or '1Gi', not '10gb'
::error file=deployment.yaml,line=10,col=9,title=schema/invalid::missing field 'spec.template.spec.containers[0].name'
::error file=deployment.yaml,line=6,col=3,title=schema/invalid::missing field 'spec.selector'
E
expect 0 'only warned of' 'policy-check --schema warn --format github deployment.yaml | sed "s/ .*//" | uniq -c | tr -s " "' <<'E'
 4 ::warning
E
expect 0 'violations are counted, the version is named' 'policy-check --kubernetes-version v1.30.2 deployment.yaml | tail -n 1' <<'E'
1 resource, 0 pass, 0 fail, 4 against-schema, schema of Kubernetes 1.30
E
expect 0 'a kind without a schema is counted' 'policy-check widget.yaml' <<'E'
1 resource, 0 pass, 0 fail, 1 not-schema-checked, schema of Kubernetes 1.37
E
expect 0 'or told' 'policy-check --missing-schema warn --format github widget.yaml' <<'E'
::warning file=widget.yaml,line=1,col=1,title=schema/missing::no schema for e.org/v1 Widget; give the definition of its kind with --crd
E
expect 1 'or refused' 'policy-check --missing-schema error --format github widget.yaml' <<'E'
::error file=widget.yaml,line=1,col=1,title=schema/missing::no schema for e.org/v1 Widget; give the definition of its kind with --crd
E
expect 1 'a definition from a file' 'policy-check --crd crd.yaml --missing-schema error --format github widget.yaml' <<'E'
::error file=widget.yaml,line=6,col=3,title=schema/invalid::unknown field 'spec.sise'; did you mean 'size'?
E
expect 0 'the definition itself is a resource' 'policy-check crd.yaml' <<'E'
1 resource, 0 pass, 0 fail, schema of Kubernetes 1.37
E
sed 's/minimum: 1/minimum: x/' crd.yaml >broken.yaml
expect 2 'a definition that cannot be read' 'policy-check --crd broken.yaml widget.yaml' <<'E'
--- stderr
policy-check: broken.yaml:19:46: 'minimum' of a schema cannot be a string
E
expect 2 'no definition where one is promised' 'policy-check --crd widget.yaml widget.yaml' <<'E'
--- stderr
policy-check: 'widget.yaml' holds no CustomResourceDefinition of apiextensions.k8s.io/v1
E
printf 'apiVersion: autoscaling/v2beta2\nkind: HorizontalPodAutoscaler\n' >old.yaml
expect 0 'a kind of an older Kubernetes' 'policy-check --kubernetes-version 1.25 --missing-schema error old.yaml' <<'E'
1 resource, 0 pass, 0 fail, schema of Kubernetes 1.25
E
expect 1 'that has gone' 'policy-check --missing-schema error --format github old.yaml' <<'E'
::error file=old.yaml,line=1,col=1,title=schema/missing::no schema for autoscaling/v2beta2 HorizontalPodAutoscaler; give the definition of its kind with --crd
E
done_testing
