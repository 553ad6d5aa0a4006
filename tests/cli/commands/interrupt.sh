#!/usr/bin/env bash
# A terminal, and Ctrl-C: natively, since under node there is no terminal to see.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

if is_native; then
  long=(run "$shipped" --replications 1000000 --seed 1)
  timeout -s INT 2 "${program[@]}" "${long[@]}" --json "$work/interrupted.json" >"$work/out" 2>"$work/err"
  code=$?
  # timeout itself says 124 for a program that it had to end.
  holds "Ctrl-C is one line" test "$(wc -l <"$work/err")" -eq 1
  holds "and says so" grep -q '^handoff: interrupted: ' "$work/err"
  holds "without results" test ! -s "$work/out"
  holds "and without an empty file" test ! -e "$work/interrupted.json"
  "${program[@]}" "${long[@]}" >"$work/out" 2>"$work/err" &
  child=$!
  sleep 0.5
  kill -INT "$child"
  wait "$child"
  code=$?
  holds "the exit code is that of an interrupted program" test "$code" -eq 130
  # A shell and `timeout` send it to the program and to its group: many within a moment are one wish.
  "${program[@]}" "${long[@]}" >"$work/out" 2>"$work/err" &
  child=$!
  sleep 0.5
  for _ in {1..2000}; do kill -INT "$child" 2>/dev/null || break; done
  wait "$child"
  code=$?
  holds "a Ctrl-C that comes twice in a moment is one line, too" grep -q '^handoff: interrupted: ' "$work/err"
  holds "and has the same exit code" test "$code" -eq 130
  if command -v script >/dev/null; then
    timeout 60 script -qec "'${program[0]}' run $shipped --replications 6000 --threads 1 --seed 1" /dev/null \
      >"$work/terminal" </dev/null
    holds "a terminal gets a progress bar" grep -aq 'replications [0-9]*/6000' "$work/terminal"
    holds "which is erased at the end" grep -aqF "$(printf '\r\033[K')" "$work/terminal"
  fi
fi

sum_up
