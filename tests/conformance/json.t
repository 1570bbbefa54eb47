#!/bin/sh
# The JSON parsing test suite: y_ must be accepted, n_ refused, i_ as the table in json.c says.
data=${RELUTILS_CONFORMANCE:-../shared/conformance}/json/test_parsing
if [ ! -d "$data" ]; then
	echo "1..0 # SKIP no conformance data in $data"
	exit 0
fi
exec "$BUILD/conformance/json" "$data"
