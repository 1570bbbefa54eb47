#!/bin/sh
# The project's own commits pass its own commitlint, and have the form 'type(scope): imperative'.
. "$(dirname "$0")/../cli/lib.sh"
cd "$top" || exit 2

expect 0 'this is the whole history' 'git rev-parse --is-shallow-repository' <<'EOF'
false
EOF
succeed 'every message is in order' 'git log -z --format=%B | commitlint -z'
expect 1 'every header has a type, and begins with a verb in the imperative' \
	'git log --no-merges --format=%s | grep -vE "^(build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(\([a-z0-9, -]+\))?!?: [a-z0-9]"
	git log --no-merges --format=%s | grep -E ": (add|fix|mend|use|remove|change|update|ma[dk]e|write|move|rename)(s|e?d|ing) "' </dev/null

done_testing
