#!/bin/sh
# Every release of whole histories against git: each commit in exactly one release, and each release what git log lists
# for its tag without the tags of its line before it.
. "$(dirname "$0")/../cli/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"
program=${BUILD:-$top/build}/conformance/releases

# The version tags of a repository that HEAD descends from, those of one commit but the highest left out, oldest first.
tags_of() {
	git -C "$1" -c versionsort.suffix=- tag --merged HEAD --sort=v:refname |
		grep -Ex 'v?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?' | grep -Ev -- '-(dev|canary|snapshot)' |
		while read -r tag; do echo "$(git -C "$1" rev-parse "$tag^{}") $tag"; done |
		awk '{ at[$1] = NR; id[NR] = $1; name[NR] = $2 } END { for (i = 1; i <= NR; i++) if (at[id[i]] == i) print name[i] }'
}

# As git lists them: each tag without all that come before it.
by_git() {
	set --
	while read -r tag; do
		git -C "$repository" rev-list "$tag" --not "$@" | sed "s|^|$tag |"
		set -- "$@" "$tag"
	done <"$work/tags"
	git -C "$repository" rev-list HEAD --not "$@" | sed 's|^|- |'
}

agree() {
	tags_of "$repository" >"$work/tags"
	by_git | LC_ALL=C sort >"$work/of-git"
	"$program" "$repository" | LC_ALL=C sort >"$work/of-ours"
	cmp "$work/of-git" "$work/of-ours" && [ "$(wc -l <"$work/of-ours")" -eq "$(git -C "$repository" rev-list --count HEAD)" ]
}

for name in vue-core git-cliff; do
	repository=$(repo_real "$name") || {
		ran=$((ran + 1))
		echo "ok $ran - every release of $name # SKIP no such repository in $RELUTILS_CONFORMANCE"
		continue
	}
	succeed "every release of $name" agree
	echo "# agreed $(LC_ALL=C comm -12 "$work/of-git" "$work/of-ours" | wc -l)/$(wc -l <"$work/of-git") commits of $name"
done

# A hotfix that is merged back belongs to its own release; a tag that comes earlier in history, however high, keeps its commits.
repo_new r
repo_commit r 'feat: a'
repo_tag r v1.0.0
git -C r checkout -q -b hotfix
repo_commit r 'fix: b'
repo_tag r v1.0.1
git -C r checkout -q main
repo_commit r 'feat: c'
repo_tag r v2.0.0-alpha.1
repo_commit r 'fix: d'
repo_tag r v1.1.0
repo_merge r hotfix 'merge hotfix'
repo_commit r 'docs: e'
shown() {
	"$program" r | while read -r tag id; do git -C r log -1 --format="$tag %s" "$id"; done
}
expect 0 'releases on parallel lines, and versions that go down' shown <<'EOF'
- docs: e
- merge hotfix
v2.0.0-alpha.1 feat: c
v1.1.0 fix: d
v1.0.1 fix: b
v1.0.0 feat: a
EOF
done_testing
