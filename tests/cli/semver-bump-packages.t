#!/bin/sh
# Several packages in one repository, each with its own versions.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"

repo_new r
cat >r/.relutils.yml <<'EOF'
packages:
  - {name: core, path: packages/core, exclude-paths: [packages/core/docs]}
  - {name: web, path: packages/web/, tag-prefix: web@, depends-on: [core]}
  - {name: cli, path: cli}
  - {name: root, path: .}
EOF
repo_file r packages/core/a one
repo_file r packages/web/a one
repo_file r cli/a one
repo_commit r 'feat: begin'
repo_tag r core-v1.0.0
repo_tag r web@2.3.4
repo_tag r cli/v0.5.0
repo_tag r v7.0.0
expect 0 'nothing yet' "semver-bump -C r --all" <<'EOF'
core 1.0.0 none
web 2.3.4 none
cli 0.5.0 none
root 7.0.0 none
EOF
expect 1 'nothing yet, required' "semver-bump -C r --all --require-release" <<'EOF'
EOF
repo_file r packages/core/docs/a one
repo_commit r 'feat: documents that do not count'
repo_file r cli/a two
repo_commit r 'feat!: cli'
expect 0 'by the paths that commits change' "semver-bump -C r --all" <<'EOF'
core 1.0.0 none
web 2.3.4 none
cli 0.6.0 minor
root 8.0.0 major
EOF
repo_tag r v8.0.0
repo_file r packages/core/b one
repo_commit r 'feat: core'
expect 0 'a dependent gets a patch' "semver-bump -C r --all" <<'EOF'
core 1.1.0 minor
web 2.3.5 patch
cli 0.6.0 minor
root 8.1.0 minor
EOF
expect 0 'one package, explained' "semver-bump -C r --package core --explain" <<'EOF'
1.1.0
--- stderr
minor  49b996c  feat: core  ('feat')
EOF
expect 0 'one package, in fields' "semver-bump -C r --package web --format dotenv" <<'EOF'
VERSION=2.3.5
PREVIOUS_VERSION=2.3.4
BUMP=patch
RELEASED=true
TAG=web@2.3.5
COMMITS=0
EOF
expect 0 'all, as json' "semver-bump -C r --all --format json | tail -n 1" <<'EOF'
"packages":[{"name":"core","path":"packages/core","version":"1.1.0","previous-version":"1.0.0","bump":"minor","released":true,"tag":"core-v1.1.0","commits":1},{"name":"web","path":"packages/web","version":"2.3.5","previous-version":"2.3.4","bump":"patch","released":true,"tag":"web@2.3.5","commits":0},{"name":"cli","path":"cli","version":"0.6.0","previous-version":"0.5.0","bump":"minor","released":true,"tag":"cli/v0.6.0","commits":1},{"name":"root","path":"","version":"8.1.0","previous-version":"8.0.0","bump":"minor","released":true,"tag":"v8.1.0","commits":1}]}
EOF
git -C r mv packages/core/b cli/b
repo_commit r 'fix: move a file'
expect 0 'a file that moves changes both' "semver-bump -C r --package cli --explain -q; semver-bump -C r --package core --explain -q" <<'EOF'
0.6.0
1.1.0
--- stderr
patch  197c8bd  fix: move a file  ('fix')
major  99fbc0b  feat!: cli  (breaking change)
patch  197c8bd  fix: move a file  ('fix')
minor  49b996c  feat: core  ('feat')
EOF
git -C r checkout -q -b side HEAD~1
repo_file r packages/web/c one
repo_commit r 'feat!: web, on the side'
git -C r checkout -q main
repo_merge r side 'feat!: a merge is only what it merges'
expect 0 'a merge brings what was merged, once' "semver-bump -C r --all --require-release" <<'EOF'
core 1.1.0 minor
web 3.0.0 major
cli 0.6.0 minor
root 9.0.0 major
EOF

# Groups
cat >groups.yml <<'EOF'
packages:
  list:
    - {name: core, path: packages/core}
    - {name: web, path: packages/web, tag-prefix: web@}
    - {name: cli, path: cli}
  linked: [[core, web]]
EOF
expect 0 'linked: those that are released share a version' "semver-bump -C r --config ../groups.yml --all" <<'EOF'
core 3.0.0 major
web 3.0.0 major
cli 0.6.0 minor
EOF
sed -i 's/linked: .*/fixed: [[web, cli]]/' groups.yml
expect 0 'fixed: all share a version' "semver-bump -C r --config ../groups.yml --all" <<'EOF'
core 1.1.0 minor
web 3.0.0 major
cli 3.0.0 major
EOF

# Packages as other tools know them
repo_new rp
repo_file rp packages/a/x one
repo_file rp packages/b/x one
repo_file rp packages/a/package.json '{"name": "@scope/alpha", "version": "0.3.0"}'
repo_file rp release-please-config.json '{"bump-minor-pre-major": true, "packages": {
  "packages/a": {}, "packages/b": {"component": "beta", "include-v-in-tag": false}},
  "plugins": [{"type": "linked-versions", "groupName": "g", "components": ["alpha", "beta"]}]}'
repo_commit rp 'feat: begin'
repo_tag rp alpha-v0.3.0
repo_tag rp beta-0.2.0
repo_file rp packages/a/x two
repo_commit rp 'feat!: a'
expect 0 'those of release-please, and its rule below 1.0.0' "semver-bump -C rp --all" <<'EOF'
alpha 0.4.0 minor
beta 0.2.0 none
EOF
expect 0 'the command line knows better' "semver-bump -C rp --package alpha --zero literal" <<'EOF'
1.0.0
EOF
repo_file rp release-please-config.json '{"packages": {"packages/a": {}}}'
repo_commit rp 'chore: configure'
expect 0 'its default below 1.0.0' "semver-bump -C rp --package alpha" <<'EOF'
1.0.0
EOF
repo_file rp release-please-config.json '{"packages": []}'
expect 2 'a configuration of release-please that is none' "semver-bump -C rp --all" <<'EOF'
--- stderr
semver-bump: release-please-config.json:1:1: 'packages' must be a map from paths to settings
EOF
repo_new npm
repo_file npm package.json '{"private": true, "workspaces": ["packages/*", "!packages/old"]}'
repo_file npm packages/a/package.json '{"name": "@s/a", "version": "1.0.0"}'
repo_file npm packages/b/package.json '{"name": "b", "version": "2.0.0", "dependencies": {"@s/a": "^1.0.0", "left-pad": "*"}}'
repo_file npm packages/old/package.json '{"name": "old"}'
repo_file npm packages/none/README 'no package'
repo_commit npm 'feat: begin'
repo_tag npm @s/a@1.0.0
repo_tag npm b@2.0.0
repo_file npm packages/a/x one
repo_commit npm 'feat: a'
expect 0 'workspaces of npm, with their dependencies' "semver-bump -C npm --all" <<'EOF'
@s/a 1.1.0 minor
b 2.0.1 patch
EOF
expect 0 'names of outputs' "semver-bump -C npm --all --format dotenv" <<'EOF'
RELEASED=true
S_A_VERSION=1.1.0
S_A_BUMP=minor
S_A_TAG=@s/a@1.1.0
B_VERSION=2.0.1
B_BUMP=patch
B_TAG=b@2.0.1
EOF
expect 1 'the files of each package' "semver-bump -C npm --all --write -q && git -C npm diff --stat && git -C npm checkout -q . && semver-bump -C npm --package b --check" <<'EOF'
@s/a 1.1.0 minor
b 2.0.1 patch
 packages/a/package.json | 2 +-
 packages/b/package.json | 2 +-
 2 files changed, 2 insertions(+), 2 deletions(-)
2.0.1
--- stderr
--- a/package.json
+++ b/package.json
@@ -1 +1 @@
-{"name": "b", "version": "2.0.0", "dependencies": {"@s/a": "^1.0.0", "left-pad": "*"}}
+{"name": "b", "version": "2.0.1", "dependencies": {"@s/a": "^1.0.0", "left-pad": "*"}}
EOF
printf 'packages:\n  - packages/b\n' >npm/pnpm-workspace.yaml
expect 0 'workspaces of pnpm come first' "semver-bump -C npm --all -q" <<'EOF'
b 2.0.0 none
EOF
printf 'packages: [../*]\n' >npm/pnpm-workspace.yaml
expect 2 'a workspace outside' "semver-bump -C npm --all" <<'EOF'
--- stderr
semver-bump: pnpm-workspace.yaml:1:12: a workspace is a folder in the repository
EOF
repo_file npm packages/c/package.json '{"name": "c", "version": "3.1.0"}'
rm npm/pnpm-workspace.yaml
repo_commit npm 'feat: c'
expect 2 'a package file that names a version without a tag' "semver-bump -C npm --all" <<'EOF'
--- stderr
semver-bump: package 'c': no tag is a version, but 'package.json' says '3.1.0'; tag the commit of that release, or set version.initial
EOF

# Intents
repo_new intents
repo_file intents packages/a/x one
repo_file intents packages/b/x one
repo_file intents .changeset/README.md 'how to'
cat >intents/.relutils.yml <<'EOF'
version: {source: intents}
packages: [{name: '@s/a', path: packages/a, tag-prefix: a@}, {name: b, path: packages/b}]
EOF
repo_commit intents 'feat!: begin'
repo_tag intents a@1.0.0
repo_tag intents b@1.0.0
repo_tag intents v1.0.0
repo_commit intents 'feat!: not asked'
expect 0 'no intents' "semver-bump -C intents" <<'EOF'
1.0.0
--- stderr
semver-bump: no intent in '.changeset' asks for a release
EOF
repo_file intents .changeset/brave-cats.md '---
"@s/a": minor
b: patch
---

What is new.'
repo_file intents .changeset/old-dogs.md '---
b: minor
---
More.'
expect 0 'what people say a change is' "semver-bump -C intents --all; semver-bump -C intents --package b --explain" <<'EOF'
@s/a 1.1.0 minor
b 1.1.0 minor
1.1.0
--- stderr
patch  .changeset/brave-cats.md  (b)
minor  .changeset/old-dogs.md  (b)
EOF
repo_file intents .changeset/bad.md '---
b: huge
---'
expect 2 'an intent that is not understood' "semver-bump -C intents --all" <<'EOF'
--- stderr
semver-bump: .changeset/bad.md:2:4: package '@s/a': 'huge' is no bump; use none, patch, minor or major
EOF
repo_file intents .changeset/bad.md '---
c: minor
---'
expect 2 'an intent for a package that is none' "semver-bump -C intents --all" <<'EOF'
--- stderr
semver-bump: '.changeset/bad.md' is about package 'c', which there is not; mend it, or add the package
EOF
repo_file intents .changeset/bad.md 'hello'
expect 2 'an intent without a beginning' "semver-bump -C intents" <<'EOF'
--- stderr
semver-bump: .changeset/bad.md:1:1: an intent begins with '---', packages and their bumps, and '---'
EOF

# What is wrong
with() { printf 'packages: %s\n' "$1" >wrong.yml; semver-bump -C r --config ../wrong.yml --all; }
expect 2 'no packages' "semver-bump -C r --config /dev/null --all" <<'EOF'
--- stderr
semver-bump: no packages are configured; list them under 'packages' in .relutils.yml
EOF
expect 2 'an unknown package' "semver-bump -C r --package coer" <<'EOF'
--- stderr
semver-bump: there is no package 'coer'; see 'packages' in .relutils.yml
EOF
expect 2 'a package without a path' "with '[{name: core}]'" <<'EOF'
--- stderr
semver-bump: ../wrong.yml:1:12: a package needs a name and a path
EOF
expect 2 'a misspelt key' "with '[{name: core, path: cli, tagprefix: x}]'" <<'EOF'
--- stderr
semver-bump: ../wrong.yml:1:36: unknown key 'tagprefix' of a package; did you mean 'tag-prefix'?
EOF
expect 2 'twice the same path' "with '[{name: a, path: cli}, {name: b, path: cli/}]'" <<'EOF'
--- stderr
semver-bump: ../wrong.yml:1:34: another package has the name 'b' or the path 'cli' already
EOF
expect 2 'an unknown dependency' "with '[{name: core, path: packages/core}, {name: b, path: cli, depends-on: [cor]}]'" <<'EOF'
--- stderr
semver-bump: ../wrong.yml:1:81: there is no package 'cor'; did you mean 'core'?
EOF
expect 2 'a circle' "with '[{name: a, path: a, depends-on: [b]}, {name: b, path: b, depends-on: [a]}]'" <<'EOF'
--- stderr
semver-bump: ../wrong.yml:1:12: package 'a' depends on itself, by way of others perhaps; break the circle
EOF
expect 2 'a path that matches nothing' "with '[{name: a, path: nowhere}]'" <<'EOF'
--- stderr
semver-bump: no commit changes 'nowhere', the path of package 'a'; mend packages in .relutils.yml
EOF
expect 2 'two groups' "printf 'packages: {list: [{name: a, path: a}], linked: [[a]], fixed: [[a]]}\n' >wrong.yml; semver-bump -C r --config ../wrong.yml --all" <<'EOF'
--- stderr
semver-bump: ../wrong.yml:1:64: package 'a' is in two groups
EOF
expect 2 'with --current' "semver-bump -C r --all --current 1.2.3" <<'EOF'
--- stderr
semver-bump: --all and --package look at the commits since each package's own version; leave out --current and --from, and choose one of the two
EOF
done_testing
