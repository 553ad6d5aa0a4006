#!/usr/bin/env bash
# The same scenario and seed give the same result, bit for bit, from g++ (optimised, with assertions), from clang
# (with sanitizers) and as WebAssembly (as shipped).
#
#   scripts/check_determinism.sh [SEEDS]     5 by default; the three programs must have been built
#
# Each program runs every shipped scenario with every shipped pipeline and each seed, one replication of
# each. The `result_hash` of the three must be equal, and no two seeds of a scenario and pipeline may have
# the same (a constant would be equal too). A pair of a scenario and a pipeline is one check.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

seeds=${1:-5}
require_files build/check/handoff build/debug/handoff build/wasm/handoff.js

mapfile -t scenarios < <(cd assets/scenarios && ls -- *.json | sed 's/\.json$//')
mapfile -t pipelines < <(cd assets/pipelines && ls -- *.json | sed 's/\.json$//')

# hashes_of PROGRAM...: a line "scenario pipeline seed hash" for each run.
hashes_of() {
  local scenario seed options=()
  for pipeline in "${pipelines[@]}"; do options+=(--pipeline "$pipeline"); done
  for scenario in "${scenarios[@]}"; do
    for seed in $(seq 1 "$seeds"); do
      "$@" compare "$scenario" "${options[@]}" --replications 1 --seed "$seed" --json - </dev/null |
        python3 -c '
import json, sys
for name, system in json.load(sys.stdin)["systems"].items():
    print(sys.argv[1], name, sys.argv[2], system["result_hash"])' "$scenario" "$seed" ||
        echo "$scenario - $seed failed"
    done
  done
}

folder=build/determinism
mkdir -p "$folder"
hashes_of build/check/handoff >"$folder/gcc" 2>"$folder/gcc.err" &
hashes_of build/debug/handoff >"$folder/clang" 2>"$folder/clang.err" &
wait
hashes_of node build/wasm/handoff.js >"$folder/wasm" 2>"$folder/wasm.err"

python3 - "$folder" "$seeds" "${scenarios[*]}" "${pipelines[*]}" <<'END'
import sys

folder, seeds = sys.argv[1], int(sys.argv[2])
scenarios, pipelines = sys.argv[3].split(), sys.argv[4].split()
builds = ["gcc", "clang", "wasm"]
hashes = {}
for build in builds:
    for line in open(f"{folder}/{build}", encoding="utf-8"):
        scenario, pipeline, seed, result = line.split()
        hashes[build, scenario, pipeline, int(seed)] = result
passed = failed = 0
for scenario in scenarios:
    for pipeline in pipelines:
        rows = [[hashes.get((build, scenario, pipeline, seed)) for build in builds] for seed in range(1, seeds + 1)]
        agree = all(row[0] and row[0] == row[1] == row[2] for row in rows)
        differ = len({row[0] for row in rows}) == seeds
        passed, failed = passed + (agree and differ), failed + (not (agree and differ))
        first = rows[0][0]
        print(f"{scenario} {pipeline}: " + (f"{first} ..." if agree and differ else f"gcc, clang, wasm: {rows}"))
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0 or passed == 0)
END
