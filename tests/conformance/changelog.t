#!/bin/sh
# shellcheck disable=SC2094 # tags is only read in the loop
# Whole histories: each commit stands in exactly one release, and a release lists what git says it brought: the commits reachable
# from its tag and from no earlier one. Of vue-core, which has several release lines, every tenth release is asked for.
. "$(dirname "$0")/../cli/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"

printf '{{#releases}}{{#commits}}{{id}} {{tag}}\n{{/commits}}{{/releases}}' >template

# compare_with_git REPO EVERY OPTION REVISIONS…
compare_with_git() {
	repo=$1 every=$2 option=$3
	shift 3
	changelog-gen -C "$repo" "$option" --template "$dir/template" >listed || return
	cut -d' ' -f1 listed | sort >ours
	git -C "$repo" rev-list "$@" | sort | cmp - ours || return
	cut -d' ' -f2 listed | uniq | grep . >tags
	agreed=0 total=0
	while read -r tag; do
		total=$((total + 1))
		[ $((total % every)) -eq 0 ] || continue
		{
			echo "$tag"
			sed "1,${total}d; s/^/^/" tags
		} | git -C "$repo" rev-list --stdin | sort >theirs
		grep " $tag\$" listed | cut -d' ' -f1 | sort | cmp - theirs || return
		agreed=$((agreed + 1))
	done <tags
	echo "# agreed $agreed/$((total / every)) releases of $(basename "$repo")"
}

for name in vue-core:10 git-cliff:1; do
	repo=$(repo_real "${name%:*}") || skip_all 'no conformance data'
	succeed "$name: releases of HEAD" "compare_with_git '$repo' '${name#*:}' --all HEAD"
	tail -n 1 "$work/got.out"
	succeed "$name: releases of all lines" "compare_with_git '$repo' '${name#*:}' --all-lines HEAD --tags='v*'"
	tail -n 1 "$work/got.out"
done
done_testing
