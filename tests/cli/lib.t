#!/bin/sh
# The test library itself: what it must not let pass.
. "$(dirname "$0")/lib.sh"

cat >inner.t <<'EOF'
. "$LIBRARY"
expect 0 'both streams agree' 'echo out; echo err >&2' <<'TXT'
out
--- stderr
err
TXT
expect 0 'status differs' 'exit 1' </dev/null
expect 0 'standard output differs' 'echo b' <<'TXT'
a
TXT
expect 0 'text came on the other stream' 'echo a >&2' <<'TXT'
a
TXT
expect 0 'standard error alone' 'echo a >&2' <<'TXT'
--- stderr
a
TXT
expect 0 'a missing end of line shows' 'printf a' <<'TXT'
a
TXT
expect 0 'and can be asked for' 'printf a' <<'TXT'
a
\ no newline at end
TXT
expect 0 'the directory has a name' 'pwd' <<'TXT'
$DIR
TXT
expect 0 'standard input is empty' 'cat; exit 0' </dev/null
succeed 'success is quiet' 'echo noise'
succeed 'failure is not' 'echo why; exit 3'
done_testing
EOF

expect 1 'what differs fails, what agrees passes' \
	'LIBRARY=$top/tests/cli/lib.sh sh inner.t >log; status=$?; grep -v "^#" log; exit $status' <<'EOF'
ok 1 - both streams agree
not ok 2 - status differs
not ok 3 - standard output differs
not ok 4 - text came on the other stream
ok 5 - standard error alone
not ok 6 - a missing end of line shows
ok 7 - and can be asked for
ok 8 - the directory has a name
ok 9 - standard input is empty
ok 10 - success is quiet
not ok 11 - failure is not
1..11
EOF

expect 0 'a failure says what was wanted, what came, and how' 'sed -n "/^not ok 4/,/^ok/{/^#/p;}" log' <<'EOF'
# --- stdout wanted
# +++ stdout came
# @@ -1 +0,0 @@
# -a
# --- stderr wanted
# +++ stderr came
# @@ -0,0 +1 @@
# +a
# command: echo a >&2
EOF

cat >transcript <<'EOF'
$ mkdir sub && cd sub
$ pwd; false
$DIR/sub
$ echo $?
0
$ cat <<X
> of several lines
> X
of several lines
EOF

cat >inner.t <<'EOF'
. "$LIBRARY"
session "$TRANSCRIPT"
done_testing
EOF

expect 1 'a transcript runs in one shell, and its wrong answers fail' \
	'LIBRARY=$top/tests/cli/lib.sh TRANSCRIPT=$dir/transcript sh inner.t >log; status=$?; grep -v "^#" log; exit $status' <<'EOF'
ok 1 - mkdir sub && cd sub
ok 2 - pwd; false
not ok 3 - echo $?
ok 4 - cat <<X
1..4
EOF

expect 0 'the CI system does not show through' \
	'CI=true GITHUB_OUTPUT=/x XDG_CONFIG_HOME=/y sh -c ". \"\$0\"; env | grep -c -e ^CI= -e ^GITHUB_ -e ^XDG_" "$top/tests/cli/lib.sh"; exit 0' <<'EOF'
0
EOF

done_testing
