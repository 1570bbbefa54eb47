#!/bin/sh
# commitlint's command line against recorded runs of commitlint 21.2.4, in standard output and status.
. "$(dirname "$0")/../cli/lib.sh"
data=${RELUTILS_CONFORMANCE:-$top/../shared/conformance}/commitlint
[ -r "$data/cli.jsonl" ] || skip_all "no recorded runs in $data"
cd "$work" || exit 2
mkdir runs
"${BUILD:-$top/build}/conformance/commitlint-cli" "$data/cli.jsonl" "${BUILD:-$top/build}/bin/commitlint" "$work/runs" 2>/dev/null
