#!/usr/bin/env bash
# The same scenario and seed give the same result, bit for bit, from g++, from clang and as WebAssembly.
#
#   scripts/check_determinism.sh [SEEDS]     20 by default; the three programs must have been built
#
# Each program runs the worked example with 3 replications for each seed; the `result_hash` of the three
# must be equal, and must differ between seeds (a constant would be equal too). The last line counts seeds.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

seeds=${1:-20}
scenario=assets/scenarios/worked_example.json

require_files "$scenario" build/native/handoff build/clang/handoff build/wasm/handoff.js

hash_of() {
  local seed=$1
  shift
  "$@" run "$scenario" --replications 3 --seed "$seed" --json - </dev/null |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["result_hash"])'
}

passed=0
failed=0
declare -A seen
for seed in $(seq 1 "$seeds"); do
  gcc=$(hash_of "$seed" build/native/handoff) || gcc="g++ failed"
  clang=$(hash_of "$seed" build/clang/handoff) || clang="clang failed"
  wasm=$(hash_of "$seed" node build/wasm/handoff.js) || wasm="wasm failed"
  if [ -n "$gcc" ] && [ "$gcc" = "$clang" ] && [ "$gcc" = "$wasm" ] && [ -z "${seen[$gcc]:-}" ]; then
    passed=$((passed + 1))
    seen[$gcc]=$seed
    echo "seed $seed: $gcc"
  else
    failed=$((failed + 1))
    echo "seed $seed: g++ $gcc, clang $clang, wasm $wasm${seen[$gcc]:+ (the same as seed ${seen[$gcc]})}"
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
