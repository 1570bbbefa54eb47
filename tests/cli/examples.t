#!/bin/sh
# The examples of every tool's manual, and the consoles of README.md and the guides, print what they say they print:
# those of a manual in a small repository, the others in an empty directory; the clock stands still.
. "$(dirname "$0")/lib.sh"
. "$top/tests/cli/repo-lib.sh"
export SOURCE_DATE_EPOCH=1767312000 # 2026-01-02

# The sessions of a manual page: what stands between .EX and .EE, without roff's escapes.
manual_session() {
	sed -n '/^\.EX$/,/^\.EE$/p' | sed -e '/^\.E[XE]$/d' -e 's/^\\&//' -e 's/\\-/-/g' -e 's/\\(aq/'"'"'/g' -e 's/\\e/\\/g'
}

markdown_session() {
	sed -n '/^```console$/,/^```$/p' "$1" | sed '/^```/d'
}

small_repository() {
	repo_clock=1767225600
	repo_new "$1"
	repo_commit "$1" 'feat: read one file'
	repo_tag "$1" v1.2.0
	git -C "$1" update-ref refs/remotes/origin/main v1.2.0
	ln -s "$top/examples" "$1/examples"
	repo_commit "$1" 'fix: keep the last line'
	repo_commit "$1" 'feat(cli): read many files'
}

# try NAME TRANSCRIPT: in a directory of its own.
try() {
	export GIT_AUTHOR_DATE='2026-01-01T00:00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00:00Z'
	mkdir -p "$dir/$1"
	cd "$dir/$1" || exit 2
	session "$2"
	cd "$dir" || exit 2
}

for main in "$top"/tools/*/main.c; do
	[ -e "$main" ] || continue
	tool=$(basename "$(dirname "$main")")
	"$tool" --man | manual_session >"$work/transcript"
	grep -q '^\$ ' "$work/transcript"
	succeed "the manual of $tool has examples" "exit $?"
	small_repository "$tool"
	try "$tool" "$work/transcript"
done

# Not the time of whatever repository came last.
export GIT_AUTHOR_DATE='@1767225600 +0000' GIT_COMMITTER_DATE='@1767225600 +0000'
for page in README.md $(cd "$top" && ls docs/*.md 2>/dev/null); do
	markdown_session "$top/$page" >"$work/transcript"
	try "$(basename "$page")" "$work/transcript"
done
succeed 'README.md is there' "[ -s '$top/README.md' ]"
done_testing
