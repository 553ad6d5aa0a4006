#!/usr/bin/env bash
# `handoff plan`: every question, saved, interrupted and resumed.
# shellcheck disable=SC2016

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

lag='crm_lag_s.p95<=15min'
accepts "a plan without a question: what breaks first" plan quota_squeeze --target 'http_429/api_calls<=0.01' \
  --target "$lag" --json "$work/breaks.json" --csv "$work/breaks.csv" --threads 1
holds "the table names the targets" grep -q 'http_429/api_calls<=0.01' "$work/out"
holds "JSON has an interval for each" grep -q '"ci95":' "$work/breaks.json"
holds "CSV has a header and a line for each" test "$(wc -l <"$work/breaks.csv")" -eq 3
if is_native; then  # node has one thread, and says nothing of Ctrl-C
  accepts "the same on three threads" plan quota_squeeze --target 'http_429/api_calls<=0.01' \
    --target "$lag" --json "$work/breaks3.json" --threads 3
  holds "it gives the same bytes" cmp "$work/breaks.json" "$work/breaks3.json"
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
if is_native; then  # what it says does not depend on the build
  handoff plan worked_example staffing --target 'Enterprise:sla_attainment>=0.95' --shift 'Mon-Fri 08:00-20:00'
  holds "a promise that nobody can keep is exit code 1" test "$code" -eq 1
fi
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
team=(plan two_offices team --add 2 --shift 06:00-14:00)
accepts "a team" "${team[@]}" --json "$work/team.json" --csv "$work/team.csv" --save "$work/team.saved" --threads 1
holds "its first sentence has the change, the shares and the price" \
  grep -Eq '^Business: two more in [A-Za-z]+, .*: [0-9.]+% -> [0-9.]+% within 1 h, \$[0-9,]+ a month\.' "$work/out"
holds "the hours that miss are drawn office by office" grep -q '^Business by Dublin, Mon-Fri 09:00-18:00, Europe/Dublin: ' "$work/out"
holds "JSON, CSV and the table have the same changes" python3 -c '
import csv, json, sys
targets = json.load(open(sys.argv[1]))["targets"]
rows = list(csv.DictReader(open(sys.argv[2])))
changes = [change for target in targets for change in target["changes"]]
assert len(targets) == 2 and len(changes) == len(rows) == 8
assert [change["change"] for change in changes] == [row["change"] for row in rows]
table = open(sys.argv[3]).read()
assert all(target["sentence"] in table for target in targets)
early = [it for it in targets[1]["changes"] if it["office"] == "Dublin" and not it["own_shift"]][0]
assert early["verdict"] == "helps" and early["gain"]["interval"][0] > 0 and early["shift"] == "Mon-Fri 06:00-14:00"
' "$work/team.json" "$work/team.csv" "$work/out"
if is_native; then  # node has one thread, and takes a third of a minute for each of these
  accepts "the same resumed, on three threads" "${team[@]}" --json "$work/team3.json" --resume "$work/team.saved" --threads 3
  holds "it gives the same bytes of answers" cmp "$work/team.json" "$work/team3.json"
  handoff plan two_offices team --add 1 --shift 10:00-11:00 --target 'Business:sla_attainment>=0.95'
  holds "a target that no change meets is exit code 1" test "$code" -eq 1
  accepts "a team that nothing helps" plan two_offices team --add 1 --shift 10:00-11:00 --target 'Standard:touch_wait_s.p95<=30d'
  holds "it says so" grep -q '^Standard: no change that was tried clearly helps: 100% wait at most 30 d' "$work/out"
fi
refuses "half a person" "--add" plan two_offices team --add 0.5
refuses "more people in no shift" "--shift" plan two_offices team --shift early
refuses "a team for another target" "is no share of first touches in time" plan two_offices team --target 'missend_rate<=0.1'
accepts "sensitivity" plan worked_example sensitivity --pipeline full_orchestration --pipeline manual \
  --json "$work/tornado.json" --csv "$work/tornado.csv"
holds "it says whether the decision changes" grep -q 'the decision' "$work/out"
holds "JSON has bars" grep -q '"swing":' "$work/tornado.json"
influence=(plan worked_example influence --set cohort.trials=100 --pipeline full_orchestration --pipeline manual --points 32)
accepts "influence" "${influence[@]}" --json "$work/influence.json" --csv "$work/influence.csv" --save "$work/influence.saved"
holds "it says first what decides between the two" \
  grep -q '^What decides between full_orchestration and manual is ' "$work/out"
holds "its JSON and CSV have the three outcomes" python3 -c '
import json, sys
answer = json.load(open(sys.argv[1]))
assert [it["outcome"] for it in answer["outcomes"]] == ["value", "lead", "choice"]
assert answer["best"] == "full_orchestration" and answer["points"] == 32
assert len(answer["outcomes"][0]["inputs"]) == 29
lines = open(sys.argv[2]).read().splitlines()
assert lines[0] == "outcome,input,index,value,low,high"
assert any(line.startswith("lead,costs.team_hourly,total,") for line in lines)
' "$work/influence.json" "$work/influence.csv"
accepts "the same resumed, on three threads" "${influence[@]}" --json "$work/influence3.json" \
  --resume "$work/influence.saved" --threads 3
holds "it gives the same bytes of indices" cmp "$work/influence.json" "$work/influence3.json"
accepts "influence on a total of a month" "${influence[@]}" --metric missends
holds "it is named" grep -q '^missends of full_orchestration: ' "$work/out"
holds "what nothing decides is said" grep -q '^Nothing that is uncertain clearly decides between ' "$work/out"
refuses "influence on a mean over customers" "is no total of a month" "${influence[@]}" --metric crm_lag_s
refuses "influence on an unknown metric" "unknown metric" "${influence[@]}" --metric lag
refuses "influence on a target" "influence takes no targets" "${influence[@]}" --target 'missend_rate<=0.1'
refuses "influence of nothing" "names no uncertain input" plan worked_example influence --set 'uncertain=[]'
refuses "influence at too few points" "--points" plan worked_example influence --points 1
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

sum_up
