#!/usr/bin/env bash
# `handoff claims`: the article's claims, and that advice agrees with them.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

claims=(claims --replications 20 --seeds 2 --seed 1)
contradicts "claims" "${claims[@]}"
holds "they end with what predictions came to" grep -qE '^[0-9]+ of [0-9]+ predictions hold; ' "$work/out"
holds "the article's own words are there" grep -qF '"with 500+ monthly trials, the Zapier approach breaks on volume"' "$work/out"
holds "what cannot fail is listed apart" grep -q '^Cannot fail' "$work/out"
contradicts "claims as JSON" "${claims[@]}" --json -
cp "$work/out" "$work/claims.json"
if is_native; then  # node has one thread
  contradicts "claims on one thread" "${claims[@]}" --json - --threads 1
  holds "one thread judges claims alike" cmp "$work/out" "$work/claims.json"
fi
accepts "advice on the same months" advise worked_example --replications 20 --seeds 2 --seed 1 --json -
cp "$work/out" "$work/advice.json"
holds "claims and advice agree on every sentence that both speak of" python3 -c '
import json, sys
claims, advice = (json.load(open(path)) for path in sys.argv[1:])
verdicts = {rule["id"]: rule["verdict"].replace("confirmed", "holds").replace("assumption", "put in") for rule in advice["rules"]}
pairs = [(claim["id"], claim["verdict"], verdicts[claim["rule"]]) for claim in claims["claims"] if claim["rule"]]
assert len(pairs) >= len(verdicts), len(pairs)
assert all(one == other for _, one, other in pairs), pairs
' "$work/claims.json" "$work/advice.json"
refuses "claims over no seed" "--seeds" claims --seeds 0

sum_up
