#!/usr/bin/env bash
# The program on several ranks of an MPI job, all on this machine: the same bytes as with threads, for any number of ranks.
#
#   tests/cluster/run.sh build/check/handoff
#
# Prints a line for each failure and ends with "N passed, N failed". Needs mpirun (Open MPI); scripts/mpi_hosts.sh tries ranks
# on several hosts.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../cli/lib.sh"

# As root, and on fewer cores than ranks, only if one says so.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
unset HANDOFF_MPI_TIMES
job=(mpirun --oversubscribe --bind-to none)

# on RANKS ARGUMENT...: the program on so many ranks; leaves code, $work/out and $work/err behind.
on() {
  local ranks=$1
  shift
  timeout 300 "${job[@]}" -n "$ranks" "${program[@]}" "$@" --mpi >"$work/out" 2>"$work/err" </dev/null
  code=$?
}

# mpirun gives the ranks of a job that it ends a second: rank 0 says how to go on, or, on a machine that does much else, nothing.
says_how_to_go_on() {
  test "$(ours)" -le 1 || return 1
  ! grep '^handoff: ' "$work/err" | grep -Ev "continue with --resume $saved|while the causes were looked for"
}

# Lines of ours on standard error; mpirun adds its own when a job ends with another exit code than 0.
ours() { grep -c '^handoff: ' "$work/err"; }

# same NAME RANKS ARGUMENT...: on each number of ranks, what threads say.
same() {
  local name=$1 numbers=$2 ranks expected
  shift 2
  handoff "$@" --threads 2 --json "$work/threads.json"
  expected=$code
  for ranks in $numbers; do
    rm -f "$work/ranks.json"
    on "$ranks" "$@" --json "$work/ranks.json"
    holds "$name on $ranks ranks ends as on threads" test "$code" -eq "$expected"
    holds "$name on $ranks ranks: the same bytes" cmp "$work/threads.json" "$work/ranks.json"
  done
}

small=(--set cohort.trials=100)
same "a breaking point" "1 3 5" plan quota_squeeze --target 'http_429/api_calls<=0.01' --target 'crm_lag_s.p95<=15min'
same "a run" "1 3 5" run worked_example --replications 150
same "a run until it is precise" "3" run worked_example --precision crm_lag_s=5% --replications 400
same "a comparison" "3" compare worked_example --pipeline manual --pipeline zapier_basic --replications 60
same "a sweep" "3" sweep worked_example "${small[@]}" --vary payments.duplicate_share=0:0.1:3 --replications 40
same "a choice" "3" plan worked_example choose "${small[@]}" --by cost --target 'missend_rate<=0.1'
same "a team" "3" plan two_offices team "${small[@]}" --add 1
same "claims" "3" claims --replications 60 --seeds 2
same "advice" "3" advise worked_example "${small[@]}" --replications 60
handoff report worked_example "${small[@]}" --replications 40 --out "$work/report.md"
mv "$work/report.md" "$work/threads.md"
on 3 report worked_example "${small[@]}" --replications 40 --out "$work/report.md"
holds "a report on 3 ranks: the same bytes" cmp "$work/report.md" "$work/threads.md"
handoff run worked_example --replications 40
cp "$work/out" "$work/table"
on 3 run worked_example --replications 40
holds "rank 0 alone prints" cmp "$work/out" "$work/table"
accepts "without mpirun it is one rank" run worked_example --replications 40 --mpi

# What is wrong is said once, by rank 0, and the job's exit code says so.
refused() {
  local name=$1 words=$2
  shift 2
  on 3 "$@"
  holds "$name: exit code 2" test "$code" -eq 2
  holds "$name: one line of ours" test "$(ours)" -eq 1
  holds "$name: which says it" grep -qF -- "$words" "$work/err"
}
refused "a scenario that is not there" "there is no such file" run nowhere.json
refused "an unknown option" "unknown option" run worked_example --nonsense
refused "a command that computes nothing" "unknown option" version
refused "threads and ranks" "does not go with --mpi" run worked_example --threads 2
refused "a folder that is not there" "there is no such folder" run worked_example --json "$work/no/where.json"

# Interrupted, or with a rank that is gone, it has saved what there is; resumed, it comes to the same bytes.
long=(plan worked_example breaks --target "Growth:touch_wait_s.p95<=4h")
handoff "${long[@]}" --threads 2 --json "$work/through.json"
saved=$work/half.saved

# begun ARGUMENT...: on 3 ranks in the background, until something is saved. Leaves $pid.
begun() {
  "${job[@]}" -n 3 "${program[@]}" "${long[@]}" --save "$saved" --save-every 50ms --json "$work/begun.json" "$@" --mpi >/dev/null 2>"$work/err" </dev/null &
  pid=$!
  for _ in {1..200}; do
    if [ -s "$saved" ] || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.05
  done
}

resumed() {
  holds "$1: it had no answer yet" test ! -e "$work/begun.json"
  on 3 "${long[@]}" --resume "$saved" --json "$work/resumed.json"
  holds "$1: it goes on to the same bytes" cmp "$work/through.json" "$work/resumed.json"
}

begun
kill -INT "$pid"
wait "$pid"
holds "interrupted, it says how to go on in one line" says_how_to_go_on
resumed "interrupted"

rm -f "$saved"
begun
# The last of mpirun's children, which is no rank 0.
kill -KILL "$(pgrep -P "$pid" | tail -n 1)"
wait "$pid"
code=$?
holds "a rank that is killed ends the job" test "$code" -ne 0
holds "it says how to go on in one line of ours" says_how_to_go_on
resumed "after a lost rank"

rm -f "$saved"
begun
kill -KILL "$(pgrep -P "$pid" | head -n 1)"
wait "$pid"
holds "rank 0 that is killed leaves what it saved" test -s "$saved"
resumed "after a lost rank 0"

sum_up
