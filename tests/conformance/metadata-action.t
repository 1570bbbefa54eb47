#!/bin/sh
# image-tag against the recorded runs of docker/metadata-action.
here=$(dirname "$0")
data=${RELUTILS_CONFORMANCE:-$here/../../../shared/conformance}/image-tag/metadata-action.jsonl
if [ ! -r "$data" ]; then
	echo "1..0 # SKIP no recorded answers in '$data'"
	exit 0
fi
exec "${BUILD:-build}/conformance/metadata_action" "$data" "$here/metadata-action.differences"
