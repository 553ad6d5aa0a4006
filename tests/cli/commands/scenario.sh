#!/usr/bin/env bash
# Scenario files: malformed ones, uncertain inputs, and `handoff validate`.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

# bad_file NAME WORDS CONTENT: a scenario file of that content is refused.
bad_file() {
  printf '%b' "$3" >"$work/bad.json"
  refuses "a scenario file with $1" "$2" validate "$work/bad.json"
}

# ---- malformed ----

bad_file "nothing in it" "is empty" ''
bad_file "a truncated document" "unexpected end" '{"version": 1, "cohort": {"trials": 5'
bad_file "two documents" "bad.json:1:" '{"version": 1}{}'
bad_file "no version" "version: is missing" '{}'
bad_file "another version" "this program reads version 1" '{"version": 2}'
bad_file "a list at the top" "expected an object" '[]'
bad_file "a wrong type" "expected a whole number" '{"version": 1, "cohort": {"trials": "many"}}'
bad_file "a negative count" "-5 is below 1" '{"version": 1, "cohort": {"trials": -5}}'
bad_file "a huge number" "is above 1000000" '{"version": 1, "cohort": {"trials": 1e308}}'
bad_file "a number beyond doubles" "too large" '{"version": 1, "cohort": {"trials": 1e309}}'
bad_file "NaN" "NaN" '{"version": 1, "cohort": {"conversion_rate": NaN}}'
bad_file "an unknown key" 'did you mean "trials"?' '{"version": 1, "cohort": {"trails": 5}}'
bad_file "a key that appears twice" "appears twice" '{"version": 1, "days": 5, "days": 6}'
bad_file "a duration without a unit" "has no unit" '{"version": 1, "payments": {"charge_delay": "60"}}'
bad_file "invalid UTF-8" "UTF-8" '{"version": 1, "name": "\xff\xfe"}'
bad_file "a NUL byte" "bad.json:1:" '{"version": 1}\0{"version": 1}'
bad_file "an escaped line break in a key" 'a\nb: is unknown' '{"version": 1, "a\\nb": 1}'
bad_file "weights of zero" "the weights are all 0" '{"version": 1, "cohort": {"weekday_weights": [0,0,0,0,0,0,0]}}'
bad_file "a routing table with a hole" "pipeline.routing" \
  '{"version": 1, "pipeline": {"routing": []}}'
printf '{"version": 1, "name": %s' "$(head -c 200000 /dev/zero | tr '\0' '[')" >"$work/bad.json"
refuses "a scenario file nested 200000 deep" "nested deeper" validate "$work/bad.json"
{ printf '{"version": 1, "name": "'; head -c 100000000 /dev/zero | tr '\0' 'x'; printf '"}'; } >"$work/bad.json"
refuses "a scenario file of 100 MB" "limit" validate "$work/bad.json"
head -c 100000 /dev/urandom >"$work/bad.json"
refuses "a scenario file of noise" "handoff: " validate "$work/bad.json"

# ---- uncertain inputs ----

uncertain() {
  bad_file "$1" "$2" '{"version": 1, "uncertain": [{"path": "'"$3"'", "low": '"$4"', "high": '"$5"', "why": "x"}]}'
}
uncertain "a range of nothing" 'uncertain[0].path: "cohort.trails" is no input' cohort.trails 1 2
uncertain "a range of a name" "uncertain[0].path" pipeline.trigger.kind 0 1
uncertain "a range outside of its input" "uncertain[0].high: 3 is outside of 0 to 1" cohort.conversion_rate 0.1 3
uncertain "a range without a width" "uncertain[0].high: must be above the low end" cohort.trials 5 5
uncertain "a duration as a number" 'takes a duration such as "15min"' pipeline.reconcile.every 5 10
uncertain "a number as a duration" "takes a number, not a duration" cohort.trials '"5s"' '"10s"'
uncertain "a word for a number" "uncertain[0].low: " cohort.trials '"few"' 10
bad_file "a range without a reason" "uncertain[0].why: is missing" \
  '{"version": 1, "uncertain": [{"path": "cohort.trials", "low": 1, "high": 2}]}'
accepts "the worked example in full" validate worked_example --full
holds "it has its uncertain inputs" grep -q '"path": "payments.delivery_delay"' "$work/out"

# ---- validate ----

accepts "validate" validate "$shipped" worked_example
accepts "validate --full" validate "$shipped" --full
cp "$work/out" "$work/full.json"
accepts "what it prints is valid" validate "$work/full.json" --full
holds "and is the same again" cmp "$work/out" "$work/full.json"
accepts "validate --changes" validate "$shipped" --changes
holds "nothing differs" grep -qx '{"version": 1}' "$work/out"

sum_up
