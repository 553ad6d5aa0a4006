#!/usr/bin/env bash
# `handoff run`: results, settings, pipelines, targets, precision, and the same bytes on any number of threads.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

accepts "a run" "${run[@]}"
holds "the table has the metrics" grep -q '^crm_lag_s .* s ' "$work/out"
holds "the table is ASCII in a pipe" bash -c "! LC_ALL=C grep -q '[^ -~]' '$work/out'"
accepts "a run as JSON" "${run[@]}" --json -
cp "$work/out" "$work/first.json"
holds "it has a result hash" grep -Eq '"result_hash": "[0-9a-f]{16}"' "$work/first.json"
accepts "the same run again" "${run[@]}" --json -
holds "the same seed gives the same bytes" cmp "$work/out" "$work/first.json"
accepts "another seed" run "$shipped" --replications 20 --seed 2 --json -
holds "another seed gives other results" bash -c "! cmp -s '$work/out' '$work/first.json'"
accepts "files for JSON and CSV" "${run[@]}" --json "$work/a.json" --csv "$work/a.csv"
holds "the file has the same bytes" cmp "$work/a.json" "$work/first.json"
holds "the CSV has its header" grep -q '^metric,tier,mean,ci95_low,ci95_high,n,p50,p95,p99,max,p50_low,' "$work/a.csv"
cp "$shipped" "$work/in"
handoff_stdin run - --replications 20 --seed 1 --json -
holds "a scenario on standard input" cmp "$work/out" "$work/first.json"
accepts "a shipped name" run worked_example --replications 20 --seed 1 --json -
holds "it is the same scenario" cmp "$work/out" "$work/first.json"
accepts "settings" "${run[@]}" --set payments.duplicate_share=0.05 --set 'pipeline.pools[1].headcount=4'
accepts "a setting with = in it" "${run[@]}" --set=description=a=b
refuses "an unknown setting" 'did you mean "cohort.trials"?' "${run[@]}" --set cohort.trails=5
refuses "an impossible setting" "cohort.trials: -5 is below 1 (sign-ups in the period; allowed 1 to 100000000)" \
  "${run[@]}" --set cohort.trials=-5
refuses "a setting without a value" "expected path=value" "${run[@]}" --set cohort.trials
printf '{"pipeline": {"dedupe": {"enabled": false}}}' >"$work/no_dedupe.json"
accepts "a pipeline preset of one's own" "${run[@]}" --pipeline "$work/no_dedupe.json" --json -
holds "its name is in the results" grep -q '"pipeline": "no_dedupe"' "$work/out"
printf '{"pipeline": {"dedup": {}}}' >"$work/wrong_preset.json"
refuses "a wrong preset" 'did you mean "dedupe"?' "${run[@]}" --pipeline "$work/wrong_preset.json"
accepts "targets that are met" "${run[@]}" --target 'crm_lag_s.p95<=1h' --target 'lost_handoffs<=0'
handoff "${run[@]}" --target 'crm_lag_s.p95<=1ms'
holds "a missed target is exit code 1" test "$code" -eq 1
holds "and says so" grep -q '^target crm_lag_s.p95<=1ms: missed' "$work/out"
handoff run "$shipped" --replications 20 --seed 3 --target 'Enterprise:missend_rate<=0.001' \
  --target 'Enterprise:touch_wait_s<=10min'
holds "nine customers do not show that a share is kept" \
  grep -q '^target Enterprise:missend_rate<=0.001: not clear, 0% (at most 33.6%)' "$work/out"
holds "nor that a wait is" grep -q '^target Enterprise:touch_wait_s<=10min: not clear' "$work/out"
holds "what is not clear is exit code 1" test "$code" -eq 1
accepts "a run of one month" run "$shipped" --replications 1 --seed 1
holds "which has no interval" grep -q 'One month says nothing about the spread' "$work/out"
accepts "a run of one month as JSON" run "$shipped" --replications 1 --seed 1 --json -
holds "nor there" bash -c "grep -q '\"ci95\": null' '$work/out' && ! grep -q '\"ci95\": \[' '$work/out'"
for tool in manual zapier_basic segment_clearbit workato_tray full_orchestration; do
  accepts "the pipeline $tool" run "$shipped" --replications 3 --seed 1 --pipeline "$tool" --json -
  holds "its name is in the results" grep -q "\"pipeline\": \"$tool\"" "$work/out"
done
refuses "an unknown pipeline" "did you mean the built-in pipeline manual?" "${run[@]}" --pipeline manul
refuses "an unknown metric" 'did you mean "crm_lag_s"?' "${run[@]}" --target 'crm_lag<=1'

refuses "no threads" '"0" is not a whole number' "${run[@]}" --threads 0
refuses "half a thread" '"1.5" is not a whole number' "${run[@]}" --threads 1.5
for threads in 1 2 3 7; do
  accepts "a run on $threads threads" "${run[@]}" --threads "$threads" --json -
  holds "$threads threads give the same bytes" cmp "$work/out" "$work/first.json"
done
accepts "a precision that is reached" run "$shipped" --seed 1 --precision crm_lag_s=20%
holds "and says so" grep -q '^precision crm_lag_s=20%: reached, ' "$work/out"
handoff run "$shipped" --seed 1 --precision crm_lag_s=0.01% --replications 30
holds "a precision that is not reached is exit code 1" test "$code" -eq 1
holds "and says so" grep -q '^precision crm_lag_s=0.01%: not reached, ' "$work/out"
handoff run "$shipped" --seed 1 --precision Enterprise:touch_wait_s=0.1% --precision exceptions=5% --replications 40
holds "nothing is precise because nothing was seen" test "$(grep -c ': not reached, ' "$work/out")" -eq 2
refuses "a precision without an error" "expected METRIC=ERROR" "${run[@]}" --precision crm_lag_s
refuses "a precision of nothing" "above 0% and at most 100%" "${run[@]}" --precision crm_lag_s=0%
refuses "a precision of an unknown metric" 'did you mean "crm_lag_s"?' "${run[@]}" --precision crm_lags=5%
refuses "a precision of a maximum" "a maximum has no interval" "${run[@]}" --precision crm_lag_s.max=5%

sum_up
