#!/bin/sh
# References of container images against the recorded answers of distribution/reference.
data=${RELUTILS_CONFORMANCE:-$(dirname "$0")/../../../shared/conformance}/image-tag/oci-reference.json
if [ ! -r "$data" ]; then
	echo "1..0 # SKIP no recorded answers in '$data'"
	exit 0
fi
exec "${BUILD:-build}/conformance/oci_reference" "$data"
