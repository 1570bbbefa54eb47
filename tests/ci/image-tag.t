#!/bin/sh
# image-tag against a real registry on loopback: what it prints can be pushed, promoted by digest, and is what was built.
. "$(dirname "$0")/../cli/lib.sh"
. "$top/tests/cli/repo-lib.sh"
need docker-registry skopeo umoci curl

export SOURCE_DATE_EPOCH=1767312000 # 2026-01-02
port=$((20000 + $$ % 20000))
while curl -s "http://127.0.0.1:$port/" >"$work/taken" 2>&1; do port=$((port + 1)); done
cat >"$work/registry.yml" <<EOF
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $work/registry}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$port"}
EOF
mkdir -p "$HOME/.config/containers"
printf '[[registry]]\nlocation = "127.0.0.1:%s"\ninsecure = true\n' "$port" >"$HOME/.config/containers/registries.conf"
printf '{"default": [{"type": "insecureAcceptAnything"}]}\n' >"$HOME/.config/containers/policy.json"
docker-registry serve "$work/registry.yml" >"$work/registry.log" 2>&1 &
registry=$!
trap 'kill $registry 2>/dev/null; chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
for attempt in 1 2 3 4 5 6 7 8 9 10; do
	curl -s "http://127.0.0.1:$port/v2/" >"$work/answer" 2>&1 && break
	sleep "0.$attempt"
done
rocket=127.0.0.1:$port/acme/rocket stage=127.0.0.1:$port/stage/rocket

# copy FROM TO, digest REFERENCE, tags NAME
copy() { skopeo copy -q --all "$1" "$2"; }
digest() { skopeo inspect --format '{{.Digest}}' "docker://$1"; }
tags() { curl -s "http://$1/tags/list" | tr -d ' \n' | sed 's/.*"tags":\[\([^]]*\)].*/\1/' | tr -d '"' | tr , '\n' | LC_ALL=C sort; }

repo_new app
repo_commit app 'feat: begin'
repo_tag app v1.2.0
repo_tag app v2.0.0
repo_commit app 'fix: mend'
cd app || exit 2
umoci init --layout ../layout && umoci new --image ../layout:build
echo hello >../hello && umoci insert --image ../layout:build ../hello /hello >"$work/umoci.log" 2>&1
image-tag --release 1.2.1 --image "$stage" --project-url https://example.org/acme/rocket --project-title Rocket --project-license MIT --sha "$(git rev-parse HEAD)" \
	--tag type=sha --tag 'type=semver,pattern={{version}}' --label 'maintainer=Ada, of "Acme"' --emit labels=../labels >../references
while IFS= read -r label; do
	umoci config --no-history --image ../layout:build --config.label "$label"
done <../labels
cd ..

expect 0 'the references' 'sed "s/:$port/:PORT/" references' <<'EOF'
127.0.0.1:PORT/stage/rocket:1.2.1
127.0.0.1:PORT/stage/rocket:sha-e68fc98
EOF
succeed 'the registry takes them all' 'while read -r reference; do copy oci:layout:build "docker://$reference" || exit; done <references'
expect 0 'and has them' 'tags "127.0.0.1:$port/v2/stage/rocket"' <<'EOF'
1.2.1
sha-e68fc98
EOF
expect 0 'the labels came through' "skopeo inspect --config docker://$stage:1.2.1 | tr -d '\n' | sed 's/.*\"Labels\":[^{]*{\([^}]*\)}.*/\1/' | sed 's/\", *\"/\"\n\"/g' | sed 's/^ *//; s/ *$//; s/\": *\"/\"=\"/'; echo" <<'EOF'
"maintainer"="Ada, of \"Acme\""
"org.opencontainers.image.created"="2026-01-02T00:00:00.000Z"
"org.opencontainers.image.description"=""
"org.opencontainers.image.licenses"="MIT"
"org.opencontainers.image.revision"="e68fc985109fdf441a2748d085b3d90b4f3d42c5"
"org.opencontainers.image.source"="https://example.org/acme/rocket"
"org.opencontainers.image.title"="Rocket"
"org.opencontainers.image.url"="https://example.org/acme/rocket"
"org.opencontainers.image.version"="1.2.1"
EOF

built=$(digest "$stage:1.2.1")
plan() {
	image-tag -C app --release 1.2.1 --image "$rocket" --tag 'type=semver,pattern={{version}}' --tag 'type=semver,pattern={{major}}.{{minor}}' \
		--tag 'type=semver,pattern={{major}}' --digest "$built" --digest-source "$stage" --copy-with skopeo
}
expect 0 'the plan names the digest, and no tag that a higher version has' 'plan | sed "s/:$port/:PORT/g; s/$built/DIGEST/"' <<'EOF'
skopeo copy --all 'docker://127.0.0.1:PORT/stage/rocket@DIGEST' 'docker://127.0.0.1:PORT/acme/rocket:1.2.1'
skopeo copy --all 'docker://127.0.0.1:PORT/stage/rocket@DIGEST' 'docker://127.0.0.1:PORT/acme/rocket:1.2'
skopeo copy --all 'docker://127.0.0.1:PORT/stage/rocket@DIGEST' 'docker://127.0.0.1:PORT/acme/rocket:1'
EOF
succeed 'the plan runs as it stands' 'plan >plan.sh && sh -e plan.sh'
expect 0 'the final names are there' 'tags "127.0.0.1:$port/v2/acme/rocket"' <<'EOF'
1
1.2
1.2.1
EOF
succeed 'and are the image that was built' '[ -n "$built" ] && for tag in 1.2.1 1.2 1; do [ "$(digest "$rocket:$tag")" = "$built" ] || exit; done'
expect 1 'a version that the registry has is refused' 'tags "127.0.0.1:$port/v2/acme/rocket" | image-tag -C app --release 1.2.1 --image acme/rocket --flavor latest=false --tag "type=semver,pattern={{version}}" --immutable --existing -' <<'EOF'
acme/rocket:1.2.1
--- stderr
image-tag: --tag:1:1: the tag '1.2.1' exists, and only floating tags may move; release another version
EOF
expect 0 'the next one is not' 'tags "127.0.0.1:$port/v2/acme/rocket" | image-tag -C app --release 1.2.2 --image acme/rocket --tag "type=semver,pattern={{version}}" --tag "type=semver,pattern={{major}}.{{minor}}" --immutable --existing -' <<'EOF'
acme/rocket:1.2.2
acme/rocket:1.2
EOF

# The grammar that we check by is the registry's: what it refuses we refuse, and what it takes we take.
status_of() { curl -s -o "$work/answer" -w '%{http_code}' -X PUT --data-binary @manifest -H 'Content-Type: application/vnd.oci.image.manifest.v1+json' "http://127.0.0.1:$port/v2/$1/manifests/$2"; }
skopeo inspect --raw "docker://$rocket:1.2.1" >manifest
for tag in 1.2.3 _x x.-_ "$(printf 'x%.0s' $(seq 128))" -x .x 'a+b' "$(printf 'x%.0s' $(seq 129))"; do
	echo "acme/rocket:$tag" | image-tag --check-reference >"$work/answer" 2>&1
	ours=$?
	case $(status_of acme/rocket "$tag") in 201) theirs=0 ;; *) theirs=1 ;; esac
	succeed "a tag of ${#tag} characters, $(printf %.12s "$tag"): the registry agrees" "[ $ours -eq $theirs ]"
done
done_testing
