#!/usr/bin/env bash
# What a month more of the worked example costs, and how much of that its floor would: in instructions, which are the
# same whoever else uses the machine, and in time, both in turn.
#
#   scripts/measure_month.sh
#
# Instructions are those that valgrind counts for 110 months less those for 10, over 100; times are medians of seven
# turns of CPU time. Built without assertions, as what users run.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh

need build
have valgrind || fail "valgrind counts the instructions: apt-get install valgrind"
build native handoff_month
program=$(folder_of native)/handoff_month

counted() { valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 | sed -n 's/,//g; s/^.*I *refs: *//p'; }

instructions_a_month() { echo $((($(counted "$1" 110) - $(counted "$1" 10)) / 100)); }

# Milliseconds of CPU time of so many months.
cpu_ms() {
  local TIMEFORMAT='%U'
  { time "$program" "$@" >/dev/null; } 2>&1 | awk '{ printf "%d\n", $1 * 1000 }'
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

months=2000
model=$(instructions_a_month model)
floor=$(instructions_a_month floor)
times_of_model=""
times_of_floor=""
for _ in 1 2 3 4 5 6 7; do
  times_of_model+="$(cpu_ms model $months) "
  times_of_floor+="$(cpu_ms floor $months) "
done
model_ms=$(tr ' ' '\n' <<<"$times_of_model" | grep . | median)
floor_ms=$(tr ' ' '\n' <<<"$times_of_floor" | grep . | median)

awk -v m="$model" -v f="$floor" -v mt="$model_ms" -v ft="$floor_ms" -v n="$months" 'BEGIN {
  printf "%-28s %14s %14s %10s\n", "a month more", "the model", "its floor", "share"
  printf "%-28s %11.2f M  %11.2f M  %9.2f\n", "instructions", m / 1e6, f / 1e6, f / m
  printf "%-28s %11.0f us %11.0f us %9.2f\n", "CPU time, median of seven", 1000 * mt / n, 1000 * ft / n, ft / mt
}'
