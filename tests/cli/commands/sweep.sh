#!/usr/bin/env bash
# `handoff sweep`: results by one or two inputs, saved and resumed.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

sweep=(sweep "$shipped" --replications 5 --seed 1)
accepts "a sweep" "${sweep[@]}" --vary cohort.trials=50:150:3
holds "it has a line for each step" grep -q '^100 ' "$work/out"
accepts "a sweep as JSON" "${sweep[@]}" --vary cohort.trials=50:150:3 --json -
cp "$work/out" "$work/sweep.json"
for threads in 1 3; do
  accepts "a sweep on $threads threads" "${sweep[@]}" --vary cohort.trials=50:150:3 --json - --threads $threads
  holds "$threads threads give the same sweep" cmp "$work/out" "$work/sweep.json"
done
accepts "a sweep over pipelines" "${sweep[@]}" --set cohort.trials=50 --vary cohort.card_on_file=0,1 \
  --vary pipeline=manual,zapier_basic --csv -
holds "its lines have the pipeline" grep -q '^zapier_basic,0,crm_lag_s,' "$work/out"
handoff "${sweep[@]}" --vary cohort.trials=50 --target 'conversions>=1000'
holds "no point keeps the target" test "$code" -eq 1
handoff sweep "$shipped" --replications 20 --vary cohort.trials=250,500 --target 'Enterprise:touch_wait_s<=10min'
holds "a sweep does not believe a few waits" bash -c "! grep -Eq '^(250|500) .* met' '$work/out'"
accepts "a heat map" "${sweep[@]}" --vary payments.duplicate_share=0,0.5 --vary cohort.trials=50,100 \
  --target 'duplicates_received<=2'
holds "its contour parts the points that keep the target from the others" grep -Eq '^50 .* [+] [|] .* x$' "$work/out"
accepts "a sweep over four axes" "${sweep[@]}" --vary cohort.trials=20,40 --vary payments.duplicate_share=0,0.5 \
  --vary pipeline.dedupe.enabled=on,off --vary pipeline.retry.max_attempts=3,6 --metric conversions
holds "it has a grid for each step of the outer axes" \
  test "$(grep -c '^pipeline.dedupe.enabled = o[nf]*, pipeline.retry.max_attempts = [36]$' "$work/out")" -eq 4
accepts "the same as CSV" "${sweep[@]}" --vary cohort.trials=20,40 --vary payments.duplicate_share=0,0.5 \
  --vary pipeline.dedupe.enabled=on,off --vary pipeline.retry.max_attempts=3,6 --csv -
holds "its lines have four inputs" \
  grep -q '^cohort.trials,payments.duplicate_share,pipeline.dedupe.enabled,pipeline.retry.max_attempts,metric,' "$work/out"
holds "and all of their combinations" test "$(grep -c ',conversions,,' "$work/out")" -eq 16
accepts "a sweep that is saved" "${sweep[@]}" --vary cohort.trials=50:150:3 --json - --save "$work/sweep.lab"
accepts "a sweep that is resumed" "${sweep[@]}" --vary cohort.trials=50:150:3 --json - --resume "$work/sweep.lab"
holds "a resumed sweep gives the same bytes" cmp "$work/out" "$work/sweep.json"
refuses "a sweep of nothing" "--vary: expected one to four times" "${sweep[@]}"
refuses "a sweep over five axes" "--vary: expected one to four times" "${sweep[@]}" --vary cohort.trials --vary cohort.open_deal \
  --vary cohort.email_unknown --vary cohort.usage_missing --vary payments.lost_share
refuses "a sweep over nothing known" "did you mean cohort.trials?" "${sweep[@]}" --vary cohort.trails=1,2
refuses "a sweep over the same twice" "is varied twice" "${sweep[@]}" --vary cohort.trials=1,2 --vary cohort.trials=3
refuses "a step that is not allowed" "is outside of" "${sweep[@]}" --vary cohort.conversion_rate=0.5,2
refuses "a sweep to a target about a maximum" "use p99" "${sweep[@]}" --vary cohort.trials=1,2 --target 'crm_lag_s.max<=1h'
refuses "an unknown column" "unknown metric" "${sweep[@]}" --vary cohort.trials=1,2 --metric lag
refuses "a sweep to a precision" "does not apply to sweeps" "${sweep[@]}" --vary cohort.trials=1,2 --precision crm_lag_s=5%

sum_up
