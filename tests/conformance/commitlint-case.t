#!/bin/sh
# Letter cases against the recorded answers of commitlint 21.2.4.
data=${RELUTILS_CONFORMANCE:-$(dirname "$0")/../../../shared/conformance}/commitlint
if ! [ -r "$data/case.jsonl" ]; then
	echo "1..0 # SKIP no recorded answers in $data"
	exit 0
fi
exec "${BUILD:-build}/conformance/commitlint-case" "$data/case.jsonl"
