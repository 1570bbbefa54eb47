#!/bin/sh
# Every classic policy of the Kyverno library against every resource: results and messages as Kyverno gave them.
data=${RELUTILS_CONFORMANCE:-../shared/conformance}/policy-check
if [ ! -d "$data" ]; then
	echo "1..0 # SKIP no conformance data in $data"
	exit 0
fi
exec "$BUILD/conformance/policy_matrix" "$data/matrix-policies.jsonl" "$data/matrix-resources-full.yaml" "$data/matrix-verdicts.jsonl"
