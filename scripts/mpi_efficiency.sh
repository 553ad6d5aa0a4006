#!/usr/bin/env bash
# What several ranks gain on this machine, and what they cost: the same question on one thread and on 1, 2 and 4 ranks, in
# turn, so that whatever else the machine does meets all alike.
#
#   scripts/mpi_efficiency.sh [ROUNDS] [PROGRAM]     3 rounds, build/check/handoff
#
# A line for each run - seconds, seconds of a core, and what rank 0 says of itself - and then the medians, with the efficiency:
# the seconds at work on one rank, over N times those on N, or times the machine's cores where those are fewer. Starting the
# job, about a second for mpirun, is in the first column and not in the efficiency.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

rounds=${1:-3}
program=$(realpath "${2:-build/check/handoff}")
require_files "$program"
have mpirun || fail "'mpirun' is missing: install openmpi-bin"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 HANDOFF_MPI_TIMES=1
question=(plan scale_up_5000 choose --by cost --target 'missend_rate<=0.1' --target 'crm_lag_s.p95<=15min')
results=$(mktemp)
trap 'rm -f "$results" "$results.err" "$results.time"' EXIT
TIMEFORMAT='%R %U %S'

# timed NAME COMMAND...
timed() {
  local name=$1 seconds user system at_work
  shift
  { time "$@" >/dev/null 2>"$results.err"; } 2>"$results.time"
  read -r seconds user system <"$results.time"
  at_work=$(sed -n 's/^handoff: [0-9]* ranks, \([0-9]*\) ms; .*/\1/p' "$results.err")
  echo "$name $seconds $user $system ${at_work:-0}" >>"$results"
  printf '%-9s %7.2f s %7.2f s of a core   %s\n' "$name" "$seconds" "$(awk "BEGIN { print $user + $system }")" \
    "$(sed -n 's/^handoff: [0-9]* ranks, //p' "$results.err")"
}

for _ in $(seq 1 "$rounds"); do
  timed thread "$program" "${question[@]}" --threads 1
  for ranks in 1 2 4; do
    timed "$ranks-ranks" mpirun --oversubscribe --bind-to none -n "$ranks" "$program" "${question[@]}" --mpi
  done
done

python3 - "$results" "$(nproc)" <<'END'
import statistics
import sys

runs = {}
for line in open(sys.argv[1], encoding="utf-8"):
    name, *numbers = line.split()
    runs.setdefault(name, []).append([float(number) for number in numbers])
cores = int(sys.argv[2])
seconds = {name: statistics.median(run[0] for run in all_runs) for name, all_runs in runs.items()}
work = {name: statistics.median(run[1] + run[2] for run in all_runs) for name, all_runs in runs.items()}
at_work = {name: statistics.median(run[3] for run in all_runs) / 1000 for name, all_runs in runs.items()}
print(f"medians of {len(runs['thread'])} on {cores} cores")
for name in runs:
    ranks = 1 if name == "thread" else int(name.split("-")[0])
    said = f"{name:9} {seconds[name]:7.2f} s {work[name]:7.2f} s of a core"
    if name != "thread":
        said += f"   at work {at_work[name]:7.2f} s   efficiency {at_work['1-ranks'] / (at_work[name] * min(ranks, cores)):.2f}"
    print(said)
END
