#!/bin/sh
# lead-time against the recorded results: 28 small histories and two real ones, every member and value.
. "$(dirname "$0")/../cli/lib.sh"
. "$top/tests/cli/repo-lib.sh"
data=$RELUTILS_CONFORMANCE/lead-time
[ -d "$data/cases" ] || skip_all "no recorded results in $data"
compare="${BUILD:-$top/build}/conformance/lead_time"

# Options of a variant: name, then since, until, start and merges, as the data spells them.
options_of() {
	"$compare" variants "$1" | while IFS='	' read -r name options; do
		[ "$name" != "$2" ] || echo "$options"
	done
}

# check EXPECTED VARIANTS-FILE REPOSITORY COMMAND-OPTIONS…
check() {
	expected=$1
	variants=$2
	repository=$3
	shift 3
	"$compare" variants "$variants" >"$work/variants"
	: >"$work/details"
	while IFS='	' read -r name options; do
		# shellcheck disable=SC2086 # options are words
		lead-time -C "$repository" -q --format json --now 2026-01-01 "$@" $options </dev/null >"$work/got.json" 2>"$work/err" ||
			{ cat "$work/err"; echo "variant $name: status $?"; }
		"$compare" results "$expected" "$name" "$work/got.json"
	done <"$work/variants" >>"$work/details"
	sed -n 's/^agreed //p' "$work/details" >>"$work/agreed"
	sed -i '/^agreed /d' "$work/details"
}

: >"$work/agreed"
for folder in "$data"/cases/*/; do
	case=$(basename "$folder")
	repo_new "$case" --bare
	repo_import "$case" <"$folder/repo.fi"
	set --
	case $("$compare" source "$folder/expected.json") in
	tags:*) set -- --tags '*' ;;
	jsonl) set -- --deployments "$folder/deployments.jsonl" ;;
	*) set -- --deployments "$folder/input.json" ;;
	esac
	[ ! -f "$folder/incidents.jsonl" ] || set -- "$@" --incidents "$folder/incidents.jsonl"
	check "$folder/expected.json" "$folder/variants.json" "$case" "$@"
	result "$case"
done
for name in vue-core git-cliff; do
	if repository=$(repo_real "$name"); then
		check "$data/real/$name.expected.json" "$data/real/$name.expected.json" "$repository" --tags "$("$compare" pattern "$data/real/$name.expected.json")"
		result "$name"
	fi
done
awk '{ split($1, n, "/"); agreed += n[1]; total += n[2] } END { print "# agreed " agreed "/" total }' "$work/agreed"
done_testing
