#!/bin/sh
# The next version of recorded release ranges against semantic-release's commit-analyzer, over the real histories.
. "$(dirname "$0")/../cli/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"
program=${BUILD:-$top/build}/conformance/semver_bump
data=$RELUTILS_CONFORMANCE/semver-bump
[ -r "$data/ranges-vue-core.jsonl" ] || skip_all "no recorded answers in $data"

for name in vue-core git-cliff electron; do
	repository=$(repo_real "$name") || skip_all "no repository $name in $RELUTILS_CONFORMANCE"
	"$program" "$data/ranges-$name.jsonl" "$repository" >"$work/answers"
	status=$?
	sed "s/^/# $name: /" "$work/answers" | grep -v 'ok [0-9]* -' | grep -v '1\.\.'
	grep '^not ok' "$work/answers" | sed 's/^/# /'
	succeed "every range of $name" "[ $status -eq 0 ]"
done
done_testing
