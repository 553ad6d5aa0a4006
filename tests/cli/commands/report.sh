#!/usr/bin/env bash
# `handoff report`: one document, the same from the command that stands in it.
# shellcheck disable=SC2016

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

# One uncertain input: a tornado over all of the shipped ones is most of what a report takes.
few=(--set cohort.trials=60 --set 'uncertain=[{"path":"cohort.conversion_rate","low":0.15,"high":0.25,"why":"a guess"}]')
report=(report "$shipped" "${few[@]}" --replications 5 --seed 1)
accepts "a report" "${report[@]}" --out "$work/a.html"
holds "it has neither scripts nor anything from elsewhere" \
  bash -c "! grep -Eqi '<script|<link|<img|url\\(|@import|src=' '$work/a.html'"
holds "it has charts" grep -q '<svg ' "$work/a.html"
holds "it has the items of STRESS" grep -q '6 Code access' "$work/a.html"
holds "it has the uncertain input" grep -q 'a guess' "$work/a.html"
command=$(grep -o 'handoff report [^<]*' "$work/a.html" | head -1 | sed "s/&#39;/'/g; s/&quot;/\"/g")
mv "$work/a.html" "$work/first.html"
eval "set -- ${command#handoff }"
accepts "the command that stands in it" "$@"
holds "makes the same bytes again" cmp "$work/a.html" "$work/first.html"
if is_native; then  # node has one thread
  accepts "a report on one thread" "${report[@]}" --threads 1 --out "$work/a.html"
  holds "is the same" cmp "$work/a.html" "$work/first.html"
fi
accepts "a report as Markdown" "${report[@]}" --pipeline manual --pipeline zapier_basic \
  --target 'crm_lag_s.p95<=15min' --out "$work/a.md"
holds "it has a table of the target" grep -q '^| crm_lag_s.p95.* | missed' "$work/a.md"
sed 's/"name": "example company"/"name": "<b>|`x`"/' "$shipped" >"$work/markup.json"
accepts "a report on a scenario that is called like markup" report "$work/markup.json" "${few[@]}" \
  --replications 5 --question '<script>alert(1)</script> & | `x`' --out "$work/markup.html"
holds "has no markup of its own" bash -c "! grep -Eq '<script|<b>' '$work/markup.html'"
refuses "a report to nowhere" "--out is required" "${report[@]}"
refuses "a report of another kind" "ends in .html or .md" "${report[@]}" --out "$work/a.pdf"
refuses "a report into no folder" "there is no such folder" "${report[@]}" --out "$work/nope/a.html"
refuses "a report on the same pipeline twice" "is named twice" "${report[@]}" --pipeline manual \
  --pipeline manual --out "$work/b.html"
holds "a refused report leaves no file" test ! -e "$work/b.html"

sum_up
