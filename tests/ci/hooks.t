#!/bin/sh
# .pre-commit-hooks.yaml: a real 'git commit' that pre-commit lets pass, and one that it stops.
. "$(dirname "$0")/../cli/lib.sh"
need pre-commit

export PRE_COMMIT_HOME="$work/pre-commit"
git clone -q "$top" relutils
git -C relutils tag v1 HEAD
# The hook's own clone has nothing built; a decoy stands in PATH.
mkdir decoy
printf '#!/bin/sh\necho decoy\n' >decoy/commitlint
chmod +x decoy/commitlint
PATH=$(printf %s "$PATH" | sed "s|^[^:]*/bin:|$dir/decoy:|")

git init -q user
cd user || exit 2
cat >.pre-commit-config.yaml <<EOF
repos:
  - repo: $dir/relutils
    rev: v1
    hooks:
      - id: commitlint
EOF
git add -A

succeed 'the manifest is valid' 'pre-commit validate-manifest "$top/.pre-commit-hooks.yaml"'
succeed 'the hook is installed' 'pre-commit install -t commit-msg'
succeed 'a good message is let pass' 'git commit -q -m "feat: add a hook"'
expect 1 'a bad one is not' 'git commit -q --allow-empty -m "Added a hook." 2>log' </dev/null
succeed 'and the rule is named' 'grep type-empty log'
expect 0 'only the good commit is there' 'git log --format=%s' <<'EOF'
feat: add a hook
EOF

done_testing
