#!/usr/bin/env bash
# What was simulated is saved as the work goes on: whoever is killed loses no more than since the last time.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

saved=$work/half.saved

# killed SECONDS ARGUMENT...: the program is killed so long after the file is there; nothing of it can be caught. Leaves $code,
# which says whether it was still at work.
killed() {
  local seconds=$1 pid
  shift
  "${program[@]}" "$@" --save "$saved" --save-every 50ms >/dev/null 2>&1 </dev/null &
  pid=$!
  for _ in {1..400}; do
    if [ -s "$saved" ] || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.05
  done
  sleep "$seconds"
  kill -KILL "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  code=$?
}

# goes_on NAME ARGUMENT...: killed three times, it comes to the same bytes as in one go. (Exit code 1 is an answer, too.)
goes_on() {
  local name=$1 seconds resume=()
  shift
  rm -f "$saved"
  handoff "$@" --json "$work/through.json"
  holds "$name runs through" test "$code" -le 1
  for seconds in 0 0.1 0.2; do
    killed "$seconds" "$@" "${resume[@]}"
    holds "$name: killed, it has saved" test -s "$saved"
    if [ "$seconds" = 0 ]; then holds "$name: and was still at work" test "$code" -eq 137; fi
    resume=(--resume "$saved")
  done
  handoff "$@" --resume "$saved" --save "$saved" --json "$work/resumed.json"
  holds "$name goes on from there, and says nothing" test ! -s "$work/err"
  holds "$name: the answer is the same bytes" cmp "$work/through.json" "$work/resumed.json"
  holds "$name: no half of a file is left" test ! -e "$saved.partial"
}

ahead=(--set cohort.trials=150 --set horizon.months=3 --set horizon.growth=0.3)
if is_native; then
  goes_on "a breaking point" plan worked_example breaks --target "Growth:touch_wait_s.p95<=4h" --threads 1
  goes_on "a sweep" sweep worked_example --vary cohort.trials=2000:3000:2 --replications 250 --threads 1
  goes_on "advice" advise worked_example --replications 150 --threads 1
  goes_on "a year" plan worked_example year "${ahead[@]}" --growth 0 --target 'utilisation<=0.85' --threads 1
fi

# A file of other months brings nothing; that is said in one line, and the answer is as without it.
choice=(plan worked_example choose --by cost --target 'missend_rate<=0.1' --set cohort.trials=100)
accepts "a choice" "${choice[@]}" --save "$work/choice.saved" --json "$work/choice.json"
accepts "the same resumed" "${choice[@]}" --resume "$work/choice.saved"
handoff "${choice[@]}" --seed 2 --resume "$work/choice.saved" --json "$work/other.json"
holds "a file of which nothing fits is one line" test "$(wc -l <"$work/err")" -eq 1
holds "which says so" grep -q "^handoff: --resume $work/choice.saved: nothing in it is what" "$work/err"
holds "and the work begins anew" test "$code" -eq 0
accepts "as it does without a file" "${choice[@]}" --seed 2 --json "$work/anew.json"
holds "with the same bytes" cmp "$work/other.json" "$work/anew.json"

refuses "how often without where" "name the file with --save" "${choice[@]}" --save-every 10s
refuses "a time without a unit" "--save-every" "${choice[@]}" --save "$work/x" --save-every 10
refuses "no time at all" "must be longer than 0" "${choice[@]}" --save "$work/x" --save-every 0s
if is_native; then
  handoff "${choice[@]}" --save - --save-every 1ms --threads 1
  cmp -s "$work/choice.saved" <(head -c "$(stat -c %s "$work/choice.saved")" "$work/out")
  holds "standard output gets it once, at the end" test $? -eq 0
fi

sum_up
