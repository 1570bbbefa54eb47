#!/bin/sh
# The rules of commitlint against the recorded judgements of commitlint 21.2.4.
data=${RELUTILS_CONFORMANCE:-$(dirname "$0")/../../../shared/conformance}/commitlint
if ! [ -r "$data/real.jsonl" ]; then
	echo "1..0 # SKIP no recorded answers in $data"
	exit 0
fi
exec "${BUILD:-build}/conformance/commitlint" "$data" real.jsonl crafted.jsonl
