#!/bin/sh
# The generated references in docs/ are what the code says now ('make docs' writes them), and options mean one thing.
. "$(dirname "$0")/lib.sh"

mkdir fresh
succeed 'the references can be generated' '(cd "$top" && sh scripts/generate-docs "${BUILD:-build}" "$dir/fresh")'
for name in options.md configuration.md relutils.schema.json; do
	succeed "docs/$name is fresh" "diff -u '$top/docs/$name' fresh/$name"
done

mkdir -p two/tools/a two/tools/b two/build/bin two/docs
touch two/tools/a/main.c two/tools/b/main.c
printf '#!/bin/sh\nprintf "a\\t--strict\\t\\twarnings are findings\\n"\n' >two/build/bin/a
printf '#!/bin/sh\nprintf "b\\t--strict\\t\\trefuse loose versions\\n"\n' >two/build/bin/b
chmod +x two/build/bin/*
expect 1 'two meanings of an option are refused' 'cd two && sh "$top/scripts/generate-docs" build' <<'EOF'
--- stderr
--strict means two things:
  a: 	warnings are findings
  b: 	refuse loose versions
EOF

done_testing
