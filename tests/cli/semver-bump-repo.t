#!/bin/sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"

# Which version is the current one.
repo_new r
repo_commit r 'feat: a'
expect 0 'no tag at all' "semver-bump -C r" <<'EOF'
0.1.0
EOF
expect 0 'the first version, in all fields' "semver-bump -C r --format json" <<'EOF'
{"schema":"relutils.semver-bump/v1",
"version":"0.1.0",
"previous-version":"",
"bump":"minor",
"released":true,
"tag":"v0.1.0",
"commits":1}
EOF
repo_tag r v1.0.0
expect 0 'no commit since the tag is no patch' "semver-bump -C r" <<'EOF'
1.0.0
--- stderr
semver-bump: there are no commits since 'v1.0.0'
EOF
repo_commit r 'docs: b'
repo_commit r 'build: c'
expect 1 'nothing to release, required' "semver-bump -C r --require-release" <<'EOF'
--- stderr
semver-bump: none of 2 commits since 'v1.0.0' has a releasable type, see --explain
EOF
repo_commit r 'fix: d'
repo_tag r v2
repo_tag r latest
repo_tag r pkg/v9.0.0
repo_tag r 'v1.0.0-nightly.20260101'
expect 0 'tags that are no version, and those of other packages' "semver-bump -C r" <<'EOF'
1.0.1
EOF
expect 0 'another prefix' "printf 'version: {prefix: pkg/v}' >pkg.yml; semver-bump -C r --config ../pkg.yml --format dotenv" <<'EOF'
VERSION=9.0.0
PREVIOUS_VERSION=9.0.0
BUMP=none
RELEASED=false
TAG=pkg/v9.0.0
COMMITS=0
--- stderr
semver-bump: there are no commits since 'pkg/v9.0.0'
EOF
git -C r branch side HEAD~2
git -C r checkout -q side
repo_commit r 'feat!: on the side'
repo_tag r v5.0.0
git -C r checkout -q main
expect 0 'tags of other branches never count' "semver-bump -C r" <<'EOF'
1.0.1
EOF
repo_tag r v1.0.1-rc.1
repo_tag r v1.0.1 'an annotated tag'
repo_commit r 'feat: e'
expect 0 'the highest of several tags on one commit' "semver-bump -C r --format json" <<'EOF'
{"schema":"relutils.semver-bump/v1",
"version":"1.1.0",
"previous-version":"1.0.1",
"bump":"minor",
"released":true,
"tag":"v1.1.0",
"commits":1}
EOF
expect 0 'explained' "semver-bump -C r --explain" <<'EOF'
1.1.0
--- stderr
minor  a99c3e1  feat: e  ('feat')
EOF
repo_merge r side 'feat: a merge is no feature'
expect 0 'a merge brings the other history with its tags' "semver-bump -C r 2>/dev/null" <<'EOF'
5.1.0
EOF
git -C r reset -q --hard HEAD~1

# A range, replayed.
expect 0 'a range' "semver-bump -C r --from v1.0.0 --to v1.0.1" <<'EOF'
1.0.1
EOF
expect 0 'up to a revision' "semver-bump -C r --to v1.0.1~1" <<'EOF'
1.0.0
--- stderr
semver-bump: none of 2 commits has a releasable type, see --explain
EOF
expect 2 'an unknown revision' "semver-bump -C r --from v0.9.9" <<'EOF'
--- stderr
semver-bump: unknown revision 'v0.9.9'; 'git fetch --tags' gets what the remote has
EOF

# Prereleases.
repo_new pre
repo_commit pre 'feat: a'
repo_tag pre v1.4.0
repo_commit pre 'fix: b'
repo_tag pre v1.4.1-rc.1
repo_commit pre 'fix: c'
expect 0 'a prerelease is finished' "semver-bump -C pre" <<'EOF'
1.4.1
EOF
repo_commit pre 'feat!: d'
expect 0 'more than the prerelease foresaw' "semver-bump -C pre" <<'EOF'
2.0.0
EOF
repo_tag pre v2.0.0-nightly.1
repo_commit pre 'fix: e'
expect 0 'a nightly is no base' "semver-bump -C pre --format dotenv | grep PREVIOUS" <<'EOF'
PREVIOUS_VERSION=1.4.1-rc.1
EOF
expect 0 'a nightly is a base when configured' "echo 'version: {base-prereleases: nightly}' >nightly.yml; semver-bump -C pre --config ../nightly.yml --format dotenv | grep VERSION" <<'EOF'
VERSION=2.0.0
PREVIOUS_VERSION=2.0.0-nightly.1
EOF

# What speaks against 0.1.0.
repo_new other
repo_commit other 'feat: a'
repo_tag other app-v3.1.0
expect 2 'versions under another prefix' "semver-bump -C other" <<'EOF'
--- stderr
semver-bump: no tag is a version, but 'app-v3.1.0' looks like one; set version.prefix to 'app-v', or version.initial
EOF
expect 0 'the first version, configured' "echo 'version: {initial: 1.0.0}' >initial.yml; semver-bump -C other --config ../initial.yml" <<'EOF'
1.0.0
EOF
expect 2 'a first version that is none' "echo 'version: {initial: one}' >initial.yml; semver-bump -C other --config ../initial.yml" <<'EOF'
--- stderr
semver-bump: version.initial 'one' is not a version; write it as 1.0.0
EOF
repo_new package
repo_file package package.json '{"name": "x", "version": "2.3.4"}'
repo_commit package 'feat: a'
expect 2 'a package file that names another version' "semver-bump -C package" <<'EOF'
--- stderr
semver-bump: no tag is a version, but 'package.json' says '2.3.4'; tag the commit of that release, or set version.initial
EOF
printf '[package]\nname = "x"\nversion = "0.0.0"\n' >package/Cargo.toml
expect 0 'a package file that names none' "rm package/package.json; semver-bump -C package" <<'EOF'
0.1.0
EOF
repo_new apart
repo_commit apart 'feat: a'
git -C apart checkout -q --orphan lost
repo_commit apart 'feat: b'
repo_tag apart v3.0.0
git -C apart checkout -q main
expect 2 'all versions are on another branch' "semver-bump -C apart" <<'EOF'
--- stderr
semver-bump: tag 'v3.0.0' is not in the history of this commit, and no other version tag is; merge it, or set version.initial
EOF
repo_new elsewhere
repo_commit elsewhere 'feat: a'
repo_tag elsewhere v1.0.0
repo_commit elsewhere 'fix: b'
git -C elsewhere checkout -q -b hotfix HEAD~1
repo_commit elsewhere 'fix: c'
repo_tag elsewhere v1.0.1
git -C elsewhere checkout -q main
expect 2 'the next version is there already, elsewhere' "semver-bump -C elsewhere" <<'EOF'
--- stderr
semver-bump: the next version is that of tag 'v1.0.1', which stands on '5e9d491', outside this history; merge it, or remove the tag
EOF

# Commits that undo one another, and messages inside messages.
repo_new undo
repo_commit undo 'fix: a'
repo_tag undo v1.0.0
repo_commit undo 'feat: b'
repo_commit undo "Revert \"feat: b\"

This reverts commit $(git -C undo rev-parse HEAD)."
expect 1 'a revert cancels a commit of the same range' "semver-bump -C undo --require-release --explain" <<'EOF'
--- stderr
none   2145a0c  Revert "feat: b"  (undoes 7249a9b)
none   7249a9b  feat: b  (reverted by 2145a0c)
semver-bump: none of 2 commits since 'v1.0.0' has a releasable type
EOF
repo_commit undo "Revert \"fix: a\"

This reverts commit $(git -C undo rev-parse v1.0.0)."
expect 0 'a revert of what was released is a patch' "semver-bump -C undo" <<'EOF'
1.0.1
EOF
printf 'commits: {squash: both}\n' >squash.yml
expect 0 'messages in the body of a squashed commit' "printf 'fix: a (#1)\n\n* feat: b\n' | semver-bump --current 1.0.0 --config squash.yml --explain" <<'EOF'
1.1.0
--- stderr
patch  fix: a (#1)  ('fix')
minor  feat: b  ('feat')
EOF
expect 0 'a body that cannot be read never drops the commit' "printf 'fix: a (#1)\n\nBEGIN_NESTED_COMMIT\nfeat: b\n' | semver-bump --current 1.0.0 --config squash.yml" <<'EOF'
1.0.1
--- stderr
semver-bump: warning: the body of 'fix: a (#1)' was not searched: BEGIN_NESTED_COMMIT is not followed by END_NESTED_COMMIT
EOF
repo_new lines
repo_commit lines 'feat: a'
repo_tag lines v1.0.0
git -C lines checkout -q -b side
repo_commit lines 'feat: b'
repo_commit lines 'feat!: c'
git -C lines checkout -q main
repo_commit lines 'docs: d'
repo_merge lines side 'fix: all of side'
printf 'commits: {first-parent: true}\n' >first-parent.yml
expect 0 'only the first parents' "semver-bump -C lines --config ../first-parent.yml" <<'EOF'
1.0.1
EOF
expect 0 'second parents too' "semver-bump -C lines" <<'EOF'
2.0.0
EOF

# Which tags count.
repo_tag lines v7.0.0-rc.1
git -C lines tag v9.0.0 side
printf 'version: {ignore-tags: [v7.*, "v9*"]}\n' >ignore.yml
expect 0 'tags to pass over' "semver-bump -C lines --config ../ignore.yml" <<'EOF'
2.0.0
EOF
printf 'version: {tags: all}\n' >all.yml
repo_commit lines 'fix: e'
git -C lines checkout -q -b old v1.0.0
repo_commit lines 'feat: f'
expect 0 'the highest tag of the repository' "semver-bump -C lines --config ../all.yml" <<'EOF'
9.1.0
EOF
repo_new since
repo_commit since 'feat!: a'
repo_commit since 'fix: b'
printf 'version: {since: HEAD~1, initial: 1.0.0}\n' >since.yml
expect 0 'a first release that begins late' "semver-bump -C since --config ../since.yml --explain" <<'EOF'
1.0.0
--- stderr
patch  c09ffdf  fix: b  ('fix')
EOF
printf 'version: {default-bump: patch}\n' >default.yml
expect 0 'a bump when none is asked for' "echo 'docs: a' | semver-bump --current 1.2.3 --config default.yml" <<'EOF'
1.2.4
EOF

# Repositories that give no answer.
expect 2 'no repository' "mkdir none; semver-bump -C none" <<'EOF'
--- stderr
semver-bump: '.' is not in a git repository; change to one, or name it with -C
EOF
repo_new empty
expect 2 'an empty repository' "semver-bump -C empty" <<'EOF'
--- stderr
semver-bump: the branch 'main' of '$DIR/empty/.git' has no commit yet; commit something first
EOF
repo_shallow r shallow 1
expect 2 'a shallow clone is no 0.1.0' "semver-bump -C shallow" <<'EOF'
--- stderr
semver-bump: the history before commit 'e6799968b1bcef91517d5ff51ae303e030f4b778' is not in this shallow clone, and it is needed; fetch the whole history (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, git fetch --unshallow)
EOF
git clone -q --bare r bare.git
expect 0 'a bare repository' "semver-bump -C bare.git" <<'EOF'
1.1.0
EOF
git -C r worktree add -q --detach ../tree HEAD
expect 0 'a worktree with a detached HEAD' "semver-bump -C tree" <<'EOF'
1.1.0
EOF
done_testing
