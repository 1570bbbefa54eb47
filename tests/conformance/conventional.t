#!/bin/sh
# The parser of commit messages against the recorded answers of conventional-commits-parser 7.1.4.
data=${RELUTILS_CONFORMANCE:-$(dirname "$0")/../../../shared/conformance}/commitlint
if ! [ -r "$data/parsed.jsonl" ]; then
	echo "1..0 # SKIP no recorded answers in $data"
	exit 0
fi
exec "${BUILD:-build}/conformance/conventional" "$data" parsed.jsonl crafted-parsed.jsonl
