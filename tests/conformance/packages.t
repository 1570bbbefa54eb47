#!/bin/sh
# Commits of each package of a larger repository, made here, against git rev-list over the package's path.
. "$(dirname "$0")/../cli/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"

# 30 packages, 3000 commits on main and on side branches that are merged back; each changes one or two packages.
history() {
	awk 'BEGIN {
		srand(7)
		packages = 30; commits = 3000; clock = 1700000000; line = 0
		for (i = 1; i <= commits; i++) {
			clock += 60
			side = line && i % 7 < 3
			printf "commit refs/heads/%s\nmark :%d\ncommitter C <c@example.org> %d +0000\n", side ? "side" : "main", i, clock
			text = sprintf("fix: change %d", i)
			printf "data %d\n%s\n", length(text), text
			if (i > 1 && !(side && !last_side)) printf "from :%d\n", side ? last_side : last_main
			if (side && !last_side) printf "from :%d\n", last_main
			if (!side && last_side && i % 7 == 3) { printf "merge :%d\n", last_side; last_side = 0 }
			for (n = i == 1 ? packages : 1 + (rand() < 0.2); n > 0; n--) {
				p = i == 1 ? n - 1 : int(rand() * packages)
				text = i " " n
				printf "M 100644 inline packages/p%d/file\ndata %d\n%s\n", p, length(text), text
			}
			if (side) last_side = i; else last_main = i
			line = 1
			if (i % 40 == 0) printf "reset refs/tags/p%d-v1.%d.0\nfrom :%d\n\n", int(rand() * packages), i, side ? last_side : last_main
		}
		print "done"
	}'
}

repo_new r --bare
history | git -C r fast-import --quiet --done
{
	echo 'packages:'
	for p in $(seq 0 29); do echo "  - {name: p$p, path: packages/p$p}"; done
} >packages.yml

by_git() {
	for p in $(seq 0 29); do
		tag=$(git -C r tag --merged main --sort=-v:refname --list "p$p-v*" | head -n 1)
		echo "p$p $(git -C r rev-list --no-merges --full-history --count main ${tag:+"^$tag"} -- "packages/p$p")"
	done
}
by_us() {
	semver-bump -C r --config ../packages.yml --all --format json | tail -n 1 | sed 's/},/&\n/g' |
		sed -n 's/.*"name":"\([^"]*\)".*"commits":\([0-9]*\).*/\1 \2/p'
}
agree() { by_git >"$work/of-git" && by_us >"$work/of-ours" && diff "$work/of-git" "$work/of-ours"; }
succeed 'the commits of each package' agree
echo "# agreed $(comm -12 "$work/of-git" "$work/of-ours" | wc -l)/30 packages"
done_testing
