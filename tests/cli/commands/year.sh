#!/usr/bin/env bash
# A horizon of several months: `handoff run` by month, and `handoff plan SCENARIO year`.
# shellcheck disable=SC2016

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

ahead=(--set horizon.months=3 --set horizon.growth=0.3 --set cohort.trials=600)
accepts "a run of three months" run worked_example "${ahead[@]}" --replications 20 --json "$work/run.json" --csv "$work/run.csv"
holds "the table has a row for each month" grep -q '^ *Apr 2026 ' "$work/out"
holds "JSON has each month, and months add up" python3 -c '
import json, sys
it = json.load(open(sys.argv[1]))
months = it["by_month"]
assert [m["begins"] for m in months] == ["2026-03-02", "2026-04-02", "2026-05-02"], months
total = sum(m["metrics"]["conversions"]["mean"] for m in months)
assert abs(total - it["metrics"]["conversions"]["mean"]) < 1e-6
assert months[2]["metrics"]["conversions"]["mean"] > months[0]["metrics"]["conversions"]["mean"] * 1.3
assert "Growth" in months[0]["by_tier"]
' "$work/run.json"
holds "CSV has a column for the month" grep -q '^conversions,,2026-04-02,' "$work/run.csv"
accepts "a comparison of three months" compare worked_example "${ahead[@]}" --variant 'horizon.headcount=[{"pool":0,"month":3,"people":9}]' \
  --replications 20 --json "$work/pair.json" --csv "$work/pair.csv"
holds "it says where its months stand" grep -q '^Month by month: --csv FILE or --json FILE.$' "$work/out"
holds "people of the third month change nothing of the first" python3 -c '
import csv, json, sys
months = list(json.load(open(sys.argv[1]))["differences"].values())[0]["by_month"]
assert [m["begins"] for m in months] == ["2026-03-02", "2026-04-02", "2026-05-02"], months
for month in months[:1]:  # who converts in April may be touched in May
    for name, it in month["metrics"].items():
        assert it["mean"] in (0, None) and "survives" not in it, (month["begins"], name, it)
assert months[2]["metrics"]["headcount"]["mean"] > 0, months[2]["metrics"]["headcount"]
rows = list(csv.DictReader(open(sys.argv[2])))
of = lambda month: {(r["metric"], r["tier"]): r for r in rows if r["month"] == month}
assert set(r["month"] for r in rows) == {"", "2026-03-02", "2026-04-02", "2026-05-02"}
assert of("2026-05-02")[("headcount", "")]["verdict"] == "real"
assert all(r["survives"] == "" for r in rows if r["month"])
' "$work/pair.json" "$work/pair.csv"
accepts "a run of one month" run worked_example --replications 5 --csv "$work/one.csv"
holds "its CSV has no such column" grep -q '^metric,tier,mean,' "$work/one.csv"

shift='horizon.shifts=[{"pool":1,"month":3,"shift":"Mon-Fri 12:00-22:00","zone":4}]'
accepts "a comparison with a shift that changes" compare worked_example "${ahead[@]}" --variant "$shift" \
  --replications 20 --csv "$work/shift.csv"
holds "the third month's shift changes nothing of the first" python3 -c '
import csv, sys
rows = [r for r in csv.DictReader(open(sys.argv[1])) if r["month"]]
assert all(float(r["difference"] or 0) == 0 for r in rows if r["month"] == "2026-03-02")
assert any(float(r["difference"] or 0) != 0 for r in rows if r["month"] == "2026-05-02")
' "$work/shift.csv"

busy=("${ahead[@]}" --set cohort.trials=300 --set 'team.touches=[{"duration":{"family":"exponential","mean":"2h"},"priority":0,"call":false}]')
busy+=(--set 'horizon.book.care=[{"accounts":100,"hours":1.5}]' --set horizon.turnover.ramp=30d)
target='utilisation<=0.85'
accepts_or_misses() { handoff "$@"; holds "$1: exit code 0 or 1" test "$code" -le 1; }
accepts_or_misses plan worked_example year "${busy[@]}" --target "$target" --json "$work/year.json" --csv "$work/year.csv" --threads 1
holds "the answer begins with what fails" grep -q 'fails first, in \|no target fails' "$work/out"
holds "targets are said in words" grep -q 'busy at most 85% of the time" fails first, in ' "$work/out"
holds "it says what each target fails because of" grep -q 'of the time  *[A-Z][a-z][a-z] 2026 (month [0-9])  *busy people' "$work/out"
holds "plans stand beside one another" grep -q 'hire when it hurts' "$work/out"
if is_native; then  # node has one thread
  accepts_or_misses plan worked_example year "${busy[@]}" --target "$target" --json "$work/year3.json" --threads 3
  holds "three threads give the same bytes" cmp "$work/year.json" "$work/year3.json"
fi
holds "JSON has growths, plans and months" python3 -c '
import json, sys
it = json.load(open(sys.argv[1]))
assert it["question"] == "year" and len(it["growths"]) == 3 and len(it["months"]) == 3
failing = it["failing"]
assert failing and failing[0]["target"] == "utilisation<=0.85" and failing[0]["cause"]["what"] == "busy people", failing
assert it["months"][failing[0]["month"] - 1]["begins"] == failing[0]["begins"]
plans = it["growths"][0]["plans"]
assert set(plans) == {"now", "cheapest", "a_month_later", "when_it_hurts", "evenly"}
assert all(len(p["targets"][0]["months"]) == 3 for p in plans.values())
cheapest = plans["cheapest"]
assert cheapest["cost"] >= 0 and cheapest["kept"] <= cheapest["possible"]
' "$work/year.json"
holds "CSV has a line for each month of each plan" test "$(grep -c '^0.3,cheapest,' "$work/year.csv")" -eq 3
accepts_or_misses plan worked_example year "${ahead[@]}" --target "$target" --growth 0 --save "$work/year.saved" --json "$work/saved.json"
accepts_or_misses plan worked_example year "${ahead[@]}" --target "$target" --growth 0 --resume "$work/year.saved" --json "$work/resumed.json"
holds "resumed it is the same" cmp "$work/saved.json" "$work/resumed.json"

refuses "a lead time that is none" "--lead" plan worked_example year "${ahead[@]}" --lead soon
refuses "a lead time as long as the horizon" "lead time" plan worked_example year "${ahead[@]}" --lead 3
refuses "a growth that is none" "--growth" plan worked_example year --growth fast
refuses "a growth to infinity" "horizon.growth" plan worked_example year --growth 1 --set cohort.trials=100000
refuses "more months than three years" "horizon.months" run worked_example --set horizon.months=37
refuses "a launch of many months" "opening" run worked_example --set horizon.months=2 --set opening=launch
refuses "people of no pool" "horizon.headcount[0].pool" run worked_example --set 'horizon.headcount=[{"pool":9,"month":2,"people":1}]'

refuses "a shift of no pool" "horizon.shifts[0].pool" run worked_example --set 'horizon.shifts=[{"pool":9,"month":2,"shift":"Mon-Fri 08:00-20:00","zone":-1}]'
refuses "a shift of no hours" "horizon.shifts[0].shift" run worked_example --set 'horizon.shifts=[{"pool":0,"month":2,"shift":"never","zone":-1}]'

named=(--set horizon.book.owners=named --set horizon.turnover.attrition=0.2)
accepts "a run with named owners" run worked_example "${ahead[@]}" "${named[@]}" --replications 5 --csv "$work/owners.csv"
holds "CSV has the fullest book and what was handed over, by month" \
  test "$(grep -cE '^accounts_(of_fullest|handed_over),,2026-0[345]-02,' "$work/owners.csv")" -eq 6
refuses "owners of another kind" "horizon.book.owners" run worked_example --set horizon.book.owners=nobody
refuses "a hand-over to who never comes" "horizon.book.handover" run worked_example "${ahead[@]}" "${named[@]}" \
  --set horizon.turnover.replaced_after=0s --set horizon.book.handover=replacement

sum_up
