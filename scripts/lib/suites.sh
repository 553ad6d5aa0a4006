# Running suites: each in a process of its own, with a log, a duration, what it took of the cores and its own counts.
#
# `start NAME FUNCTION` runs a function of the caller's in the background under `set -e`; `finish NAME
# TITLE` waits for it and prints one line. A suite says what it found with `count PASSED FAILED`. One that
# ends badly has at least one failure, and one that counted nothing has failed: nothing ran. One that does
# not end is ended with all that it started, after HANDOFF_SUITE_SECONDS.
# shellcheck shell=bash

counts=build/logs/counts
suite_seconds=${HANDOFF_SUITE_SECONDS:-3600}  # one that gives way to others takes long
declare -A suite_pid suite_began
total_passed=0
total_failed=0

start() {
  local name=$1
  shift
  rm -f "$counts/$name"
  suite_began[$name]=$SECONDS
  # Job control gives each suite a process group of its own.
  set -m
  (
    set -e
    suite=$name
    trap 'times >"$counts/$suite.times"' EXIT
    "$@"
  ) >"$logs/$name.log" 2>&1 </dev/null &
  suite_pid[$name]=$!
  set +m
  end_in_time "$name" "${suite_pid[$name]}" &
}

# Ends a suite that takes too long. It looks once a second, so that it is gone soon after the suite is.
end_in_time() {
  local name=$1 group=$2 left
  for ((left = suite_seconds; left > 0; --left)); do
    sleep 1
    kill -0 "-$group" 2>/dev/null || return 0
  done
  echo "it did not end within $suite_seconds s and was stopped" >>"$logs/$name.log"
  kill -TERM "-$group"
  sleep 5
  kill -KILL "-$group" 2>/dev/null
}

# For a run that is interrupted: what has been started ends with it.
stop_suites() {
  local name
  for name in "${!suite_pid[@]}"; do kill -TERM "-${suite_pid[$name]}" 2>/dev/null || continue; done
}

# What a suite and all that it started took of the cores: seconds that do not depend on what else ran.
core_seconds() {
  awk -F'[ms ]+' '{ s += 60 * $1 + $2 + 60 * $3 + $4 } END { printf "%d", s }' "$counts/$1.times" 2>/dev/null
}

# Called inside a suite, once or several times.
count() { echo "$1 $2" >>"$counts/$suite"; }

# The failures in a log, wherever they stand: TAP's with what was expected, Catch2's with what was compared.
what_failed() {
  awk '/^not ok/ { shown = 1 }
       shown { print }
       /^  \.\.\.$/ { shown = 0 }
       /^FAILED/ || /: FAILED:/ { left = 8 }
       left-- > 0 { print }' "$1"
}

finish() {
  local name=$1 title=$2 code=0 passed failed verdict=ok
  wait "${suite_pid[$name]}" || code=$?
  read -r passed failed < <(awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }' \
    "$counts/$name" 2>/dev/null || echo 0 0)
  if [ "$failed" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$passed" -eq 0 ]; }; then failed=1; fi
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  if [ "$failed" -ne 0 ]; then verdict=FAILED; fi
  step "$(printf '%-52s %6s  %5d passed  %3d failed  %4ds  %5s of a core' "$title" "$verdict" "$passed" "$failed" \
    $((SECONDS - suite_began[$name])) "$(core_seconds "$name")s")"
  if [ "$failed" -ne 0 ]; then
    echo "--- what failed, from $logs/$name.log:"
    what_failed "$logs/$name.log" | head -n 80 | cut -c1-300
    echo "--- its end:"
    sed '/^\[[0-9]*\/[0-9]*\]/d' "$logs/$name.log" | tail -n "${HANDOFF_LOG_TAIL:-60}" | cut -c1-300
    echo "---"
  fi
}

# A check that passes or fails as one.
check() {
  if "$@"; then count 1 0; else count 0 1; fi
}

# ctest_tests PRESET [OPTION...]: what CMake declared as tests, on all cores, each with a time limit of its own.
ctest_tests() {
  local preset=$1 output=$logs/$suite.ctest code=0 passed failed
  shift
  nice -n 5 ctest --test-dir "$(folder_of "$preset")" -j "$jobs" -V "$@" 2>&1 | tee "$output" || code=$?
  read -r passed failed < <(python3 scripts/lib/ctest_counts.py <"$output")
  count "$passed" "$failed"
  return $code
}

# The TAP summary of node's test runner; a cancelled or a skipped test is not a passed one.
node_tests() {
  local output=$logs/$suite.tap code=0 passed failed cancelled skipped
  node --test --test-reporter=tap "$@" 2>&1 | tee "$output" || code=$?
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
  "$@" 2>&1 | tee "$output" || code=$?
  passed=$(sed -n '$s/^\([0-9]*\) passed, [0-9]* failed$/\1/p' "$output")
  failed=$(sed -n '$s/^[0-9]* passed, \([0-9]*\) failed$/\1/p' "$output")
  count "${passed:-0}" "${failed:-0}"
  return $code
}
