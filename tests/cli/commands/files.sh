#!/usr/bin/env bash
# Files that are not there or not files, and outputs that cannot be written.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

refuses "a missing file" "there is no such file" run "$work/nope.json"
refuses "a folder as a file" "folder" run "$work"
refuses "an output in no folder" "there is no such folder" "${run[@]}" --json "$work/nope/x.json"
refuses "a folder as output" "folder" "${run[@]}" --csv "$work"
if [ -w /dev/full ]; then
  refuses "a full disk" "cannot be written" "${run[@]}" --json /dev/full
  "${program[@]}" "${run[@]}" >/dev/full 2>"$work/err"
  code=$?
  check_refusal "a full standard output" "cannot be written"
fi

sum_up
