#!/bin/sh
# What can be asked of the next version besides what the commits say.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"

expect 0 'a level by force' "echo 'fix: a' | semver-bump --current 1.2.3 --by minor" <<'EOF'
1.3.0
EOF
expect 0 'literally below 1.0.0' "echo 'docs: a' | semver-bump --current 0.2.3 --by major" <<'EOF'
1.0.0
EOF
expect 0 'a level when there is none' "echo 'docs: a' | semver-bump --current 1.2.3 --always patch; echo 'feat: a' | semver-bump --current 1.2.3 --always patch" <<'EOF'
1.2.4
1.3.0
EOF

# Release-As
expect 0 'a version by name' "printf 'docs: a\n\nRelease-As: 3.0.0\n' | semver-bump --current 1.2.3" <<'EOF'
3.0.0
EOF
expect 0 'anywhere in the message' "printf 'fix: a\n\n* feat: b\nrelease-as: v1.9.0\n* more\n' | semver-bump --current 1.2.3" <<'EOF'
1.9.0
EOF
expect 0 'the newest wins' "printf 'docs: b\n\nRelease-As: 2.0.0\n\0docs: a\n\nRelease-As: 3.0.0\n' | semver-bump -z --current 1.2.3" <<'EOF'
2.0.0
EOF
expect 2 'a lower version' "printf 'docs: a\n\nRelease-As: 1.2.3\n' | semver-bump --current 1.2.3" <<'EOF'
--- stderr
semver-bump: 'Release-As: 1.2.3' is not above the current version; add a commit that asks for a higher one
EOF
expect 2 'no version' "printf 'docs: a\n\nRelease-As: next\n' | semver-bump --current 1.2.3" <<'EOF'
--- stderr
semver-bump: 'Release-As: next' is not a version; add a commit that says 'Release-As: 1.2.3'
EOF

# Prereleases
expect 0 'the first prerelease' "echo 'feat: a' | semver-bump --current 1.2.3 --pre rc" <<'EOF'
1.3.0-rc.1
EOF
expect 0 'counted up' "echo 'fix: a' | semver-bump --current 1.3.0-rc.9 --pre rc --format dotenv" <<'EOF'
VERSION=1.3.0-rc.10
PREVIOUS_VERSION=1.3.0-rc.9
BUMP=prerelease
RELEASED=true
TAG=v1.3.0-rc.10
COMMITS=1
EOF
expect 0 'nothing releasable is no prerelease' "echo 'docs: a' | semver-bump -q --current 1.3.0-rc.9 --pre rc" <<'EOF'
1.3.0-rc.9
EOF
expect 0 'from beta to rc' "echo 'fix: a' | semver-bump --current 1.3.0-beta.4 --pre rc" <<'EOF'
1.3.0-rc.1
EOF
expect 2 'never below' "echo 'fix: a' | semver-bump --current 1.3.0-rc.1 --pre beta" <<'EOF'
--- stderr
semver-bump: the next version would be '1.3.0-beta.1', which is not above the current one, '1.3.0-rc.1'; choose a higher one
EOF
expect 0 'finished, tried long enough' "semver-bump -z --current 1.3.0-rc.9 </dev/null" <<'EOF'
1.3.0
EOF
printf 'version: {prerelease-counter: zero}\n' >counter.yml
expect 0 'a counter from zero' "echo 'fix: a' | semver-bump --current 1.3.0 --pre rc --config counter.yml" <<'EOF'
1.3.1-rc.0
EOF
expect 2 'a bad name' "echo 'fix: a' | semver-bump --current 1.3.0 --pre r_c" <<'EOF'
--- stderr
semver-bump: 'r_c' cannot name a prerelease; use letters, digits and '-', in parts separated by '.'
EOF
repo_new pre
repo_commit pre 'feat: a'
repo_tag pre v1.0.0
repo_commit pre 'fix: b'
repo_tag pre v1.0.1-rc.1
repo_commit pre 'feat!: c'
expect 0 'rc.1 and a breaking change are not rc.2 of the old base' "semver-bump -C pre --pre rc" <<'EOF'
2.0.0-rc.1
EOF

# Build metadata, snapshots, other schemes
expect 0 'build metadata' "echo 'fix: a' | semver-bump --current 1.3.0 --build 7.g1a2b3c4" <<'EOF'
1.3.1+7.g1a2b3c4
EOF
expect 2 'bad build metadata' "echo 'fix: a' | semver-bump --current 1.3.0 --build a_b" <<'EOF'
--- stderr
semver-bump: 'a_b' cannot be build metadata; use letters, digits and '-', in parts separated by '.'
EOF
repo_new snap
repo_file snap file one
repo_commit snap 'feat: a'
repo_tag snap v1.3.2
expect 0 'the snapshot of a release is the release' "semver-bump -C snap --snapshot -q" <<'EOF'
1.3.2
EOF
repo_commit snap 'docs: b'
repo_commit snap 'feat: c'
expect 0 'a snapshot' "semver-bump -C snap --snapshot" <<'EOF'
1.4.0-dev.2+g199cbe4
EOF
echo two >snap/file
expect 0 'a dirty one' "semver-bump -C snap --snapshot" <<'EOF'
1.4.0-dev.2+g199cbe4.dirty
EOF
expect 0 'a snapshot for Python' "semver-bump -C snap --snapshot --style pep440" <<'EOF'
1.4.0.dev2+g199cbe4.dirty
EOF
expect 0 'a snapshot for Maven' "semver-bump -C snap --snapshot --style maven" <<'EOF'
1.4.0-SNAPSHOT
EOF
expect 0 'a prerelease for Python' "echo 'feat: a' | semver-bump --current 1.2.3 --pre beta --style pep440" <<'EOF'
1.3.0b1
EOF
expect 2 'what Python cannot say' "echo 'feat: a' | semver-bump --current 1.2.3 --pre edge --style pep440" <<'EOF'
--- stderr
semver-bump: prerelease 'edge.1' has no form in PEP 440; name it alpha, beta, rc or dev
EOF

# Channels
printf 'version:\n  channels: {main: stable, next: {pre: rc}, "1.x": maintenance, "release/*": maintenance}\n' >channels.yml
asked() { echo "$1" | semver-bump --current 1.2.3 --config channels.yml --branch "$2"; }
expect 0 'a stable branch' "asked 'feat: a' main" <<'EOF'
1.3.0
EOF
expect 0 'a branch of prereleases' "asked 'feat: a' next" <<'EOF'
1.3.0-rc.1
EOF
expect 0 'a maintenance branch' "asked 'feat: a' 1.x" <<'EOF'
1.3.0
EOF
expect 2 'outside its range' "asked 'feat!: a' 1.x" <<'EOF'
--- stderr
semver-bump: '2.0.0' is no version for the maintenance branch '1.x'; what changes more belongs on 'main'
EOF
expect 2 'outside a narrower range' "asked 'feat: a' release/1.2.x" <<'EOF'
--- stderr
semver-bump: '1.3.0' is no version for the maintenance branch 'release/1.2.x'; what changes more belongs on 'main'
EOF
expect 2 'a maintenance branch of what?' "asked 'feat: a' release/old" <<'EOF'
--- stderr
semver-bump: channels.yml:2:78: branch 'release/old' is not named after the versions that it maintains; name it like 1.x or 1.2.x
EOF
expect 2 'a branch without a channel' "asked 'feat: a' topic" <<'EOF'
--- stderr
semver-bump: branch 'topic' has no channel; add it to version.channels, or name another one with --branch
EOF
expect 0 'the branch that HEAD is on' "semver-bump -C pre --config ../channels.yml" <<'EOF'
2.0.0
EOF
expect 0 'the branch of the CI system' "git -C pre checkout -q --detach; GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/next GITHUB_SHA=$(git -C pre rev-parse HEAD) semver-bump -C pre --config ../channels.yml" <<'EOF'
2.0.0-rc.1
EOF
expect 2 'a prerelease without a name' "echo 'feat: a' | semver-bump --current 1.0.0 --pre ''" <<'EOF'
--- stderr
semver-bump: --pre takes the name of a prerelease, such as rc, and here it is empty; leave the option out for a stable version
EOF
done_testing
