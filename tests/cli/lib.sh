# shellcheck shell=sh
# Golden tests of command lines, in TAP. A test sources this, calls expect for each fact and ends with done_testing.
#
#   expect STATUS NAME COMMAND <<'EOF'
#   what COMMAND writes to standard output
#   --- stderr
#   what it writes to standard error (the line above and this part are left out when that is nothing)
#   EOF
#
# COMMAND runs in a subshell with empty standard input, in $dir, which starts out empty and which all commands of a test
# file share. Status, standard output and standard error are compared apart, byte for byte. In what came, the path of
# $dir reads $DIR, and text without an end of line is followed by the line '\ no newline at end', so that both can be
# written down.
#
# Nothing of the machine shows through: not HOME, git's configuration, the clock of commits, the CI system's variables.
#
#   $top                the project's root             succeed NAME COMMAND  status 0, output shown only when it fails
#   need COMMAND...     skip the file without these    skip_all REASON       end the file as skipped
#   session FILE        a test for each command of a transcript: '$ command', then what it prints; '> ' continues a command
#
# repo-lib.sh makes repositories.
ran=0 failed=0
top=$(cd "$(dirname "$0")/../.." && pwd -P) || exit 2
work=$(mktemp -d) && work=$(cd "$work" && pwd -P) || exit 2
trap 'chmod -R u+rwX "$work" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
dir=$work/dir
mkdir "$dir" "$work/home" "$work/tmp" || exit 2

for variable in $(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p'); do
	case $variable in
	GIT_* | GITHUB_* | GITLAB_* | CI | CI_* | RUNNER_* | RELUTILS_CONFIG_DIR | JENKINS_* | BUILDKITE* | CIRCLE* | DRONE* | \
		TRAVIS* | BRANCH_NAME | CHANGE_* | XDG_* | NO_COLOR | FORCE_COLOR | CLICOLOR* | SOURCE_DATE_EPOCH | COLUMNS | LINES)
		unset "$variable"
		;;
	esac
done
export HOME="$work/home" TMPDIR="$work/tmp" TERM=dumb TZ=UTC LC_ALL=C.UTF-8
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$HOME/.gitconfig" GIT_CEILING_DIRECTORIES="$work" GIT_TERMINAL_PROMPT=0
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_COMMITTER_NAME=Cai GIT_COMMITTER_EMAIL=cai@example.org
export GIT_AUTHOR_DATE='2026-01-01T00:00:00Z' GIT_COMMITTER_DATE='2026-01-01T00:00:00Z'
export PATH="${BUILD:-$top/build}/bin:$PATH"
: "${RELUTILS_CONFORMANCE:=$top/../shared/conformance}"
[ ! -d "$RELUTILS_CONFORMANCE" ] || RELUTILS_CONFORMANCE=$(cd "$RELUTILS_CONFORMANCE" && pwd -P)
export RELUTILS_CONFORMANCE
cat >"$GIT_CONFIG_GLOBAL" <<'EOF'
[init]
	defaultBranch = main
[advice]
	detachedHead = false
[gc]
	auto = 0
EOF
cd "$dir" || exit 2

# What came, in the form in which a here-document can hold it.
written_down() {
	if grep -qF "$dir" "$1"; then
		sed "s|$dir|\$DIR|g" "$1"
	else
		cat "$1"
	fi
	if [ -s "$1" ] && [ "$(tail -c 1 "$1" | od -An -tx1)" != ' 0a' ]; then
		printf '\n\\ no newline at end\n'
	fi
}

# compare STREAM: the difference between $work/want.STREAM and $work/got.STREAM, nothing when there is none.
compare() {
	written_down "$work/got.$1" >"$work/came.$1"
	cmp -s "$work/want.$1" "$work/came.$1" && return
	diff -a -u "$work/want.$1" "$work/came.$1" | sed "1s/.*/--- std$1 wanted/; 2s/.*/+++ std$1 came/"
}

# result NAME: it passed when nothing stands in $work/details.
result() {
	ran=$((ran + 1))
	if [ ! -s "$work/details" ]; then
		echo "ok $ran - $1"
	else
		failed=$((failed + 1))
		echo "not ok $ran - $1"
		sed 's/^/# /' "$work/details"
	fi
}

expect() {
	cat >"$work/want"
	sed '/^--- stderr$/,$d' "$work/want" >"$work/want.out"
	sed -n '/^--- stderr$/,$p' "$work/want" | tail -n +2 >"$work/want.err"
	(eval "$3") >"$work/got.out" 2>"$work/got.err" </dev/null
	status=$?
	{
		[ "$status" -eq "$1" ] || echo "status $status, want $1"
		compare out
		compare err
	} >"$work/details"
	[ ! -s "$work/details" ] || printf "command: %s\n" "$3" >>"$work/details"
	result "$2"
}

succeed() {
	if (eval "$2") >"$work/got.out" 2>&1 </dev/null; then
		: >"$work/details"
	else
		{ echo "status $?, want 0"; printf "command: %s\n" "$2"; tail -n 60 "$work/got.out"; } >"$work/details"
	fi
	result "$1"
}

# All commands run in one shell, in $dir, so that they can build on each other; $? is the status of the one before.
session() {
	rm -rf "$work/session"
	mkdir "$work/session"
	awk -v base="$work/session/" '
		/^\$ / { close(command); close(want); n++; command = base n ".command"; want = base n ".want"
			print substr($0, 3) >command; printf "" >want; more = 1; next }
		n && more && /^> / { print substr($0, 3) >command; next }
		n { more = 0; print >want }
	' "$1"
	commands=1
	session_status=0
	while [ -e "$work/session/$commands.command" ]; do
		text=$(cat "$work/session/$commands.command")
		(exit "$session_status")
		eval "$text" >"$work/got.out" 2>&1 </dev/null
		session_status=$?
		mv "$work/session/$commands.want" "$work/want.out"
		compare out >"$work/details"
		result "$(head -n 1 "$work/session/$commands.command")"
		commands=$((commands + 1))
	done
}

skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}

need() {
	for command; do
		command -v "$command" >/dev/null 2>&1 || skip_all "$command is not installed"
	done
}

done_testing() {
	echo "1..$ran"
	[ "$failed" -eq 0 ]
}
