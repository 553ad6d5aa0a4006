#!/usr/bin/env bash
# The program from outside: arguments in, exit code, standard output and standard error out.
#
#   tests/cli/run.sh build/native/handoff
#   tests/cli/run.sh node --no-experimental-fetch build/wasm/handoff.js
#
# Every refusal must be exactly one line on standard error that begins with "handoff: ", with exit code 2.
# Prints a line for each failure and ends with "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 2
if [ $# -eq 0 ]; then
  echo "usage: tests/cli/run.sh PROGRAM [ARGUMENT...]" >&2
  exit 2
fi
program=("$@")
case "${program[0]}" in
  */*) program[0]="$(cd "$(dirname "${program[0]}")" && pwd)/$(basename "${program[0]}")" ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

fail() {
  failed=$((failed + 1))
  echo "FAILED: $1"
  echo "  $2"
}

# Runs the program; leaves code, $work/out and $work/err behind.
handoff() {
  "${program[@]}" "$@" >"$work/out" 2>"$work/err" </dev/null
  code=$?
}

# accepts NAME ARGUMENTS...: exit code 0 and nothing on standard error.
accepts() {
  local name=$1
  shift
  handoff "$@"
  if [ "$code" -ne 0 ] || [ -s "$work/err" ]; then
    fail "$name" "exit code $code, standard error: $(head -c 300 "$work/err")"
  else
    passed=$((passed + 1))
  fi
}

# contradicts NAME ARGUMENTS...: exit code 1, since the article is contradicted somewhere, and no error.
contradicts() {
  local name=$1
  shift
  handoff "$@"
  if [ "$code" -ne 1 ] || [ -s "$work/err" ]; then
    fail "$name" "exit code $code, standard error: $(head -c 300 "$work/err")"
  else
    passed=$((passed + 1))
  fi
}

check_refusal() {
  local name=$1 words=$2 lines
  lines=$(wc -l <"$work/err")
  if [ "$code" -ne 2 ]; then
    fail "$name" "exit code $code, expected 2"
  elif [ "$lines" -ne 1 ] || ! grep -aq '^handoff: ' "$work/err"; then
    fail "$name" "standard error is not one line of ours: $(head -c 300 "$work/err")"
  elif ! grep -aqF -- "$words" "$work/err"; then
    fail "$name" "\"$words\" is not in: $(cat "$work/err")"
  else
    passed=$((passed + 1))
  fi
}

# refuses NAME WORDS ARGUMENTS...: exit code 2 and one line that contains WORDS.
refuses() {
  local name=$1 words=$2
  shift 2
  handoff "$@"
  check_refusal "$name" "$words"
}

# bad_file NAME WORDS CONTENT: a scenario file of that content is refused.
bad_file() {
  printf '%b' "$3" >"$work/bad.json"
  refuses "a scenario file with $1" "$2" validate "$work/bad.json"
}

# holds NAME COMMAND...: a shell command that must succeed.
holds() {
  local name=$1
  shift
  if "$@" >/dev/null 2>&1; then passed=$((passed + 1)); else fail "$name" "$*"; fi
}

shipped=assets/scenarios/worked_example.json

# ---- help and version ----

accepts "help" --help
holds "help lists the commands" grep -q 'replay' "$work/out"
for command in run compare sweep trace warmup claims plan advise report replay learn validate presets schema version; do
  accepts "$command --help" "$command" --help
done
accepts "--version" --version
cp "$work/out" "$work/version"
accepts "version" version
holds "both versions agree" cmp "$work/out" "$work/version"
accepts "presets" presets
holds "presets lists the worked example" grep -q worked_example "$work/out"
holds "presets lists the five tools" grep -q full_orchestration "$work/out"
accepts "presets as JSON" presets --json -
holds "it names the pipelines" grep -q '"name": "zapier_basic"' "$work/out"
accepts "one preset" presets zapier_basic
holds "its changes have sources" grep -q '^pipeline.trigger.poll_every = 15min$' "$work/out"
accepts "one scenario as a preset" presets crm_outage --json -
holds "its changes are JSON" grep -q '"path": "apis.crm.outages"' "$work/out"
refuses "an unknown preset" 'did you mean "manual"?' presets manul
refuses "presets into no folder" "there is no such folder" presets --json "$work/nope/x.json"
accepts "schema" schema
holds "the schema is the shipped one" cmp "$work/out" assets/scenario.schema.json

# ---- usage ----

refuses "no command" "a command is missing"
refuses "an unknown command" 'did you mean "run"?' rnu
refuses "an unknown option" 'did you mean "--replications"?' run "$shipped" --replication 5
refuses "an option of the program" 'did you mean "--version"?' --verzion
refuses "a missing scenario" "SCENARIO is required" run
refuses "a missing value" "--seed" run "$shipped" --seed
refuses "a second scenario" "unexpected argument" run "$shipped" "$shipped"
refuses "a seed of text" '"abc" is not a whole number' run "$shipped" --seed abc
refuses "a negative seed" '"-1" is not a whole number' run "$shipped" --seed -1
refuses "a seed above 2^53" "is not a whole number" run "$shipped" --seed 9007199254740992
refuses "no replications" '"0" is not a whole number' run "$shipped" --replications 0
refuses "too many replications" "1000000" run "$shipped" --replications 99999999999999999999
refuses "an unknown order" "allowed are given and created" replay x.jsonl --order random
refuses "both outputs on one" "standard output is taken" run "$shipped" --json - --csv -

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

# ---- run ----

run=(run "$shipped" --replications 20 --seed 1)
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
handoff_stdin() {
  "${program[@]}" "$@" >"$work/out" 2>"$work/err" <"$work/in"
  code=$?
}
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

# ---- sweep ----

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
accepts "a sweep that is saved" "${sweep[@]}" --vary cohort.trials=50:150:3 --json - --save "$work/sweep.lab"
accepts "a sweep that is resumed" "${sweep[@]}" --vary cohort.trials=50:150:3 --json - --resume "$work/sweep.lab"
holds "a resumed sweep gives the same bytes" cmp "$work/out" "$work/sweep.json"
refuses "a sweep of nothing" "--vary: expected once or twice" "${sweep[@]}"
refuses "a sweep over nothing known" "did you mean cohort.trials?" "${sweep[@]}" --vary cohort.trails=1,2
refuses "a sweep over the same twice" "is varied twice" "${sweep[@]}" --vary cohort.trials=1,2 --vary cohort.trials=3
refuses "a step that is not allowed" "is outside of" "${sweep[@]}" --vary cohort.conversion_rate=0.5,2
refuses "a sweep to a target about a maximum" "use p99" "${sweep[@]}" --vary cohort.trials=1,2 --target 'crm_lag_s.max<=1h'
refuses "an unknown column" "unknown metric" "${sweep[@]}" --vary cohort.trials=1,2 --metric lag
refuses "a sweep to a precision" "does not apply to sweeps" "${sweep[@]}" --vary cohort.trials=1,2 --precision crm_lag_s=5%

# ---- advise ----

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

# ---- warmup ----

accepts "warmup" warmup "$shipped" --replications 20
holds "it has the counted weeks" grep -q 'counted 4' "$work/out"
holds "and says what the scenario has" grep -q 'warms up for 7 days' "$work/out"
accepts "warmup of too much work" warmup scale_up_5000 --set cohort.trials=60000 --replications 5
holds "there is no steady state" grep -q 'no steady state' "$work/out"
accepts "warmup as JSON" warmup "$shipped" --replications 5 --json -
holds "its days are there" grep -q '"needed_days"' "$work/out"
refuses "warmup of one month" "--replications" warmup "$shipped" --replications 1

# ---- claims ----

claims=(claims --replications 20 --seeds 2 --seed 1)
contradicts "claims" "${claims[@]}"
holds "they end with what predictions came to" grep -qE '^[0-9]+ of [0-9]+ predictions hold; ' "$work/out"
holds "the article's own words are there" grep -qF '"with 500+ monthly trials, the Zapier approach breaks on volume"' "$work/out"
holds "what cannot fail is listed apart" grep -q '^Cannot fail' "$work/out"
contradicts "claims as JSON" "${claims[@]}" --json -
cp "$work/out" "$work/claims.json"
contradicts "claims on one thread" "${claims[@]}" --json - --threads 1
holds "one thread judges claims alike" cmp "$work/out" "$work/claims.json"
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

# ---- report ----

report=(report "$shipped" --set cohort.trials=60 --replications 5 --seed 1)
accepts "a report" "${report[@]}" --out "$work/a.html"
holds "it has neither scripts nor anything from elsewhere" \
  bash -c "! grep -Eqi '<script|<link|<img|url\\(|@import|src=' '$work/a.html'"
holds "it has charts" grep -q '<svg ' "$work/a.html"
holds "it has the items of STRESS" grep -q '6 Code access' "$work/a.html"
command=$(grep -o 'handoff report [^<]*' "$work/a.html" | head -1)
mv "$work/a.html" "$work/first.html"
eval "set -- ${command#handoff }"
accepts "the command that stands in it" "$@"
holds "makes the same bytes again" cmp "$work/a.html" "$work/first.html"
accepts "a report on one thread" "${report[@]}" --threads 1 --out "$work/a.html"
holds "is the same" cmp "$work/a.html" "$work/first.html"
accepts "a report as Markdown" "${report[@]}" --pipeline manual --pipeline zapier_basic \
  --target 'crm_lag_s.p95<=15min' --out "$work/a.md"
holds "it has a table of the target" grep -q '^| crm_lag_s.p95.* | missed' "$work/a.md"
sed 's/"name": "worked example"/"name": "<b>|`x`"/' "$shipped" >"$work/markup.json"
accepts "a report on a scenario that is called like markup" report "$work/markup.json" --set cohort.trials=60 \
  --replications 5 --question '<script>alert(1)</script> & | `x`' --out "$work/markup.html"
holds "has no markup of its own" bash -c "! grep -Eq '<script|<b>' '$work/markup.html'"
refuses "a report to nowhere" "--out is required" "${report[@]}"
refuses "a report of another kind" "ends in .html or .md" "${report[@]}" --out "$work/a.pdf"
refuses "a report into no folder" "there is no such folder" "${report[@]}" --out "$work/nope/a.html"
refuses "a report on the same pipeline twice" "is named twice" "${report[@]}" --pipeline manual \
  --pipeline manual --out "$work/b.html"
holds "a refused report leaves no file" test ! -e "$work/b.html"

# ---- compare ----

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
holds "the base is the scenario as given" grep -q '^manual,as given,crm_lag_s,,' "$work/out"
accepts "a variant" "${compare[@]}" --variant pipeline.dedupe.enabled=false
holds "it bears its setting as a name" grep -q '^pipeline.dedupe.enabled=false against as given$' "$work/out"
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

# ---- files that are not there, or not files ----

refuses "a missing file" "there is no such file" run "$work/nope.json"
refuses "a folder as a file" "folder" run "$work"
refuses "an output in no folder" "there is no such folder" "${run[@]}" --json "$work/nope/x.json"
refuses "a folder as output" "folder" "${run[@]}" --csv "$work"
if [ -w /dev/full ]; then
  refuses "a full disk" "cannot be written" "${run[@]}" --json /dev/full
  "${program[@]}" "${run[@]}" >/dev/full 2>"$work/err"
  code=$?
  check_refusal "a full standard output" "cannot be written"
fi

# ---- a terminal, and Ctrl-C (natively: under node there is no terminal to see) ----

if [ "$(basename "${program[0]}")" != node ]; then
  long=(run "$shipped" --replications 1000000 --seed 1)
  timeout -s INT 2 "${program[@]}" "${long[@]}" --json "$work/interrupted.json" >"$work/out" 2>"$work/err"
  code=$?
  # timeout itself says 124 for a program that it had to end.
  holds "Ctrl-C is one line" test "$(wc -l <"$work/err")" -eq 1
  holds "and says so" grep -q '^handoff: interrupted: ' "$work/err"
  holds "without results" test ! -s "$work/out"
  holds "and without an empty file" test ! -e "$work/interrupted.json"
  "${program[@]}" "${long[@]}" >"$work/out" 2>"$work/err" &
  child=$!
  sleep 0.5
  kill -INT "$child"
  wait "$child"
  code=$?
  holds "the exit code is that of an interrupted program" test "$code" -eq 130
  # A shell and `timeout` send it to the program and to its group: many within a moment are one wish.
  "${program[@]}" "${long[@]}" >"$work/out" 2>"$work/err" &
  child=$!
  sleep 0.5
  for _ in {1..2000}; do kill -INT "$child" 2>/dev/null || break; done
  wait "$child"
  code=$?
  holds "a Ctrl-C that comes twice in a moment is one line, too" grep -q '^handoff: interrupted: ' "$work/err"
  holds "and has the same exit code" test "$code" -eq 130
  if command -v script >/dev/null; then
    timeout 60 script -qec "'${program[0]}' run $shipped --replications 6000 --threads 1 --seed 1" /dev/null \
      >"$work/terminal" </dev/null
    holds "a terminal gets a progress bar" grep -aq 'replications [0-9]*/6000' "$work/terminal"
    holds "which is erased at the end" grep -aqF "$(printf '\r\033[K')" "$work/terminal"
  fi
fi

# ---- malformed scenarios ----

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

# ---- validate ----

accepts "validate" validate "$shipped" worked_example
accepts "validate --full" validate "$shipped" --full
cp "$work/out" "$work/full.json"
accepts "what it prints is valid" validate "$work/full.json" --full
holds "and is the same again" cmp "$work/out" "$work/full.json"
accepts "validate --changes" validate "$shipped" --changes
holds "nothing differs" grep -qx '{"version": 1}' "$work/out"

# ---- trace ----

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

# ---- replay ----

fixtures=tests/data/stripe
conversion=$fixtures/2024-06-20.customer.subscription.updated.conversion.json
accepts "a replay" replay "$conversion"
holds "it converts, with its MRR and tier" grep -Eq ' converted +Starter +42\.42 usd ' "$work/out"
accepts "a replay as JSON" replay "$conversion" --json -
holds "it says so to programs" grep -q '"decision":"converted","reason":"trial_became_active".*"mrr_cents":4242,"currency":"usd","tier":"Starter","mrr_at_least_cents":null}$' "$work/out"
accepts "every fixture is accepted" replay "$fixtures"/*.json --json -
accepts "a replay twice" replay "$conversion" "$conversion" --json -
holds "the second is a duplicate" grep -q '"decision":"duplicate"' "$work/out"
accepts "a replay by time" replay "$fixtures"/2*.json --order created --csv "$work/replay.csv"
accepts "rules from a scenario" replay "$conversion" --scenario "$shipped"
cp "$conversion" "$work/in"
handoff_stdin replay - --json -
holds "events on standard input" grep -q '"decision":"converted"' "$work/out"
refuses "events that are not there" "there is no such file" replay "$work/nope.jsonl"
printf '{"id": "evt_1", "object": "event"\n' >"$work/bad.jsonl"
refuses "truncated events" "bad.jsonl:" replay "$work/bad.jsonl"
printf '[1, 2]' >"$work/bad.jsonl"
refuses "events that are none" "bad.jsonl:" replay "$work/bad.jsonl"
tr -d '\n' <"$conversion" >"$work/mixed.log"
printf '\nReady! You are using the newest version\n{"id": "evt_1", "object": "event"}\n{"id":\n' >>"$work/mixed.log"
accepts "a bad line among good ones" replay "$work/mixed.log"
holds "what was left out is counted" grep -q 'left out: 1 event that cannot be read' "$work/out"
holds "with its place" grep -q 'mixed.log:3:1: type: expected text in quotes' "$work/out"
handoff replay "$work/mixed.log" --json -
holds "the same for programs" test "$code" -eq 0
holds "standard output has records only" test "$(wc -l <"$work/out")" -eq 1
holds "the list is on standard error" grep -q 'left out: 1 line that is no event' "$work/err"
handoff replay "$work/mixed.log" --strict
holds "the exit code is 2 if that is asked for" test "$code" -eq 2
accepts "good events with --strict" replay "$conversion" --strict
if [ "$(basename "${program[0]}")" != node ]; then
  gzip -c "$conversion" >"$work/events.json.gz"
  refuses "a compressed file" "gunzip -c" replay "$work/events.json.gz"
fi
refuses "UTF-16" "iconv -f UTF-16" replay tests/data/cases/64_utf16.jsonl
refuses "a folder" "is a folder; name the files in it" replay "$fixtures"
printf 'id,type,created\nevt_1,invoice.paid,1\n' >"$work/events.csv"
refuses "a table" "is a CSV table" replay "$work/events.csv"
accepts "every option" replay "$conversion" --converts-at active --count-by customer --discounts all \
  --paused-collection converts --invoice-billing at_payment
for option in converts-at count-by discounts paused-collection invoice-billing; do
  refuses "--$option has few values" "allowed are" replay "$conversion" "--$option" sometimes
done

# ---- plan ----

lag='crm_lag_s.p95<=15min'
accepts "a plan without a question: what breaks first" plan quota_squeeze --target 'http_429/api_calls<=0.01' \
  --target "$lag" --json "$work/breaks.json" --csv "$work/breaks.csv" --threads 1
holds "the table names the targets" grep -q 'http_429/api_calls<=0.01' "$work/out"
holds "JSON has an interval for each" grep -q '"ci95":' "$work/breaks.json"
holds "CSV has a header and a line for each" test "$(wc -l <"$work/breaks.csv")" -eq 3
accepts "the same on three threads" plan quota_squeeze --target 'http_429/api_calls<=0.01' \
  --target "$lag" --json "$work/breaks3.json" --threads 3
holds "it gives the same bytes" cmp "$work/breaks.json" "$work/breaks3.json"
if [ "$(basename "${program[0]}")" != node ]; then  # natively: node says nothing of Ctrl-C
  through=(plan worked_example breaks --target "Growth:touch_wait_s.p95<=4h" --target "$lag")
  accepts "a plan that runs through" "${through[@]}" --json "$work/through.json"
  # Whenever it comes, Ctrl-C leaves a file to go on from, or none: ten times at moments from before the handler is
  # there until after the answer is.
  for seconds in 0.001 0.01 0.02 0.03 0.05 0.08 0.13 0.2 0.3 0.8; do
    resume=()
    if [ -e "$work/half.saved" ]; then resume=(--resume "$work/half.saved"); fi
    timeout -s INT "$seconds" "${program[@]}" "${through[@]}" "${resume[@]}" --save "$work/half.saved" >"$work/out" 2>"$work/err"
    holds "after $seconds s it is interrupted in words or not at all" \
      bash -c '[ ! -s "$0" ] || grep -Eq "^handoff: interrupted: (continue with --resume |while the causes)" "$0"' "$work/err"
  done
  holds "no half of a file is left" test ! -e "$work/half.saved.partial"
  if [ ! -e "$work/half.saved" ]; then  # a machine so busy that none of them began
    timeout -s INT 20 "${program[@]}" "${through[@]}" --save "$work/half.saved" >"$work/out" 2>"$work/err"
  fi
  accepts "the same, interrupted, saved and resumed" "${through[@]}" --resume "$work/half.saved" --json "$work/resumed.json"
  holds "the answer is the same bytes" cmp "$work/through.json" "$work/resumed.json"
fi
handoff plan worked_example --pipeline manual --target "$lag"
holds "a target that is missed now is exit code 1" test "$code" -eq 1
accepts "a choice" plan worked_example choose --json - --save "$work/choice.saved"
cp "$work/out" "$work/choice.json"
holds "it names the best" grep -q '"best": "full_orchestration"' "$work/choice.json"
accepts "a choice resumed" plan worked_example choose --json - --resume "$work/choice.saved"
holds "it is the same" cmp "$work/out" "$work/choice.json"
handoff plan worked_example choose --by cost --target 'missend_rate<=-1'
holds "a choice of none is exit code 1" test "$code" -eq 1
accepts "staffing" plan worked_example staffing --target 'Growth:touch_wait_s.p95<=4h' --json "$work/staffing.json"
holds "it says the textbook's number" grep -q 'Erlang C: 1 ' "$work/out"
holds "and which hours are late" grep -q 'Growth: .* converted between' "$work/out"
holds "JSON has the pool" grep -q '"pool": "named CSM"' "$work/staffing.json"
handoff plan worked_example staffing --target 'Enterprise:sla_attainment>=0.95' --shift 'Mon-Fri 08:00-20:00'
holds "a promise that nobody can keep is exit code 1" test "$code" -eq 1
refuses "staffing without a tier" "names no tier" plan worked_example staffing --target 'sla_attainment>=0.95'
refuses "a shift that is none" "--shift" plan worked_example staffing --shift always
accepts "worth" plan worked_example worth --set cohort.trials=40 --pipeline manual --pipeline full_orchestration
holds "it splits the worth, and names what it hangs on" grep -q "^  a late first touch (assumed 0): " "$work/out"
accepts "worth without the claimed effects" plan worked_example worth --sceptic --set cohort.trials=40 --json -
holds "a sceptic sees no churn that is avoided" python3 -c '
import json, sys
it = json.load(open(sys.argv[1]))
assert it["as_assumed"] == it["to_a_sceptic"] and it["drawn"]["churn"]["mean"] == 0 != it["drawn"]["cost"]["mean"]
' "$work/out"
refuses "worth of three" "name one or two pipelines" plan worked_example worth --pipeline manual --pipeline zapier_basic \
  --pipeline full_orchestration
accepts "sensitivity" plan worked_example sensitivity --pipeline full_orchestration --pipeline manual \
  --json "$work/tornado.json" --csv "$work/tornado.csv"
holds "it says whether the decision changes" grep -q 'the decision' "$work/out"
holds "JSON has bars" grep -q '"swing":' "$work/tornado.json"
accepts "an optimisation" plan worked_example optimise --knob pipeline=manual,full_orchestration \
  --knob 'pipeline.pools[1].headcount=1,3' --json "$work/front.json" --csv "$work/front.csv"
holds "its front has the tool" grep -q '"pipeline": "full_orchestration"' "$work/front.json"
holds "its CSV has a column for each knob" grep -q '^pipeline,pipeline.pools\[1\].headcount,cost,' "$work/front.csv"
handoff plan worked_example optimise --knob pipeline=manual,full_orchestration --budget 10
holds "a budget for nothing is exit code 1" test "$code" -eq 1
accepts "the quota as a knob" plan worked_example optimise --knob quota_add_on --knob 'pipeline.pools[1].headcount=1,2' \
  --json "$work/quota.json"
holds "its steps are no and yes" grep -q '"quota_add_on": "no"' "$work/quota.json"
refuses "the quota where it is bought already" "no limit below" plan scale_up_50000 optimise --knob quota_add_on
refuses "an unknown knob" "--knob" plan worked_example optimise --knob cohort.trails=1,2
refuses "a knob twice" "is varied twice" plan worked_example optimise --knob cohort.trials=1,2 --knob cohort.trials=3,4
refuses "an unknown question" "is not a question; expected one of breaks" plan worked_example braeks
refuses "an unknown target" "--target" plan worked_example --target 'crm_lags<=1'
refuses "a target on a maximum" "nothing can be promised about a maximum" plan worked_example --target 'crm_lag_s.max<=1'
refuses "an unknown pipeline in a plan" 'did you mean the built-in pipeline manual?' plan worked_example --pipeline manul
refuses "a pipeline twice" "is named twice" plan worked_example choose --pipeline manual --pipeline manual
refuses "a probability above 1" "--probability" plan worked_example --probability 95
refuses "a volume below 0" "--at" plan worked_example --at -5
refuses "what cannot grow" "cohort.trails: is no input" plan worked_example --grow cohort.trails
refuses "an unknown objective" "--by" plan worked_example choose --by profit
refuses "a saved plan that is not there" "there is no such file" plan worked_example --resume "$work/nope"
refuses "a saved plan for other targets" "was made for other targets" plan worked_example choose \
  --target "$lag" --resume "$work/choice.saved"
printf 'no plan' >"$work/bad.saved"
refuses "a saved plan that is none" "--resume" plan worked_example choose --resume "$work/bad.saved"

# ---- learn ----

months="$work/months"
mkdir "$months"
# Forty people on trial: each fourth pays nine days later, and the CRM knows a minute after that.
{
  echo "subject,event,at,actor,value,detail"
  for day in 01 02 03 04 05 06 07 08 09 10; do
    for person in a b c d; do
      echo "$day$person,trial_started,2026-03-${day}T10:00:00Z,,14,team"
    done
    late=$((10#$day + 9))
    echo "${day}a,paid,2026-03-$(printf %02d "$late")T10:00:00Z,,59,team|month"
    echo "${day}a,crm_customer,2026-03-$(printf %02d "$late")T10:01:00Z,,,"
  done
  echo "last,trial_started,2026-04-20T10:00:00Z,,14,team"
} >"$months/log.csv"
accepts "a neutral log" learn "$months/log.csv" --out "$work/month.json" --history "$work/people.json"
holds "its conversions are told" grep -q 'Conversions  *10' "$work/out"
holds "its scenario is one" "${program[@]}" validate "$work/month.json"
accepts "a neutral log as JSON" learn "$months/log.csv" --json -
holds "its JSON begins with what was observed" grep -q '^{"observed"\|"observed": {' "$work/out"
holds "its lag is a minute" grep -q '"crm_lag_s": {"n": 10, "p50": 60' "$work/out"
refuses "an export that is not there" "there is no such file" learn "$months/nope.csv"
printf '\377\330\377\340 JFIF' >"$months/photo.jpg"
refuses "a photo" "is a photo" learn "$months/photo.jpg"
printf 'name,colour\nann,red\n' >"$months/colours.csv"
refuses "a table of something else" "no columns of a known export" learn "$months/colours.csv"
refuses "an unknown zone" "did you mean \"Europe/Berlin\"?" learn "$months/log.csv" --zone Europe/Berln
refuses "a column without a role" "expected FILE:ROLE=NAME" learn "$months/log.csv" --column email
refuses "an unknown role" "did you mean \"email\"?" learn "$months/log.csv" --column log.csv:emial=x
sed 's/Z,/,/' "$months/log.csv" >"$months/local.csv"
refuses "dates without a zone" "--zone" learn "$months/local.csv"
accepts "dates in a zone" learn "$months/local.csv" --zone America/New_York

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
