#!/bin/sh
# scripts/find-tool: what is taken from PATH, and what is built.
. "$(dirname "$0")/lib.sh"

mkdir -p checkout/scripts checkout/tools/commitlint decoy ours other
cp "$top/scripts/find-tool" checkout/scripts/
touch checkout/tools/commitlint/main.c
echo 1.2.3 >checkout/VERSION
cat >checkout/setup <<'EOF'
#!/bin/sh
cd "$(dirname "$0")" || exit 2
[ ! -e broken ] || { echo 'setup: make failed (see above)' >&2; exit 2; }
echo 'setup: building'
mkdir -p build/bin
printf '#!/bin/sh\necho "commitlint (relutils) %s"\n' "$(cat VERSION)" >build/bin/commitlint
chmod +x build/bin/commitlint
EOF
says() {
	printf '#!/bin/sh\n%s\n' "$2" >"$1"
	chmod +x "$1"
}
says decoy/commitlint 'echo 21.2.4; touch "$HOME/ran-$1"'
says ours/commitlint 'echo "commitlint (relutils) 1.2.3"'
says other/relutils-commitlint 'echo "commitlint (relutils) 1.2.4"'
chmod +x checkout/setup
find_tool() { PATH="$1:/usr/bin:/bin" sh checkout/scripts/find-tool --install commitlint; }

expect 0 'our version in PATH is taken' 'find_tool "$dir/ours"' <<'EOF'
$DIR/ours/commitlint
EOF

expect 0 'relutils-NAME is found behind another NAME' 'mkdir both; cp ours/commitlint both/relutils-commitlint; find_tool "$dir/decoy:$dir/both"' <<'EOF'
$DIR/both/relutils-commitlint
EOF

for decoy in decoy other loud liar; do
	mkdir -p $decoy
	case $decoy in
	loud) says loud/commitlint 'echo "commitlint (relutils) 1.2.3"; yes' ;;
	liar) says liar/commitlint 'echo "commitlint (relutils) 1.2.3 fork"' ;;
	esac
	expect 0 "$decoy: not ours, so it is built" 'rm -rf checkout/build; find_tool "$dir/$decoy"' <<'EOF'
$DIR/checkout/build/bin/commitlint
--- stderr
find-tool: no 'commitlint (relutils) 1.2.3' in PATH; building it
setup: building
EOF
done

expect 0 'a decoy is asked for its version and nothing else' 'ls "$HOME"' <<'EOF'
ran---version
EOF

expect 0 'what was built is not built again' 'find_tool "$dir/decoy"' <<'EOF'
$DIR/checkout/build/bin/commitlint
EOF

expect 0 'what an older checkout built is' 'echo 1.2.5 >checkout/VERSION; find_tool "$dir/decoy"' <<'EOF'
$DIR/checkout/build/bin/commitlint
--- stderr
find-tool: no 'commitlint (relutils) 1.2.5' in PATH; building it
setup: building
EOF

expect 2 'no build, no tool' 'touch checkout/broken; rm -r checkout/build; find_tool "$dir/decoy"' <<'EOF'
--- stderr
find-tool: no 'commitlint (relutils) 1.2.5' in PATH; building it
setup: make failed (see above)
EOF

expect 0 'without --install make is called, which installs nothing' \
	'printf "all:\n\t@mkdir -p build/bin; cp ../ours/commitlint build/bin; echo 1.2.3 >VERSION\n" >checkout/Makefile
	PATH=/usr/bin:/bin sh checkout/scripts/find-tool commitlint 2>&1 | grep -v "^make"' <<'EOF'
find-tool: no 'commitlint (relutils) 1.2.5' in PATH; building it
find-tool: what was built is not 'commitlint (relutils) 1.2.5'; try 'make clean' in '$DIR/checkout'
EOF

expect 2 'an unknown tool' 'sh checkout/scripts/find-tool ../x' <<'EOF'
--- stderr
find-tool: no tool is called '../x'; usage: find-tool [--install] NAME
EOF

done_testing
