#!/usr/bin/env bash
# `apatite serve` under load, beside a bare Beast server that returns the same bytes: run.sh BUILD-FOLDER
# Prints a table; the answer is checked before it is timed. SECONDS_EACH (10) is how long wrk runs each time.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$1 each=${SECONDS_EACH:-10} port=18080 bare_port=18081
here=$build/serve
mkdir -p "$here"
"$build/apatite" serve --port $port 2>"$here/log" >/dev/null &
service=$!
trap 'kill $service ${bare:-} ${slow:-} 2>/dev/null || true' EXIT
until curl -sf localhost:$port/readyz >/dev/null; do sleep 0.1; done
curl -sf localhost:$port/cds-services >"$here/discovery.json"
benchmarks/serve/call.py examples/patients/metastatic-sarcoidosis.fhir.json "$here/discovery.json" "$here"
url=http://localhost:$port/cds-services/calcinosis-cutis
curl -sf -H 'Content-Type: application/json' --data-binary @"$here/call.json" $url >"$here/answer.json"
grep -q '"indicator":' "$here/answer.json" || { echo "the service gave no card" >&2; exit 1; }
"$build/benchmarks/bare_server" $bare_port "$here/answer.json" "$(nproc)" &
bare=$!
sleep 0.5
memory() { awk '/VmRSS/ {print int($2 / 1024)}' /proc/$service/status; }
measure() { # TITLE URL
  wrk -t1 -c16 -d"${each}s" --latency -s "$here/call.lua" "$2" >"$here/wrk.txt"
  awk -v title="$1" '/Requests\/sec/ {rate = $2} $1 == "50%" {half = $2} $1 == "99%" {most = $2} /Non-2xx/ {bad = $NF}
    END {printf "| %s | %s | %s | %s | %s |\n", title, rate, half, most, bad + 0}' "$here/wrk.txt"
}
echo "| | requests a second | p50 | p99 | failed |"
echo "|---|---|---|---|---|"
measure "bare Beast, the same bytes" http://localhost:$bare_port/
before=$(memory)
measure "patient-view, 20 resources" $url
middle=$(memory)
benchmarks/serve/slow.py $port 400 $((each + 5)) &
slow=$!
sleep 2
measure "the same while 400 slow clients hang on" $url
echo
echo "Resident memory: $before MB before, $middle MB after the first run, $(memory) MB after the second."
