# shellcheck shell=sh
# Small repositories for tests, the same object ids on every machine: fixed people and dates, no configuration from
# outside. After lib.sh: . "$top/tests/cli/repo-lib.sh" (alone it makes its own $work).
# All functions take the repository's folder first; every commit and annotated tag is a minute later than the one before.
#
#	repo_new r                          an empty repository on branch main (more words go to git init)
#	repo_commit r 'feat: a' [option…]   an empty commit with exactly this message (more words go to git commit)
#	repo_file r PATH 'content'          write a file and stage it, for the next repo_commit
#	repo_tag r v1.0.0 ['message']       a light tag of HEAD, or an annotated one
#	repo_merge r BRANCH 'message'       a true merge
#	repo_import r <stream               git fast-import, dates as "1700000000 +0000"
#	repo_foreign r                      give it to another user (status 1 when not root)
#	repo_shallow FROM TO DEPTH          a shallow clone with tags
#	repo_real vue-core                  print a folder with that real repository; status 1 when the data is absent

if [ -z "$work" ]; then
	work=$(mktemp -d) || exit 2
	trap 'rm -rf "$work"' EXIT
	for name in $(env | sed -n 's/^\(GIT_[A-Z_0-9]*\)=.*/\1/p'); do
		unset "$name"
	done
	mkdir "$work/home"
	unset XDG_CONFIG_HOME
	export HOME="$work/home" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/home/.gitconfig"
	export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_COMMITTER_NAME=Cai GIT_COMMITTER_EMAIL=cai@example.org
fi
: "${repo_clock:=1767225600}" # 2026-01-01T00:00:00Z

repo_tick() {
	repo_clock=$((repo_clock + 60))
	GIT_AUTHOR_DATE="@$repo_clock +0000" GIT_COMMITTER_DATE="@$repo_clock +0000"
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
}

repo_new() {
	repo_dir=$1
	shift
	git init -q -b main "$@" "$repo_dir"
}

repo_commit() {
	repo_dir=$1 repo_message=$2
	shift 2
	repo_tick
	printf '%s\n' "$repo_message" | git -C "$repo_dir" commit -q --allow-empty --allow-empty-message --no-verify --cleanup=verbatim -F - "$@"
}

repo_file() {
	mkdir -p "$(dirname "$1/$2")"
	printf '%s\n' "$3" >"$1/$2"
	git -C "$1" add -- "$2"
}

repo_tag() {
	if [ $# -gt 2 ]; then
		repo_tick
		git -C "$1" tag -a -m "$3" "$2"
	else
		git -C "$1" tag "$2"
	fi
}

repo_merge() {
	repo_tick
	git -C "$1" merge -q --no-ff -m "$3" "$2"
}

repo_import() {
	git -C "$1" fast-import --quiet --date-format=raw
}

repo_foreign() {
	[ "$(id -u)" -eq 0 ] && chown -R 12345:12345 "$1"
}

repo_shallow() {
	git clone -q --depth "$3" --no-single-branch "file://$(cd "$1" && pwd)" "$2" && git -C "$2" fetch -q --depth "$3" --tags
}

repo_real() {
	repo_tar=${RELUTILS_CONFORMANCE:-../shared/conformance}/repos/$1.git.tar
	[ -f "$repo_tar" ] || return 1
	[ -d "$work/$1.git" ] || tar -xf "$repo_tar" -C "$work" || return 1
	echo "$work/$1.git"
}
