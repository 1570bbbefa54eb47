#!/bin/sh
# The README's first two lines on a minimal Debian with only git, from a clone of what is committed.
# Nothing of this machine is taken but where apt finds packages, and how names are resolved.
. "$(dirname "$0")/../cli/lib.sh"
need mmdebstrap chroot unshare
[ "$(id -u)" -eq 0 ] || skip_all 'mmdebstrap and chroot are for root'

export root="$work/root" relutils=/root/relutils
machine() {
	mmdebstrap --quiet --variant=apt --include=ca-certificates,git bookworm "$root" &&
		rm -f "$root/etc/apt/sources.list" &&
		cp -r --remove-destination /etc/apt/. "$root/etc/apt/" &&
		cp -r --remove-destination /usr/share/keyrings/. "$root/usr/share/keyrings/" &&
		cp -L --remove-destination /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" &&
		cp -L --remove-destination /etc/resolv.conf /etc/hosts "$root/etc/" &&
		git clone -q "$top" "$root$relutils"
}
inside() {
	unshare -m sh -c 'mount -t proc proc "$root/proc"
		exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb \
			${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} ${no_proxy:+no_proxy="$no_proxy"} \
			chroot "$root" sh -c "cd $relutils && $1"' sh "$1"
}

succeed 'a minimal Debian' machine
succeed 'has neither compiler nor make' '! inside "command -v cc || command -v make"'
succeed './setup demo' 'inside "./setup demo" >demo.log 2>&1 || { cat demo.log; exit 1; }'
succeed 'it says what it installs' 'grep "^setup: installing .*libgit2-dev" demo.log'
for tool in commitlint semver-bump changelog-gen; do
	succeed "it shows $tool" "grep '^\\$ .*$tool' demo.log"
done
succeed './setup check' 'inside "./setup check" >check.log 2>&1 || { cat check.log; exit 1; }'
succeed 'all tests pass' 'grep "^All tests successful" check.log'
succeed 'the second time nothing is installed' 'inside "./setup check" >again.log 2>&1 && ! grep "setup: installing" again.log'
succeed 'the tree is as it was cloned' 'inside "git status --porcelain" >status.log && [ ! -s status.log ]'

done_testing
