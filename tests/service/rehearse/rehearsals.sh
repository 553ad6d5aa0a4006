#!/usr/bin/env bash
# The shipped rehearsals, short: the real service against the sandbox, beside its simulation.
#
#   rehearsals.sh PROGRAM
#
# The last line is "N passed, N failed".
program=$1 passed=0 failed=0
for name in burst outage duplicates; do
  if "$program" rehearse "$name" --short; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
