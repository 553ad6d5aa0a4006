#!/usr/bin/env bash
# --customers: your own customers, replayed or resampled, under every simulating command.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

# Forty people on trial from the 1st to the 10th: each fourth pays nine days later.
{
  echo "subject,event,at,actor,value,detail"
  for day in 01 02 03 04 05 06 07 08 09 10; do
    for person in a b c d; do
      echo "$day$person@mail.example,trial_started,2026-03-${day}T10:00:00Z,,14,team"
    done
    late=$(printf %02d $((10#$day + 9)))
    echo "${day}a@mail.example,paid,2026-03-${late}T10:00:00Z,,59,team|month"
    echo "${day}a@mail.example,crm_customer,2026-03-${late}T10:01:00Z,,,"
  done
} >"$work/log.csv"
accepts "a month is learned with its people" learn "$work/log.csv" --out "$work/month.json" --history "$work/history.json"
holds "its people have numbers and no address" [ "$(grep -c '@' "$work/history.json")" -eq 0 ]
month=("$work/month.json" --customers "$work/history.json" --replications 20)

converting() { tr -d ' \n' <"$1" | grep -q "\"conversions\":{\"mean\":$2,"; }
differ() { ! cmp -s "$1" "$2"; }
accepts "its customers are replayed" run "${month[@]}"
holds "the table says over what its intervals are" grep -q '^10 customers of your history, replayed' "$work/out"
accepts "the same as JSON" run "${month[@]}" --json -
holds "all of them convert, in each month" converting "$work/out" 10
accepts "on one thread" run "${month[@]}" --threads 1 --json "$work/one.json"
accepts "on two threads" run "${month[@]}" --threads 2 --json "$work/two.json"
holds "any number of threads gives the same bytes" cmp "$work/one.json" "$work/two.json"
accepts "resampled" run "${month[@]}" --resample
holds "it says that customers vary as well" grep -q 'resampled: intervals are over customers' "$work/out"
accepts "resampled as JSON" run "${month[@]}" --resample --json "$work/resampled.json"
holds "as many of them are drawn" converting "$work/resampled.json" 10
holds "and other months come of it" differ "$work/resampled.json" "$work/one.json"
accepts "three times as many trials" run "${month[@]}" --set cohort.trials=120 --json -
holds "are three times the customers" converting "$work/out" 30

accepts "all five tools, customer by customer" compare "${month[@]}" --by-customer "$work/by.csv" \
  --pipeline manual --pipeline zapier_basic --pipeline segment_clearbit --pipeline workato_tray \
  --pipeline full_orchestration
holds "the comparison says whose customers" grep -q '^10 customers of your history, replayed' "$work/out"
holds "a row for each customer" [ "$(wc -l <"$work/by.csv")" -eq 11 ]
holds "with each tool's lag" grep -q '^customer,trial_started,converted,plan,mrr_usd,manual.crm_lag_s' "$work/by.csv"
holds "and the payment's own time" grep -q '^1,2026-03-01T10:00:00Z,2026-03-10T10:00:00Z,team,59,' "$work/by.csv"
accepts "a trace of one" trace "$work/month.json" --customers "$work/history.json" --customer 9
accepts "a plan" plan "$work/month.json" breaks --customers "$work/history.json"
holds "the plan says whose customers" grep -q '^10 customers of your history, replayed' "$work/out"
accepts "a sweep" sweep "${month[@]}" --vary staff.people=1:2:2 --metric crm_lag_s
holds "the sweep says so" grep -q '^10 customers of your history, replayed' "$work/out"
accepts "a report" report "${month[@]}" --out "$work/report.html"
holds "the report can be made again" grep -q -- '--customers' "$work/report.html"
holds "the report says so" grep -q '10 customers of your history, replayed' "$work/report.html"

refuses "resampling nobody" "name them with --customers FILE" run worked_example --resample
refuses "customer by customer of drawn ones" "needs your own customers" compare worked_example --pipeline manual --pipeline workato_tray --by-customer "$work/x.csv"
refuses "a file that is not there" "there is no such file" run "$work/month.json" --customers "$work/nope.json"
refuses "a scenario for a history" "this program reads version 2" run "$work/month.json" --customers "$work/month.json"
refuses "another month" "none of the history's customers converts in the scenario's days" run worked_example --customers "$work/history.json" --set start=2027-03-01
sed 's/"paid": "[^"]*"/"paid": null/' "$work/history.json" >"$work/nobody.json"
refuses "a history in which nobody paid" "people: none of them has paid" run "$work/month.json" --customers "$work/nobody.json"
sed 's/"mrr"/"email"/' "$work/history.json" >"$work/email.json"
refuses "a history with more than numbers" '"email" is not known' run "$work/month.json" --customers "$work/email.json"

sum_up
