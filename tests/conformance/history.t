#!/bin/sh
# Ranges of common/git/history against git rev-list, on random histories whose dates are right, wrong, random or all the
# same. git's own answer for a range goes by dates too, so the reference is the difference of two whole sets.
# SEEDS="1 2 3" chooses the histories, COMMITS how long they are.
. "$(dirname "$0")/../cli/lib.sh"
. "$top/tests/cli/repo-lib.sh"
answers=${BUILD:-$top/build}/conformance/git_answers

# A stream for git fast-import: commit I on branch xI, up to three parents among the commits before it.
random_history() {
	awk -v seed="$1" -v count="$2" -v dates="$3" '
	function pick(n) { return int(rand() * n) }
	function date(i) {
		if (dates == "random") return 1000000000 + pick(100000000)
		if (dates == "same") return 1000000000
		if (dates == "reset" && rand() < 0.05) return 60 + pick(1000)
		if (dates == "late" && rand() < 0.05) return 1900000000 + pick(1000)
		if (dates == "wavering") return 1000000000 + i * 600 + pick(7200) - 3600
		return 1000000000 + i * 600
	}
	BEGIN {
		srand(seed)
		for (i = 1; i <= count; i++) {
			printf "commit refs/heads/x%d\nmark :%d\ncommitter C <c@d> %d +0000\ndata 1\nx\n", i, i, date(i)
			if (i == 1 || rand() < 0.01) continue
			first = i - 1 - pick(i - 1 < 8 ? i - 1 : 8)
			print "from :" first
			for (more = rand(); more < 0.3; more += 0.2) {
				other = i - 1 - pick(i - 1 < 25 ? i - 1 : 25)
				if (other != first) print "merge :" other
			}
		}
	}'
}

# Questions: ranges, and pairs for ancestry and merge bases.
random_questions() {
	awk -v seed="$1" -v count="$2" '
	function pick(n) { return 1 + int(rand() * n) }
	BEGIN {
		srand(seed + 1000)
		for (i = 0; i < 14; i++) {
			printf "walk x%d", count - int(rand() * rand() * count)
			if (rand() < 0.3) printf " x%d", pick(count)
			printf " ^x%d", pick(count)
			if (rand() < 0.5) printf " ^x%d", pick(count)
			print ""
		}
		for (i = 0; i < 6; i++) printf "has x%d x%d\nbase x%d x%d\n", pick(count), pick(count), pick(count), pick(count)
	}'
}

# Answer number I of ours, from the file of all.
answer() {
	awk -v want="$1" '$0 == "." { n++; next } n == want - 1' "$work/ours"
}

# shellcheck disable=SC2086 # revisions are words
reference_range() {
	git -C g rev-list $1 | sort >"$work/included"
	git -C g rev-list $2 | sort >"$work/excluded"
	comm -23 "$work/included" "$work/excluded"
}

# No commit after one of its parents.
in_order() {
	awk 'FNR == NR { for (i = 2; i <= NF; i++) parents[$1, i] = $i; count[$1] = NF; next }
		{ for (i = 2; i <= count[$1]; i++) if (seen[parents[$1, i]]) bad = 1; seen[$1] = 1 }
		END { exit bad }' "$work/parents" "$1"
}

check_question() {
	answer "$1" >"$work/one"
	# shellcheck disable=SC2086 # words
	set -- $2
	kind=$1
	shift
	case $kind in
	walk)
		included='' excluded=''
		for word; do
			case $word in
			^*) excluded="$excluded ${word#^}" ;;
			*) included="$included $word" ;;
			esac
		done
		reference_range "$included" "$excluded" >"$work/wanted"
		sort "$work/one" | cmp -s - "$work/wanted" && in_order "$work/one"
		;;
	has)
		if git -C g merge-base --is-ancestor "$2" "$1"; then echo yes; else echo no; fi | cmp -s - "$work/one"
		;;
	base)
		{ git -C g merge-base --all "$@" || echo none; } | grep -qxF -f "$work/one"
		;;
	esac
}

check_history() {
	rm -rf g
	git init -q --bare g
	random_history "$1" "$2" "$3" | repo_import g
	random_questions "$1" "$2" >"$work/questions"
	"$answers" g <"$work/questions" >"$work/ours" || return
	git -C g rev-list --all --parents >"$work/parents"
	number=0
	while read -r question; do
		number=$((number + 1))
		total=$((total + 1))
		if check_question "$number" "$question"; then
			agreed=$((agreed + 1))
		else
			echo "history $1 ($2 commits, dates $3): $question"
		fi
	done <"$work/questions"
}

agreed=0 total=0
for dates in right wavering random same reset late; do
	for seed in ${SEEDS:-1 2 3 4}; do
		check_history "$seed" "${COMMITS:-$((40 * seed))}" "$dates"
	done >"$work/details"
	result "dates $dates"
done
echo "# agreed $agreed/$total"
done_testing
