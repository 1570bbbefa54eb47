#!/bin/sh
# 'make install' into a DESTDIR: what it puts there works from there, and 'make uninstall' leaves nothing.
. "$(dirname "$0")/lib.sh"

# Flags given to 'make check' come through MAKEFLAGS, so that nothing is built again.
make_() { make -s -C "$top" B="${BUILD:-build}" DESTDIR="$dir/root" PREFIX=/usr "$@"; }
tools=$(for main in "$top"/tools/*/main.c; do [ ! -e "$main" ] || basename "$(dirname "$main")"; done)
version=$(cat "$top/VERSION")

succeed 'make install' 'make_ install'
for tool in $tools; do
	expect 0 "$tool runs from there" "\$dir/root/usr/bin/$tool --version" <<-EOF
		$tool (relutils) $version
	EOF
	expect 0 "relutils-$tool is the same" "\$dir/root/usr/bin/relutils-$tool --version" <<-EOF
		$tool (relutils) $version
	EOF
	succeed "$tool has a manual page, under both names" \
		"grep -q '^\.SH EXAMPLES' root/usr/share/man/man1/$tool.1 && cmp root/usr/share/man/man1/$tool.1 root/usr/share/man/man1/relutils-$tool.1"
	if command -v mandoc >/dev/null 2>&1; then
		succeed "the manual page of $tool is well formed" "mandoc -Tlint -W warning root/usr/share/man/man1/$tool.1 >lint; ! grep -v 'missing date' lint"
	fi
	if command -v bash >/dev/null 2>&1; then
		for name in "$tool" "relutils-$tool"; do
			expect 0 "bash completes options of $name" "bash -c '
				. root/usr/share/bash-completion/completions/$name
				function=\$(complete -p $name | sed \"s/.*-F \\([^ ]*\\).*/\\1/\")
				COMP_WORDS=($name --print-o) COMP_CWORD=1
				compopt() { :; }
				\$function
				echo \"\${COMPREPLY[*]}\"'" <<-EOF
				--print-options
			EOF
		done
	fi
done

succeed 'make uninstall' 'make_ uninstall'
expect 0 'nothing is left but directories' 'find root ! -type d' </dev/null

done_testing
