#!/bin/sh
# lead-time with the real programs that take its output: promtool, Prometheus and its Pushgateway on loopback, Chromium.
. "$(dirname "$0")/../cli/lib.sh"
. "$top/tests/cli/repo-lib.sh"
need promtool prometheus prometheus-pushgateway curl

export SOURCE_DATE_EPOCH=1767571200 # 2026-01-05
repo_new app
for n in 1 2 3 4; do
	repo_commit app "feat: $n"
	git -C app rev-parse HEAD >>commits
done
{
	echo 'id,sha,status,finished_at,env'
	n=0
	while read -r commit; do
		n=$((n + 1))
		[ "$n" -ne 3 ] || echo "bad,$commit,failure,2026-01-0${n}T08:00:00Z,production"
		echo "$n,$commit,success,2026-01-0${n}T10:00:00Z,production"
	done <commits
} >deployments.csv
lead_time() { lead-time -q -C app --deployments ../deployments.csv "$@"; }

free_port() {
	port=$((20000 + ($$ + $1) % 20000))
	while curl -s "http://127.0.0.1:$port/" >"$work/taken" 2>&1; do port=$((port + 1)); done
	echo "$port"
}
gateway=127.0.0.1:$(free_port 1)
server=127.0.0.1:$(free_port 5000)
answers() { # URL: until somebody answers there
	for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do
		curl -sf "$1" >"$work/answer" 2>&1 && return
		sleep "0.$((attempt % 9 + 1))"
	done
	return 1
}

for view in prometheus openmetrics gitlab; do
	succeed "promtool finds nothing to say about $view" "lead_time --format $view | promtool check metrics"
done
succeed 'nor about no deployments' 'lead-time -q -C app --deployments /dev/null --format prometheus | promtool check metrics'

prometheus-pushgateway --persistence.file="$work/pushed" --web.listen-address="$gateway" >"$work/gateway.log" 2>&1 &
gateway_pid=$!
printf 'global: {scrape_interval: 1s, evaluation_interval: 1s}\nrule_files: ["%s/examples/prometheus/dora-alerts.yml"]\nscrape_configs:\n- job_name: pushgateway\n  honor_labels: true\n  static_configs: [{targets: ["%s"]}]\n' "$top" "$gateway" >prometheus.yml
prometheus --config.file=prometheus.yml --web.listen-address="$server" --storage.tsdb.path="$work/data" >"$work/server.log" 2>&1 &
server_pid=$!
trap 'kill $gateway_pid $server_pid 2>/dev/null; chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
answers "http://$gateway/-/ready" && answers "http://$server/-/ready"
push() { lead_time --format "$1" | curl -s -w '%{http_code}\n' -X PUT --data-binary @- "http://$gateway/metrics/job/lead_time/instance/app"; }
expect 0 'the Pushgateway takes the metrics' 'push prometheus; push openmetrics; push prometheus' <<'END'
200
200
200
END
# query EXPRESSION: its value, asked until the first scrape has come
query() {
	for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do
		value=$(curl -s "http://$server/api/v1/query" --data-urlencode "query=$1" | sed -n 's/.*"value":\[[^,]*,"\([^"]*\)"\].*/\1/p')
		[ -z "$value" ] || break
		sleep 0.5
	done
	echo "$value"
}
expect 0 'Prometheus has what the tool says' 'query "release_lead_time_seconds{quantile=\"0.5\"}"; query release_change_fail_ratio; query "release_deployments{outcome=\"success\"}"; query "histogram_quantile(0.5, release_lead_time_distribution_seconds_bucket) > bool 86400"' <<'END'
208620
0.2
4
1
END

# What the examples ask for is there: each panel of the dashboard has data, each rule can be evaluated.
panels() { sed -n 's/^ *"expr": "\(.*\)",*$/\1/p' "$top/examples/grafana/dora.json" | sed 's/\\"/"/g; s/\$env/.*/g'; }
empty_panels() {
	panels | while read -r expression; do
		[ -n "$(query "$expression" | head -n 1)" ] || echo "no data: $expression"
	done
}
expect 0 'every panel of the dashboard has data' 'panels | wc -l; empty_panels' <<'END'
13
END
succeed 'promtool accepts the alerts' 'promtool check rules "$top/examples/prometheus/dora-alerts.yml" && promtool test rules "$top/examples/prometheus/dora-alerts-test.yml"'
expect 0 'Prometheus evaluates them' 'sleep 1; curl -s "http://$server/api/v1/rules" | grep -o "\"health\":\"[a-z]*\"" | sort | uniq -c | tr -s " "' <<'END'
 5 "health":"ok"
END

page() { chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=2000 "$@" 2>"$work/chromium.log"; }
if command -v chromium >"$work/where"; then
	lead_time --format html >page.html
	lead_time --format json >page.json
	page --dump-dom "file://$dir/page.html" >dom.html
	expect 0 'Chromium shows the numbers of the JSON' "sed -n 's|.*<dd class=\"value\">\([^<]*\)</dd>.*|\1|p' dom.html; tr -d ' \n' <page.json | grep -o '\"rate\":[0-9.]*\|\"per_day\":[0-9.]*'" <<'END'
2.4 d
1.0 per day
20.0 %
2.0 h
0.0 %
"per_day":1
"rate":0.2
"rate":0
END
	succeed 'and a picture of it can be taken' 'page --screenshot="$dir/page.png" --window-size=1000,1200 "file://$dir/page.html"; [ -s page.png ]'
else
	ran=$((ran + 1))
	echo "ok $ran # SKIP chromium is not installed"
fi
done_testing
