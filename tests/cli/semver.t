#!/bin/sh
. "$(dirname "$0")/lib.sh"
expect 0 'less' "semver --compare 1.9.0 1.10.0" <<'EOF'
-1
EOF
expect 0 'equal, whatever the build' "semver --compare v1.0.0+a 1.0.0+b" <<'EOF'
0
EOF
expect 0 'greater' "semver --compare 1.0.0 1.0.0-rc.1" <<'EOF'
1
EOF
expect 2 'two versions' "semver --compare 1.0.0" <<'EOF'
--- stderr
semver: --compare takes two versions, not 1
EOF
expect 0 'sorted, from standard input, as written' "printf 'v1.10.0\n\n 1.9.0 \r\n1.10.0-rc.1\n99999999999999999999.0.0\n' | semver --sort" <<'EOF'
1.9.0
1.10.0-rc.1
v1.10.0
99999999999999999999.0.0
EOF
expect 2 'what is no version cannot be sorted' "printf '1.0.0\nlatest\n' | semver --sort" <<'EOF'
--- stderr
semver: 'latest' is not a version; write it as 1.2.3, or use --validate to find out
EOF
expect 0 'nothing to sort' "semver --sort" <<'EOF'
EOF
expect 0 'valid' "semver --validate 1.2.3 v1.2.3-rc.1+b" <<'EOF'
EOF
expect 1 'not valid' "semver --validate 1.2.3 01.2.3 '1.2
'" <<'EOF'
--- stderr
semver: '01.2.3' is not a version
semver: '1.2\n' is not a version
EOF
expect 0 'those that satisfy' "semver --satisfies '^1.2.3 || 2.x' 1.2.2 1.2.3 v2.9.9 3.0.0 2.0.0-rc.1" <<'EOF'
1.2.3
v2.9.9
EOF
expect 1 'none satisfies' "semver --satisfies '>=2 <3' 1.2.2" <<'EOF'
EOF
expect 0 'prereleases included' "semver --include-prerelease --satisfies 2.x 2.0.0-rc.1" <<'EOF'
2.0.0-rc.1
EOF
expect 2 'no range' "semver --satisfies '>=>1' 1.2.2" <<'EOF'
--- stderr
semver: '>=>1' is not a range: '>=>1' is not understood; write it as '^1.2.3' or '>=1.2 <3'
EOF
expect 0 'above and below' "semver --above '^1' 2.0.0 1.0.0 0.1.0; semver --below '^1' 2.0.0 1.0.0 0.1.0" <<'EOF'
2.0.0
0.1.0
EOF
expect 0 'overlapping ranges' "semver --overlaps '^1' '>=1.5'" <<'EOF'
EOF
expect 1 'ranges apart' "semver --overlaps '^1' '>=2'" <<'EOF'
EOF
expect 0 'counted up' "for l in major minor patch premajor preminor prepatch prerelease release; do semver --inc \$l 1.2.3-rc.1; done" <<'EOF'
2.0.0
1.3.0
1.2.3
2.0.0-0
1.3.0-0
1.2.4-0
1.2.3-rc.2
1.2.3
EOF
expect 0 'a named prerelease' "semver --inc prerelease --preid beta 1.2.3" <<'EOF'
1.2.4-beta.0
EOF
expect 2 'no prerelease to finish' "semver --inc release 1.2.3" <<'EOF'
--- stderr
semver: '1.2.3' is not a prerelease, so there is nothing to finish
EOF
expect 0 'parts' "for p in major minor patch prerelease build core; do semver --part \$p v1.2.3-rc.1+b.2; done" <<'EOF'
1
2
3
rc.1
b.2
1.2.3
EOF
expect 0 'cut' "semver --truncate minor 1.2.3-rc.1" <<'EOF'
1.2.0
EOF
expect 2 'no question' "semver 1.2.3" <<'EOF'
--- stderr
semver: say what to do with the versions; try 'semver --help'
EOF
expect 2 'two questions' "semver --sort --validate" <<'EOF'
--- stderr
semver: only one question can be asked at a time; try 'semver --help'
EOF
expect 2 'a name for nothing' "semver --sort --preid rc" <<'EOF'
--- stderr
semver: --preid names the prerelease that --inc makes; add --inc prerelease
EOF
expect 2 'an unknown level' "semver --inc mayor 1.2.3" <<'EOF'
--- stderr
semver: there is no level 'mayor'; did you mean 'major'?
EOF
expect 2 'a full disk is not success' "semver --part major 1.2.3 >/dev/full" <<'EOF'
--- stderr
semver: cannot write standard output: No space left on device
EOF
done_testing
