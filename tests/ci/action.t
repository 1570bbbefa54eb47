#!/bin/sh
# action.yml under act, without network: in this repository as 'uses: ./', and as an outside user has it.
. "$(dirname "$0")/../cli/lib.sh"
. "$top/tests/cli/repo-lib.sh"
need act unshare ip

export XDG_CACHE_HOME="$work/cache" XDG_CONFIG_HOME="$work/config" ACT_DISABLE_VERSION_CHECK=1
mkdir -p decoy "$XDG_CONFIG_HOME"
for tool in commitlint semver-bump changelog-gen; do
	printf '#!/bin/sh\necho "9.9.9-decoy"\n[ "$1" = --version ] || touch "%s/decoy-ran"\n' "$dir" >decoy/$tool
	chmod +x decoy/$tool
done
# A machine on which nothing is built yet, and another commitlint is in PATH.
PATH=$(printf %s "$PATH" | sed "s|^[^:]*/bin:|$dir/decoy:|")
git clone -q "$top" "$dir/relutils"

# workflow REPOSITORY USES [INPUT: VALUE]...: a job that prints the outputs that the action has set.
workflow() {
	repository=$1 uses=$2
	shift 2
	mkdir -p "$repository/.github/workflows"
	{
		cat <<-EOF
			on: push
			permissions: {}
			jobs:
			  release:
			    runs-on: ubuntu-latest
			    steps:
			      - uses: actions/checkout@v4
			        with:
			          fetch-depth: 0
			      - id: release
			        uses: $uses
		EOF
		[ $# -eq 0 ] || printf '        with:\n'
		[ $# -eq 0 ] || printf '          %s\n' "$@"
		cat <<-'EOF'
			      - shell: sh
			        if: always()
			        env:
			          VERSION: ${{ steps.release.outputs.version }}
			          PREVIOUS_VERSION: ${{ steps.release.outputs.previous-version }}
			          BUMP: ${{ steps.release.outputs.bump }}
			          RELEASED: ${{ steps.release.outputs.released }}
			          TAG: ${{ steps.release.outputs.tag }}
			          NOTES_FILE: ${{ steps.release.outputs.notes-file }}
			          JSON: ${{ steps.release.outputs.json }}
			          EVIL: ${{ steps.release.outputs.evil }}
			          IMAGES: ${{ steps.release.outputs.tags }}
			          ALL: ${{ toJSON(steps.release.outputs) }}
			        run: |
			          printf 'out %s\n' "version=$VERSION" "previous-version=$PREVIOUS_VERSION" "bump=$BUMP" "released=$RELEASED" \
			            "tag=$TAG" "evil=$EVIL"
			          case $NOTES_FILE in "$RUNNER_TEMP"/*) echo 'out notes under RUNNER_TEMP' && sed 's/^/note /' "$NOTES_FILE" ;; esac
			          printf '%s' "$JSON" | head -n 1 | cut -c 1-100 | sed 's/^/json /'; echo
			          printf '%s\n' "$IMAGES" | sed 's/^/image /'
			          printf '%s\n' "$ALL" | sed -n 's/^ *"\([^"]*\)":.*/name \1/p'
		EOF
	} >"$repository/.github/workflows/release.yml"
}

# The lines of a job's log that begin with a word, in the form 'word …'.
log() { sed -n "s/^.*| *\($1 .*\)/\1/p" "$dir/act.log"; }

# act_in REPOSITORY [BEFORE]: run its workflow for a push of what came since BEFORE.
act_in() {
	printf '{"ref":"refs/heads/main","before":"%s","after":"%s","repository":{"default_branch":"main"}}' \
		"$(git -C "$1" rev-parse "${2:-HEAD~1}")" "$(git -C "$1" rev-parse HEAD)" >"$dir/event.json"
	(
		cd "$1" || exit 2
		unshare -n sh -c 'ip link set lo up && exec act push -P ubuntu-latest=-self-hosted --no-cache-server --eventpath "$0" --local-repository "$1"' \
			"$dir/event.json" "relutils/relutils@v1=$dir/relutils"
	) >"$dir/act.log" 2>&1 </dev/null
}
explained() { "$@" || { status=$?; cat "$dir/act.log"; return $status; }; }

repo_new user
repo_commit user 'feat: begin'
repo_tag user v1.0.0
repo_commit user 'fix: mend'
repo_commit user 'feat(api): add one'

workflow user relutils/relutils@v1 'images: ghcr.io/Owner/App'
succeed 'an outside user gets a release' 'explained act_in user v1.0.0'
expect 0 'all outputs are set' 'log out' <<'EOF'
out version=1.1.0
out previous-version=1.0.0
out bump=minor
out released=true
out tag=v1.1.0
out evil=
out notes under RUNNER_TEMP
EOF
succeed 'and no others' 'log name | sort >names; sed -n "/^outputs:/,/^runs:/s/^  \([a-z-]*\):$/name \1/p" "$top/action.yml" | sort >declared; diff declared names'
succeed 'the notes are there' 'log note | grep "add one"'
expect 0 'the references of the image are there' "log image | sed 's/[0-9a-f]\{7\}$/COMMIT/'" <<'EOF'
image ghcr.io/owner/app:1.1.0
image ghcr.io/owner/app:sha-COMMIT
EOF
succeed 'the JSON is there' 'log json | grep relutils.semver-bump/v1'
expect 1 'the decoys in PATH were not run' '[ -e decoy-ran ]' </dev/null
succeed 'what is to be run was built in the action, once' '[ "$(grep -c "building it" act.log)" -eq 1 ]'

repo_new quiet
repo_commit quiet 'feat: begin'
repo_tag quiet v1.0.0
repo_commit quiet 'docs: say more'
workflow quiet relutils/relutils@v1
succeed 'nothing to release is no failure' 'explained act_in quiet'
expect 0 'and says so' 'log out' <<'EOF'
out version=1.0.0
out previous-version=1.0.0
out bump=none
out released=false
out tag=v1.0.0
out evil=
EOF

repo_new bad
repo_commit bad 'feat: begin'
repo_tag bad v1.0.0
repo_commit bad 'Mended it.'
repo_commit bad 'fix: mend'
workflow bad relutils/relutils@v1
expect 1 'findings stop the chain' 'act_in bad v1.0.0' </dev/null
succeed 'before there is a version' 'log out | grep "version=$"'
succeed 'as annotations' 'grep "::error" act.log || grep "❗" act.log'
workflow bad relutils/relutils@v1 'fail-on: none'
succeed 'unless that is wished' 'explained act_in bad v1.0.0'
expect 0 'and then there is one' 'log out | head -n 1' <<'EOF'
out version=1.0.1
EOF
workflow bad relutils/relutils@v1 'fail-on: "never; touch pwned"'
succeed 'a wrong input fails, and is no command' '! act_in bad v1.0.0 && grep "unknown fail-on" act.log && [ ! -e bad/pwned ]'

repo_new hostile
repo_commit hostile 'feat: begin'
repo_tag hostile v1.0.0
# shellcheck disable=SC2016
repo_commit hostile 'feat: ${{ toJSON(env) }} $(touch pwned) `touch pwned` %0A::set-output name=version::9.9.9

EOF
version=9.9.9-evil
evil=1
zz<<EOF
evil<<relutils_00000000000000000000000000000000
1
relutils_00000000000000000000000000000000
::set-output name=version::9.9.9
::set-output name=evil::1
::add-path::/evil
::stop-commands::x
##[set-output name=evil]1
##[group]'
workflow hostile relutils/relutils@v1 'fail-on: none' 'range: "$(touch pwned)..`touch pwned`"'
succeed 'a hostile range is no command' '! act_in hostile v1.0.0; [ ! -e hostile/pwned ]'
workflow hostile relutils/relutils@v1 'fail-on: none'
succeed 'hostile text of commits does not break the chain' 'explained act_in hostile v1.0.0'
expect 0 'and sets no output' 'log out; log name | grep -c evil; [ ! -e hostile/pwned ]' <<'EOF'
out version=1.1.0
out previous-version=1.0.0
out bump=minor
out released=true
out tag=v1.1.0
out evil=
out notes under RUNNER_TEMP
0
EOF

git clone -q "$top" "$dir/self"
workflow self ./
git -C self add -A
git -C self commit -q -m 'ci: try the action'
succeed 'in its own repository' 'explained act_in self'
succeed 'where there is a version too' 'log out | grep "version=[0-9]"'

done_testing
