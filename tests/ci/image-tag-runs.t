#!/bin/sh
# actions/image-tag under act and .gitlab-ci-templates/image-tag.yml under gitlab-ci-local, as outside users run them,
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

# workflow REPOSITORY: a job with a 'with:' block as docker/metadata-action's users have it, that prints its outputs.
workflow() {
	mkdir -p "$1/.github/workflows"
	{
		cat <<-'EOF'
			on: push
			permissions: {}
			jobs:
			  build:
			    runs-on: ubuntu-latest
			    steps:
			      - uses: actions/checkout@v4
			        with:
			          fetch-depth: 0
			      - id: meta
			        uses: relutils/relutils/actions/image-tag@v1
		EOF
		cat
		cat <<-'EOF'
			      - shell: sh
			        if: always()
			        env:
			          TAGS: ${{ steps.meta.outputs.tags }}
			          VERSION: ${{ steps.meta.outputs.version }}
			          TITLE: ${{ steps.meta.outputs.json && fromJSON(steps.meta.outputs.json).labels['org.opencontainers.image.title'] }}
			          BAKE: ${{ steps.meta.outputs.bake-file }}
			          ALL: ${{ toJSON(steps.meta.outputs) }}
			        run: |
			          printf '%s\n' "$TAGS" | sed 's/^/tag /'
			          printf 'out %s\n' "version=$VERSION" "title=$TITLE" "env=$DOCKER_METADATA_OUTPUT_VERSION"
			          [ -z "$BAKE" ] || tr -d ' \n' <"$BAKE" | sed 's/.*"tags":\(\[[^]]*\]\).*/bake \1/'; echo
			          printf '%s\n' "$ALL" | sed -n 's/^ *"\([^"]*\)":.*/name \1/p'
		EOF
	} >"$1/.github/workflows/build.yml"
}
act_in() {
	printf '{"ref":"%s","after":"%s","repository":{"name":"app","default_branch":"main","html_url":"https://example.org/o/app"}}' "$2" "$(git -C "$1" rev-parse HEAD)" >event.json
	(
		cd "$1" || exit 2
		unshare -n sh -c 'ip link set lo up && exec act push -P ubuntu-latest=-self-hosted --no-cache-server --eventpath "$0" --local-repository "$1"' \
			"$dir/event.json" "relutils/relutils@v1=$dir/relutils"
	) >"$dir/log" 2>&1 </dev/null
}
log() { sed -n "s/^.*| *\($1 .*\)/\1/p" "$dir/log"; }

repo_new app
repo_commit app 'feat: begin'
repo_tag app v1.0.0
repo_commit app 'fix: mend'
repo_tag app v1.0.1
with_block() {
	cat <<'EOF'
        with:
          images: |
            ghcr.io/Owner/App
            name=docker.io/owner/app,enable=false
          tags: |
            type=semver,pattern={{version}}
            type=semver,pattern={{major}}.{{minor}}
            type=sha,prefix=
          flavor: |
            latest=auto
          github-token: none
EOF
}
with_block | workflow app
succeed 'an outside user gets the references of a tag' 'explained act_in app refs/tags/v1.0.1'
expect 0 'one a line' "log tag | sed 's/[0-9a-f]\{7\}$/COMMIT/'" <<'EOF'
tag ghcr.io/owner/app:1.0.1
tag ghcr.io/owner/app:1.0
tag ghcr.io/owner/app:COMMIT
tag ghcr.io/owner/app:latest
EOF
expect 0 'version, JSON and environment' 'log out' <<'EOF'
out version=1.0.1
out title=app
out env=1.0.1
EOF
succeed 'the bake file is there' 'log bake | grep "ghcr.io/owner/app:latest"'
succeed 'all outputs are set, and no others' 'log name | sort >names; sed -n "/^outputs:/,/^runs:/s/^  \([a-z-]*\):$/name \1/p" "$top/actions/image-tag/action.yml" | sort >declared; diff declared names'
printf '        with:\n          images: ghcr.io/o/app\n          tags: |\n            type=semver,patern=x\n' | workflow app
succeed 'a rule that is none stops the job, and says where' '! act_in app refs/tags/v1.0.1 && grep "IMAGE_TAG_TAGS:1:13: unknown attribute" log'
printf '        with:\n          images: "$(touch pwned)"\n          strict: "`touch pwned`"\n' | workflow app
succeed 'inputs are no commands' '! act_in app refs/tags/v1.0.1 && [ ! -e app/pwned ]'

pipeline() {
	mkdir -p "$1/ci"
	cp "$top/.gitlab-ci-templates/image-tag.yml" "$1/ci/"
	{
		printf 'include:\n  - local: ci/image-tag.yml\n    inputs:\n      source: %s/relutils\n      ref: wanted\n' "$dir"
		cat
		cat <<-'EOF'
			show:
			  stage: deploy
			  needs: [image-tag]
			  script:
			    - printf 'out %s\n' "version=$VERSION" "tags=$TAGS"
			    - sed 's/^/label /' image-labels.txt
		EOF
	} >"$1/.gitlab-ci.yml"
	git -C "$1" add -A
}
gitlab_in() {
	(
		cd "$1" || exit 2
		shift
		PATH="$dir/relutils/build/bin:$PATH" unshare -n sh -c 'ip link set lo up && exec gitlab-ci-local --force-shell-executor --no-color "$@"' sh "$@"
	) >"$dir/log" 2>&1 </dev/null
}
gitlab_log() { sed -n "s/^.*> *\($1 .*\)/\1/p" "$dir/log"; }

repo_new lab
repo_commit lab 'feat: begin'
pipeline lab </dev/null
succeed 'a GitLab pipeline gets references' 'explained gitlab_in lab --variable CI_REGISTRY_IMAGE=registry.example/g/app'
expect 0 'of the project'\''s own registry, from the dotenv report' "gitlab_log out | sed 's/[0-9a-f]\{7\}$/COMMIT/'" <<'EOF'
out version=sha-COMMIT
out tags=registry.example/g/app:sha-COMMIT
EOF
succeed 'and labels as a file' 'gitlab_log label | grep org.opencontainers.image.revision='
done_testing
