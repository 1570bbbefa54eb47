#!/bin/sh
# ./setup on machines that lack this or that, played by programs that only say how they were called.
. "$(dirname "$0")/lib.sh"

# A machine's programs: the real basic ones, and players.
machine() {
	rm -rf machine there
	mkdir machine there
	ln -s /bin/echo /bin/true machine/
	for name in sh cat cut dirname env grep sed xargs mkdir touch; do
		ln -s "$(command -v "$name")" "machine/$name"
	done
	for name; do
		cp "players/$name" machine/
	done
}
player() {
	{
		echo '#!/bin/sh'
		cat
	} >"players/$1"
	chmod +x "players/$1"
}
unset DEBIAN_FRONTEND CC
mkdir players
for name in git make prove diff; do
	player $name <<-EOF
		echo "$name \$*"
	EOF
done
player cc <<'EOF'
exec cat
EOF
player id <<'EOF'
echo 0
EOF
player user-id <<'EOF'
echo 1000
EOF
player getconf <<'EOF'
echo 4
EOF
# A library is there when a file says so; "old" stands for one that the package manager has in too old a version.
player pkg-config <<'EOF'
[ -e "there/${2%% *}" ]
EOF
player apt-get <<'EOF'
echo "apt-get $* ($DEBIAN_FRONTEND)"
[ ! -e there/broken ] || exit 100
[ "$1" = update ] || touch there/libgit2 there/libcjson there/yaml-0.1 there/libpcre2-8
[ ! -e there/old ] || exec rm -f there/libgit2
EOF
player apk <<'EOF'
echo "apk $*"
touch there/libgit2 there/libcjson there/yaml-0.1 there/libpcre2-8
EOF
player sudo <<'EOF'
[ ! -e there/password ] || exit 1
echo "sudo $*"
[ "$1" = -n ] && shift
exec "$@"
EOF
mkdir project
cp "$top/setup" project/
ln -s ../there project/there
# shellcheck disable=SC2034 # used in commands
all='git make prove diff cc id getconf pkg-config'
# shellcheck disable=SC2034
libraries='there/libgit2 there/libcjson there/yaml-0.1 there/libpcre2-8'
setup() { (cd / && PATH="$dir/machine" sh "$dir/project/setup" "$@"); }

expect 2 'an unknown goal' 'machine $all; setup demo now' <<'EOF'
--- stderr
setup: unknown arguments 'demo now'; usage: ./setup [demo|check]
EOF

expect 0 'all is there: nothing is installed' 'machine $all apt-get; touch $libraries; setup check' <<'EOF'
make -s demo
make -j4 check
--- stderr
setup: building (make -j4)
make -j4
EOF

expect 0 'Debian without the libraries' 'machine $all apt-get; setup demo' <<'EOF'
make -s demo
--- stderr
setup: installing libgit2-dev libcjson-dev libyaml-dev libpcre2-dev
apt-get update -q ()
apt-get install -q -y --no-install-recommends libgit2-dev libcjson-dev libyaml-dev libpcre2-dev (noninteractive)
setup: building (make -j4)
make -j4
EOF

expect 0 'Alpine' 'machine $all apk; setup' <<'EOF'
--- stderr
setup: installing libgit2-dev cjson-dev yaml-dev pcre2-dev
apk add --no-cache libgit2-dev cjson-dev yaml-dev pcre2-dev
setup: building (make -j4)
make -j4
setup: built; the tools are in build/bin, 'make install' puts them in place
EOF

expect 2 'elsewhere the packages are named' 'machine make id git; setup check' <<'EOF'
--- stderr
setup: no apt-get or apk here; install what Debian calls: pkg-config gcc libc6-dev libgit2-dev libcjson-dev libyaml-dev libpcre2-dev perl diffutils; then run ./setup again
EOF

expect 0 'not root: sudo, which is not asked for a password' 'machine $all apt-get sudo; cp players/user-id machine/id; setup' <<'EOF'
sudo -n true
--- stderr
setup: installing libgit2-dev libcjson-dev libyaml-dev libpcre2-dev
sudo -n apt-get update -q
apt-get update -q ()
sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends libgit2-dev libcjson-dev libyaml-dev libpcre2-dev
apt-get install -q -y --no-install-recommends libgit2-dev libcjson-dev libyaml-dev libpcre2-dev (noninteractive)
setup: building (make -j4)
make -j4
setup: built; the tools are in build/bin, 'make install' puts them in place
EOF

for case in 'no sudo' 'a sudo that wants a password'; do
	expect 2 "not root, and $case" 'machine $all apt-get; cp players/user-id machine/id
		[ "$case" = "no sudo" ] || { cp players/sudo machine; touch there/password; }; setup' <<'EOF'
--- stderr
setup: cannot install packages without root or sudo; as root run: apt-get install libgit2-dev libcjson-dev libyaml-dev libpcre2-dev
EOF
done

expect 2 'packages that cannot be installed' 'machine $all apt-get; touch there/broken; setup' <<'EOF'
--- stderr
setup: installing libgit2-dev libcjson-dev libyaml-dev libpcre2-dev
apt-get update -q ()
setup: cannot install packages (see above); by hand: apt-get install libgit2-dev libcjson-dev libyaml-dev libpcre2-dev
EOF

expect 2 'a distribution whose libgit2 is too old' 'machine $all apt-get; ln -s "$(command -v rm)" machine/; touch there/old; setup 2>log; status=$?; tail -n 1 log; exit $status' <<'EOF'
setup: still missing after the installation: library libgit2 >= 1.5
EOF

player make <<'EOF'
echo 'cc: it does not compile' >&2
exit 2
EOF
expect 2 'what does not build' 'machine $all; touch $libraries; setup check' <<'EOF'
--- stderr
setup: building (make -j4)
cc: it does not compile
setup: make failed (see above)
EOF

done_testing
