#!/bin/sh
# scripts/lint finds what it is for, in a tree that has one of each.
. "$(dirname "$0")/../cli/lib.sh"
need shellcheck lizard clang-format

git init -q tree
cd tree || exit 2
mkdir -p scripts common/base common/cli common/release tools/a tools/b
cp "$top/scripts/lint" scripts/
cp "$top/.clang-format" "$top/.shellcheckrc" .
printf '#!/bin/sh\necho $1\n' >scripts/unquoted
cat >common/base/up.h <<'EOF'
#ifndef UP_H
#define UP_H
#include <git2.h>
#include "common/cli/options.h"
#include "up.h"
#endif
EOF
cat >common/release/from_repo.c <<'EOF'
#include "common/base/up.h"
#include "common/cli/keys.h"
#include "tools/a/a.h"
#include "common/git/repo.h"
EOF
cat >common/release/bump.c <<'EOF'
#include "common/git/repo.h"
EOF
cat >tools/a/main.c <<'EOF'
#include "common/git/repo.h"
#include "tests/unit/tap.h"
#include "tools/a/a.h"
#include "tools/b/b.h"
/* Not strcpy(), says a comment. */
EOF
echo "void f(char *a, char *b) { strcpy(a, b); } /* TO""DO: g() */" >>tools/a/main.c
{
	echo 'int g(int a, int b, int c, int d, int e, int f, int h) {'
	for i in 1 2 3 4 5 6 7 8; do echo "	if (a == $i && b) return $i;"; done
	yes '' | head -n 400
	echo '	return 0;'
	echo '}'
} >tools/b/long.c
git add -A

expect 1 'every kind is found' 'sh scripts/lint >log; status=$?; grep -v "^# " log; exit $status' <<'EOF'
not ok 1 - shell scripts have no finding of shellcheck
not ok 2 - scripts are executable
not ok 3 - layers include only what is below them
not ok 4 - banned functions are not called
not ok 5 - nothing is marked as unfinished
not ok 6 - files are short
not ok 7 - functions are short and simple
not ok 8 - include guards are the path
not ok 9 - the code is formatted
not ok 10 - gcc has no warning
not ok 11 - clang has no warning
1..11
EOF

expect 0 'layers, guards, calls and sizes by name' 'grep "^# [ct][^ ]*\.[ch][: ]" log | grep -v -e warning -e "TO""DO"' <<'EOF'
# common/base/up.h:3: only common/git/ includes <git2.h>
# common/base/up.h:4: may not include "common/cli/options.h"
# common/base/up.h:5: may not include "up.h"
# common/release/bump.c:1: may not include "common/git/repo.h"
# common/release/from_repo.c:3: may not include "tools/a/a.h"
# tools/a/main.c:2: may not include "tests/unit/tap.h"
# tools/a/main.c:4: may not include "tools/b/b.h"
# tools/a/main.c: calls strcpy(
# tools/b/long.c: 411 lines, 400 are allowed
# common/base/up.h: the include guard is not COMMON_BASE_UP_H
EOF

done_testing
