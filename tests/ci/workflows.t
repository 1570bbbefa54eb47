#!/bin/sh
# What the CI systems' own linters say about what we ship and what the README shows.
. "$(dirname "$0")/../cli/lib.sh"
need actionlint zizmor check-jsonschema

git clone -q "$top" tree
succeed 'zizmor finds nothing in action.yml' 'zizmor --offline --no-progress tree'
succeed 'each action.yml agrees with its schema' 'check-jsonschema --builtin-schema vendor.github-actions tree/action.yml tree/actions/*/action.yml'
expect 1 'no expression stands inside a command' 'sed -n "/run:/p" tree/action.yml | grep -F "\${{"' </dev/null
expect 0 'every input of action.yml has a default' \
	'sed -n "/^inputs:/,/^outputs:/p" tree/action.yml >inputs; [ "$(grep -c "^  [a-z]" inputs)" -eq "$(grep -c "^    default:" inputs)" ]' </dev/null

# The workflows that README.md shows: its yaml blocks that have jobs.
mkdir -p tree/.github/workflows
awk '/^```yaml$/ { n++; inside = 1; next } /^```$/ { inside = 0 } inside { print >"tree/.github/workflows/readme-" n ".yml" }' "$top/README.md"
for file in tree/.github/workflows/*.yml; do
	grep -q '^jobs:' "$file" || rm "$file"
done
succeed 'README.md shows a workflow' 'ls tree/.github/workflows/*.yml'
succeed 'actionlint finds nothing in it' 'cd tree && actionlint'

# The pages' links to files of the project.
dead_links() {
	git -C tree ls-files '*.md' | while read -r page; do
		sed 's/`[^`]*`//g' "tree/$page" | grep -o '](\([^):#]*\)[^):]*)' | sed 's/^](//; s/[#)].*//' | while read -r link; do
			[ -e "tree/$(dirname "$page")/$link" ] || echo "$page: $link"
		done
	done
}
expect 0 'no link is dead' dead_links </dev/null

done_testing
