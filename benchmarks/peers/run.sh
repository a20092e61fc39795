#!/usr/bin/env bash
# The peer table: builds every driver, makes the patients, holds all answers against each other, and only then times.
# `./dev bench peers` calls it. It writes WORKDIR/results.ndjson, a JSON line a measurement; table.py makes the table of it.
#
#   run.sh WORKDIR BUILD     BUILD: a Release build of this project with -DAPATITE_BENCHMARKS=ON
#
# N patients (10000). ROUNDS (3): the engines take turns, so that a busy minute of a shared machine hits them all alike.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/data"
W=$(cd "$1" && pwd) B=$(cd "$2" && pwd) N=${N:-10000} ROUNDS=${ROUNDS:-3}
cd "$W" && cp "$here"/drivers/* .

# The engines of npm and what the CQL translator reads (models and FHIRHelpers, from Maven Central), by name and version.
[ -d node_modules/@gorules/zen-engine ] ||
  npm install --no-fund --no-audit --silent cql-execution@3.3.2 cql-exec-fhir@2.2.0 @cqframework/cql@5.3.0 \
    json-rules-engine@7.3.1 @gorules/zen-engine@0.54.0
if [ ! -f fhirhelpers.elm.json ]; then
  for artifact in model quick; do
    mvn -q -B dependency:copy -Dartifact=info.cqframework:$artifact:3.29.0 -DoutputDirectory="$W/jars"
  done
  python3 "$here/models.py" jars models libraries
  for library in job job-fhir; do node cql-translate.mjs $library.cql $library.elm.json models libraries; done
  node cql-translate.mjs libraries/FHIRHelpers-4.0.1.cql fhirhelpers.elm.json models libraries
fi
for program in native native_checked; do g++ -std=c++20 -O3 -march=native $program.cpp -o $program -lsimdjson; done
gcc -O2 -w clips_driver.c -o clips_driver -lclips -lm

python3 "$here/gen.py" data "$N"
python3 "$here/facts2tsv.py" <data/facts.ndjson >data/facts.tsv
F=data/facts.ndjson H=data/fhir.ndjson
./native eval-if $F out.ref 1 >/dev/null
[ "$(wc -l <out.ref)" -eq "$N" ]

# Every answer file must be the reference's first lines, byte for byte.
go() { # OUT COMMAND...
  local out=$1 line
  shift
  line=$("$@" | grep -a '^{' | sed 's/^[^{]*//')
  if [ "$out" != - ] && ! { [ -s "$out" ] && cmp -s "$out" <(head -n "$(wc -l <"$out")" out.ref); }; then
    echo "run.sh: the answers of \`$*\` differ from the reference" >&2
    exit 1
  fi
  echo "$line"
}

all() { # PASSES, of the slow ones
  local driver
  for mode in eval eval-batch eval-findings; do
    go out.e "$B/benchmarks/peer_engine" $mode "$here/pack" $F out.e "$1"
  done
  go out.e "$B/benchmarks/peer_engine" fhir "$here/pack" $H out.e "$1"
  go out.n ./native eval-if $F out.n "$1"
  go out.n ./native eval-columns $F out.n "$1"
  go - ./native fhir-dom $H - "$1"
  go out.n ./native fhir-simd $H out.n "$1"
  go out.n ./native_checked $H out.n "$1"
  go out.c ./clips_driver job.clp data/facts.tsv out.c "$1"
  for driver in zen json-rules-engine cql-execution; do
    go out.j node $driver.mjs eval $F out.j "$2"
    go out.j node $driver.mjs e2e-fhir $H out.j "$2"
  done
  go out.q node cql-execution-fhir.mjs e2e-fhir $H out.q "$2" 1000 # slow: the first thousand patients
}

echo "Comparing the answers ..." >&2
all 1 1 >/dev/null
echo "All answers are the same bytes. Timing, $ROUNDS rounds ..." >&2
for round in $(seq "$ROUNDS"); do all 5 2; done | tee results.ndjson
