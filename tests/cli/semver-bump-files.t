#!/bin/sh
# Version fields: only their bytes are changed.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/repo-lib.sh
. "$top/tests/cli/repo-lib.sh"

repo_new r
cd r || exit 2
printf '{\r\n\t"dependencies": {"x": {"version": "9.9.9"}},\r\n\t"name": "é",  "version" : "1.2.3"\r\n}' >package.json
printf '{"name": "x", "version": "1.2.3", "lockfileVersion": 3, "packages": {"": {"version": "1.2.3"}, "node_modules/y": {"version": "1.2.3"}}}\n' >package-lock.json
printf '[package]\nname = "x"\nversion = "1.2.3" # here\n[dependencies]\ny = { version = "1.2.3" }\n[dependencies.z]\nversion = "1.2.3"\n' >Cargo.toml
printf "[build-system]\nversion = '0'\n[project]\nversion='1.2.3'\n" >pyproject.toml
printf 'apiVersion: v2\nversion: 1.2.3\nappVersion: "1.2.3"\ndependencies:\n  - version: 1.2.3\n' >Chart.yaml
printf '<?xml version="1.0"?>\n<!-- <version>0</version> -->\n<project>\n  <parent><version>1.2.3</version></parent>\n  <version>1.2.3</version>\n  <dependencies><dependency><version>1.2.3</version></dependency></dependencies>\n</project>\n' >pom.xml
printf 'group=x\nversion = 1.2.3\nother.version=1.2.3\n' >gradle.properties
printf '1.2.3' >VERSION
printf 'a = 1.2.3\nversion = "v1.2.3"; // x-release-please-version\n# x-release-please-start-version\nuse x:1.2.3.\n# x-release-please-end\nb = 1.2.3\n' >marked.txt
printf 'image: x:1.2.3\nimage: y:1.2.3\n' >values.yaml
cat >.relutils.yml <<'EOF'
version:
  files:
    - marked.txt
    - {path: values.yaml, pattern: '^image: y:(.*)$'}
EOF
git add -A
cd .. || exit 2
repo_commit r 'feat: a'
repo_tag r v1.2.3
expect 0 'files that hold the version' "semver-bump -C r --check -q" <<'EOF'
1.2.3
EOF
repo_commit r 'feat: b'
expect 1 'what would be changed' "semver-bump -C r --check" <<'EOF'
1.3.0
--- stderr
--- a/package.json
+++ b/package.json
@@ -3 +3 @@
-	"name": "é",  "version" : "1.2.3"
+	"name": "é",  "version" : "1.3.0"
--- a/Cargo.toml
+++ b/Cargo.toml
@@ -3 +3 @@
-version = "1.2.3" # here
+version = "1.3.0" # here
--- a/pyproject.toml
+++ b/pyproject.toml
@@ -4 +4 @@
-version='1.2.3'
+version='1.3.0'
--- a/Chart.yaml
+++ b/Chart.yaml
@@ -2 +2 @@
-version: 1.2.3
+version: 1.3.0
--- a/pom.xml
+++ b/pom.xml
@@ -5 +5 @@
-  <version>1.2.3</version>
+  <version>1.3.0</version>
--- a/VERSION
+++ b/VERSION
@@ -1 +1 @@
-1.2.3
+1.3.0
--- a/gradle.properties
+++ b/gradle.properties
@@ -2 +2 @@
-version = 1.2.3
+version = 1.3.0
--- a/package-lock.json
+++ b/package-lock.json
@@ -1 +1 @@
-{"name": "x", "version": "1.2.3", "lockfileVersion": 3, "packages": {"": {"version": "1.2.3"}, "node_modules/y": {"version": "1.2.3"}}}
+{"name": "x", "version": "1.3.0", "lockfileVersion": 3, "packages": {"": {"version": "1.3.0"}, "node_modules/y": {"version": "1.2.3"}}}
--- a/marked.txt
+++ b/marked.txt
@@ -2 +2 @@
-version = "v1.2.3"; // x-release-please-version
+version = "v1.3.0"; // x-release-please-version
@@ -4 +4 @@
-use x:1.2.3.
+use x:1.3.0.
--- a/values.yaml
+++ b/values.yaml
@@ -2 +2 @@
-image: y:1.2.3
+image: y:1.3.0
EOF
expect 0 'checking writes nothing' "git -C r status --porcelain" <<'EOF'
EOF
expect 0 'written' "semver-bump -C r --write && git -C r diff --numstat && git -C r diff -a --word-diff=porcelain --word-diff-regex='[0-9.]+' | grep -a '^[-+]1\.' | sort | uniq -c | sed 's/^ *//'" <<'EOF'
1.3.0
1	1	Cargo.toml
1	1	Chart.yaml
1	1	VERSION
1	1	gradle.properties
2	2	marked.txt
1	1	package-lock.json
1	1	package.json
1	1	pom.xml
1	1	pyproject.toml
1	1	values.yaml
11 +1.3.0
1 +1.3.0.
11 -1.2.3
1 -1.2.3.
EOF
expect 0 'CRLF and the missing last line end stay' "tail -c 24 r/package.json | od -An -c | tr -d ' \n'" <<'EOF'
"version":"1.3.0"\r\n}
\ no newline at end
EOF
expect 0 'twice is once' "semver-bump -C r --check" <<'EOF'
1.3.0
EOF
git -C r checkout -q .
expect 0 'a prerelease as Python writes it' "semver-bump -C r --pre rc --write && cat r/pyproject.toml r/VERSION" <<'EOF'
1.3.0-rc.1
[build-system]
version = '0'
[project]
version='1.3.0rc1'
1.3.0-rc.1
\ no newline at end
EOF
git -C r checkout -q .

# What cannot be done: nothing is written then.
with() { printf 'version:\n  files: %s\n' "$1" >files.yml; semver-bump -C r --config ../files.yml --write; }
expect 2 'a file that is not there' "with '[nowhere.txt]'" <<'EOF'
--- stderr
semver-bump: ../files.yml:2:11: there is no file 'nowhere.txt'; name files relative to the top folder
EOF
expect 2 'a file outside' "echo 1.2.3 >out.txt; with '[../out.txt]'" <<'EOF'
--- stderr
semver-bump: ../files.yml:2:11: '../out.txt' is outside the repository; only files in it are changed
EOF
expect 2 'a link that leads out' "ln -s ../out.txt r/link; with '[link]'" <<'EOF'
--- stderr
semver-bump: ../files.yml:2:11: 'link' is outside the repository; only files in it are changed
EOF
rm r/link
expect 2 'a file without a version' "with '[.relutils.yml]'" <<'EOF'
--- stderr
semver-bump: ../files.yml:2:11: no version is found in '.relutils.yml'; mark its line with x-release-please-version, or give a pattern
EOF
expect 2 'a pattern without a group' "with '[{path: values.yaml, pattern: image}]'" <<'EOF'
--- stderr
semver-bump: the pattern for 'values.yaml' has no group that matches the version; put it in parentheses
EOF
expect 2 'a broken file' "echo '{' >r/package.json; semver-bump -C r --write" <<'EOF'
--- stderr
semver-bump: package.json:2:1: a key in double quotes was expected where the JSON text ends
EOF
git -C r checkout -q package.json
expect 0 'nothing was written' "git -C r status --porcelain" <<'EOF'
EOF
expect 0 'nothing to release, nothing to write' "semver-bump -C r --to v1.2.3 --write -q && git -C r status --porcelain" <<'EOF'
1.2.3
EOF
done_testing
