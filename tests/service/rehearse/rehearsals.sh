#!/usr/bin/env bash
# The shipped rehearsals, short: the real service against the sandbox, beside its simulation.
#
#   rehearsals.sh PROGRAM
#
# The bounds hold in 95% of the runs of a service that is as it is simulated, so one that differs is played once more, with other
# draws, and differs if it does so again. The last line is "N passed, N failed".
program=$1 passed=0 failed=0
agrees() { "$program" rehearse "$1" --short || "$program" rehearse "$1" --short --replication 1; }
for name in burst outage duplicates; do
  if agrees "$name"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
