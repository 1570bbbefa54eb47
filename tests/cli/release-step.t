#!/bin/sh
# scripts/release-step with players for tools: what they are told, what becomes of their answers.
. "$(dirname "$0")/lib.sh"

version=$(cat "$top/VERSION")
mkdir players temp
player() {
	{
		printf '#!/bin/sh\n[ "$1" != --version ] || { echo "%s (relutils) %s"; exit; }\n' "$1" "$version"
		cat
	} >"players/$1"
	chmod +x "players/$1"
	ln -s "$1" "players/relutils-$1"
}
# Writes $what to the file of each --emit VIEW=FILE that is asked for.
cat >players/emit <<'EOF'
emit() {
	for option; do
		case $option in "$view"=*) printf '%s\n' "$what" >>"${option#*=}" ;; esac
	done
}
EOF
player commitlint <<'EOF'
. "$(dirname "$0")/emit"
echo "commitlint $*" | sed 's/relutils\.[A-Za-z0-9]*/relutils.X/g'
echo '::set-output name=version::9.9.9'
view=github what='::error title=type-enum::bad' && emit "$@"
exit "${found:-0}"
EOF
player semver-bump <<'EOF'
. "$(dirname "$0")/emit"
echo 1.3.0
view=github-output what="version=1.3.0
released=true" && emit "$@"
view=json what="$hostile" && emit "$@"
view=dotenv what="VERSION=1.3.0
RELEASED=${released:-true}" && emit "$@"
exit "${found:-0}"
EOF
player changelog-gen <<'EOF'
echo "## notes of $*"
exit "${found:-0}"
EOF
unset RELUTILS_VERSION RELUTILS_NOTES RELUTILS_DOTENV RELUTILS_RANGE RELUTILS_CONFIG RELUTILS_FAIL_ON RELUTILS_DIRECTORY
step() { PATH="$dir/players:$PATH" sh "$top/scripts/release-step" "$@"; }
# Random words become RANDOM, so that output can be written down.
on_github() {
	: >out
	(
		export GITHUB_ACTIONS=true GITHUB_OUTPUT="$dir/out" RUNNER_TEMP="$dir/temp"
		step "$@"
	) >log
	status=$?
	sed -E 's/[0-9a-f]{32}/RANDOM/; s/relutils\.[A-Za-z0-9]{8}/relutils.X/g' log
	return $status
}

expect 2 'an unknown step' 'step publish' <<'EOF'
--- stderr
release-step: unknown step 'publish'; usage: release-step lint|version|notes|image
EOF

expect 0 'lint in a plain shell' 'RELUTILS_CONFIG="a b.yml" RELUTILS_DIRECTORY=sub step lint' <<'EOF'
commitlint -C sub --config a b.yml --range=auto
::set-output name=version::9.9.9
EOF

expect 0 'lint on GitHub: text of commits commands nothing, annotations do' 'on_github lint' <<'EOF'
::stop-commands::RANDOM
commitlint -C . --range=auto --emit github=$DIR/temp/relutils.X/annotations
::set-output name=version::9.9.9
::RANDOM::
::error title=type-enum::bad
EOF

expect 1 'findings stop the chain' 'found=1 step lint' <<'EOF'
commitlint -C . --range=auto
::set-output name=version::9.9.9
EOF

expect 1 'warnings too when that is wished' 'found=1 RELUTILS_FAIL_ON=warning step lint' <<'EOF'
commitlint -C . --range=auto --strict
::set-output name=version::9.9.9
EOF

expect 0 'findings are shown and let pass when that is wished' 'found=1 RELUTILS_FAIL_ON=none RELUTILS_RANGE=a..b step lint' <<'EOF'
commitlint -C . --from=a --to=b
::set-output name=version::9.9.9
EOF

expect 2 'no answer is never let pass' 'found=2 RELUTILS_FAIL_ON=none step lint' <<'EOF'
commitlint -C . --range=auto
::set-output name=version::9.9.9
EOF

expect 2 'an unknown fail-on' 'RELUTILS_FAIL_ON=never step lint' <<'EOF'
--- stderr
release-step: unknown fail-on 'never'; it is error, warning or none
EOF

expect 2 'an unknown range' 'RELUTILS_RANGE=last step lint' <<'EOF'
--- stderr
release-step: unknown range 'last'; it is auto or FROM..TO
EOF

expect 0 'inputs are words, never commands' 'RELUTILS_RANGE="\$(touch pwned)..--version" RELUTILS_CONFIG="\`touch pwned\`" step lint && [ ! -e pwned ]' <<'EOF'
commitlint -C . --config `touch pwned` --from=$(touch pwned) --to=--version
::set-output name=version::9.9.9
EOF

export hostile='{"subject":"EOF
version=9.9.9
relutils_00000000000000000000000000000000
version<<EOF
9.9.9
EOF"}'
expect 0 'the version and its JSON become outputs, whatever stands in them' 'on_github version && cat out | sed -E "s/_[0-9a-f]{32}/_RANDOM/"' <<'EOF'
::stop-commands::RANDOM
1.3.0
::RANDOM::
version=1.3.0
released=true
json<<relutils_RANDOM
{"subject":"EOF
version=9.9.9
relutils_RANDOM
version<<EOF
9.9.9
EOF"}
relutils_RANDOM
EOF

expect 0 'two runs have two delimiters' 'on_github version >/dev/null; cp out first; on_github version >/dev/null; cmp -s out first || echo differ' <<'EOF'
differ
EOF

expect 1 'a version that is refused is no output' 'found=1 on_github version >/dev/null; status=$?; grep -c json out; exit $status' <<'EOF'
0
EOF

expect 0 'notes lie in the temporary directory of the runner' 'RELUTILS_VERSION=1.3.0 on_github notes && sed -E "s/_[0-9a-f]{32}/_RANDOM/; s/relutils\.[A-Za-z0-9]{8}/relutils.X/" out && cat temp/relutils.*/notes.md' <<'EOF'
::stop-commands::RANDOM
## notes of -C . --release 1.3.0
::RANDOM::
notes-file<<relutils_RANDOM
$DIR/temp/relutils.X/notes.md
relutils_RANDOM
## notes of -C . --release 1.3.0
EOF

expect 0 'nothing else is left there' 'ls temp | wc -l' <<'EOF'
1
EOF

expect 0 'nothing to release' 'RELUTILS_VERSION="" on_github notes; cat out' <<'EOF'
--- stderr
nothing to release, so there are no notes
EOF

expect 0 'GitLab: a dotenv file, and notes where they are wanted' \
	'export RELUTILS_DOTENV=release.env RELUTILS_NOTES=notes.md; echo RELEASED=false >release.env; step version && step notes && cat release.env' <<'EOF'
1.3.0
## notes of -C . --release 1.3.0
VERSION=1.3.0
RELEASED=true
NOTES_FILE=notes.md
EOF

expect 0 'GitLab: nothing to release' 'export RELUTILS_DOTENV=release.env released=false; step version && step notes' <<'EOF'
1.3.0
--- stderr
nothing to release, so there are no notes
EOF

done_testing
