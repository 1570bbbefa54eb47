#!/bin/sh
# image-tag: each way of asking, each way of answering, each way of being asked wrongly.
. "$(dirname "$0")/lib.sh"
. "$top/tests/cli/repo-lib.sh"
export SOURCE_DATE_EPOCH=1767312000 # 2026-01-02
repo_new .
repo_commit . 'feat: read one file'
repo_tag . v1.2.0
repo_commit . 'fix: keep the last line'
printf 'v1.2.0\nv1.2.1\nv2.0.0\n' >versions

expect 0 'a branch, with default rules' 'image-tag --facts git --image ghcr.io/Owner/App' <<'EOF'
ghcr.io/owner/app:main
EOF

expect 0 'two images, a release, floating tags' 'image-tag --release 1.3.0 --image a/b --image c/d --tag '\''type=semver,pattern={{version}}'\'' --tag '\''type=semver,pattern={{major}}.{{minor}}'\''' <<'EOF'
a/b:1.3.0
a/b:1.3
a/b:latest
c/d:1.3.0
c/d:1.3
c/d:latest
EOF

expect 0 'an older line moves its own tags only' 'image-tag --release 1.2.1 --image a/b --tag '\''type=semver,pattern={{version}}'\'' --tag '\''type=semver,pattern={{major}}.{{minor}}'\'' --tag '\''type=semver,pattern={{major}}'\'' --versions - <versions' <<'EOF'
a/b:1.2.1
a/b:1.2
a/b:1
EOF

expect 0 'git ls-remote is a list of versions' 'printf '\''x\trefs/tags/v2.0.0\nx\trefs/tags/v2.0.0^{}\n'\'' | image-tag --release 1.2.1 --image a/b --tag '\''type=semver,pattern={{version}}'\'' --tag '\''type=semver,pattern={{major}}'\'' --versions -' <<'EOF'
a/b:1.2.1
a/b:1
EOF

expect 0 'prereleases move nothing, for any type' 'image-tag --release 2.0.0-rc.1 --image a/b --tag '\''type=ref,event=tag'\'' --tag '\''type=semver,pattern={{major}}'\'' --tag type=raw,value=latest' <<'EOF'
a/b:2.0.0-rc.1
a/b:v2.0.0-rc.1
EOF

expect 0 'unless the peer'\''s way is asked for' 'image-tag --release 2.0.0-rc.1 --image a/b --tag '\''type=ref,event=tag'\'' --floating always' <<'EOF'
a/b:v2.0.0-rc.1
a/b:latest
EOF

expect 0 'without versions floating tags are left out' 'cd / && image-tag --release 1.3.0 --sha 0123456789abcdef0123456789abcdef01234567 --image a/b --tag '\''type=semver,pattern={{version}}'\''' <<'EOF'
a/b:1.3.0
--- stderr
image-tag: warning: 'latest' is not moved, for it is not known whether 'v1.3.0' is the highest version: this is no repository; fetch all tags, give --versions FILE, or --floating=always
EOF

expect 2 'which --strict does not take' 'cd / && image-tag --release 1.3.0 --sha 0123456789abcdef0123456789abcdef01234567 --image a/b --tag '\''type=semver,pattern={{version}}'\'' --strict' <<'EOF'
a/b:1.3.0
--- stderr
image-tag: warning: 'latest' is not moved, for it is not known whether 'v1.3.0' is the highest version: this is no repository; fetch all tags, give --versions FILE, or --floating=always
EOF

expect 0 'preset=release: the version and the commit' 'image-tag --release 1.3.0 --sha 0123456789abcdef0123456789abcdef01234567 --image a/b --tag preset=release' <<'EOF'
a/b:1.3.0
a/b:sha-0123456
EOF

expect 0 'a package'\''s tags' 'printf '\''packages:\n  - {name: api, path: api}\n  - {name: web, path: web, tag-prefix: web@}\n'\'' >.relutils.yml; image-tag --ref refs/tags/api/v1.3.0 --package api --image a/b --tag '\''type=semver,pattern={{version}}'\'' --flavor latest=false' <<'EOF'
a/b:1.3.0
EOF

expect 1 'another package'\''s tag' 'image-tag --ref refs/tags/web/v1.3.0 --package api --image a/b --tag '\''type=semver,pattern={{version}}'\''' <<'EOF'
--- stderr
image-tag: no tag was produced for this event; see --explain
EOF

expect 0 'a package with a prefix of its own' 'image-tag --release 2.0.0 --package web --image a/b --tag type=semver,pattern={{version}} --tag type=ref,event=tag --versions versions --explain 2>&1; rm .relutils.yml' <<'EOF'
source               git
event                tag
ref                  refs/tags/web@2.0.0  (--release)
sha                  ca9854268d8b7577d9a7301a70f58278e2f5c70b  (HEAD)
commit date          2026-01-01T00:02:00Z  (the commit)
--tag:1:1: type=semver,pattern={{version}}: tag '2.0.0'
--tag:1:1: type=ref,event=tag: tag 'web-2.0.0'
latest: tag 'latest'
a/b:2.0.0
a/b:web-2.0.0
a/b:latest
EOF

expect 2 'a package that is none' 'image-tag --release 2.0.0 --package api --image a/b' <<'EOF'
--- stderr
image-tag: no packages are configured; list them under 'packages' in .relutils.yml
EOF

expect 0 '+build is kept on request' 'image-tag --release 1.3.0+linux.5 --image a/b --tag '\''type=semver,pattern={{version}}'\'' --tag '\''type=semver,pattern={{raw}}'\'' --keep-build --flavor latest=false' <<'EOF'
a/b:1.3.0_linux.5
a/b:v1.3.0_linux.5
EOF

expect 0 'content tags, and changes in the work tree' 'image-tag --facts git --image a/b --tag type=tree --tag type=describe --tag type=sha --commit-date 2026-01-01; git -C . update-index -q --refresh; echo x >>file; git add file; image-tag --facts git --image a/b --tag type=tree --tag type=describe --tag type=sha; git reset -q --hard' <<'EOF'
a/b:v1.2.0-1-gca98542
a/b:tree-4b825dc
a/b:sha-ca98542
a/b:v1.2.0-1-gca98542-dirty
a/b:tree-4b825dc-dirty
a/b:sha-ca98542-dirty
EOF

expect 0 'a whole workflow'\''s block, from a file' 'printf '\''# images\nghcr.io/o/app\nname=o/app,enable=false\n'\'' >images; image-tag --facts git --image @images --tag "$(printf '\''type=ref,event=branch\ntype=sha,prefix=\n'\'')" --sha 0123456789abcdef0123456789abcdef01234567' <<'EOF'
ghcr.io/o/app:main
ghcr.io/o/app:0123456
EOF

expect 0 'from the environment' 'IMAGE_TAG_IMAGES=env/app IMAGE_TAG_TAGS=type=raw,value=x image-tag --facts git' <<'EOF'
env/app:x
EOF

expect 0 'from the configuration' 'printf '\''image:\n  images: conf/app\n  tags: |\n    type=raw,value=y\n    type=edge\n'\'' >.relutils.yml; image-tag --facts git; rm .relutils.yml' <<'EOF'
conf/app:y
--- stderr
image-tag: image.tags:2:1: warning: no tag, for the default branch is not known; name it: type=edge,branch=main
EOF

expect 0 'the promotion plan' 'image-tag --facts git --image a/b --tag type=raw,value=x --digest sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef --copy-with skopeo --digest-source registry.example/stage/b' <<'EOF'
skopeo copy --all 'docker://registry.example/stage/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' 'docker://a/b:x'
EOF

expect 2 'no digest' 'image-tag --facts git --image a/b --tag type=raw,value=x --digest sha256:12' <<'EOF'
--- stderr
image-tag: 'sha256:12' is no digest: invalid checksum digest length
EOF

expect 0 'immutable: floating tags may move' 'printf '\''main\nlatest\n1.2\n'\'' | image-tag --facts git --image a/b --immutable --existing -' <<'EOF'
a/b:main
EOF

expect 1 'immutable: a version may not' 'printf '\''a/b:1.3.0\n'\'' | image-tag --release 1.3.0 --image a/b --tag '\''type=semver,pattern={{version}}'\'' --flavor latest=false --immutable --existing -' <<'EOF'
a/b:1.3.0
--- stderr
image-tag: --tag:1:1: the tag '1.3.0' exists, and only floating tags may move; release another version
EOF

expect 2 'immutable without a list' 'image-tag --facts git --image a/b --immutable' <<'EOF'
--- stderr
image-tag: --immutable needs to know the tags that the registry has; add --existing FILE
EOF

expect 0 'hostile branch names' 'image-tag --image a/b --ref '\''refs/heads/$(id); ::set-output name=x::y'\''' <<'EOF'
a/b:id-set-output-name-x-y
EOF

expect 0 'a long one' 'image-tag --image a/b --ref "refs/heads/$(printf '\''x%.0s'\'' $(seq 300))"' <<'EOF'
a/b:xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-fc258aca
EOF

expect 1 'one of which nothing is left' 'image-tag --image a/b --ref '\''refs/heads/---'\''' <<'EOF'
--- stderr
image-tag: the default tags:2:1: '---' cannot be made a tag: it needs a letter, a digit or '_'
image-tag: no tag was produced for this event; see --explain
EOF

expect 1 'no tag at all' 'image-tag --image a/b --ref refs/heads/x --tag type=semver,pattern={{version}}' <<'EOF'
--- stderr
image-tag: no tag was produced for this event; see --explain
EOF

expect 1 'no image name' 'image-tag --image '\''a b'\'' --ref refs/heads/x' <<'EOF'
--- stderr
image-tag: --image:1:1: 'a b' is no image name: invalid reference format
EOF

expect 2 'an unknown attribute' 'image-tag --image a/b --ref refs/heads/x --tag '\''type=semver,patern={{version}}'\''' <<'EOF'
--- stderr
image-tag: --tag:1:13: unknown attribute 'patern'; did you mean 'pattern'?
EOF

expect 2 'an attribute of another type' 'image-tag --image a/b --ref refs/heads/x --tag '\''type=sha,pattern=x'\''' <<'EOF'
--- stderr
image-tag: --tag:1:10: type=sha has no attribute 'pattern'
EOF

expect 2 'an unknown zone, even for another event' 'image-tag --image a/b --ref refs/heads/x --tag "type=schedule,pattern={{date '\''YYYY'\'' tz='\''Foo/Bar'\''}}"' <<'EOF'
--- stderr
image-tag: --tag:1:15: the time zone 'Foo/Bar' is not known to this system; write one such as 'UTC' or 'Europe/Berlin'
EOF

expect 2 'a bad pattern, even for another event' 'image-tag --image a/b --ref refs/heads/x --tag '\''type=match,pattern=('\''' <<'EOF'
--- stderr
image-tag: --tag:1:12: the regular expression '(' cannot be used, column 1: this '(' is not closed
EOF

expect 2 'a broken template' 'image-tag --image a/b --ref refs/heads/x --tag '\''type=raw,value={{branch'\''' <<'EOF'
--- stderr
image-tag: --tag:1:10: a '{{' is not closed at character 1 of the template '{{branch'
EOF

expect 2 'an enable that is none' 'image-tag --image a/b --ref refs/heads/x --tag '\''type=raw,value=x,enable=maybe'\''' <<'EOF'
--- stderr
image-tag: --tag:1:18: enable is 'maybe' where 'true' or 'false' is needed
EOF

expect 2 'a comment within a line' 'image-tag --image a/b --ref refs/heads/x --tag '\''type=raw,value=x # y'\''' <<'EOF'
--- stderr
image-tag: --tag:1:18: a comment stands after an entry, where it would become part of it; give it a line of its own
EOF

expect 2 'a date without format' 'image-tag --image a/b --ref refs/heads/x --tag '\''type=raw,value={{date}}'\''' <<'EOF'
--- stderr
image-tag: --tag:1:10: 'date' takes one format; write {{date 'YYYYMMDD'}}
EOF

expect 0 'branch is empty on a tag' 'image-tag --image a/b --ref refs/tags/v1 --tag '\''type=raw,value={{branch}}-x'\'' --tag type=raw,value=y' <<'EOF'
a/b:y
--- stderr
image-tag: --tag:1:10: warning: no tag, for {{branch}} is empty: the event is not about a branch
EOF

expect 0 'false is false in #if' 'image-tag --image a/b --ref refs/heads/x --default-branch main --tag '\''type=raw,value={{#if is_default_branch}}a{{else}}b{{/if}}'\''' <<'EOF'
a/b:b
EOF

expect 0 'a clock before 1970' 'image-tag --image a/b --ref refs/heads/x --tag "type=raw,value={{date '\''YYYY-MM-DD'\''}}" --now 1969-12-31T23:59:59Z --format labels --sha 0123456' <<'EOF'
org.opencontainers.image.created=1969-12-31T23:59:59.000Z
org.opencontainers.image.description=
org.opencontainers.image.licenses=
org.opencontainers.image.revision=0123456
org.opencontainers.image.source=
org.opencontainers.image.title=
org.opencontainers.image.url=
org.opencontainers.image.version=1969-12-31
EOF

expect 2 'a catastrophic pattern' 'image-tag --image a/b --ref "refs/tags/$(printf '\''a%.0s'\'' $(seq 60))!" --tag '\''type=match,pattern=^(a+)+$'\''' <<'EOF'
--- stderr
image-tag: --tag:1:12: '^(a+)+$' takes too many steps on 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'; write a simpler pattern
EOF

expect 2 'no ref' 'image-tag --image a/b --ref main' <<'EOF'
--- stderr
image-tag: 'main' is no full ref; write refs/heads/main or refs/tags/main
EOF

expect 2 'a missing event file' 'GITHUB_ACTIONS=true GITHUB_REF=refs/heads/main GITHUB_EVENT_PATH=/nonexistent image-tag --image a/b' <<'EOF'
--- stderr
image-tag: cannot read '/nonexistent': No such file or directory; 'GITHUB_EVENT_PATH' names it
EOF

expect 2 'a broken event file' 'echo '\''{'\'' >event; GITHUB_ACTIONS=true GITHUB_REF=refs/heads/main GITHUB_EVENT_PATH=event image-tag --image a/b' <<'EOF'
--- stderr
image-tag: event:2:1: a key in double quotes was expected where the JSON text ends
EOF

expect 2 'contradictory variables' 'GITLAB_CI=true CI_COMMIT_TAG=v1 CI_COMMIT_BRANCH=main image-tag --image a/b' <<'EOF'
--- stderr
image-tag: 'CI_COMMIT_TAG' and 'CI_COMMIT_BRANCH' are both set, which GitLab CI never does; unset the wrong one
EOF

expect 0 'GitLab: image, title and labels without an API' 'GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=main CI_COMMIT_SHA=0123456789abcdef0123456789abcdef01234567 CI_REGISTRY_IMAGE=registry.gitlab.com/g/app CI_PROJECT_URL=https://gitlab.com/g/app CI_PROJECT_TITLE=App CI_PROJECT_DESCRIPTION='\''An app'\'' CI_COMMIT_TIMESTAMP=2026-01-02T03:04:05+01:00 CI_DEFAULT_BRANCH=main image-tag --tag type=edge --reproducible --emit labels=- --project-license MIT' <<'EOF'
registry.gitlab.com/g/app:edge
--- stderr
org.opencontainers.image.created=2026-01-02T00:00:00.000Z
org.opencontainers.image.description=An app
org.opencontainers.image.licenses=MIT
org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567
org.opencontainers.image.source=https://gitlab.com/g/app
org.opencontainers.image.title=App
org.opencontainers.image.url=https://gitlab.com/g/app
org.opencontainers.image.version=edge
EOF

expect 0 'references in their parts' 'printf '\''a/b\nghcr.io:443/o/app:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n'\'' | image-tag --check-reference' <<'EOF'
a/b domain=a path=b tag= digest=
ghcr.io:443/o/app:1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef domain=ghcr.io:443 path=o/app tag=1 digest=sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
EOF

expect 1 'references that are none' 'printf '\''a/b\na/B\n'\'' | image-tag --check-reference' <<'EOF'
a/b domain=a path=b tag= digest=
--- stderr
image-tag: <stdin>:2:1: repository name must be lowercase
EOF

expect 1 'the same as JSON' 'printf '\''a/b\na/B\n'\'' | image-tag --check-reference --format json' <<'EOF'
{
  "schema": "relutils.image-tag-references/v1",
  "references": [{
      "reference": "a/b",
      "valid": true,
      "domain": "a",
      "path": "b",
      "tag": "",
      "digest": ""
    }, {
      "reference": "a/B",
      "valid": false,
      "error": "repository name must be lowercase"
    }]
}
EOF

expect 0 'dotenv' 'image-tag --image a/b --image c/d --ref refs/heads/x --tag type=raw,value=y --tag type=ref,event=branch --format dotenv' <<'EOF'
VERSION=x
TAGS=a/b:x a/b:y c/d:x c/d:y
TAG_NAMES=x y
EOF

expect 0 'bake file, and its path as an output' 'image-tag --image a/b --ref refs/heads/x --sha 0123456 --now 2026-01-02 --emit bake-file-tags=bake.json --format github-output | sed -n '\''/^bake/{n;p}'\''; cat bake.json' <<'EOF'
bake.json
{
  "target": {
    "docker-metadata-action": {
      "tags": ["a/b:x"],
      "args": {
        "DOCKER_META_IMAGES": "a/b",
        "DOCKER_META_VERSION": "x"
      }
    }
  }
}
EOF

expect 0 'explain' 'image-tag --image a/b --ref refs/tags/v1.0.0 --sha 0123456789abcdef0123456789abcdef01234567 --tag '\''type=semver,pattern={{version}}'\'' --tag type=edge --explain --default-branch main' <<'EOF'
a/b:1.0.0
--- stderr
source               git
event                tag
ref                  refs/tags/v1.0.0  (--ref)
sha                  0123456789abcdef0123456789abcdef01234567  (--sha)
default branch       main  (--default-branch)
--tag:1:1: type=semver,pattern={{version}}: tag '1.0.0'
--tag:1:1: type=edge: no tag, for the event is not about a branch
latest: tag 'latest'
latest: 'latest' is not moved, for 'v1.2.0' is higher
EOF

expect 2 'a full disk is not success' 'image-tag --image a/b --ref refs/heads/x >/dev/full' <<'EOF'
--- stderr
image-tag: cannot write standard output: No space left on device
EOF

expect 1 'match= that does not match gives no tag' 'image-tag --ref refs/tags/v1.2.3 --image a/b --tag '\''type=semver,pattern={{version}},match=^api/v(.*)$'\''' <<'EOF'
--- stderr
image-tag: --tag:1:33: warning: no tag, for '^api/v(.*)$' does not match 'v1.2.3'
image-tag: no tag was produced for this event; see --explain
EOF

expect 0 'no variable, no commit' 'cd / && GITLAB_CI=true CI_COMMIT_BRANCH=main image-tag --image a/b --tag type=sha --tag type=raw,value=x' <<'EOF'
a/b:x
--- stderr
image-tag: --tag:1:1: warning: no tag, for the sha is not known: 'CI_COMMIT_SHA' is not set by GitLab CI
EOF

expect 2 'no ref, and no repository' 'cd / && GITHUB_ACTIONS=true image-tag --image a/b' <<'EOF'
--- stderr
image-tag: the ref is not known: 'GITHUB_REF' is not set by GitHub Actions
EOF

expect 0 'the peer'\''s block helpers and quotes' 'image-tag --image a/b --ref refs/heads/x/y --default-branch main --tag "type=raw,value={{#unless is_default_branch}}{{branch}}-{{date '\''YYYYMMDD'\'' tz='\''Asia/Tokyo'\''}}{{/unless}}" --tag '\''type=raw,"value=a,b"'\''' <<'EOF'
a/b:x-y-20260102
a/b:a-b
EOF

expect 0 'reproducible: created when the commit was' 'unset SOURCE_DATE_EPOCH; GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/main GITHUB_SHA=$(git rev-parse HEAD) GITHUB_REPOSITORY=o/r image-tag --image a/b --reproducible --format labels | grep created' <<'EOF'
org.opencontainers.image.created=2026-01-01T00:02:00.000Z
EOF

expect 2 'reproducible without the date' 'unset SOURCE_DATE_EPOCH; cd /; image-tag --image a/b --ref refs/heads/x --reproducible' <<'EOF'
--- stderr
image-tag: --reproducible needs the date of the commit, which is not known; give --commit-date TIME, or run it in the repository
EOF

expect 0 'a release that is marked as a prerelease moves nothing' 'printf '\''{"action":"published","release":{"prerelease":true}}'\'' >event; GITHUB_ACTIONS=true GITHUB_EVENT_NAME=release GITHUB_EVENT_PATH=event GITHUB_REF=refs/tags/v3.0.0 GITHUB_SHA=0123456789abcdef0123456789abcdef01234567 GITHUB_REPOSITORY=o/r image-tag --image a/b --tag type=semver,pattern={{version}} --tag type=semver,pattern={{major}}' <<'EOF'
a/b:3.0.0
EOF

expect 0 'a date as a version is none, so latest stays' 'image-tag --image a/b --ref refs/tags/20260102 --sha 0123456 --project-url https://example.org/o/r --tag '\''type=match,pattern=\d{8}'\''' <<'EOF'
a/b:20260102
--- stderr
image-tag: warning: 'latest' is not moved, for what is built has no version; --floating=always moves it
EOF

expect 0 'unless it always moves' 'image-tag --image a/b --ref refs/tags/20260102 --sha 0123456 --project-url https://example.org/o/r --tag '\''type=match,pattern=\d{8}'\'' --floating always' <<'EOF'
a/b:20260102
a/b:latest
EOF

expect 0 'for people: Markdown, and the summary of a job' 'image-tag --image a/b --image c/d --ref refs/heads/x --sha 0123456 --project-url https://example.org/o/r --format markdown --emit summary=summary.md; echo; image-tag --image a/b --ref refs/heads/x --sha 0123456 --project-url https://example.org/o/r --tag type=sha --emit summary=summary.md; cat summary.md' <<'EOF'
### Image

- `a/b:x`
- `c/d:x`


a/b:sha-0123456
### Image

- `a/b:x`
- `c/d:x`

### Image

- `a/b:sha-0123456`

EOF

done_testing
