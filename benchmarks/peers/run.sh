#!/usr/bin/env bash
# The peer table: builds every driver, makes the patients, holds all answers against each other, then times. `./dev bench
# peers` calls it. It writes WORKDIR/results.ndjson, a JSON line a measurement, which table.py turns into the README's table.
#
#   run.sh WORKDIR BUILD     BUILD: a Release build of this project with -DAPATITE_BENCHMARKS=ON
#
# CQL_CHECKOUT: a checkout of cqframework/clinical_quality_language (its model infos and FHIRHelpers are read, not kept);
# without it the CQL engines are left out, and the table says so. N patients (10000), REPS passes (5).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
W=$1 B=$(cd "$2" && pwd) N=${N:-10000} REPS=${REPS:-5} CQL=${CQL_CHECKOUT:-}
mkdir -p "$W/data" && cd "$W" && cp "$here"/drivers/* .
[ -d node_modules/zen-engine ] || [ -d node_modules/@gorules/zen-engine ] ||
  npm i --no-fund --no-audit --silent cql-execution@3.3.2 cql-exec-fhir@2.2.0 @cqframework/cql@5.3.0 \
    json-rules-engine@7.3.1 @gorules/zen-engine@0.54.0
python3 "$here/gen.py" data "$N"
python3 "$here/facts2tsv.py" <data/facts.ndjson >data/facts.tsv
for program in native native_checked; do g++ -std=c++20 -O3 -march=native $program.cpp -o $program -lsimdjson; done
gcc -O2 -w clips_driver.c -o clips_driver -lclips -lm
F=data/facts.ndjson H=data/fhir.ndjson
: >results.ndjson

# Every answer file must be the reference's first lines, byte for byte, before a figure is kept.
go() { # OUT COMMAND...
  local out=$1 line
  shift
  line=$("$@" | grep -a '^{' | sed 's/^[^{]*//')
  if [ "$out" != - ] && ! cmp -s "$out" <(head -n "$(wc -l <"$out")" out.ref); then
    echo "run.sh: the answers of \`$*\` differ from the reference" >&2
    exit 1
  fi
  echo "$line" | tee -a results.ndjson
}

./native eval-if $F out.ref 1 >/dev/null
[ "$(wc -l <out.ref)" -eq "$N" ]
go out.e "$B/benchmarks/peer_engine" eval "$here/pack" $F out.e "$REPS"
go out.e "$B/benchmarks/peer_engine" fhir "$here/pack" $H out.e "$REPS"
go out.n ./native eval-if $F out.n "$REPS"
go out.n ./native eval-columns $F out.n "$REPS"
go - ./native fhir-dom $H - "$REPS"
go out.n ./native fhir-simd $H out.n "$REPS"
go out.n ./native_checked $H out.n "$REPS"
go out.c ./clips_driver job.clp data/facts.tsv out.c "$REPS"
for driver in zen json-rules-engine; do
  go out.j node $driver.mjs eval $F out.j 3
  go out.j node $driver.mjs e2e-fhir $H out.j 3
done
if [ -n "$CQL" ]; then
  export MODELS=$CQL/examples/js/cql2elm-nodejs/models
  libraries=$CQL/examples/js/cql2elm-nodejs/libraries
  node cql-translate.mjs job.cql job.elm.json "$MODELS" "$libraries"
  node cql-translate.mjs job-fhir.cql job-fhir.elm.json "$MODELS" "$libraries"
  node cql-translate.mjs "$libraries/FHIRHelpers-4.0.1.cql" fhirhelpers.elm.json "$MODELS" "$libraries"
  go out.q node cql-execution.mjs eval $F out.q 3
  go out.q node cql-execution.mjs e2e-fhir $H out.q 3
  go out.q node cql-execution-fhir.mjs e2e-fhir $H out.q 3 1000
fi
echo "All answers are the same bytes. Figures: $W/results.ndjson"
