#!/usr/bin/env bash
# What a second thread gains: each command on one thread and on two, in turn, so that whatever else the machine does meets
# both alike. It wants two cores that nobody else uses.
#
#   scripts/measure_threads.sh [ROUNDS] [PROGRAM]     3 rounds, build/native/handoff
#
# Prints the medians of elapsed seconds, how many times as fast two threads are, and how much more of the cores they take.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

rounds=${1:-3}
program=$(realpath "${2:-build/native/handoff}")
require_files "$program"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'

# seconds THREADS ARGUMENT...: elapsed seconds and seconds of a core. Exit code 1 is a target that is missed.
seconds() {
  local threads=$1 code=0
  shift
  { time "$program" "$@" --threads "$threads" >/dev/null 2>"$work/err" || code=$?; } 2>"$work/time"
  [ "$code" -le 1 ] || fail "handoff $* did not work: $(tail -n 1 "$work/err")"
  awk '{ print $1, $2 + $3 }' "$work/time"
}

# The middle of a column of a file.
median() { awk -v column="$2" '{ print $column }' "$1" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

measure() {
  local name=$1 threads
  shift
  for _ in $(seq 1 "$rounds"); do
    for threads in 1 2; do seconds "$threads" "$@" >>"$work/$name.$threads"; done
  done
  awk -v name="$name" -v one="$(median "$work/$name.1" 1)" -v two="$(median "$work/$name.2" 1)" \
    -v work_one="$(median "$work/$name.1" 2)" -v work_two="$(median "$work/$name.2" 2)" \
    'BEGIN { printf "%-12s %7.2f s %7.2f s %8.2f x %+7.0f%%\n", name, one, two, one / two, 100 * (work_two / work_one - 1) }'
}

printf '%-12s %9s %9s %10s %8s\n' command "1 thread" "2 threads" "as fast" "work"
measure run run worked_example --replications 4000
measure compare compare worked_example --pipeline manual --pipeline full_orchestration --replications 1500
measure sweep sweep worked_example --vary cohort.trials=500:5000:4 --replications 200
measure breaks plan scale_up_5000 breaks
measure staffing plan worked_example staffing
measure choose plan worked_example choose --by cost
measure optimise plan worked_example optimise
measure sensitivity plan worked_example sensitivity
measure year plan growing_year year --lead 2
measure advise advise worked_example
measure report report worked_example --out "$work/report.html"
