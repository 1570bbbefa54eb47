#!/bin/sh
. "$(dirname "$0")/lib.sh"

# From messages alone, with no repository about.
expect 0 'a message on standard input' "echo 'feat: a' | semver-bump --current 1.2.3" <<'EOF'
1.3.0
EOF
expect 0 'a current version with v' "echo 'fix: a' | semver-bump --current v1.2.3" <<'EOF'
1.2.4
EOF
expect 0 'messages ended by NUL, as git log writes them' "printf 'docs: a\n\0\nfix: b\n\0\n' | semver-bump -z --current 1.2.3 --explain" <<'EOF'
1.2.4
--- stderr
none   docs: a  ('docs' releases nothing)
patch  fix: b  ('fix')
EOF
expect 0 'nothing releasable: the current version, and why' "printf 'docs: a\0ci: b' | semver-bump -z --current 1.2.3" <<'EOF'
1.2.3
--- stderr
semver-bump: none of 2 commits has a releasable type, see --explain
EOF
expect 0 'no message at all is no patch' "semver-bump -z --current 1.2.3 </dev/null" <<'EOF'
1.2.3
--- stderr
semver-bump: there are no commits
EOF
expect 0 'quiet' "echo 'docs: a' | semver-bump -q --current 1.2.3" <<'EOF'
1.2.3
EOF
expect 1 'a required release' "echo 'docs: a' | semver-bump --require-release --current 1.2.3" <<'EOF'
--- stderr
semver-bump: the only commit has no releasable type, see --explain
EOF
expect 1 'a required release, as json' "echo 'docs: a' | semver-bump -q --require-release --format json --current 1.2.3" <<'EOF'
{"schema":"relutils.semver-bump/v1",
"previous-version":"1.2.3",
"bump":"none",
"released":false,
"commits":1}
EOF
expect 0 'breaking on 0.x is minor' "echo 'feat!: a' | semver-bump --current 0.2.3" <<'EOF'
0.3.0
EOF
expect 0 'breaking on 0.x, literal' "echo 'feat!: a' | semver-bump --current 0.2.3 --zero literal" <<'EOF'
1.0.0
EOF
expect 0 'a feature on 0.x, shifted too' "echo 'feat: a' | semver-bump --current 0.2.3 --zero shift-all" <<'EOF'
0.2.4
EOF
expect 0 'a footer without an empty line counts' "printf 'fix: a\nBREAKING CHANGE: b\n' | semver-bump --current 3.0.0" <<'EOF'
4.0.0
EOF
expect 0 "git's revert is a patch" "printf 'Revert \"feat: a\"\n\nThis reverts commit 1234567.\n' | semver-bump --current 3.0.0" <<'EOF'
3.0.1
EOF
expect 0 'a prerelease is finished, never counted up' "echo 'feat!: a' | semver-bump --current 2.0.0-rc.1" <<'EOF'
2.0.0
EOF
expect 0 'build metadata is left behind' "echo 'fix: a' | semver-bump --current 2.0.0+build.5" <<'EOF'
2.0.1
EOF
expect 0 'numbers of any length' "echo 'fix: a' | semver-bump --current 1.2.99999999999999999999" <<'EOF'
1.2.100000000000000000000
EOF
expect 0 'json' "echo 'fix: a' | semver-bump --current 1.2.3 --format json --explain 2>/dev/null" <<'EOF'
{"schema":"relutils.semver-bump/v1",
"version":"1.2.4",
"previous-version":"1.2.3",
"bump":"patch",
"released":true,
"tag":"v1.2.4",
"commits":1,
"explanation":[{"header":"fix: a","type":"fix","bump":"patch","reason":"type"}]}
EOF
expect 0 'dotenv' "echo 'fix: a' | semver-bump --current 1.2.3 --format dotenv" <<'EOF'
VERSION=1.2.4
PREVIOUS_VERSION=1.2.3
BUMP=patch
RELEASED=true
TAG=v1.2.4
COMMITS=1
EOF
expect 0 'several views of one run' "echo 'fix: a' | semver-bump --current 1.2.3 --emit dotenv=out.env --emit json=out.json && grep VERSION= out.env" <<'EOF'
1.2.4
VERSION=1.2.4
PREVIOUS_VERSION=1.2.3
EOF
expect 0 'text of strangers moves no cursor' "printf 'docs: \033[2Jx\r\n' | semver-bump --explain -q --current 1.2.3" <<'EOF'
1.2.3
--- stderr
none   docs: \x1b[2Jx  ('docs' releases nothing)
EOF
expect 0 'NUL and invalid UTF-8 in a message' "printf 'feat: a\0\377b' | semver-bump --current 1.2.3" <<'EOF'
1.3.0
EOF
expect 0 'CRLF' "printf 'fix: a\r\n\r\nBREAKING CHANGE: b\r\n' | semver-bump --current 1.2.3" <<'EOF'
2.0.0
EOF
expect 0 'a message of 10 MB' "{ printf 'feat: a\n\n'; head -c 10000000 /dev/zero | tr '\0' x; } | semver-bump --current 1.2.3" <<'EOF'
1.3.0
EOF

# Usage.
expect 2 'a current version that is none' "echo 'fix: a' | semver-bump --current 1.2" <<'EOF'
--- stderr
semver-bump: --current '1.2' is not a version; write it as 1.2.3
EOF
expect 2 'two sources' "semver-bump --current 1.2.3 --from HEAD" <<'EOF'
--- stderr
semver-bump: --current takes messages on standard input, --from and --to take commits; use one of the two
EOF
expect 2 '-z without messages' "semver-bump -z" <<'EOF'
--- stderr
semver-bump: -z is about messages on standard input; add --current VERSION
EOF
expect 2 'an operand' "semver-bump 1.2.3" <<'EOF'
--- stderr
semver-bump: no operand is taken, but there is '1.2.3'; try 'semver-bump --help'
EOF
expect 2 'closed standard input' "semver-bump --current 1.2.3 <&-" <<'EOF'
--- stderr
semver-bump: cannot read standard input: Bad file descriptor
EOF
expect 2 'a full disk is not success' "echo 'fix: a' | semver-bump --current 1.2.3 >/dev/full" <<'EOF'
--- stderr
semver-bump: cannot write standard output: No space left on device
EOF

# Configuration.
printf 'version:\n  zero: literal\n' >zero.yml
expect 0 'a policy from the configuration' "echo 'feat!: a' | semver-bump --current 0.1.0 --config zero.yml" <<'EOF'
1.0.0
EOF
expect 0 'the command line wins' "echo 'feat!: a' | semver-bump --current 0.1.0 --config zero.yml --zero shift" <<'EOF'
0.2.0
EOF
printf 'commits:\n  types:\n    - {type: docs, bump: patch}\n' >types.yml
expect 0 'a type of its own' "echo 'docs: a' | semver-bump --current 0.1.0 --config types.yml" <<'EOF'
0.1.1
EOF
printf 'commits:\n  types:\n    - {type: docs, bmp: patch}\n' >mistake.yml
expect 2 'a misspelt key in a rule' "echo 'docs: a' | semver-bump --current 0.1.0 --config mistake.yml" <<'EOF'
--- stderr
semver-bump: mistake.yml:3:20: unknown key 'bmp' in a rule of 'commits.types'; did you mean 'bump'?
EOF
printf 'version:\n  zeroo: literal\n' >mistake.yml
expect 2 'a misspelt key' "semver-bump --current 0.1.0 --config mistake.yml" <<'EOF'
--- stderr
semver-bump: mistake.yml:2:3: unknown key 'version.zeroo'; did you mean 'zero'?
EOF
done_testing
