#!/usr/bin/env bash
# `handoff trace`: one customer's way.
# shellcheck disable=SC2016

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

accepts "a trace" trace "$shipped" --customer 3 --width 100
holds "it has the customer's way" grep -q -- '-> committed' "$work/out"
holds "no line is wider than asked" bash -c '! grep -qE "^.{101,}$" "$0"' "$work/out"
accepts "a trace by hand" trace "$shipped" --customer 3 --pipeline manual --json -
cp "$work/out" "$work/trace.json"
holds "it is JSON" python3 -m json.tool "$work/trace.json"
accepts "the same again" trace "$shipped" --customer 3 --pipeline manual --json -
holds "is the same" cmp "$work/out" "$work/trace.json"
refuses "a customer who is not there" "--customer" trace "$shipped" --customer 100000
refuses "a customer who is no number" "--customer" trace "$shipped" --customer first
refuses "a chart that is too narrow" "--width" trace "$shipped" --width 20
refuses "a month in which nobody converts" "no trial converts" trace "$shipped" --set cohort.conversion_rate=0
refuses "a trace of no scenario" "SCENARIO is required" trace

sum_up
