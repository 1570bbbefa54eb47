#!/bin/sh
# The core suites of the Mustache specification.
data=${RELUTILS_CONFORMANCE:-$(dirname "$0")/../../../shared/conformance}/mustache
if [ ! -d "$data" ]; then
	echo "1..0 # SKIP no conformance data in '$data'"
	exit 0
fi
cd "$data" && exec "$BUILD/conformance/mustache" comments.json delimiters.json interpolation.json inverted.json partials.json sections.json
