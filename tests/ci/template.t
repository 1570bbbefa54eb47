#!/bin/sh
# .gitlab-ci-templates/release.yml under gitlab-ci-local, without network.
. "$(dirname "$0")/../cli/lib.sh"
. "$top/tests/cli/repo-lib.sh"
need gitlab-ci-local rsync unshare ip

git clone -q "$top" relutils
git -C relutils branch -f wanted HEAD

# pipeline REPOSITORY [INPUT: VALUE]...
pipeline() {
	repository=$1
	shift
	mkdir -p "$repository/ci"
	cp "$top/.gitlab-ci-templates/release.yml" "$repository/ci/"
	{
		cat <<-EOF
			include:
			  - local: ci/release.yml
			    inputs:
			      source: $dir/relutils
			      ref: wanted
		EOF
		[ $# -eq 0 ] || printf '      %s\n' "$@"
		cat <<-'EOF'
			show:
			  stage: deploy
			  needs: [release-version]
			  script:
			    - printf 'out %s\n' "version=$VERSION" "previous-version=$PREVIOUS_VERSION" "bump=$BUMP" "released=$RELEASED" "tag=$TAG" "evil=$EVIL"
			    - if [ -n "$NOTES_FILE" ]; then sed 's/^/note /' "$NOTES_FILE"; fi
		EOF
	} >"$repository/.gitlab-ci.yml"
	git -C "$repository" add -A
}
run_in() {
	(
		cd "$1" || exit 2
		unshare -n sh -c 'ip link set lo up && exec gitlab-ci-local --force-shell-executor --no-color'
	) >"$dir/log" 2>&1 </dev/null
}
log() { sed -n "s/^.*> *\($1 .*\)/\1/p" "$dir/log"; }
explained() { "$@" || { status=$?; cat "$dir/log"; return $status; }; }

repo_new user
repo_commit user 'feat: begin'
repo_tag user v1.0.0
repo_commit user 'feat(api): add one'
pipeline user
succeed 'a pipeline gets a release' 'explained run_in user'
expect 0 'the next job has the outputs' 'log out' <<'EOF'
out version=1.1.0
out previous-version=1.0.0
out bump=minor
out released=true
out tag=v1.1.0
out evil=
EOF
succeed 'and the notes' 'log note | grep "add one"'

repo_commit user 'Mended it.'
succeed 'findings stop the chain' '! run_in user; [ -z "$(log out)" ]'
pipeline user 'fail-on: none'
succeed 'unless that is wished' 'explained run_in user'
pipeline user 'fail-on: never'
succeed 'an unknown fail-on is refused' '! run_in user'

repo_new hostile
repo_commit hostile 'feat: begin'
repo_tag hostile v1.0.0
# shellcheck disable=SC2016
repo_commit hostile 'feat: $(touch pwned) `touch pwned`

EVIL=1
VERSION=9.9.9'
pipeline hostile
succeed 'hostile text of commits does not break the chain' 'explained run_in hostile'
expect 0 'and sets nothing' 'log out; [ ! -e hostile/pwned ]' <<'EOF'
out version=1.1.0
out previous-version=1.0.0
out bump=minor
out released=true
out tag=v1.1.0
out evil=
EOF

if command -v check-jsonschema >/dev/null 2>&1; then
	pipeline user
	succeed 'what the template becomes is a valid pipeline' \
		'(cd user && gitlab-ci-local --preview) >preview.yml && check-jsonschema --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci preview.yml'
fi

done_testing
