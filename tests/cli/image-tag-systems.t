#!/bin/sh
# One situation, told by each CI system and by a clone, gives the same references: a row is a situation in one of them.
. "$(dirname "$0")/lib.sh"
. "$top/tests/cli/repo-lib.sh"
sha=0123456789abcdef0123456789abcdef01234567
export SOURCE_DATE_EPOCH=1767312000

# told SITUATION SYSTEM VARIABLE=VALUE...: print what image-tag answers.
told() {
	event=$1
	shift 2
	printf '%s' "$event" >event.json
	env "$@" image-tag -C elsewhere --image ghcr.io/o/app --versions ../versions --default-branch main --quiet --project-url https://example.org/o/app \
		--tag 'type=schedule' --tag 'type=ref,event=branch' --tag 'type=ref,event=tag' --tag 'type=ref,event=pr' \
		--tag 'type=semver,pattern={{version}}' --tag 'type=semver,pattern={{major}}.{{minor}}' --tag type=edge --tag type=sha \
		--tag 'type=raw,value=new-{{base_ref}},enable={{is_default_branch}}' --pr-head-sha
}
mkdir elsewhere
printf 'v1.2.2\nv1.2.3\nv1.1.9\n' >versions
: >event.json
github="GITHUB_ACTIONS=true GITHUB_SHA=$sha GITHUB_REPOSITORY=o/app GITHUB_EVENT_PATH=../event.json"
gitlab="GITLAB_CI=true CI_COMMIT_SHA=$sha"
jenkins="JENKINS_URL=http://j/ GIT_COMMIT=$sha GIT_URL=git@github.com:o/app.git"
circle="CIRCLECI=true CIRCLE_SHA1=$sha"

# same NAME WANTED ROWS...: a row is 'SYSTEM|EVENT FILE|VARIABLES'
same() {
	name=$1 wanted=$2
	shift 2
	for row; do
		system=${row%%|*} rest=${row#*|}
		# shellcheck disable=SC2086
		got=$(told "${rest%%|*}" "$system" ${rest#*|} 2>&1 | sed 's/^ghcr.io.o.app://' | tr '\n' ' ')
		succeed "$name, $system: $got" "[ '$got' = '$wanted ' ]"
	done
}

# shellcheck disable=SC2016
{
	same 'a push to the default branch' 'edge main new- sha-0123456' \
		"GitHub|{}|$github GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/main" \
		"GitLab||$gitlab CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=main" \
		"Jenkins||$jenkins BRANCH_NAME=main" \
		"Jenkins, not multibranch||$jenkins GIT_BRANCH=origin/main" \
		"CircleCI||$circle CIRCLE_BRANCH=main"
	same 'a push to another' 'feature-x sha-0123456' \
		"GitHub|{}|$github GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/feature/x" \
		"GitLab||$gitlab CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=feature/x" \
		"Jenkins||$jenkins BRANCH_NAME=feature/x" \
		"CircleCI||$circle CIRCLE_BRANCH=feature/x"
	same 'a version' '1.2.3 1.2 v1.2.3 sha-0123456 latest' \
		"GitHub|{}|$github GITHUB_EVENT_NAME=push GITHUB_REF=refs/tags/v1.2.3" \
		"GitHub, a release|{}|$github GITHUB_EVENT_NAME=release GITHUB_REF=refs/tags/v1.2.3" \
		"GitLab||$gitlab CI_PIPELINE_SOURCE=push CI_COMMIT_TAG=v1.2.3" \
		"Jenkins||$jenkins BRANCH_NAME=v1.2.3 TAG_NAME=v1.2.3" \
		"CircleCI||$circle CIRCLE_TAG=v1.2.3"
	same 'a version of an older line' '1.1.9 1.1 v1.1.9 sha-0123456' \
		"GitHub|{}|$github GITHUB_EVENT_NAME=push GITHUB_REF=refs/tags/v1.1.9" \
		"GitLab||$gitlab CI_PIPELINE_SOURCE=push CI_COMMIT_TAG=v1.1.9" \
		"Jenkins||$jenkins BRANCH_NAME=v1.1.9 TAG_NAME=v1.1.9" \
		"CircleCI||$circle CIRCLE_TAG=v1.1.9"
	same 'a change request' 'pr-7 sha-0123456' \
		"GitHub|{\"number\":7,\"pull_request\":{\"number\":7,\"head\":{\"ref\":\"x\",\"sha\":\"$sha\"},\"base\":{\"ref\":\"main\",\"sha\":\"f\"}}}|$github GITHUB_SHA=ffffffffffffffffffffffffffffffffffffffff GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/7/merge" \
		"GitLab||$gitlab CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_REF_PATH=refs/merge-requests/7/head" \
		"GitLab, merged results||$gitlab CI_COMMIT_SHA=ffffffffffffffffffffffffffffffffffffffff CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=$sha" \
		"Jenkins||$jenkins BRANCH_NAME=PR-7 CHANGE_ID=7 CHANGE_TARGET=main" \
		"CircleCI||$circle CIRCLE_BRANCH=x CIRCLE_PULL_REQUEST=https://github.com/o/app/pull/7"
	same 'a schedule' 'nightly edge main new- sha-0123456' \
		"GitHub|{}|$github GITHUB_EVENT_NAME=schedule GITHUB_REF=refs/heads/main" \
		"GitLab||$gitlab CI_PIPELINE_SOURCE=schedule CI_COMMIT_BRANCH=main" \
		"Jenkins||$jenkins BRANCH_NAME=main BUILD_CAUSE_TIMERTRIGGER=true"
}
cd elsewhere || exit 2
repo_new .
repo_commit . 'feat: begin'
sha=$(git rev-parse HEAD)
cd ..
same 'a push to the default branch' "edge main new- sha-$(echo "$sha" | cut -c 1-7)" 'a clone||HOME=/'
git -C elsewhere tag v1.2.3
git -C elsewhere tag v1.2.3-rc.1
git -C elsewhere checkout -q --detach
same 'a version' "1.2.3 1.2 v1.2.3 sha-$(echo "$sha" | cut -c 1-7) latest" 'a clone at two tags||HOME=/'
done_testing
