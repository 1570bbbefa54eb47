#!/bin/sh
# shellcheck disable=SC2154 # c1 to c4 are set by eval
# lead-time's command line: sources, shapes of records, windows, what is refused.
. "$(dirname "$0")/lib.sh"
. "$top/tests/cli/repo-lib.sh"
export SOURCE_DATE_EPOCH=1767571200 # 2026-01-05

repo_new r
for n in 1 2 3 4 5; do
	repo_commit r "feat: $n"
	eval "c$n=$(git -C r rev-parse HEAD)"
done
repo_tag r v1.0.0
repo_tag r latest
repo_commit r 'fix: 6'
c6=$(git -C r rev-parse HEAD)
repo_tag r v1.1.0 'one more'
cd r || exit 2
# What a run says of its deployments: id, kind, status, environment
rows() { sed -n -e 's/^ *"env":[ \t]*"\(.*\)",/env \1/p' -e 's/^ *"\(id\|kind\|status\)":[ \t]*"\(.*\)",/\2/p' | tr '\n' ' '; echo; }

expect 0 'version tags when nothing is named' 'lead-time </dev/null' <<'END'
production, 2026-01-01 until 2026-01-02 (1 day); last deployment 4.0 d ago
change lead time                 1.0 min       median of 1 commit; p75 1.0 min, p90 1.0 min
deployment frequency             2.0 per day   █▁▁▁▁▁▁▁▁▁▁▁  2 deployments on 1 day
change fail rate                 0.0 %         0 of 2
failed deployment recovery time  -             median of 0, 0 open
deployment rework rate           0.0 %         0 of 2
--- stderr
lead-time: no deployments are named, so the version tags are taken; --deployments FILE or --tags PATTERN chooses
END
repo_new ../untagged
repo_commit ../untagged 'feat: 1'
expect 2 'no version tag when nothing is named is no answer' 'lead-time -q -C ../untagged </dev/null' <<'END'
--- stderr
lead-time: no tag is a version, so nothing can be measured; fetch the tags ('git fetch --tags'), or use --deployments FILE or --tags PATTERN
END
expect 0 'tags that match' "lead-time -q --tags 'v*' --exclude 'v1.1*' --format json | rows" <<'END'
env production v1.0.0 success initial 
END
cat >some.jsonl <<END
{"id": 1, "sha": "$c1", "status": "success", "finished_at": "2026-01-01T10:00:00Z"}

{"id": "2", "sha": "$c3", "status": "pending"}
{"id": "2", "sha": "$c3", "status": "Succeeded", "created_at": "2026-01-01T11:00:00+02:00", "finished_at": "2026-01-02T12:00:00.5+02:00", "env": null}
{"id": 3, "sha": "$(echo "$c4" | cut -c1-10)", "finished_at": 1767434400, "hotfix": true}
{"id": 4, "sha": "$c2", "finished_at": "2026-01-04"}
{"id": 9, "sha": "$c2", "finished_at": "2026-01-04", "env": "staging"}
END
cat >incidents.csv <<END
id,opened_at,resolved_at,deployment,sha,env
"a, b",2026-01-02T12:00:00Z,2026-01-02T14:00:00Z,,$c2,
open,2026-01-03T11:00:00Z,,3,,production
lost,2025-01-01,2025-01-02,,,
END
expect 0 'records, incidents, environments' 'lead-time --incidents incidents.csv <some.jsonl' <<'END'
production, 2026-01-01 until 2026-01-05 (4 days); last deployment 1.0 d ago
change lead time                 1.4 d             ▅  █      median of 3 commits; p75 1.9 d, p90 2.2 d
deployment frequency             1.0 per day   ▁█▁▁█▁▁█▁█▁▁  4 deployments on 4 days
change fail rate                 50.0 %        2 of 4: 2 by incident, 1 by rollback
failed deployment recovery time  4.0 h         median of 1, 1 open
deployment rework rate           50.0 %        2 of 4

staging, 2026-01-04 until 2026-01-05 (1 day); last deployment 1.0 d ago
change lead time                 -             median of 0 commits
deployment frequency             1.0 per day   1 deployment on 1 day
change fail rate                 0.0 %         0 of 1
failed deployment recovery time  -             median of 0, 0 open
deployment rework rate           0.0 %         0 of 1
END
expect 0 'one environment, a window and the one before' 'lead-time --env production --since 2d --deployments some.jsonl' <<'END'
production, 2026-01-03 until 2026-01-05 (2 days); last deployment 1.0 d ago
                                 now           before
change lead time                 2.4 d         1.4 d         median of 1 commit; p75 2.4 d, p90 2.4 d
deployment frequency             1.0 per day   1.0 per day   ▁▁█▁▁▁█▁▁▁▁▁  2 deployments on 2 days
change fail rate                 50.0 %        0.0 %         1 of 2: 1 by rollback
failed deployment recovery time  14.0 h        -             median of 1, 0 open
deployment rework rate           100.0 %       0.0 %         2 of 2
END
expect 0 'no deployment' 'lead-time --deployments /dev/null; lead-time --deployments some.jsonl --env nowhere' <<'END'
production, no time at all; no deployment
change lead time                 -             median of 0 commits
deployment frequency             -             0 deployments on 0 days
change fail rate                 -             0 of 0
failed deployment recovery time  -             median of 0, 0 open
deployment rework rate           -             0 of 0
nowhere, no time at all; no deployment
change lead time                 -             median of 0 commits
deployment frequency             -             0 deployments on 0 days
change fail rate                 -             0 of 0
failed deployment recovery time  -             median of 0, 0 open
deployment rework rate           -             0 of 0
END

# Views.
ids() { sed "s/$c1/C1/; s/$c2/C2/; s/$c3/C3/; s/$c4/C4/; s/$(echo "$c4" | cut -c1-10)/C4/"; }
production="lead-time --env production --deployments some.jsonl --incidents incidents.csv"
expect 0 'a row for each deployment' "$production --format csv | ids" <<'END'
env,deployment,sha,deployed_at,status,kind,commits,merges,lead_time_p50,causes,incidents,recovery,rework
production,1,C1,2026-01-01T10:00:00Z,success,initial,1,0,,,,,false
production,2,C3,2026-01-02T10:00:00Z,success,forward,2,0,122250,incident,"a, b",14400,false
production,3,C4,2026-01-03T10:00:00Z,success,forward,1,0,208560,incident rollback,open,,true
production,4,C2,2026-01-04T00:00:00Z,success,rollback,0,0,,,,,true
END
expect 0 'a row for each commit' "$production --format csv --commits | ids | head -n 3; $production --format jsonl --commits | ids | tail -n 1" <<'END'
env,deployment,deployed_at,kind,commit,authored_at,committed_at,merge,lead_time,sample
production,1,2026-01-01T10:00:00Z,initial,C1,2026-01-01T00:01:00Z,2026-01-01T00:01:00Z,false,35940,false
production,2,2026-01-02T10:00:00Z,forward,C3,2026-01-01T00:03:00Z,2026-01-01T00:03:00Z,false,122220,true
{"env":"production","deployment":"3","deployed_at":"2026-01-03T10:00:00Z","kind":"forward","commit":"C4","authored_at":"2026-01-01T00:04:00Z","committed_at":"2026-01-01T00:04:00Z","merge":false,"lead_time":208560,"sample":true}
END
expect 0 'a job summary' "$production --format markdown" <<'END'
## Delivery performance

### production

2026-01-01T00:00:00Z until 2026-01-05T00:00:00Z

| metric | value | |
|---|---|---|
| change lead time | 1.4 d | median of 3 commits, p90 2.2 d |
| deployment frequency | 1.0 per day | 4 deployments |
| change fail rate | 50.0 % | 2 of 4 |
| failed deployment recovery time | 4.0 h | median of 1, 1 open |
| deployment rework rate | 50.0 % | 2 of 4 |

```mermaid
xychart-beta
    title "Median lead time of the last deployments"
    x-axis ["2026-01-02T10:00:00Z", "2026-01-03T10:00:00Z"]
    y-axis "hours"
    bar [33.96, 57.93]
```
END
expect 0 'no chart without data' 'lead-time --deployments /dev/null --format markdown | tail -n 1' <<'END'
| deployment rework rate | – | 0 of 0 |
END
expect 0 'metrics' "$production --format prometheus | grep -v '^#' | sed -n '1,6p; /bucket.*+Inf/p; /_ratio{/p; /failed_/p; /timestamp/p'; $production --format openmetrics | tail -n 1" <<'END'
release_lead_time_seconds{env="production",quantile="0.5"} 122280
release_lead_time_seconds{env="production",quantile="0.75"} 165420
release_lead_time_seconds{env="production",quantile="0.9"} 191304
release_lead_time_seconds{env="production",quantile="0.95"} 199932
release_lead_time_seconds_sum{env="production"} 453060
release_lead_time_seconds_count{env="production"} 3
release_lead_time_distribution_seconds_bucket{env="production",le="+Inf"} 3
release_change_fail_ratio{env="production"} 0.5
release_failed_deployments{env="production",cause="status"} 0
release_failed_deployments{env="production",cause="incident"} 2
release_failed_deployments{env="production",cause="rollback"} 1
release_rework_ratio{env="production"} 0.5
release_last_deployment_timestamp_seconds{env="production"} 1767484800
release_window_start_timestamp_seconds{env="production"} 1767225600
release_window_end_timestamp_seconds{env="production"} 1767571200
# EOF
END
expect 0 'a metrics report changes with what is measured only' "$production --format gitlab --now 2027-01-01 >a; $production --format gitlab >b; cmp a b && grep -c timestamp a; :" <<'END'
0
END
expect 0 'nothing is not a number' "lead-time --deployments /dev/null --format prometheus | grep -ci nan; :" <<'END'
0
END
expect 0 'an environment cannot break out of its label' 'printf "id,env,finished_at\n1,\"a\"\"} 1\nx\",1\n" | lead-time --format prometheus | grep release_changes{' <<'END'
release_changes{env="a\"} 1\nx"} 0
END

expect 0 'release commits left out' "$production --exclude-commits '^feat: [23]\$' | sed -n 2p" <<'END'
change lead time                 2.4 d         median of 1 commit; p75 2.4 d, p90 2.4 d
END
expect 2 'a pattern that is none' "$production --exclude-commits '('" <<'END'
--- stderr
lead-time: the regular expression '(' cannot be used, column 1: this '(' is not closed
END
expect 0 'outputs for later steps' "$production --emit dotenv=out --emit github-output=steps --format csv >/dev/null; cat out; grep -c '<<' steps; lead-time --deployments /dev/null --format dotenv | head -n 3" <<'END'
ENVIRONMENT=production
DEPLOYMENTS=4
DEPLOYMENTS_PER_DAY=1
LEAD_TIME_P50=122280
LEAD_TIME_P90=191304
CHANGE_FAIL_RATE=0.5
RECOVERY_P50=14400
REWORK_RATE=0.5
8
ENVIRONMENT=production
DEPLOYMENTS=0
DEPLOYMENTS_PER_DAY=
END
expect 0 'a page' "$production --format html >page.html; grep -o '<h2>.*</h2>\|<dd class=.value.>[^<]*\|<title>[^<]*[1-9] *[^<]*failed' page.html; grep -c 'script\|http:\|https:\|src=' page.html; :" <<'END'
<h2>production</h2>
<dd class="value">1.4 d
<dd class="value">1.0 per day
<dd class="value">50.0 %
<dd class="value">4.0 h
<dd class="value">50.0 %
<title>2026-01-02: 1, 1 failed
<title>2026-01-03: 1, 1 failed
0
END
expect 0 'names cannot become markup' 'printf "{\"id\":\"<script>x</script>\",\"env\":\"a\\\"><b>\",\"finished_at\":1}" | lead-time --format html | grep -o ".lt;[a-z/&;]*\|<b>\|<script"' <<'END'
&lt;b&gt;
&lt;script&gt;x&lt;/script&gt;
END

repo_new ../mono
repo_commit ../mono 'feat: begin'
repo_tag ../mono v1.0.0
repo_file ../mono web/a.js 1
repo_commit ../mono 'feat(web): a'
repo_file ../mono api/b.go 1
repo_commit ../mono 'feat(api): b'
repo_file ../mono web-old/c.js 1
repo_commit ../mono 'feat: c'
repo_tag ../mono v1.1.0
expect 0 'commits of one folder' "lead-time -q -C ../mono --tags 'v*' --path web/ --format csv --commits | cut -d, -f 2,9,10; lead-time -q -C ../mono --tags 'v*' --path web --path api --format json | sed -n '/^ *\"lead_time\"/{n;p;q}' | tr -d ' '" <<'END'
deployment,lead_time,sample
v1.0.0,0,false
v1.1.0,0,false
v1.1.0,60,false
v1.1.0,120,true
"n":2,
END

expect 0 'week by week, month by month' "lead-time --env production --deployments some.jsonl --since 2025-12-25 --until 2026-01-06 --by week | sed -n '/^week/p'; lead-time --env production --deployments some.jsonl --since 2025-11-15 --until 2026-02-01 --by month | sed -n '/month of/p'; lead-time --env production --deployments some.jsonl --by month --format json | grep -c '\"window\"'" <<'END'
week of 2025-12-25               -             0 deployments, 0 of 0 failed
week of 2025-12-29               1.4 d         4 deployments, 1 of 4 failed
week of 2026-01-05               -             0 deployments, 0 of 0 failed
month of 2025-11-15              -             0 deployments, 0 of 0 failed
month of 2025-12-01              -             0 deployments, 0 of 0 failed
month of 2026-01-01              1.4 d         4 deployments, 1 of 4 failed
2
END

# Judged.
expect 1 'targets' "$production --targets 'p75 < 1.5d, cfr<=50%,frequency>=7/w,max<60h,rework<0.5,recovery<=240min' | sed -n '/targets/,\$p'; $production -q --targets 'p75<1.5d' >/dev/null" <<'END'
targets                          missed        p75 < 1.5d
                                 met           cfr<=50%
                                 met           frequency>=7/w
                                 met           max<60h
                                 missed        rework<0.5
                                 met           recovery<=240min
--- stderr
lead-time: production: target 'p75 < 1.5d' is missed
lead-time: production: target 'rework<0.5' is missed
END
expect 1 'nothing to measure is no pass' "lead-time --deployments /dev/null --targets 'cfr<5%' >/dev/null" <<'END'
--- stderr
lead-time: production: target 'cfr<5%' is not met: there is nothing to measure
END
expect 2 'a target that is none' "lead-time --deployments /dev/null --targets 'p75<1d,speed>9'" <<'END'
--- stderr
lead-time: 'speed>9' is no target; write a name (p50 p75 p90 p95 mean max recovery cfr rework frequency), '<', '<=', '>' or '>=', and a limit such as 1.5d, 5% or 1/w
END
expect 0 'levels by year' "$production --levels 2023 | grep levels; $production --levels 2021 | grep levels; $production --levels 2024 --format json | grep -A 5 levels | tr -d ' \n'" <<'END'
levels of 2023                   lead time: high, frequency: elite, fail rate: low, recovery: high
levels of 2021                   lead time: high, frequency: elite, fail rate: low, recovery: high
"levels":{"year":"2024","lead_time":"high","frequency":null,"change_fail":null,"recovery":null
\ no newline at end
END

# Merged.
expect 0 'one repository merged is itself' "$production --format json >one.json; lead-time --merge one.json --format json >merged.json; grep -v '\"repository\"' one.json >a; grep -v '\"repository\"' merged.json >b; diff a b; lead-time --merge - <one.json >a; $production >b; diff a b" <<'END'
END
cat >other.jsonl <<END
{"id": 1, "sha": "$c1", "finished_at": "2026-01-01T00:02:00Z"}
{"id": 2, "sha": "$c2", "finished_at": "2026-01-05T00:02:00Z"}
{"id": 3, "sha": "$c3", "finished_at": "2026-01-05T00:04:00Z"}
{"id": 4, "sha": "$c4", "finished_at": "2026-01-05T00:05:00Z"}
{"id": 5, "sha": "$c5", "finished_at": "2026-01-05T00:06:00Z"}
END
expect 0 'percentiles are those of all commits' 'lead-time --deployments other.jsonl --format json >two.json; lead-time --merge one.json two.json; cat one.json two.json | lead-time --merge - --format csv | wc -l; lead-time --merge one.json two.json --format json | grep -c "\"repository\": *\"two.json\""' <<'END'
production, 2026-01-01 until 2026-01-06 (5 days); last deployment 6.0 min in the future
change lead time                 4.0 d            ▃ ▅   █    median of 7 commits; p75 4.0 d, p90 4.0 d
deployment frequency             1.8 per day   ▃▃▁▃▁▃▁▃▁█▁▁  9 deployments on 5 days
change fail rate                 22.2 %        2 of 9: 2 by incident, 1 by rollback
failed deployment recovery time  4.0 h         median of 1, 1 open
deployment rework rate           22.2 %        2 of 9
10
5
END
expect 2 'not one of ours' 'lead-time --merge some.jsonl' <<'END'
--- stderr
lead-time: some.jsonl:1:1: this is not what 'lead-time --format json' writes
END
expect 2 'measured differently' 'lead-time --deployments other.jsonl --clock author --format json >three.json; lead-time --merge one.json three.json 2>&1 | cut -d: -f1,2,5-; exit 2' <<'END'
lead-time: three.json: these results were measured with --clock author --merges exclude, others were not
END

# Shapes.
printf 'id,sha,status,finished_at\r\n1,%s,ok,2026-01-02T00:00:00Z\r\n"2 ""x"", y",%s,error,@1767434400\r\n' "$c1" "$c6" >some.csv
expect 0 'CSV with quotes and CRLF' 'lead-time --deployments some.csv --format json | rows' <<'END'
env production 1 success initial 2 \"x\", y failure failed 
END
cat >gitlab.json <<END
[{"id": 41, "iid": 1, "ref": "main", "sha": "$c1", "created_at": "2026-01-01T08:00:00.000Z", "status": "success",
  "environment": {"id": 9, "name": "prod"}, "deployable": {"finished_at": "2026-01-01T08:05:00.000Z"}},
 {"id": 42, "iid": 2, "ref": "main", "sha": "$c2", "created_at": "2026-01-01T09:00:00.000Z", "status": "canceled", "environment": {"name": "prod"}}]
[{"id": 43, "iid": 3, "ref": "main", "sha": "$c2", "created_at": "2026-01-01T10:00:00.000Z", "updated_at": "2026-01-01T10:09:00.000Z", "status": "failed",
  "environment": {"name": "prod"}, "deployable": null}]
END
expect 0 "GitLab's deployments, two pages" 'lead-time --format json <gitlab.json | rows' <<'END'
env prod 41 success initial 43 failure failed 
END
cat >gh.json <<END
[{"databaseId": 7, "headSha": "$c1", "headBranch": "main", "status": "completed", "conclusion": "success", "createdAt": "2026-01-01T08:00:00Z", "updatedAt": "2026-01-01T08:05:00Z"}]
END
expect 0 'gh run list --json' 'lead-time --format json <gh.json | rows' <<'END'
env production 7 success initial 
END

# Refused.
expect 2 'broken JSON in a line' "printf '%s\n' '{\"id\":1,\"finished_at\":1}' '{\"id\":' | lead-time" <<'END'
--- stderr
lead-time: <stdin>:2:7: a value was expected where the JSON text ends
END
expect 2 'no time' "echo '{\"id\":5}' | lead-time" <<'END'
--- stderr
lead-time: <stdin>:1:1: deployment '5' has no time: neither finished_at nor created_at
END
expect 2 'a time that is none' "echo '{\"id\":5, \"finished_at\":\"yesterday\"}' | lead-time" <<'END'
--- stderr
lead-time: <stdin>:1:24: 'finished_at' is no time: 'yesterday'; write 2026-01-31T12:00:00Z, a date, or seconds since 1970
END
expect 2 'a huge time' "echo '{\"id\":5, \"finished_at\":99999999999999}' | lead-time" <<'END'
--- stderr
lead-time: <stdin>:1:24: 'finished_at' is no time: '99999999999999'; write 2026-01-31T12:00:00Z, a date, or seconds since 1970
END
expect 2 'a short row of CSV' "printf 'id,finished_at\n1\n' | lead-time" <<'END'
--- stderr
lead-time: <stdin>:2: 1 fields where the header has 2
END
expect 2 'a missing column' "printf 'sha,finished_at\nx,2026-01-01\n' | lead-time" <<'END'
--- stderr
lead-time: <stdin>:2: this is no deployment that is known: it has no 'id'; name its shape with --input
END
expect 2 'an open quote' "printf 'id\n\"x\n' | lead-time" <<'END'
--- stderr
lead-time: <stdin>:2: a quote is never closed
END
expect 2 "GitHub's deployments without statuses" "echo '[{\"id\":5, \"statuses_url\":\"x\"}]' | lead-time" <<'END'
--- stderr
lead-time: <stdin>:1:2: GitHub's list of deployments does not say how they ended; add the 'statuses' of each (statuses_url)
END
expect 2 'a window that is none' 'lead-time --since soon --deployments some.jsonl; lead-time --since 2026-02-01 --until 2026-01-01 --deployments some.jsonl' <<'END'
--- stderr
lead-time: --since is no time: 'soon'; write 2026-01-31, 2026-01-31T12:00:00Z, 30d or 12w
lead-time: --until '2026-01-01' is before --since '2026-02-01'
END
expect 2 'no such file' 'lead-time --deployments nowhere.json' <<'END'
--- stderr
lead-time: cannot read 'nowhere.json': No such file or directory
END
repo_shallow . ../shallow 2
expect 2 'a shallow clone' "lead-time -C ../shallow --deployments '$PWD/some.jsonl' 2>&1 | sed 's/[0-9a-f]\{40\}/ID/'; exit 2" <<'END'
lead-time: the history before commit 'ID' is not in this shallow clone, and it is needed; fetch the whole history (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, git fetch --unshallow)
END
expect 2 'a full disk' 'lead-time --deployments some.jsonl >/dev/full' <<'END'
--- stderr
lead-time: cannot write standard output: No space left on device
END
done_testing
