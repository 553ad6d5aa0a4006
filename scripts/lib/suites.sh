# Running suites: each in a process of its own, with a log, a duration and its own counts.
#
# `start NAME FUNCTION` runs a function of the caller's in the background under `set -e`; `finish NAME
# TITLE` waits for it and prints one line. A suite says what it found with `count PASSED FAILED`. One that
# ends badly has at least one failure, and one that counted nothing has failed: nothing ran.
# shellcheck shell=bash

counts=build/logs/counts
declare -A suite_pid suite_began
total_passed=0
total_failed=0

start() {
  local name=$1 code
  shift
  rm -f "$counts/$name"
  suite_began[$name]=$SECONDS
  (
    set -e
    suite=$name
    "$@"
  ) >"$logs/$name.log" 2>&1 </dev/null &
  suite_pid[$name]=$!
}

# Called inside a suite, once or several times.
count() { echo "$1 $2" >>"$counts/$suite"; }

finish() {
  local name=$1 title=$2 code=0 passed failed verdict=ok
  wait "${suite_pid[$name]}" || code=$?
  read -r passed failed < <(awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }' \
    "$counts/$name" 2>/dev/null || echo 0 0)
  if [ "$failed" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$passed" -eq 0 ]; }; then failed=1; fi
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  if [ "$failed" -ne 0 ]; then verdict=FAILED; fi
  step "$(printf '%-52s %6s  %5d passed  %3d failed  %4ds' "$title" "$verdict" "$passed" "$failed" \
    $((SECONDS - suite_began[$name])))"
  if [ "$failed" -ne 0 ]; then
    echo "--- the end of $logs/$name.log:"
    grep -v '^\[[0-9]*/[0-9]*\]' "$logs/$name.log" | tail -n "${HANDOFF_LOG_TAIL:-60}" | cut -c1-300
    echo "---"
  fi
}

# A check that passes or fails as one.
check() {
  if "$@"; then count 1 0; else count 0 1; fi
}

# Catch2's own last lines, versions 2 and 3: "All tests passed (9 assertions in 3 test cases)" or
# "test cases: 3 | 2 passed | 1 failed".
count_catch() {
  local log=$1 passed failed
  passed=$(sed -n 's/^All tests passed (.* in \([0-9]*\) test case.*/\1/p
                   s/^test cases:.* \([0-9]*\) passed.*/\1/p' "$log" | tail -n 1)
  failed=$(sed -n 's/^test cases:.* \([0-9]*\) failed\( .*\)\{0,1\}$/\1/p' "$log" | tail -n 1)
  count "${passed:-0}" "${failed:-0}"
}

# catch_tests [node] PROGRAM: runs a Catch2 program from the root and takes over its counts and its verdict.
catch_tests() {
  local output=$logs/$suite.catch code=0
  require_files "${@: -1}"
  "$@" 2>&1 | sed 's/\x1b\[[0-9;]*m//g' >"$output" || code=$?
  cat "$output"
  count_catch "$output"
  return $code
}

# The TAP summary of node's test runner; a cancelled or a skipped test is not a passed one.
node_tests() {
  local output=$logs/$suite.tap code=0 passed failed cancelled skipped
  node --test --test-reporter=tap "$@" >"$output" 2>&1 || code=$?
  cat "$output"
  passed=$(sed -n 's/^# pass //p' "$output")
  failed=$(sed -n 's/^# fail //p' "$output")
  cancelled=$(sed -n 's/^# cancelled //p' "$output")
  skipped=$(sed -n 's/^# skipped //p' "$output")
  count "${passed:-0}" $((${failed:-0} + ${cancelled:-0} + ${skipped:-0}))
  return $code
}

# script_tests SCRIPT ARGUMENT...: a script of ours whose last line is "N passed, N failed".
script_tests() {
  local output=$logs/$suite.out code=0 passed failed
  "$@" >"$output" 2>&1 || code=$?
  cat "$output"
  passed=$(sed -n '$s/^\([0-9]*\) passed, [0-9]* failed$/\1/p' "$output")
  failed=$(sed -n '$s/^[0-9]* passed, \([0-9]*\) failed$/\1/p' "$output")
  count "${passed:-0}" "${failed:-0}"
  return $code
}
