#!/bin/sh
# Each fuzz target over its corpus: no crash, no sanitizer report, no leak.
dir=$(dirname "$0")
count=0
for target in "$dir"/fuzz_*.c; do
	[ -e "$target" ] || continue
	name=$(basename "$target" .c)
	count=$((count + 1))
	if said=$("$BUILD/fuzz/$name" "$dir/corpus/${name#fuzz_}" 2>&1); then
		echo "ok $count - $name: $said"
	else
		echo "not ok $count - $name"
		echo "$said" | sed 's/^/# /'
	fi
done
echo "1..$count"
