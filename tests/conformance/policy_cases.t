#!/bin/sh
# The test cases of the Kyverno library and of Kyverno's own CLI: the expected results that Kyverno itself confirms.
data=${RELUTILS_CONFORMANCE:-../shared/conformance}/policy-check
if [ ! -d "$data" ]; then
	echo "1..0 # SKIP no conformance data in $data"
	exit 0
fi
exec "$BUILD/conformance/policy_cases" "$data/kyverno-tests.jsonl"
