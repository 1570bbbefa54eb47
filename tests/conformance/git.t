#!/bin/sh
# common/git against git itself: kinds of repositories, revisions, tags, shallow clones, and what is refused.
. "$(dirname "$0")/../cli/lib.sh"
. "$top/tests/cli/repo-lib.sh"
answers=${BUILD:-$top/build}/conformance/git_answers

# ask REPOSITORY QUESTION…: the answers, without the lines that end them
ask() {
	repository=$1
	shift
	printf '%s\n' "$@" | "$answers" "$repository" >"$work/answers" || return
	grep -vx '\.' "$work/answers" || true
}
# same AS-GIT-COMMAND REPOSITORY QUESTION: nothing, or the difference
same() {
	(cd "$2" && eval "$1") >"$work/of-git" || return
	ask "$2" "$3" >"$work/of-ours" || return
	diff "$work/of-git" "$work/of-ours"
}

repo_new r
repo_file r a.txt one
repo_commit r 'feat: a'
repo_tag r light
repo_tag r v1.0.0 'first'
git -C r tag -a -m 'a tag of a tag' nested v1.0.0 2>/dev/null
git -C r tag blob 'HEAD:a.txt'
git -C r tag tree 'HEAD^{tree}'
git -C r tag -a -m 'of a tree' annotated-tree 'HEAD^{tree}'
repo_file r b/c.txt two
repo_commit r 'fix: b'
git -C r checkout -q -b side HEAD~
repo_commit r 'fix: c'
git -C r checkout -q main
repo_merge r side 'merge side'
repo_tag r group/v2.0.0 second
repo_commit r 'feat: d'

all_the_same() {
	for range in HEAD 'HEAD ^v1.0.0' 'side ^main' 'main ^side' 'HEAD~ ^HEAD~2' 'HEAD HEAD~2 ^HEAD~'; do
		same "git rev-list --date-order $range" "$1" "walk $range" || return
	done
	same 'git rev-list --first-parent HEAD' "$1" 'walk first-parent HEAD' &&
		same 'git rev-list HEAD' "$1" 'walk streaming=1000 HEAD' &&
		same 'git rev-parse HEAD~2' "$1" 'resolve HEAD~2' &&
		same 'git merge-base main side' "$1" 'base main side' &&
		same 'echo yes' "$1" 'has main side' && same 'echo no' "$1" 'has side main'
}
expect 0 'a repository like any other' 'all_the_same r' </dev/null
tags_as_git() {
	git -C "$1" for-each-ref refs/tags --format='%(refname:lstrip=2)|%(objecttype)|%(taggerdate:unix)' | while IFS='|' read -r name type time; do
		object=$(git -C "$1" rev-parse "$name^{}")
		case $(git -C "$1" cat-file -t "$object") in
		commit) kind=commit time=${time:-$(git -C "$1" show -s --format=%ct "$object")} ;;
		*) kind=other time=0 ;;
		esac
		[ "$type" = tag ] && type=annotated || type=light
		echo "$name $kind $type $object $time"
	done
}
expect 0 'loose tags' 'tags_as_git r >want; ask r tags >got; diff want got' </dev/null
git -C r pack-refs --all
expect 0 'packed tags' 'tags_as_git r >want; ask r tags >got; diff want got' </dev/null
repo_tag r later
git -C r tag -f light HEAD >/dev/null 2>&1
git -C r tag -d tree >/dev/null
expect 0 'loose tags before packed ones' 'tags_as_git r >want; ask r tags >got; diff want got' </dev/null
git clone -q --bare r bare.git
git -C r worktree add -q ../linked side
mkdir -p r/deep/er
expect 0 'bare' 'all_the_same bare.git' </dev/null
expect 0 'from a folder deep in the work tree' 'all_the_same r/deep/er' </dev/null
expect 0 'work tree' "same 'git rev-list HEAD' linked 'walk HEAD' && ask linked info" <<'END'
work tree $DIR/linked
git directory $DIR/r/.git/worktrees/linked
branch side
shallow no
short 7
remote none
END
git -C r worktree remove linked
git clone -q --sparse --filter=blob:none "file://$PWD/r" sparse 2>/dev/null
git -C sparse config extensions.worktreeconfig true
expect 0 'sparse and partial' "same 'git rev-list HEAD' sparse 'walk HEAD' && grep -c worktree sparse/.git/config" <<'END'
1
END
git -c protocol.file.allow=always -C bare.git --work-tree=. status >/dev/null 2>&1
repo_new super
git -C super -c protocol.file.allow=always submodule --quiet add "file://$PWD/r" sub
expect 0 'submodule' "same 'git rev-list --date-order HEAD' super/sub 'walk HEAD'; ask super/sub info" <<'END'
work tree $DIR/super/sub
git directory $DIR/super/.git/modules/sub
branch main
shallow no
short 7
remote file://$DIR/r
END
expect 0 'the environment names the work tree that it is' "GIT_DIR=$PWD/r/.git GIT_WORK_TREE=$PWD/r ask / 'resolve main' | wc -l" <<'END'
1
END
expect 2 'the environment names no repository' "GIT_DIR=$PWD/nowhere ask / info" <<'END'
--- stderr
git_answers: '$DIR/nowhere', which GIT_DIR names, is no git repository; unset it, or name another
END
expect 0 'the environment of a hook' "GIT_DIR=$PWD/r/.git GIT_INDEX_FILE=$PWD/r/.git/index ask / 'resolve main' | wc -l" <<'END'
1
END
git -C r checkout -q --detach
expect 0 'detached HEAD' "all_the_same r; ask r info | grep branch" <<'END'
branch none
END
git -C r checkout -q main
repo_new empty
expect 0 'unborn HEAD' "ask empty info 'resolve HEAD' 'resolve HEAD~2' tags" <<'END'
work tree $DIR/empty
git directory $DIR/empty/.git
branch main
shallow no
short 7
remote none
fault: the branch 'main' of '$DIR/empty/.git' has no commit yet; commit something first
fault: the branch 'main' of '$DIR/empty/.git' has no commit yet; commit something first
END
expect 0 'unknown revisions' "ask r 'resolve mian' 'resolve v1.0.1' 'resolve 0123456789' 'resolve HEAD:a.txt' 'resolve zzzzzzzzzzzz' 'resolve $(git -C r rev-parse HEAD^\{tree\} | cut -c1)'" <<END
fault: unknown revision 'mian'; did you mean 'main'?
fault: unknown revision 'v1.0.1'; did you mean 'v1.0.0'?
fault: unknown revision '0123456789'; 'git fetch --tags' gets what the remote has
fault: 'HEAD:a.txt' names a blob where a commit is needed
fault: unknown revision 'zzzzzzzzzzzz'; 'git fetch --tags' gets what the remote has
fault: unknown revision '$(git -C r rev-parse HEAD^\{tree\} | cut -c1)'; 'git fetch --tags' gets what the remote has
END

# Labels: the first release that holds a commit.
expect 0 'labels' "ask r 'walk HEAD -- v1.0.0 group/v2.0.0' | cut -d' ' -f2" <<'END'
-1
1
1
1
0
END

# Shallow clones: what the answer needs must be there.
repo_new long
for i in 1 2 3 4 5 6 7 8 9; do
	repo_commit long "feat: $i"
done
repo_shallow long shallow 4
expect 0 'a range inside a shallow clone' "ask shallow 'walk HEAD ^HEAD~2' | wc -l; ask shallow 'has HEAD HEAD~3' 'base HEAD~1 HEAD~2' | wc -l" <<'END'
2
2
END
boundary=$(git -C shallow rev-parse HEAD~3)
expect 0 'a range that leaves a shallow clone' "ask shallow 'walk HEAD' 'walk streaming=4 HEAD' 'walk streaming=5 HEAD' | sed '/^[0-9a-f]*\$/d; s/$boundary/BOUNDARY/'" <<'END'
fault: the history before commit 'BOUNDARY' is not in this shallow clone, and it is needed; fetch the whole history (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, git fetch --unshallow)
fault: the history before commit 'BOUNDARY' is not in this shallow clone, and it is needed; fetch the whole history (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, git fetch --unshallow)
END
expect 0 'a revision that a shallow clone does not have' "ask shallow 'resolve HEAD~4'" <<'END'
fault: unknown revision 'HEAD~4', in a shallow clone; fetch the whole history (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, git fetch --unshallow)
END

# Refused by name.
mkdir outside
expect 2 'no repository' 'ask outside info' <<'END'
--- stderr
git_answers: 'outside' is not in a git repository; change to one, or name it with -C
END
expect 2 'no folder' 'ask nowhere info' <<'END'
--- stderr
git_answers: cannot open 'nowhere': No such file or directory
END
git init -q --object-format=sha256 sha256
expect 2 'SHA-256' 'ask sha256 info' <<'END'
--- stderr
git_answers: the repository '$DIR/sha256/.git' has SHA-256 object ids, which cannot be read yet; a repository with SHA-1 ids is needed
END
repo_new reftable
git -C reftable config core.repositoryformatversion 1
git -C reftable config extensions.refstorage reftable
expect 2 'reftable' 'ask reftable info' <<'END'
--- stderr
git_answers: the repository '$DIR/reftable/.git' keeps its references as a reftable, which cannot be read yet; 'git refs migrate --ref-format=files' changes that
END
cp -R r replaced
git -C replaced replace HEAD HEAD~
expect 2 'replace refs' 'ask replaced info' <<'END'
--- stderr
git_answers: the repository '$DIR/replaced/.git' has replace refs, which would change its history; 'git replace -l' lists them, 'git replace -d' removes them
END
git -C replaced pack-refs --all
expect 2 'packed replace refs' 'ask replaced info 2>&1 | grep -o "has replace refs"; ask replaced info 2>/dev/null' <<'END'
has replace refs
END
cp -R r grafted
mkdir -p grafted/.git/info
git -C r rev-parse HEAD >grafted/.git/info/grafts
expect 2 'grafts' 'ask grafted info' <<'END'
--- stderr
git_answers: the repository '$DIR/grafted/.git' has grafts ('$DIR/grafted/.git/info/grafts'), which would change its history; remove that file
END
cp -R r foreign
if repo_foreign foreign; then
	expect 2 'of another user' 'ask foreign info' <<'END'
--- stderr
git_answers: the repository '$DIR/foreign' belongs to another user (user id 12345, you are 0), whose files git does not trust; 'git config --global --add safe.directory $DIR/foreign' allows it
END
	git config --global --add safe.directory "$PWD/foreign"
	expect 0 'declared safe' 'all_the_same foreign' </dev/null
	git config --global --unset-all safe.directory
fi
cp -R r damaged
object=$(git -C damaged rev-parse HEAD~2)
rm -f "damaged/.git/objects/$(echo "$object" | cut -c1-2)/$(echo "$object" | cut -c3-)"
expect 0 'a missing commit' "ask damaged 'walk HEAD' | sed 's/$object/OBJECT/'" <<'END'
fault: commit 'OBJECT' is missing from '$DIR/damaged/.git'; 'git fsck' tells what is damaged
END

# Commits in other encodings, signed, or with what is not quite a commit.
git -C r -c i18n.commitEncoding=ISO-8859-1 commit -q --allow-empty -m "$(printf 'fix: caf\351')"
expect 0 'an old encoding' "ask r 'show HEAD' | tail -n 1" <<'END'
fix: café
END
git -C r remote add origin https://user:secret@example.com/o/r.git
expect 0 'a secret in the URL of a remote' 'ask r info | tail -n 1' <<'END'
remote https://example.com/o/r.git
END
git -C r config url.ssh://git@example.org/.insteadOf https://user:secret@example.com/
expect 0 'insteadOf' 'ask r info | tail -n 1' <<'END'
remote ssh://git@example.org/o/r.git
END
done_testing
