#!/bin/sh
# actions/lead-time under act and .gitlab-ci-templates/lead-time.yml under gitlab-ci-local, as outside users run them,
# without network.
. "$(dirname "$0")/../cli/lib.sh"
. "$top/tests/cli/repo-lib.sh"
need act gitlab-ci-local rsync unshare ip

export XDG_CACHE_HOME="$work/cache" XDG_CONFIG_HOME="$work/config" ACT_DISABLE_VERSION_CHECK=1 SOURCE_DATE_EPOCH=1767312000
mkdir -p "$XDG_CONFIG_HOME"
git clone -q "$top" relutils
git -C relutils branch -f wanted HEAD
mkdir relutils/build && cp -r "${BUILD:-$top/build}/bin" relutils/build/ # built already
explained() { "$@" || { status=$?; cat "$dir/log"; return $status; }; }

repo_new app
repo_commit app 'feat: begin'
repo_tag app v1.0.0
repo_commit app 'fix: mend'
repo_tag app v1.0.1

# workflow [INPUT: VALUE]...
workflow() {
	mkdir -p app/.github/workflows
	{
		printf 'on: schedule\npermissions: {}\njobs:\n  measure:\n    runs-on: ubuntu-latest\n    steps:\n'
		printf '      - uses: actions/checkout@v4\n        with:\n          fetch-depth: 0\n'
		printf '      - id: dora\n        uses: relutils/relutils/actions/lead-time@v1\n'
		[ $# -eq 0 ] || printf '        with:\n'
		[ $# -eq 0 ] || printf '          %s\n' "$@"
		cat <<-'EOT'
			      - shell: sh
			        if: always()
			        env:
			          ALL: ${{ toJSON(steps.dora.outputs) }}
			        run: |
			          printf '%s\n' "$ALL" | sed -n 's/^ *"\([^"]*\)": "\(.*\)",*$/out \1=\2/p'
		EOT
	} >app/.github/workflows/measure.yml
}
act_in() {
	(
		cd app || exit 2
		unshare -n sh -c 'ip link set lo up && exec act schedule -P ubuntu-latest=-self-hosted --no-cache-server --env SOURCE_DATE_EPOCH=1767312000 --local-repository "$0"' \
			"relutils/relutils@v1=$dir/relutils"
	) >"$dir/log" 2>&1 </dev/null
}
log() { sed -n "s/^.*| *\($1 .*\)/\1/p" "$dir/log"; }

workflow 'page: page.html'
succeed 'an outside user measures version tags' 'explained act_in'
expect 0 'and gets outputs' 'log out | sort' <<'END'
out change-fail-rate=0
out deployments-per-day=0.022222
out deployments=2
out environment=production
out lead-time-p50=0
out lead-time-p90=0
out recovery-p50=
out rework-rate=0
END
workflow 'targets: "p75<1d,frequency>1/d"'
succeed 'a missed target fails the job' "! act_in && grep \"target 'frequency>1/d' is missed\" log"
workflow 'targets: "$(touch pwned)"' 'env: "`touch pwned`"'
succeed 'inputs are no commands' '! act_in && [ ! -e app/pwned ]'

mkdir -p app/ci
cp "$top/.gitlab-ci-templates/lead-time.yml" app/ci/
printf 'include:\n  - local: ci/lead-time.yml\n    inputs:\n      source: %s/relutils\n      ref: wanted\n' "$dir" >app/.gitlab-ci.yml
git -C app add -A
gitlab_in() {
	(
		cd app || exit 2
		PATH="$dir/relutils/build/bin:$PATH" unshare -n sh -c 'ip link set lo up && exec gitlab-ci-local --force-shell-executor --no-color --variable CI_PIPELINE_SOURCE=schedule "$@"' sh "$@"
	) >"$dir/log" 2>&1 </dev/null
}
succeed 'a scheduled GitLab pipeline measures' 'explained gitlab_in'
succeed 'its page is kept' 'find app/.gitlab-ci-local/artifacts -name lead-time.html | grep .'
done_testing
