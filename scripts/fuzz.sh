#!/usr/bin/env bash
# Random bytes against everything that reads text, with the address and undefined-behaviour sanitizers.
#
#   scripts/fuzz.sh [SECONDS] [NAME...]     600 seconds in all by default, shared among the fuzzers
#
# What is found is left in build/fuzz/NAME/crash-...; run build/debug/fuzz_NAME FILE to see it again. The
# corpus grows from run to run in build/fuzz/NAME/corpus. Exit code 1 if anything was found.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh
. scripts/lib/fuzzing.sh

seconds=${1:-600}
[[ $seconds =~ ^[0-9]+$ ]] && [ "$seconds" -ge 1 ] || fail "'$seconds' is no number of seconds"
[ $# -eq 0 ] || shift

need build test
build debug handoff_fuzzers
names=("$@")
if [ ${#names[@]} -eq 0 ]; then mapfile -t names < <(fuzzer_names); fi

each=$((seconds / ${#names[@]}))
[ "$each" -ge 1 ] || each=1
found=0
for name in "${names[@]}"; do
  [ -x "build/debug/fuzz_$name" ] || fail "there is no fuzzer '$name': known are $(fuzzer_names | xargs)"
  step "fuzzing $name for $each s"
  if run_fuzzer "$name" -max_total_time="$each" >"$logs/fuzz-$name.log" 2>&1; then
    grep -aE '^(stat::number_of_executed_units|stat::new_units_added|Done)' "$logs/fuzz-$name.log" ||
      fail "the fuzzer '$name' ended without a count of what it tried (see $logs/fuzz-$name.log)"
  else
    found=1
    tail -n 40 "$logs/fuzz-$name.log"
  fi
done
[ "$found" -eq 0 ] && step "nothing was found"
exit $found
