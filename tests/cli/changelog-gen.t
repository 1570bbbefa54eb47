#!/bin/sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"

repo_new r
repo_commit r 'feat: a first thing'
repo_tag r v1.0.0 'the first release'
repo_commit r 'feat(parser): read many files (#12)

Closes #7, fixes x/y#8'
repo_commit r 'fix!: give up #3

BREAKING CHANGE: the old way is
gone'
repo_commit r 'docs: hidden'
repo_commit r 'refactor!: breaking, though hidden'
repo_commit r 'no type at all'

expect 0 'what is not released yet' "changelog-gen -C r" <<'EOF'
## Unreleased

### Breaking changes

- breaking, though hidden (6bf823e)
- the old way is
  gone (56335ef)

### Features

- **parser:** read many files (#12) (81bd734), closes #7, closes x/y#8

### Bug Fixes

- give up #3 (56335ef)
EOF
expect 0 'a release that is being made' "changelog-gen -C r --release 1.1.0 --now 2026-02-01 | head -n 1" <<'EOF'
## 1.1.0 (2026-02-01)
EOF
expect 0 'its date from SOURCE_DATE_EPOCH' "SOURCE_DATE_EPOCH=1800000000 changelog-gen -C r --release 1.1.0 | head -n 1" <<'EOF'
## 1.1.0 (2027-01-15)
EOF
expect 0 'an existing release, with the date of its tag' "changelog-gen -C r --tag v1.0.0" <<'EOF'
## 1.0.0 (2026-01-01)

### Features

- a first thing (9d5bc28)
EOF
expect 2 'a version that has its tag' "changelog-gen -C r --release 1.0.0" <<'EOF'
--- stderr
changelog-gen: version 1.0.0 is released already, as tag 'v1.0.0'; show it with --tag v1.0.0
EOF
expect 2 'a version that has its tag, with the prefix' "changelog-gen -C r --release v1.0.0" <<'EOF'
--- stderr
changelog-gen: version 1.0.0 is released already, as tag 'v1.0.0'; show it with --tag v1.0.0
EOF
expect 2 'no version' "changelog-gen -C r --release latest" <<'EOF'
--- stderr
changelog-gen: --release 'latest' is no version; write it as 1.2.3
EOF
expect 2 'a tag that is not there' "changelog-gen -C r --tag v9.0.0" <<'EOF'
--- stderr
changelog-gen: there is no tag 'v9.0.0'; fetch the tags ('git fetch --tags'), or name one that 'git tag' lists
EOF
expect 0 'all releases' "changelog-gen -C r --all | grep -v '^- '" <<'EOF'
# Changelog

## Unreleased

### Breaking changes

  gone (56335ef)

### Features


### Bug Fixes


## 1.0.0 (2026-01-01)

### Features

EOF
expect 0 'a range' "changelog-gen -C r --from v1.0.0 --to HEAD~4" <<'EOF'
## Unreleased

### Features

- **parser:** read many files (#12) (81bd734), closes #7, closes x/y#8
EOF

# Links.
git -C r remote add origin git@github.com:o/r.git
expect 0 'links on GitHub' "changelog-gen -C r --release 1.1.0 --now 2026-02-01" <<'EOF'
## [1.1.0](https://github.com/o/r/compare/v1.0.0...v1.1.0) (2026-02-01)

### Breaking changes

- breaking, though hidden ([6bf823e](https://github.com/o/r/commit/6bf823e202a9dea190376aac51bf1e8cbad4d26b))
- the old way is
  gone ([56335ef](https://github.com/o/r/commit/56335ef85013c0e99ab7ebeb8202a1b2d8d08046))

### Features

- **parser:** read many files ([#12](https://github.com/o/r/pull/12)) ([81bd734](https://github.com/o/r/commit/81bd734d7479b73219058c03f08a64d0f83e34b9)), closes [#7](https://github.com/o/r/issues/7), closes [x/y#8](https://github.com/x/y/issues/8)

### Bug Fixes

- give up [#3](https://github.com/o/r/issues/3) ([56335ef](https://github.com/o/r/commit/56335ef85013c0e99ab7ebeb8202a1b2d8d08046))
EOF
git -C r remote set-url origin https://me:secret@gitlab.example.org:8443/group/sub/project.git
expect 0 'links on GitLab, in a subgroup' "changelog-gen -C r --release 1.1.0 --now 2026-02-01 | head -n 7; changelog-gen -C r --from v1.0.0 --to HEAD~4" <<'EOF'
## [1.1.0](https://gitlab.example.org:8443/group/sub/project/-/compare/v1.0.0...v1.1.0) (2026-02-01)

### Breaking changes

- breaking, though hidden ([6bf823e](https://gitlab.example.org:8443/group/sub/project/-/commit/6bf823e202a9dea190376aac51bf1e8cbad4d26b))
- the old way is
  gone ([56335ef](https://gitlab.example.org:8443/group/sub/project/-/commit/56335ef85013c0e99ab7ebeb8202a1b2d8d08046))
## [Unreleased](https://gitlab.example.org:8443/group/sub/project/-/compare/v1.0.0...81bd734d7479b73219058c03f08a64d0f83e34b9)

### Features

- **parser:** read many files ([#12](https://gitlab.example.org:8443/group/sub/project/-/issues/12)) ([81bd734](https://gitlab.example.org:8443/group/sub/project/-/commit/81bd734d7479b73219058c03f08a64d0f83e34b9)), closes [#7](https://gitlab.example.org:8443/group/sub/project/-/issues/7), closes [x/y#8](https://gitlab.example.org:8443/x/y/-/issues/8)
EOF
git -C r remote set-url origin https://git.example.org/o/r.git
expect 0 'no links where the forge is not known' "changelog-gen -C r --tag v1.0.0" <<'EOF'
## 1.0.0 (2026-01-01)

### Features

- a first thing (9d5bc28)
EOF
expect 0 'links where the forge is configured' "echo 'changelog: {forge: gitlab}' >forge.yml; changelog-gen -C r --tag v1.0.0 --config ../forge.yml" <<'EOF'
## 1.0.0 (2026-01-01)

### Features

- a first thing ([9d5bc28](https://git.example.org/o/r/-/commit/9d5bc28427352ed91462cf612780bc14046e3508))
EOF
expect 0 'links to another address' "echo 'changelog: {url: git@github.com:x/y}' >forge.yml; changelog-gen -C r --tag v1.0.0 --config ../forge.yml" <<'EOF'
## 1.0.0 (2026-01-01)

### Features

- a first thing ([9d5bc28](https://github.com/x/y/commit/9d5bc28427352ed91462cf612780bc14046e3508))
EOF
expect 2 'an address that is none' "echo 'changelog: {url: nowhere}' >forge.yml; changelog-gen -C r --config ../forge.yml" <<'EOF'
--- stderr
changelog-gen: changelog.url 'nowhere' is no address of a repository; write it as https://host/owner/name
EOF

# The other views.
expect 0 'json' "changelog-gen -C r --tag v1.0.0 --format json" <<'EOF'
{"schema":"relutils.changelog-gen/v1","title":null,"repository":null,
"releases":[
{"name":"1.0.0","version":"1.0.0","tag":"v1.0.0","previous":null,"date":"2026-01-01","url":null,"compare-url":null,"first":true,"has-breaking":false,"breaking":[],"groups":[{"title":"Features","type":"feat","is":{"feat":true},"entries":[{"id":"9d5bc28427352ed91462cf612780bc14046e3508","short-id":"9d5bc28","url":null,"type":"feat","scope":null,"subject":"a first thing","subject-parts":[{"text":"a first thing","url":null}],"breaking":false,"closes":[],"merge":false,"reverted":false,"header":"feat: a first thing","body":null,"author":{"name":"Ada","email":"ada@example.org"},"committed":"2026-01-01"}],"scopes":[]}],"statistics":{"commits":1,"merges":0,"typed":1},"commits":[{"id":"9d5bc28427352ed91462cf612780bc14046e3508","short-id":"9d5bc28","url":null,"type":"feat","scope":null,"subject":"a first thing","subject-parts":[{"text":"a first thing","url":null}],"breaking":false,"closes":[],"merge":false,"reverted":false,"header":"feat: a first thing","body":null,"author":{"name":"Ada","email":"ada@example.org"},"committed":"2026-01-01"}]}
]}
EOF
expect 0 'text and json in one run' "changelog-gen -C r --tag v1.0.0 --emit json=../notes.json && wc -l <notes.json" <<'EOF'
## 1.0.0 (2026-01-01)

### Features

- a first thing (9d5bc28)
4
EOF
expect 0 'json, without releases' "changelog-gen -C r --from HEAD --format json" <<'EOF'
{"schema":"relutils.changelog-gen/v1","title":null,"repository":null,
"releases":[
]}
--- stderr
changelog-gen: there are no commits since 'v1.0.0'
EOF
expect 2 'an unknown view' "changelog-gen -C r --format jason" <<'EOF'
--- stderr
changelog-gen: no format is called 'jason'; did you mean 'json'?
EOF
expect 0 'the built-in template writes what is written without one' "changelog-gen --print-template >t; changelog-gen -C r --all --template ../t >a; changelog-gen -C r --all | cmp - a" <<'EOF'
EOF
expect 0 'a template that needs all releases at once' "printf '{{#releases}}{{name}},{{/releases}} {{#releases}}{{tag}},{{/releases}}' >t; changelog-gen -C r --all --template ../t" <<'EOF'
Unreleased,1.0.0, ,v1.0.0,
\ no newline at end
EOF
expect 0 'a template beside the configuration' "mkdir -p conf; echo '{{#releases}}{{name}}{{/releases}}' >conf/t; echo 'changelog: {template: t}' >conf/c.yml; changelog-gen -C r --tag v1.0.0 --config ../conf/c.yml" <<'EOF'
1.0.0
EOF
expect 2 'a template with an open section' "printf 'x\n {{#releases}}' >t; changelog-gen -C r --template ../t" <<'EOF'
--- stderr
changelog-gen: ../t:2:2: section 'releases' is not closed
EOF
expect 2 'a template that is not there' "changelog-gen -C r --template none" <<'EOF'
--- stderr
changelog-gen: cannot read 'none': No such file or directory
EOF

# Several lines.
repo_new lines
repo_commit lines 'feat: a'
repo_tag lines v1.0.0
git -C lines checkout -q -b side
repo_commit lines 'fix: on the side'
repo_tag lines v1.0.1
git -C lines checkout -q main
repo_commit lines 'feat: b'
repo_tag lines v1.1.0
expect 0 'the line of HEAD' "changelog-gen -C lines --all | grep '^[-#]'" <<'EOF'
# Changelog
## 1.1.0 (2026-01-01)
### Features
- b (859256b)
## 1.0.0 (2026-01-01)
### Features
- a (fecaf6f)
EOF
expect 0 'all lines' "changelog-gen -C lines --all-lines | grep '^[-#]'" <<'EOF'
# Changelog
## 1.1.0 (2026-01-01)
### Features
- b (859256b)
## 1.0.1 (2026-01-01)
### Bug Fixes
- on the side (648e9a8)
## 1.0.0 (2026-01-01)
### Features
- a (fecaf6f)
EOF

# Packages.
repo_new mono
repo_file mono core/a 1
repo_file mono web/a 1
repo_commit mono 'feat: both'
repo_tag mono core@1.0.0
repo_tag mono web@1.0.0
repo_file mono core/a 2
repo_commit mono 'fix: core'
repo_tag mono core@1.0.1
repo_file mono web/a 2
repo_commit mono 'feat: web'
repo_file mono web/docs/a 2
repo_commit mono 'feat: documents of web'
repo_file mono top 1
repo_commit mono 'feat: no package'
printf 'packages:\n  - {name: core, path: core}\n  - {name: web, path: web, exclude-paths: [web/docs]}\n' >mono/.relutils.yml
expect 0 'what a package is about to release' "changelog-gen -C mono --package web --release 1.1.0 --now 2026-02-01 | grep '^[-#]'" <<'EOF'
## 1.1.0 (2026-02-01)
### Features
- web (b0e6944)
EOF
expect 0 'its tags' "changelog-gen -C mono --package web --release 1.1.0 --format json | grep -o '\"tag\":[^,]*,\"previous\":[^,]*'" <<'EOF'
"tag":"web@1.1.0","previous":"web@1.0.0"
EOF
expect 0 'a release of a package' "changelog-gen -C mono --package core --tag core@1.0.1 | grep '^[-#]'" <<'EOF'
## 1.0.1 (2026-01-01)
### Bug Fixes
- core (d7edefd)
EOF
expect 0 'all releases of a package' "changelog-gen -C mono --package core --all | grep '^[-#]'" <<'EOF'
# Changelog
## 1.0.1 (2026-01-01)
### Bug Fixes
- core (d7edefd)
## 1.0.0 (2026-01-01)
### Features
- both (8d34322)
EOF
expect 2 'no such package' "changelog-gen -C mono --package cor" <<'EOF'
--- stderr
changelog-gen: there is no package 'cor'; see 'packages' in .relutils.yml
EOF
expect 2 'no packages at all' "changelog-gen -C lines --package core" <<'EOF'
--- stderr
changelog-gen: no packages are configured; list them under 'packages' in .relutils.yml
EOF

# What stands where.
repo_new many
repo_commit many 'feat(b): first'
repo_commit many 'fix(b): second, ABC-12' --trailer 'Changelog: fixed'
repo_commit many 'feat: third' --trailer 'changelog: added'
repo_commit many 'feat(a): fourth' --trailer 'Changelog: added'
repo_commit many 'fix(b): fifth'
listed() { changelog-gen -C many --config ../c.yml | sed '1,2d; s/ ([0-9a-f]\{7\})//'; }
expect 0 'oldest first' "echo 'changelog: {sort: oldest}' >c.yml; listed" <<'EOF'
### Features

- **b:** first
- third
- **a:** fourth

### Bug Fixes

- **b:** second, ABC-12
- **b:** fifth
EOF
expect 0 'by scope' "echo 'changelog: {sort: scope}' >c.yml; listed" <<'EOF'
### Features

- third
- **a:** fourth
- **b:** first

### Bug Fixes

- **b:** fifth
- **b:** second, ABC-12
EOF
expect 0 'scopes as lists of their own' "echo 'changelog: {scopes: grouped}' >c.yml; listed" <<'EOF'
### Features

- third
- **a:**
  - fourth
- **b:**
  - first

### Bug Fixes

- **b:**
  - fifth
  - second, ABC-12
EOF
expect 0 'headings in another order' "echo 'changelog: {order: [Bug Fixes]}' >c.yml; listed | grep '#'" <<'EOF'
### Bug Fixes
### Features
EOF
expect 0 'headings of their own' "printf 'commits:\n  types: [{type: feat, title: New, bump: minor}, {type: fix, hidden: true, bump: patch}]\n' >c.yml; listed | grep '#'" <<'EOF'
### New
EOF
expect 0 'by trailer, as on GitLab' "echo 'changelog: {group-by: trailer}' >c.yml; listed" <<'EOF'
### Added

- **a:** fourth
- third

### Fixed

- **b:** second, ABC-12
EOF
expect 0 'issues of another tracker' "echo 'changelog: {issues: [{pattern: \"[A-Z]+-[0-9]+\", url: \"https://jira.example.org/browse/{}\"}]}' >c.yml; listed | grep ABC" <<'EOF'
- **b:** second, [ABC-12](https://jira.example.org/browse/ABC-12)
EOF
expect 2 'an address without a place for the reference' "printf 'changelog:\n  issues:\n    - {pattern: a, url: https://x}\n' >c.yml; changelog-gen -C many --config ../c.yml" <<'EOF'
--- stderr
changelog-gen: ../c.yml:3:25: 'https://x' is no address with '{}' in it; write it as https://host/browse/{}
EOF
expect 2 'a pattern that is none' "printf 'changelog:\n  issues:\n    - {pattern: (, url: \"https://x/{}\"}\n' >c.yml; changelog-gen -C many --config ../c.yml" <<'EOF'
--- stderr
changelog-gen: ../c.yml:3:17: the regular expression '(' cannot be used, column 1: this '(' is not closed
EOF

# Commits that undo one another are not told, but are in the context.
repo_new undone
repo_commit undone 'feat: stays'
repo_commit undone 'feat: goes'
repo_commit undone "$(printf 'Revert "feat: goes"\n\nThis reverts commit %s.' "$(git -C undone rev-parse HEAD)")"
expect 0 'a commit that was reverted' "changelog-gen -C undone | sed 's/ (.*//'" <<'EOF'
## Unreleased

### Features

- stays
EOF
expect 0 'all of them' "printf '{{#releases}}{{#commits}}{{subject}} {{reverted}}\n{{/commits}}{{/releases}}' >t; changelog-gen -C undone --template ../t" <<'EOF'
feat: goes true
goes true
stays false
EOF

# Who wrote it.
repo_new people
by() { GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=$2 repo_commit people "$3"; }
by Ada ada@example.org 'feat: a'
repo_tag people v1.0.0
by 'Ada L.' ADA@old.example 'feat: b'
by Grace '77+grace@users.noreply.github.com' 'fix: c

Co-authored-by: Ada <ada@example.org>
co-authored-by: <script> <x@y.z>'
by Mallory 'x+mal(lory@users.noreply.github.com' 'docs: d'
printf 'Ada Lovelace <ada@example.org>\nAda Lovelace <ada@example.org> <ada@old.example>\n' >people/.mailmap
git -C people remote add origin https://github.com/o/people
expect 0 'not unless asked for' "changelog-gen -C people | grep -c Contributors; true" <<'EOF'
0
EOF
expect 0 'names' "changelog-gen -C people --contributors names | sed '1,/Contributors/d'" <<'EOF'

- Ada Lovelace
- Grace, for the first time
- Mallory, for the first time
EOF
expect 0 'logins, of the forge only' "changelog-gen -C people --contributors logins | sed '1,/Contributors/d'" <<'EOF'

- Ada Lovelace
- @grace, for the first time
- Mallory, for the first time
EOF
expect 0 'of another forge' "git -C people remote set-url origin https://gitlab.com/o/people; changelog-gen -C people --contributors logins | sed '1,/Contributors/d' | head -n 3" <<'EOF'

- Ada Lovelace
- Grace, for the first time
EOF
expect 0 'figures' "printf '{{#releases}}{{name}}{{#statistics}} {{commits}} {{typed}} {{merges}}{{/statistics}}{{#contributors}} {{name}} {{commits}}{{/contributors}}\n{{/releases}}' >t; changelog-gen -C people --all --contributors names --template ../t" <<'EOF'
Unreleased 3 3 0 Ada Lovelace 2 Grace 1 Mallory 1
1.0.0 1 1 0 Ada Lovelace 1
EOF

# The templates of examples/.
expect 0 'release notes' "git -C r remote set-url origin https://github.com/o/r; changelog-gen -C r --release 1.1.0 --now 2026-02-01 --contributors names --template '$top/examples/notes/release-notes.mustache'" <<'EOF'
## 1.1.0, 2026-02-01

5 commits since v1.0.0 ([all changes](https://github.com/o/r/compare/v1.0.0...v1.1.0)).

### Before you upgrade

- breaking, though hidden
- the old way is
  gone

### Highlights

- **parser:** read many files ([#12](https://github.com/o/r/pull/12))

### Bug Fixes

- give up [#3](https://github.com/o/r/issues/3)

### Thank you

- Ada (5)
EOF
expect 0 'an announcement' "changelog-gen -C r --release 1.1.0 --template '$top/examples/notes/announcement.mustache'; git -C r remote set-url origin https://git.example.org/o/r.git" <<'EOF'
1.1.0 is out. Please read the upgrade notes before you install it.

What is new:
  * read many files (#12)

What is mended:
  * give up #3

What you must change:
  * breaking, though hidden
  * the old way is
gone

https://github.com/o/r/releases/tag/v1.1.0
EOF

# A context instead of a repository.
expect 0 'a context writes what the repository does' "changelog-gen -C r --all --format json >c.json; changelog-gen --from-json c.json >a; changelog-gen -C r --all | cmp - a; changelog-gen --from-json - --format json <c.json | tr -d '\\n' >d.json; tr -d '\\n' <c.json | cmp - d.json" <<'EOF'
EOF
expect 0 'into a changelog' "changelog-gen -C r --tag v1.0.0 --format json | changelog-gen --from-json - --prepend GIVEN.md >notes && cat GIVEN.md" <<'EOF'
# Changelog

## 1.0.0 (2026-01-01)

### Features

- a first thing (9d5bc28)
EOF
expect 2 'a context that is none' "printf '{\n \"schema\": 1}' | changelog-gen --from-json -" <<'EOF'
--- stderr
changelog-gen: <stdin>:2:12: a document with "schema": "relutils.changelog-gen/v1" is wanted, as --format json prints it
EOF
expect 2 'nor is this' "echo '{' | changelog-gen --from-json -" <<'EOF'
--- stderr
changelog-gen: <stdin>:2:1: a key in double quotes was expected where the JSON text ends
EOF
expect 2 'or this' "echo '{\"schema\": \"relutils.changelog-gen/v1\"}' | changelog-gen --from-json -" <<'EOF'
--- stderr
changelog-gen: <stdin>:1:1: "releases" must be a list
EOF
expect 2 'with a version that it has no room for' "changelog-gen --from-json c.json --release 1.0.0" <<'EOF'
--- stderr
changelog-gen: --from-json brings its releases; use it without --release, --tag, --all, --from and --to
EOF
expect 2 'without a version to put in' "changelog-gen --from-json c.json --prepend GIVEN.md" <<'EOF'
--- stderr
changelog-gen: the release has no version, so it cannot be put into 'GIVEN.md'
EOF

# Notes that are too long.
expect 0 'cut at a line' "echo 'changelog: {limit: 150}' >limit.yml; changelog-gen -C r --config ../limit.yml; changelog-gen -C r --config ../limit.yml | wc -m" <<'EOF'
## Unreleased

### Breaking changes

- breaking, though hidden (6bf823e)
- the old way is
  gone (56335ef)

The rest does not fit here.
136
EOF
expect 0 'with a link to the rest' "git -C r remote set-url origin https://github.com/o/r; echo 'changelog: {limit: 600}' >limit.yml; changelog-gen -C r --config ../limit.yml; git -C r remote set-url origin https://git.example.org/o/r.git" <<'EOF'
## [Unreleased](https://github.com/o/r/compare/v1.0.0...HEAD)

### Breaking changes

- breaking, though hidden ([6bf823e](https://github.com/o/r/commit/6bf823e202a9dea190376aac51bf1e8cbad4d26b))
- the old way is
  gone ([56335ef](https://github.com/o/r/commit/56335ef85013c0e99ab7ebeb8202a1b2d8d08046))

The rest does not fit here: [all changes](https://github.com/o/r/compare/v1.0.0...HEAD)
EOF

# Commits without a type.
repo_new plain
repo_commit plain 'Add a thing'
repo_commit plain 'Mend @it, and <b>that</b> `code`'
expect 0 'no commit has a type' "changelog-gen -C plain" <<'EOF'
## Unreleased

### Other changes

- Mend `@it`, and &lt;b>that&lt;/b> `code` (c5bb28d)
- Add a thing (f287f12)
EOF
repo_commit plain 'feat: typed'
expect 0 'one has' "changelog-gen -C plain" <<'EOF'
## Unreleased

### Features

- typed (a6c37d8)
EOF
expect 0 'shown by configuration' "echo 'changelog: {untyped: show}' >show.yml; changelog-gen -C plain --config ../show.yml" <<'EOF'
## Unreleased

### Features

- typed (a6c37d8)

### Other changes

- Mend `@it`, and &lt;b>that&lt;/b> `code` (c5bb28d)
- Add a thing (f287f12)
EOF
repo_commit plain '::set-output name=x::y'
repo_commit plain "$(printf 'fix: \033[31mred\033[0m \342\200\256 # x\r\n\r\nBREAKING CHANGE: # heading\n- list\n::error::x\n[link](x)')"
expect 0 'text of strangers' "changelog-gen -C plain" <<'EOF'
## Unreleased

### Breaking changes

- \# heading
  \- list
  \::error::x
  \[link\](x) (1304a3e)

### Features

- typed (a6c37d8)

### Bug Fixes

- \x1b\[31mred\x1b\[0m \u{202e} # x (1304a3e)
EOF
# Messages that no editor would write: NUL, invalid UTF-8, ten megabytes.
repo_new raw
{
	printf 'commit refs/heads/main\ncommitter A <a@b.c> 1767225600 +0000\ndata 15\nfeat: a\000b \377 c\n\n'
	printf 'commit refs/heads/main\ncommitter A <a@b.c> 1767225601 +0000\ndata 10485760\nfix: '
	head -c 10485755 /dev/zero | tr '\0' '\140'
	printf '\n'
} | repo_import raw
expect 0 'messages that no editor would write' "changelog-gen -C raw | cut -c 1-40" <<'EOF'
## Unreleased

### Features

- a\x00b � c (c75b107)

### Bug Fixes

- \`\`\`\`\`\`\`\`\`\`\`\`\`\`\`\`\`\`\`
EOF
repo_new empty-range
repo_commit empty-range 'feat: a'
repo_tag empty-range v1.0.0
expect 0 'nothing to tell' "changelog-gen -C empty-range" <<'EOF'
--- stderr
changelog-gen: there are no commits since 'v1.0.0'
EOF
expect 0 'nothing to tell, quietly' "changelog-gen -q -C empty-range" <<'EOF'
EOF
expect 0 'a release of nothing' "changelog-gen -C empty-range --release 1.0.1 --now 2026-02-01" <<'EOF'
## 1.0.1 (2026-02-01)
EOF

# The changelog.
expect 0 'a new changelog' "changelog-gen -C r --tag v1.0.0 --prepend ../LOG.md >notes && cat LOG.md && sed 1,2d LOG.md | cmp - notes" <<'EOF'
# Changelog

## 1.0.0 (2026-01-01)

### Features

- a first thing (9d5bc28)
EOF
expect 0 'the next release comes above it, under the title' "changelog-gen -C r --release 1.1.0 --now 2026-02-01 --prepend ../LOG.md >notes && grep '^#' LOG.md" <<'EOF'
# Changelog
## 1.1.0 (2026-02-01)
### Breaking changes
### Features
### Bug Fixes
## 1.0.0 (2026-01-01)
### Features
EOF
expect 0 'a second run changes nothing' "cp LOG.md before; changelog-gen -C r --release 1.1.0 --now 2026-02-01 --prepend ../LOG.md >notes && cmp LOG.md before" <<'EOF'
EOF
expect 0 'other bytes stay' "printf '# Log\r\n\r\n\377 \r\n## 0.9.0\r\n- x' >LOG.md; changelog-gen -C r --tag v1.0.0 --prepend ../LOG.md >notes && od -c LOG.md | sed 's/^[0-9]* *//'" <<'EOF'
#       L   o   g  \r  \n  \r  \n 377      \r  \n  \r  \n   #
#       1   .   0   .   0       (   2   0   2   6   -   0   1
-   0   1   )  \r  \n  \r  \n   #   #   #       F   e   a   t
u   r   e   s  \r  \n  \r  \n   -       a       f   i   r   s
t       t   h   i   n   g       (   9   d   5   b   c   2   8
)  \r  \n  \r  \n   #   #       0   .   9   .   0  \r  \n   -
x

EOF
expect 2 'no version to put in' "changelog-gen -C r --prepend ../LOG.md" <<'EOF'
--- stderr
changelog-gen: --prepend needs to know the version; add --release VERSION or --tag TAG
EOF
expect 2 'a file that is no text' "printf 'a\0b' >LOG.bin; changelog-gen -C r --tag v1.0.0 --prepend ../LOG.bin >notes" <<'EOF'
--- stderr
changelog-gen: '../LOG.bin' is no text: it holds NUL bytes; is it the right file?
EOF
expect 2 'a folder' "changelog-gen -C r --tag v1.0.0 --prepend .. >notes" <<'EOF'
--- stderr
changelog-gen: cannot read '..': Is a directory
EOF
expect 2 'standard input is no changelog' "changelog-gen -C r --tag v1.0.0 --prepend -" <<'EOF'
--- stderr
changelog-gen: '-' is no file that notes can be put into; name one, or './-'
EOF
expect 2 'a folder that is not there' "changelog-gen -C r --tag v1.0.0 --prepend none/LOG.md >notes" <<'EOF'
--- stderr
changelog-gen: cannot write beside 'none/LOG.md': No such file or directory
EOF
expect 2 'a gigabyte' "truncate -s 1G sparse; changelog-gen -C r --tag v1.0.0 --prepend ../sparse >notes; st=\$?; rm sparse; exit \$st" <<'EOF'
--- stderr
changelog-gen: '../sparse' is larger than 67108864 bytes, which is the limit
EOF
expect 2 'a file that may not be written' "echo '# Log' >LOG.ro; chmod a-w LOG.ro; changelog-gen -C r --tag v1.0.0 --prepend ../LOG.ro >notes" <<'EOF'
--- stderr
changelog-gen: '../LOG.ro' may not be written; 'chmod u+w' changes that
EOF
expect 2 'a link out of the repository' "echo '# Log' >LOG.md; ln -s ../LOG.md r/OUT.md; changelog-gen -C r --tag v1.0.0 --prepend OUT.md >notes; st=\$?; cat LOG.md; exit \$st" <<'EOF'
# Log
--- stderr
changelog-gen: 'OUT.md' is a link that leads out of the repository, to '$DIR/LOG.md'; name that file itself
EOF
expect 0 'a link within it' "echo '# Log' >r/LOG.md; ln -s LOG.md r/IN.md; changelog-gen -C r --tag v1.0.0 --prepend IN.md >notes; grep -c 1.0.0 r/LOG.md; readlink r/IN.md" <<'EOF'
1
LOG.md
EOF
expect 2 'with --all' "changelog-gen -C r --all --prepend LOG.md" <<'EOF'
--- stderr
changelog-gen: --all makes a whole changelog; write it with >FILE, without --prepend
EOF

expect 1 'a changelog that is not up to date' "printf '# Log\n' >LOG.md; changelog-gen -C r --tag v1.0.0 --prepend ../LOG.md --check >notes; st=\$?; cat LOG.md; exit \$st" <<'EOF'
# Log
--- stderr
changelog-gen: '../LOG.md' is not up to date; run this without --check
EOF
expect 0 'one that is' "changelog-gen -C r --tag v1.0.0 --prepend ../LOG.md >notes; changelog-gen -C r --tag v1.0.0 --prepend ../LOG.md --check >notes" <<'EOF'
EOF
expect 2 'check what?' "changelog-gen -C r --check" <<'EOF'
--- stderr
changelog-gen: --check is about a changelog; add --prepend FILE
EOF

# Keep a Changelog.
git -C r remote set-url origin https://github.com/o/r
expect 0 'a whole changelog in that style' "changelog-gen -C r --all --notes-style keep-a-changelog --release 1.1.0 --now 2026-02-01 | sed 's|/commit/.*|/commit/…|'" <<'EOF'
# Changelog

## [1.1.0] - 2026-02-01

### Breaking changes

- breaking, though hidden ([6bf823e](https://github.com/o/r/commit/…
- the old way is
  gone ([56335ef](https://github.com/o/r/commit/…

### Added

- **parser:** read many files ([#12](https://github.com/o/r/pull/12)) ([81bd734](https://github.com/o/r/commit/…

### Fixed

- give up [#3](https://github.com/o/r/issues/3) ([56335ef](https://github.com/o/r/commit/…

## [1.0.0] - 2026-01-01

### Added

- a first thing ([9d5bc28](https://github.com/o/r/commit/…

[1.1.0]: https://github.com/o/r/compare/v1.0.0...v1.1.0
[1.0.0]: https://github.com/o/r/releases/tag/v1.0.0
EOF
cat >KEEP.md <<'EOF2'
# Changelog

All notable changes.

## [Unreleased]

Now with less.

### Removed

- the old way, by hand

### Fixed

- a thing that no commit tells of

## [1.0.0] - 2026-01-01

### Added

- all of it

[Unreleased]: https://github.com/o/r/compare/v1.0.0...HEAD
[1.0.0]: https://github.com/o/r/releases/tag/v1.0.0
EOF2
expect 0 'what was unreleased becomes the release' "changelog-gen -C r --notes-style keep-a-changelog --release 1.1.0 --now 2026-02-01 --prepend ../KEEP.md >notes; sed 's|/commit/.*|/commit/…|' KEEP.md" <<'EOF'
# Changelog

All notable changes.

## [Unreleased]

## [1.1.0] - 2026-02-01

Now with less.

### Breaking changes

- breaking, though hidden ([6bf823e](https://github.com/o/r/commit/…
- the old way is
  gone ([56335ef](https://github.com/o/r/commit/…

### Added

- **parser:** read many files ([#12](https://github.com/o/r/pull/12)) ([81bd734](https://github.com/o/r/commit/…

### Fixed

- a thing that no commit tells of
- give up [#3](https://github.com/o/r/issues/3) ([56335ef](https://github.com/o/r/commit/…

### Removed

- the old way, by hand

## [1.0.0] - 2026-01-01

### Added

- all of it

[Unreleased]: https://github.com/o/r/compare/v1.1.0...HEAD
[1.1.0]: https://github.com/o/r/compare/v1.0.0...v1.1.0
[1.0.0]: https://github.com/o/r/releases/tag/v1.0.0
EOF
expect 0 'a second run changes nothing, and loses nothing' "changelog-gen -C r --notes-style keep-a-changelog --release 1.1.0 --now 2026-02-01 --prepend ../KEEP.md --check >notes" <<'EOF'
EOF
expect 0 'the template of the style' "echo 'changelog: {style: keep-a-changelog}' >keep.yml; changelog-gen --print-template --notes-style keep-a-changelog >t; changelog-gen -C r --all --config ../keep.yml --template ../t >a; changelog-gen -C r --all --notes-style keep-a-changelog | cmp - a" <<'EOF'
EOF
git -C r remote set-url origin https://git.example.org/o/r.git

# What cannot be done.
expect 2 'contradictory options' "changelog-gen -C r --tag v1.0.0 --release 1.1.0" <<'EOF'
--- stderr
changelog-gen: --tag shows one release that was made; use it without --release and --all
EOF
expect 2 'a range of a release' "changelog-gen -C r --tag v1.0.0 --from HEAD" <<'EOF'
--- stderr
changelog-gen: --from and --to name a range of commits; use them without --tag and --all
EOF
expect 2 'an operand' "changelog-gen -C r v1.0.0" <<'EOF'
--- stderr
changelog-gen: no operand is taken, but there is 'v1.0.0'; try 'changelog-gen --help'
EOF
expect 2 'not a repository' "mkdir none; changelog-gen -C none" <<'EOF'
--- stderr
changelog-gen: '.' is not in a git repository; change to one, or name it with -C
EOF
git init -q unborn
expect 2 'no commit yet' "changelog-gen -C unborn" <<'EOF'
--- stderr
changelog-gen: the branch 'main' of '$DIR/unborn/.git' has no commit yet; commit something first
EOF
expect 2 'an unknown revision' "changelog-gen -C r --from nowhere" <<'EOF'
--- stderr
changelog-gen: unknown revision 'nowhere'; 'git fetch --tags' gets what the remote has
EOF
expect 2 'a misspelt key' "printf 'changelog:\n  untped: show\n' >c.yml; changelog-gen -C r --config ../c.yml" <<'EOF'
--- stderr
changelog-gen: ../c.yml:2:3: unknown key 'changelog.untped'; did you mean 'untyped'?
EOF
expect 2 'a full disk' "changelog-gen -C r >/dev/full" <<'EOF'
--- stderr
changelog-gen: cannot write standard output: No space left on device
EOF
repo_shallow r shallow 1 2>/dev/null
expect 2 'a shallow clone' "changelog-gen -C shallow --all" <<'EOF'
--- stderr
changelog-gen: the history before commit '3b9509b660878c5711cad43d754d9cc8bced7c40' is not in this shallow clone, and it is needed; fetch the whole history (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, git fetch --unshallow)
EOF
done_testing
