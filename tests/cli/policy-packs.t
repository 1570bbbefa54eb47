#!/bin/sh
# The packs of examples/policies: their own tests, and that each stands on its own.
. "$(dirname "$0")/lib.sh"
packs=$top/examples/policies

succeed 'every rule of every pack has a resource that passes and one that fails' "policy-check --test '$packs'"
for pack in start pod-security production; do
	expect 1 "$pack refuses its bad resources" "policy-check -q --schema off -p '$packs/$pack' '$packs/$pack/tests/bad.yaml' | grep -c ' fail '; exit 1" <<E
$(case $pack in start) echo 6 ;; pod-security) echo 3 ;; production) echo 12 ;; esac)
E
	expect 0 "$pack takes its good ones" "policy-check -q -p '$packs/$pack' '$packs/$pack/tests/good.yaml' | sed 's/, [0-9]* pass/, … pass/; s/^[0-9]* resources*/…/'" <<'E'
…, … pass, 0 fail, schema of Kubernetes 1.37
E
done
expect 1 'workflows refuses what zizmor refuses, too' "cd '$packs/workflows/tests' && policy-check -p .. --format github .github/workflows/bad.yml | sed 's/::.*title=/ /; s/::.*//; s/.*file=//'; cd /; policy-check -q -p '$packs/workflows' '$packs/workflows/tests/.github/workflows/bad.yml' >/dev/null" <<'E'
 least-permissions/permissions-are-said
 pin-actions/steps
 pin-actions/reusable-workflows
 no-plain-secrets/env
 template-injection/run
 template-injection/script
 job-timeouts/timeout
 dangerous-triggers/triggers
E
done_testing
