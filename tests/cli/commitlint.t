#!/bin/sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"

# One message on standard input.
expect 0 'a good message is silent' "echo 'feat: add a parser' | commitlint" </dev/null
expect 1 'findings name line, column, rule and correction' "echo 'feet: Add a parser.' | commitlint" <<'EOF'
<stdin>:1:7: error: subject must not be sentence-case [subject-case]
  did you mean 'add a parser.'?
<stdin>:1:19: error: subject may not end with full stop [subject-full-stop]
  leave out the '.' at its end
<stdin>:1:1: error: type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]
  did you mean 'feat'?
EOF
expect 0 'a warning passes' "printf 'feat: x\nbody\n' | commitlint" <<'EOF'
<stdin>:2:1: warning: body must have leading blank line [body-leading-blank]
  put an empty line after the header
EOF
expect 1 'unless strict' "printf 'feat: x\nbody\n' | commitlint --strict" <<'EOF'
<stdin>:2:1: warning: body must have leading blank line [body-leading-blank]
  put an empty line after the header
EOF
expect 1 'nothing is no message' "commitlint" <<'EOF'
<stdin>:1:1: error: message must not be empty [message-empty]
  say what was changed and why
EOF
expect 2 'a closed standard input is no message that passes' "commitlint <&-" <<'EOF'
--- stderr
commitlint: cannot read standard input: Bad file descriptor
EOF
expect 0 'what tools write is passed over' "printf 'Merge branch x\0Revert \"y\"\0fixup! z\0v1.2.3\0chore(release): 1.2.3 [skip ci]' | commitlint -z" </dev/null
expect 1 'several messages, ended by NUL' "printf 'feat: x\0foo: x\0fix: y\0' | commitlint -z" <<'EOF'
<stdin>:1:1: error: type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]
  use one of these types
EOF
expect 1 'a body line does not hide a bad header' "printf 'bad\n\nMerge branch x\n' | commitlint -q" <<'EOF'
<stdin>:1:4: error: subject may not be empty [subject-empty]
  say after ': ' what the change does
<stdin>:1:1: error: type may not be empty [type-empty]
  begin with a type and a colon, as in 'feat: …' or 'fix: …'
EOF
expect 0 'unless the peer is wanted' "printf 'bad\n\nMerge branch x\n' | commitlint --peer-ignores" </dev/null
expect 1 'hostile bytes' "printf 'feat: \\033[31mx\\377 ::set-output\\002.\r\n' | commitlint" <<'EOF'
<stdin>:1:28: error: subject may not end with full stop [subject-full-stop]
  leave out the '.' at its end
EOF
expect 2 'a full disk is not success' "echo 'feet: x' | commitlint >/dev/full" <<'EOF'
--- stderr
commitlint: cannot write standard output: No space left on device
EOF
expect 2 'one source at a time' "commitlint --edit x --last" <<'EOF'
--- stderr
commitlint: --edit, --env, --title, -z and the options that name commits are different sources of messages; use one of them
EOF

# The message that is being committed.
repo_new r
repo_commit r 'feat: one'
cat >r/.git/COMMIT_EDITMSG <<'EOF'
feet: x

# Please enter the commit message
# ------------------------ >8 ------------------------
+a line of a diff that is longer than any line of a message may be, which is a hundred characters, as git commit -v has it
EOF
expect 1 'comments and scissors are no part of it' "commitlint -C r --edit" <<'EOF'
COMMIT_EDITMSG:1:1: error: type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]
  did you mean 'feat'?
EOF
printf '# a comment first\nfeat: x\n\nbody\n' >r/message
expect 0 'a comment above the header' "commitlint -C r --edit message" </dev/null
printf 'feat: x\n\n; a comment\n' >r/message
expect 0 'core.commentChar' "git -C r config core.commentChar ';' && commitlint -C r -e message" </dev/null
printf '# no comment\n\n; a comment\n' >r/message
expect 0 'core.commentChar=auto' "git -C r config core.commentChar auto && commitlint -C r -e message | head -n 1" <<'EOF'
message:1:13: error: subject may not be empty [subject-empty]
EOF
printf '# only\n' >r/message
expect 1 'only a comment is no message' "git -C r config --unset core.commentChar; commitlint -C r -e message" <<'EOF'
message:1:1: error: message must not be empty [message-empty]
  say what was changed and why
EOF
expect 2 'no such file' "commitlint -C r -e nowhere" <<'EOF'
--- stderr
commitlint: cannot read 'nowhere': No such file or directory
EOF
expect 1 'the file that a variable names' "echo 'foo x' >r/message; M=message commitlint -C r -E M | head -n 1; M=message commitlint -C r -E M >/dev/null" <<'EOF'
message:1:6: error: subject may not be empty [subject-empty]
EOF

# Ranges.
repo_commit r 'Bad commit.'
repo_commit r 'fix: three'
id=$(git -C r rev-parse --short=7 HEAD~1)
expect 1 'a range names commits' "commitlint -C r --from HEAD~2 | sed 's/$id/ID/'; commitlint -C r --from HEAD~2 >/dev/null" <<'EOF'
ID:1:12: error: subject may not be empty [subject-empty]
  say after ': ' what the change does
ID:1:11: error: subject may not end with full stop [subject-full-stop]
  leave out the '.' at its end
ID:1:1: error: type may not be empty [type-empty]
  begin with a type and a colon, as in 'feat: …' or 'fix: …'
EOF
expect 0 'the last one' "commitlint -C r --last" </dev/null
expect 2 'an empty range' "commitlint -C r --from HEAD" <<'EOF'
--- stderr
commitlint: 'HEAD' and 'HEAD' are the same commit, so there is nothing to lint; --allow-empty-range makes that fine
EOF
expect 2 'a range the wrong way round' "commitlint -C r --from HEAD --to HEAD~1" <<'EOF'
--- stderr
commitlint: there is no commit to lint in the range up to 'HEAD~1'; --allow-empty-range makes that fine
EOF
expect 0 'an empty range that is fine' "commitlint -C r --from HEAD --allow-empty-range" </dev/null
last=$(git -C r rev-parse --short=7 HEAD)
expect 0 'outside of CI, auto is the last commit' "commitlint -C r --range auto 2>&1 | sed 's/$last/ID/'" <<'EOF'
commitlint: linting the last commit, for the event names no others: ID
EOF

# --range auto: the commits that an event of the CI system brought.
repo_new ci
repo_commit ci 'Old and bad.'
repo_commit ci 'feat: base'
base=$(git -C ci rev-parse HEAD)
git -C ci checkout -q -b topic
repo_commit ci 'fix: good'
repo_commit ci 'bad'
head=$(git -C ci rev-parse HEAD)
git -C ci checkout -q main
repo_commit ci 'feat: meanwhile, Bad.'
git -C ci checkout -q -b test
repo_merge ci topic "Merge $head into $base"
merge=$(git -C ci rev-parse HEAD)
# auto NAME=VALUE...: commit and rule of each finding, what was chosen, the status.
auto() {
	env CI=true "$@" commitlint -C ci --range auto >out 2>err
	status=$?
	sed -n "s/^$(printf %.7s "$head"):/head:/; s/^\([^ ]*\): .*\[\(.*\)\]\$/\1 \2/p" out
	sed "s/$(printf %.7s "$head")/HEAD/g; s/$(printf %.7s "$base")/BASE/g; s/$(printf %.7s "$merge")/MERGE/g" err
	return $status
}
cat >event.json <<EOF
{"pull_request":{"number":7,"title":"x","base":{"ref":"main","sha":"$base"},"head":{"ref":"topic","sha":"$head"}},"number":7}
EOF
github="GITHUB_ACTIONS=true GITHUB_REPOSITORY=o/r GITHUB_SERVER_URL=https://github.com GITHUB_RUN_ID=1"
expect 1 'a change request: its own commits, not the merge made for the test' "auto $github GITHUB_EVENT_NAME=pull_request GITHUB_EVENT_PATH='$dir/event.json' GITHUB_REF=refs/pull/7/merge GITHUB_SHA=$merge GITHUB_BASE_REF=main GITHUB_HEAD_REF=topic" <<'EOF'
head:1:4 subject-empty
head:1:1 type-empty
commitlint: linting the commits of the change request: BASE..HEAD
EOF
cat >event.json <<EOF
{"before":"$base","after":"$head","ref":"refs/heads/topic","commits":[],"repository":{"default_branch":"main"}}
EOF
expect 1 'a push: before..after' "auto $github GITHUB_EVENT_NAME=push GITHUB_EVENT_PATH='$dir/event.json' GITHUB_REF=refs/heads/topic GITHUB_SHA=$head" <<'EOF'
head:1:4 subject-empty
head:1:1 type-empty
commitlint: linting the commits of the push: BASE..HEAD
EOF
cat >event.json <<EOF
{"before":"0000000000000000000000000000000000000000","after":"$head","ref":"refs/heads/topic","repository":{"default_branch":"main"}}
EOF
expect 1 'a new branch: since it left the default branch' "auto $github GITHUB_EVENT_NAME=push GITHUB_EVENT_PATH='$dir/event.json' GITHUB_REF=refs/heads/topic GITHUB_SHA=$head | sed 's/[0-9a-f]\{7\}\.\./MAIN../'; false" <<'EOF'
head:1:4 subject-empty
head:1:1 type-empty
commitlint: linting the commits of the branch: MAIN..HEAD
EOF
expect 1 'a merge request of GitLab' "auto GITLAB_CI=true CI_PIPELINE_SOURCE=merge_request_event CI_COMMIT_SHA=$head CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_DIFF_BASE_SHA=$base CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=topic CI_COMMIT_REF_NAME=topic CI_DEFAULT_BRANCH=main CI_PROJECT_URL=https://e.org/o/r" <<'EOF'
head:1:4 subject-empty
head:1:1 type-empty
commitlint: linting the commits of the change request: BASE..HEAD
EOF
rm event.json

# Configuration.
mkdir conf && cd conf || exit 2
cat >.relutils.yml <<'EOF'
commitlint:
  rules:
    type-enum: [2, always, [feat, fix, wip]]
    header-max-length: [0]
EOF
expect 0 'our section amends the conventional rules' "echo 'wip: x' | commitlint" </dev/null
echo '{"rules":{"type-enum":[2,"always",["a"]]}}' >.commitlintrc.json
expect 0 'a second configuration is named, not merged' "echo 'wip: x' | commitlint 2>&1" <<'EOF'
commitlint: '.commitlintrc.json' is not read, because '$DIR/conf/.relutils.yml' has a section 'commitlint'
EOF
rm .relutils.yml
expect 1 "commitlint's own file" "echo 'wip: x' | commitlint" <<'EOF'
<stdin>:1:1: error: type must be one of [a] [type-enum]
  use one of these types
EOF
expect 0 'without extends the grammar is Angular'\''s, and we say so' "echo 'a!: x' | commitlint 2>&1" <<'EOF'
commitlint: '.commitlintrc.json' extends nothing, so headers are read by the Angular grammar, which knows no '!'; add "parserPreset": "conventional-changelog-conventionalcommits"
EOF
echo '{"extends":"@commitlint/config-conventional","rules":{"type-enun":[2,"always",["a"]]}}' >.commitlintrc.json
expect 2 'an unknown rule' "echo 'wip: x' | commitlint" <<'EOF'
--- stderr
commitlint: .commitlintrc.json:1:55: unknown rule 'type-enun'; did you mean 'type-enum'?
EOF
rm .commitlintrc.json
cat >commitlint.config.mjs <<'EOF'
import { RuleConfigSeverity } from '@commitlint/types';

const types = ['feat', 'fix', 'wip'];

/** @type {import('@commitlint/types').UserConfig} */
export default {
	extends: ['@commitlint/config-conventional'],
	rules: { 'type-enum': [RuleConfigSeverity.Error, 'always', types] },
	prompt: { alias: { fd: () => 'docs: fix typos' } },
};
EOF
expect 1 'a module of literals is read' "echo 'wip: x' | commitlint && echo 'wipe: x' | commitlint" <<'EOF'
<stdin>:1:1: error: type must be one of [feat, fix, wip] [type-enum]
  did you mean 'wip'?
EOF
cat >commitlint.config.mjs <<'EOF'
export default {
	extends: ['./base.json'],
	ignores: [(message) => message.includes('WIP')],
	rules: { 'header-max-length': [2, 'always', 80] },
};
EOF
expect 2 'code is not run, and the rest is there as YAML' "echo 'feat: x' | commitlint" <<'EOF'
--- stderr
commitlint: commitlint.config.mjs:3:12: '(message) => message.includes('WIP')],' is no literal, and code of a configuration is not run; what is one can stand in .commitlintrc.yaml
# .commitlintrc.yaml
extends: ["./base.json"]
ignores: []
rules:
  header-max-length: [2, "always", 80]
EOF
rm commitlint.config.mjs
mkdir -p node_modules/commitlint-config-a sub && cd sub || exit 2
echo '{"main":"lib.js"}' >../node_modules/commitlint-config-a/package.json
echo 'module.exports = { rules: { "type-enum": [2, "always", ["a"]], "scope-empty": [2, "never"] } }' >../node_modules/commitlint-config-a/lib.js
echo 'extends: [a, ./b.json]' >../.commitlintrc
echo '{"rules":{"scope-empty":[1,"never"]}}' >../b.json
expect 1 'packages and files are extended, from a folder below too' "echo 'b: x' | commitlint" <<'EOF'
<stdin>:1:1: error: type must be one of [a] [type-enum]
  did you mean 'a'?
<stdin>:1:2: warning: scope may not be empty [scope-empty]
  name what is touched, as in 'fix(parser): …'
EOF
echo '{"extends":"./.commitlintrc"}' >../b.json
expect 2 'what extends itself' "echo 'b: x' | commitlint" <<'EOF'
--- stderr
commitlint: $DIR/conf/b.json:1:12: './.commitlintrc' extends itself
EOF
echo 'extends: nowhere' >../.commitlintrc
expect 2 'what is not there' "echo 'b: x' | commitlint" <<'EOF'
--- stderr
commitlint: $DIR/conf/.commitlintrc:1:10: cannot find 'nowhere', which is extended; install it, or name a file as './FILE'
EOF
expect 0 'another file' "echo 'commitlint: {rules: {type-enum: [0]}}' >own.yml; echo 'b: x' | commitlint --config own.yml" </dev/null
expect 2 'our file of another name, by min-version' "echo 'min-version: 99.0' >own.yml; echo 'feat: x' | commitlint --config own.yml 2>/dev/null" </dev/null
expect 0 'our file of another name, by a section of its own' "echo 'x-team: {a: 1}' >own.yml; echo 'feat: x' | commitlint --config own.yml" </dev/null
expect 1 'our file by its name, whatever is in it' "mkdir named; echo 'extends: [./base.yml]' >named/.relutils.yml; echo 'commitlint: {rules: {type-enum: [2, always, [b]]}}' >named/base.yml; echo 'feat: x' | commitlint --config named/.relutils.yml" <<'EOF'
<stdin>:1:1: error: type must be one of [b] [type-enum]
  use one of these types
EOF
expect 0 'a file of the peer by its name, whatever is in it' "echo '{\"commits\": {}, \"commitlint\": {\"rules\": {\"type-case\": [0]}}}' >package.json; echo 'b: x' | commitlint --config package.json" </dev/null
expect 0 'another file of the peer' "echo 'rules: {type-case: [0]}' >own.yml; echo 'b: x' | commitlint -g own.yml" </dev/null
expect 0 'extended on the command line' "rm ../.commitlintrc; echo 'a(b): x' | commitlint -x a" </dev/null
cd "$dir" || exit 2

mkdir stops
echo 'commitlint: {rules: {subject-full-stop: [2, always, "."], body-full-stop: [2, never, "!"]}}' >stops/.relutils.yml
expect 1 'the remedy for a full stop says which way' "printf 'fix: x\n\nbody!\n' | commitlint -C stops" <<'EOF'
<stdin>:1:6: error: subject must end with full stop [subject-full-stop]
  put '.' at its end
<stdin>:3:5: error: body may not end with full stop [body-full-stop]
  leave out the '!' at its end
EOF

# What is asked about the tool, and the ways of commitlint's command line.
expect 0 'the report of commitlint itself' "printf 'foo: x\n\nb\n' | commitlint --format commitlint -H https://e.org; true" <<'EOF'
⧗   --- input ---
foo: x

b
✖   type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]

✖   found 1 problems, 0 warnings
ⓘ   Get help: https://e.org

EOF
expect 0 'hostile text in the report of commitlint itself' "printf 'foo: \033[2J ##[add-mask]x\n\n  ::error::pwn\n' | commitlint --format commitlint | sed -n 2,4p" <<'EOF'
foo: \x1b[2J ##\[add-mask]x

\  ::error::pwn
EOF
expect 0 'verbose tells which configuration is used' "echo 'feat: x' | commitlint -V" <<'EOF'
--- stderr
commitlint: there is no configuration, so the conventional rules hold
commitlint: messages checked: 1, errors: 0, warnings: 0
EOF
expect 0 'or only that' "echo 'feat: x' | commitlint -v" <<'EOF'
--- stderr
commitlint: there is no configuration, so the conventional rules hold
EOF
expect 0 'rules with their level' "commitlint --list-rules | sed -n '1,2p;/^type-enum/,+1p'" <<'EOF'
body-case                          off      the body is in a given letter case
                                            - rewrite the body in that case, or quote names
type-enum                          error    the type is one of a list, or with never is none of it
                                            - use one of these types
EOF
echo '{"rules":{"type-empty":[2,"never"]}}' >r/.commitlintrc.json
expect 0 'the configuration with places' "commitlint -C r --print-config" <<'EOF'
# .commitlintrc.json
rules:
  type-empty: [2, "never"] # .commitlintrc.json:1
defaultIgnores: true
EOF
rm r/.commitlintrc.json
repo_tag r v1.0.0
repo_commit r 'Bad'
expect 1 'the commits after the last tag' "commitlint -d r --from-last-tag --format commitlint -q" </dev/null
repo_new untagged
repo_commit untagged 'feat: x'
expect 2 'no tag to begin at' "commitlint -C untagged --from-last-tag" <<'EOF'
--- stderr
commitlint: no tag leads to a first parent of 'HEAD'; name where to begin with --from
EOF

# Scopes from the workspace.
mkdir -p mono/packages/a mono/packages/b/node_modules/x mono/apps/c mono/other && cd mono || exit 2
echo '{"workspaces":["packages/*","./apps/**"],"commitlint":{"extends":["@commitlint/config-conventional","@commitlint/config-workspace-scopes"]}}' >package.json
echo '{"name":"@mono/a"}' >packages/a/package.json
echo '{"name":"b"}' >packages/b/package.json
echo '{"name":"x"}' >packages/b/node_modules/x/package.json
echo '{"name":"c"}' >apps/c/package.json
echo '{"name":"other"}' >other/package.json
expect 1 'scopes are the packages of the workspace' "printf 'fix(a): x\0fix(c,b): x\0fix(other): x' | commitlint -z" <<'EOF'
<stdin>:1:5: error: scope must be one of [a, b, c] [scope-enum]
  use one of these scopes
EOF
printf 'packages:\n  - "packages/*"\n  - "!packages/b"\n' >pnpm-workspace.yaml
expect 1 'of pnpm' "echo 'fix(b): x' | commitlint -x @commitlint/config-pnpm-scopes" <<'EOF'
<stdin>:1:5: error: scope must be one of [a] [scope-enum]
  did you mean 'a'?
EOF
echo '{"name":"api"}' >apps/c/project.json
expect 1 'of Nx' "echo 'fix(b): x' | commitlint -x @commitlint/config-nx-scopes" <<'EOF'
<stdin>:1:5: error: scope must be one of [api] [scope-enum]
  use one of these scopes
EOF
cd "$dir" || exit 2

# Corrections.
cat >r/message <<'EOF'
 FIX: Add a parser.
body
# a comment
Refs: #12
EOF
expect 0 'what needs no judgement is corrected' "commitlint -C r -e message --fix; cat r/message" <<'EOF'
fix: add a parser

body
# a comment

Refs: #12
--- stderr
commitlint: corrected 'header-trim' in 'message'
commitlint: corrected 'subject-case' in 'message'
commitlint: corrected 'subject-full-stop' in 'message'
commitlint: corrected 'type-case' in 'message'
commitlint: corrected 'body-leading-blank' in 'message'
commitlint: corrected 'footer-leading-blank' in 'message'
EOF
expect 0 'once is enough' "cp r/message before; commitlint -C r -e message --fix && cmp before r/message" </dev/null
expect 1 'what needs judgement stays' "echo 'feet: HTTP x' >r/message; commitlint -C r -e message --fix; s=\$?; cat r/message; exit \$s" <<'EOF'
message:1:7: error: subject must not be sentence-case [subject-case]
  begin with a word in small letters, or quote the name
message:1:1: error: type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]
  did you mean 'feat'?
feet: HTTP x
EOF
expect 2 'nothing to correct on standard input' "echo 'feat: x' | commitlint --fix" <<'EOF'
--- stderr
commitlint: --fix corrects a file; name it with --edit
EOF

# Titles.
title='feat: a title that is as long as a header may be, which is hundred characters, and no more than that'
expect 0 'a title' "commitlint --title '$title'" </dev/null
expect 1 'with the number that it gets' "commitlint --title '$title' --number 12" <<'EOF'
title:1:95: error: header must not be longer than 100 characters, current length is 106 [header-max-length]
  shorten the subject and move details to the body
EOF
expect 0 'a draft of GitLab' "GITLAB_CI=true commitlint --title 'Draft: feat: x'" </dev/null
expect 1 'elsewhere that is no type' "commitlint --title 'Draft: feat x'" <<'EOF'
title:1:1: error: type must be lower-case [type-case]
  did you mean 'draft'?
title:1:1: error: type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]
  use one of these types
EOF

# The hook.
repo_new hooked
expect 0 'a hook is installed' "cd hooked && commitlint --install-hook" <<'EOF'
--- stderr
commitlint: installed '$DIR/hooked/.git/hooks/commit-msg'
EOF
expect 1 'it refuses a bad message' "cd hooked && git commit -q --allow-empty -m 'feet: x'" <<'EOF'
--- stderr
.git/COMMIT_EDITMSG:1:1: error: type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]
  did you mean 'feat'?
EOF
expect 0 'and lets a good one pass, with a diff below the scissors' "cd hooked && echo x >file && git add file && EDITOR='printf \"feat: x\\n\\nbody\\n\" | cat - .git/COMMIT_EDITMSG >m; cp m .git/COMMIT_EDITMSG; :' git commit -q -v" </dev/null
expect 0 'fixups pass' "cd hooked && git commit -q --allow-empty --fixup HEAD" </dev/null
expect 0 'in a work tree too' "cd hooked && git worktree add -q ../tree && cd ../tree && git commit -q --allow-empty -m 'fix: y'" </dev/null
expect 0 'it goes again' "cd hooked && commitlint --uninstall-hook && test ! -e .git/hooks/commit-msg" <<'EOF'
--- stderr
commitlint: removed '$DIR/hooked/.git/hooks/commit-msg'
EOF
expect 2 'a hook of somebody else stays' "cd hooked && echo '#!/bin/sh' >.git/hooks/commit-msg && commitlint --install-hook" <<'EOF'
--- stderr
commitlint: '$DIR/hooked/.git/hooks/commit-msg' is there already and not ours; add this line to it: relutils-commitlint --edit "$1" || exit 1
EOF
expect 0 'core.hooksPath' "cd hooked && git config core.hooksPath .hooks && commitlint -q --install-hook && test -x .hooks/commit-msg" </dev/null
done_testing
