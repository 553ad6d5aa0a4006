#!/usr/bin/env bash
# `handoff advise`: the article's rules of thumb, for this scenario.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

advise=(advise "$shipped" --replications 20 --seed 1)
accepts "advice" "${advise[@]}"
holds "it says what is contradicted" grep -q '^contradicted - zap_breaks_on_volume' "$work/out"
holds "and what is confirmed" grep -q '^confirmed - same_unit' "$work/out"
holds "and what is assumed" grep -q '^assumption - usage_data' "$work/out"
accepts "advice as JSON" "${advise[@]}" --json -
cp "$work/out" "$work/advice.json"
accepts "advice on one thread" "${advise[@]}" --json - --threads 1
holds "one thread gives the same advice" cmp "$work/out" "$work/advice.json"
accepts "advice below 50 conversions a month" "${advise[@]}" --set cohort.trials=200
holds "knows the other side of the rule" grep -q '36 conversions a month: orchestration should not' "$work/out"
refuses "advice on an unknown scenario" "there is no such file" advise "$work/nope.json"
refuses "advice with an unknown pipeline" 'did you mean the built-in pipeline manual?' advise "$shipped" --pipeline manul

sum_up
