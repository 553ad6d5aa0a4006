#!/usr/bin/env bash
# `handoff compare`: pipelines and variants on the same customers.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

compare=(compare "$shipped" --replications 20 --seed 1)
accepts "a comparison" "${compare[@]}" --pipeline manual --pipeline full_orchestration
holds "it has a table of the pair" grep -q '^full_orchestration against manual$' "$work/out"
holds "and a verdict" grep -Eq '^crm_lag_s .* clear ' "$work/out"
holds "and says what is equal" grep -Eq '^conversions .* same ' "$work/out"
accepts "a comparison as JSON" "${compare[@]}" --pipeline manual --pipeline full_orchestration --json -
cp "$work/out" "$work/compare.json"
holds "it has differences" grep -q '"differences": {' "$work/out"
for threads in 1 2 3 7; do
  accepts "a comparison on $threads threads" "${compare[@]}" --pipeline manual \
    --pipeline full_orchestration --json - --threads "$threads"
  holds "$threads threads give the same comparison" cmp "$work/out" "$work/compare.json"
done
accepts "a comparison as CSV" "${compare[@]}" --pipeline manual --csv -
holds "the base is the scenario that was given" grep -q '^manual,your scenario,crm_lag_s,,' "$work/out"
accepts "a variant" "${compare[@]}" --variant pipeline.dedupe.enabled=false
holds "it bears its setting as a name" grep -q '^pipeline.dedupe.enabled=false against your scenario$' "$work/out"
accepts "a comparison to a precision" "${compare[@]}" --pipeline manual --precision crm_lag_s=50%
holds "it says so for each" grep -q '^manual: precision crm_lag_s=50%: reached' "$work/out"
refuses "nothing to compare with" "nothing to compare; give --pipeline at least twice" "${compare[@]}"
refuses "a pipeline named twice" '"manual" is named twice' "${compare[@]}" --pipeline manual --pipeline manual
refuses "an unknown pipeline in a comparison" "did you mean the built-in pipeline manual?" \
  "${compare[@]}" --pipeline manul --pipeline zapier_basic
refuses "a wrong variant" "--variant pipeline.dedup.enabled: is unknown" "${compare[@]}" --variant pipeline.dedup.enabled=1
refuses "a comparison of no scenario" "SCENARIO is required" compare --pipeline manual
refuses "a comparison with a bad setting" "--set cohort.trials: 0 is below 1" \
  "${compare[@]}" --pipeline manual --set cohort.trials=0

sum_up
