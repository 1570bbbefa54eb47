#!/bin/sh
. "$(dirname "$0")/lib.sh"

cat >latest.yaml <<'E'
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: latest
spec:
  rules:
  - name: tag
    match:
      any:
      - resources:
          kinds:
          - Pod
    validate:
      message: "':latest' moves."
      pattern:
        spec:
          containers:
          - image: "!*:latest"
E
cat >good.yaml <<'E'
apiVersion: v1
kind: Pod
metadata:
  name: good
spec:
  containers:
  - name: a
    image: nginx:1.27
E
sed 's/good/bad/; s/1.27/latest/' good.yaml >bad.yaml

expect 0 'a resource that fits' 'policy-check -p latest.yaml good.yaml' <<'E'
1 resource, 1 pass, 0 fail, schema of Kubernetes 1.37
E
expect 1 'a violation, with its place' 'policy-check -p latest.yaml --schema off good.yaml bad.yaml' <<'E'
POLICY/RULE                 RESOURCE                              RESULT   PLACE
latest/tag                  default/Pod/bad                       fail     bad.yaml:8:12
    validation error: ':latest' moves. rule tag failed at path /spec/containers/0/image/

2 resources, 1 pass, 1 fail
E
cat >job.yaml <<'E'
apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: "x:latest"}]}}}}}
E
expect 1 'controllers are judged by the rules for pods' 'policy-check -p latest.yaml --schema off --format github job.yaml' <<'E'
::error file=job.yaml,line=4,col=77,title=latest/autogen-cronjob-tag::validation error: ':latest' moves. rule autogen-cronjob-tag failed at path /spec/jobTemplate/spec/template/spec/containers/0/image/
E
expect 0 'standard input and comment-only documents' "printf '%s\n' '# nothing' '---' | cat - good.yaml | policy-check -p latest.yaml --schema off" <<'E'
1 resource, 1 pass, 0 fail
E
expect 1 'lists are taken apart' "printf 'apiVersion: v1\nkind: List\nitems:\n- %s\n' \"\$(sed '2,\$s/^/  /' bad.yaml)\" | policy-check -p latest.yaml --schema off --format github" <<'E'
::error file=<stdin>,line=11,col=14,title=latest/tag::validation error: ':latest' moves. rule tag failed at path /spec/containers/0/image/
E
sed 's/validate:/valdate:/' latest.yaml >broken.yaml
expect 2 'a misspelt field of a policy is no pass' 'policy-check -p broken.yaml good.yaml' <<'E'
--- stderr
policy-check: broken.yaml:13:5: unknown field 'valdate' in a rule; did you mean 'validate'?
policy-check: the files of --policy hold no policy that can be evaluated
E
expect 2 'no policy is no pass' 'policy-check --schema off good.yaml' <<'E'
--- stderr
policy-check: no policy to judge by; name a file or directory with --policy
E
expect 2 'no rule for anything is no pass' "sed s/Pod/Service/ good.yaml | policy-check -p latest.yaml --schema off" <<'E'
1 resource, 0 pass, 0 fail
--- stderr
policy-check: no rule matches any resource; --allow-no-match lets that pass
E
expect 0 'a file of a hook may match nothing' 'sed s/Pod/Service/ good.yaml >service.yaml; policy-check -p latest.yaml --schema off service.yaml' <<'E'
1 resource, 0 pass, 0 fail
--- stderr
policy-check: no rule matches what the files hold
E
sed 's/containers:/containerz:/' good.yaml >typo.yaml
expect 1 'a misspelt field of a resource' 'policy-check typo.yaml' <<'E'
POLICY/RULE           RESOURCE                              RESULT   PLACE
schema/invalid        default/Pod/good                      fail     typo.yaml:6:3
    unknown field 'spec.containerz'
    did you mean 'containers'?

1 resource, 0 pass, 0 fail, 1 against-schema, schema of Kubernetes 1.37
E
expect 2 'an unknown version of Kubernetes' 'policy-check --kubernetes-version 1.99 good.yaml' <<'E'
--- stderr
policy-check: no schemas of Kubernetes '1.99'; there are those of 1.25 to 1.37
E
printf 'a: 1\na: 2\napiVersion: v1\nkind: X\n' >twice.yaml
expect 1 'a duplicate key' 'policy-check twice.yaml' <<'E'
POLICY/RULE           RESOURCE                              RESULT   PLACE
syntax/duplicate-key                                        fail     twice.yaml:2:1
    the key 'a' stands on line 1 already
    take one of them away

1 resource, 0 pass, 0 fail, 1 not-schema-checked, schema of Kubernetes 1.37
E
printf 'a: [\n' >broken-manifest.yaml
expect 2 'what cannot be read is named, the rest is judged' 'policy-check -p latest.yaml --schema off --format github broken-manifest.yaml bad.yaml 2>&1 | sed "s/: .*yaml:[0-9:]*.*/: …/"; policy-check -p latest.yaml -q --schema off broken-manifest.yaml >/dev/null 2>&1' <<'E'
policy-check: …
::error file=bad.yaml,line=8,col=12,title=latest/tag::validation error: ':latest' moves. rule tag failed at path /spec/containers/0/image/
E

# Findings that are let pass.
sed 's/latest$/latest # policy-check: ignore[latest] known until=2027-01-31/' bad.yaml >ignored.yaml
expect 0 'a comment takes a finding back' 'policy-check -p latest.yaml --schema off --now 2027-01-31 ignored.yaml' <<'E'
1 resource, 0 pass, 0 fail, 1 ignored
E
expect 1 'until its day' 'policy-check -p latest.yaml --schema off --now 2027-02-01 --format github ignored.yaml' <<'E'
::error file=ignored.yaml,line=8,col=12,title=latest/tag::validation error: ':latest' moves. rule tag failed at path /spec/containers/0/image/
::warning file=ignored.yaml,line=8,col=1,title=ignore/expired::ignore[latest] has expired; mend the finding, or give another date
E
sed '1i # policy-check: ignore[latest/tag]' good.yaml >unused.yaml
expect 0 'a comment that meets nothing is told' 'policy-check -p latest.yaml --schema off --format github unused.yaml' <<'E'
::warning file=unused.yaml,line=1,col=1,title=ignore/unused::ignore[latest/tag] meets no finding; take the comment away
E
expect 0 'a baseline is written' 'policy-check -p latest.yaml --schema off --write-baseline known bad.yaml >/dev/null && cat known' <<'E'
# policy-check: findings that are let pass; written by --write-baseline
latest/tag	default/Pod/bad
E
expect 0 'and lets its findings pass' 'policy-check -p latest.yaml --schema off --baseline known bad.yaml' <<'E'
1 resource, 0 pass, 0 fail, 1 ignored
E

# What a cluster would say.
cat >ask.yaml <<'E'
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: ask
spec:
  rules:
  - name: allowed
    match:
      any:
      - resources:
          kinds:
          - Pod
    context:
    - name: allowed
      apiCall:
        urlPath: /api/v1/namespaces/shop/configmaps/allowed
    - name: tags
      variable:
        jmesPath: allowed.data.tags
        default: latest
    validate:
      message: "Only {{ tags }}."
      deny:
        conditions:
          any:
          - key: "{{ images.containers.a.tag }}"
            operator: NotEquals
            value: "{{ tags }}"
E
expect 2 'data that nobody gave is no pass' 'policy-check -p ask.yaml --schema off bad.yaml' <<'E'
POLICY/RULE                  RESOURCE                              RESULT   PLACE
ask/allowed                  default/Pod/bad                       error    bad.yaml:1:1
    failed to check deny conditions: failed to substitute variables in condition value: failed to resolve tags at path : failed to apply jmespath allowed.data.tags to variable <nil>: no data for context entry allowed
    give 'allowed' with --values, or what it asks for with --cluster-resources

1 resource, 0 pass, 0 fail, 1 error
E
printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: allowed, namespace: shop}\ndata: {tags: "1.27"}\n' >cluster.yaml
expect 0 'documents answer for the cluster' 'policy-check -p ask.yaml --schema off --cluster-resources cluster.yaml good.yaml' <<'E'
1 resource, 1 pass, 0 fail
E
expect 1 'also with a no' 'policy-check -p ask.yaml --schema off --cluster-resources cluster.yaml --format github bad.yaml' <<'E'
::error file=bad.yaml,line=1,col=1,title=ask/allowed::Only 1.27.
E
printf 'policies:\n- {name: ask, rules: [{name: allowed, values: {allowed: {data: {tags: latest}}}}]}\n' >values.yaml
expect 0 'and so do values' 'policy-check -p ask.yaml --schema off --values values.yaml bad.yaml' <<'E'
1 resource, 1 pass, 0 fail
E

# CI files.
mkdir -p .github/workflows
cat >pins.yaml <<'E'
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: workflows
spec:
  rules:
  - name: permissions
    match:
      any:
      - resources:
          kinds:
          - github/Workflow
    validate:
      message: "Say what the token may do."
      pattern:
        permissions: "*"
E
printf 'on: push\njobs: {}\n' >.github/workflows/ci.yml
expect 1 'workflows are documents too' 'policy-check -p pins.yaml .github/workflows' <<'E'
POLICY/RULE            RESOURCE                              RESULT   PLACE
workflows/permissions  .github/workflows/ci.yml              fail     .github/workflows/ci.yml:1:1
    validation error: Say what the token may do. rule permissions failed at path /

1 resource, 0 pass, 1 fail, schema of Kubernetes 1.37
E
mkdir -p chart/templates && : >chart/Chart.yaml && echo '{{ if .x }}' >chart/templates/a.yaml
expect 2 'templates must be rendered first' 'policy-check -p latest.yaml --schema off --partial error chart good.yaml' <<'E'
1 resource, 1 pass, 0 fail, 1 not-checked
--- stderr
policy-check: 'chart/templates/a.yaml' is not checked: render it first (helm template … | policy-check -)
E

# Tests of policies, as Kyverno's tool takes them.
mkdir tests
cat >tests/kyverno-test.yaml <<'E'
apiVersion: cli.kyverno.io/v1alpha1
kind: Test
policies: [../latest.yaml]
resources: [../good.yaml, ../bad.yaml]
results:
- {policy: latest, rule: tag, kind: Pod, resources: [good], result: pass}
- {policy: latest, rule: tag, kind: Pod, resources: [bad], result: fail}
E
expect 0 'a test that is met' 'policy-check --test tests' <<'E'
1 test, 2 pass, 0 fail
E
sed -i 's/\[bad\]/[good, bad, ugly]/' tests/kyverno-test.yaml
expect 1 'one that is not, and a resource of which no rule says anything' 'policy-check --test tests' <<'E'
POLICY/RULE    RESOURCE                              RESULT   PLACE
test/missed    good                                  fail     tests/kyverno-test.yaml:7:3
    latest/tag: wanted fail, got pass
test/excluded  ugly                                  warn     tests/kyverno-test.yaml:7:3
    latest/tag: wanted fail, got nothing

1 test, 2 pass, 1 fail, 1 excluded
E
expect 2 'a directory without tests' 'mkdir none; policy-check --test none' <<'E'
0 tests, 0 pass, 0 fail
--- stderr
policy-check: there is no kyverno-test.yaml in 'none' or below it
E
expect 2 'a full disk is not success' 'policy-check -p latest.yaml good.yaml >/dev/full' <<'E'
--- stderr
policy-check: cannot write standard output: No space left on device
E
done_testing
