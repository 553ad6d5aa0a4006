#!/usr/bin/env bash
# `handoff warmup`: how long until a steady state.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

accepts "warmup" warmup "$shipped" --replications 20
holds "it has the counted weeks" grep -q 'counted 4' "$work/out"
holds "and says what the scenario has" grep -q 'warms up for 7 days' "$work/out"
accepts "warmup of too much work" warmup scale_up_5000 --set cohort.trials=60000 --replications 5
holds "there is no steady state" grep -q 'no steady state' "$work/out"
accepts "warmup as JSON" warmup "$shipped" --replications 5 --json -
holds "its days are there" grep -q '"needed_days"' "$work/out"
refuses "warmup of one month" "--replications" warmup "$shipped" --replications 1

sum_up
