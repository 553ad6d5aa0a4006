#!/usr/bin/env bash
# `handoff learn`: a scenario out of exported files.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

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
accepts "a report as a page" learn "$months/log.csv" --report "$work/month.html"
holds "it begins with what converted" grep -q '10 of 40 trials that have ended' "$work/month.html"
holds "it has no script" [ "$(grep -c '<script' "$work/month.html")" -eq 0 ]
accepts "a report as Markdown" learn "$months/log.csv" --report "$work/month.md"
holds "it says the same" grep -q '10 of 40 trials that have ended' "$work/month.md"
accepts "a report on standard output, and nothing else" learn "$months/log.csv" --report -
holds "it is a page" grep -qi '^<!doctype html' "$work/out"
refuses "a report of another kind" "expected a file that ends in .html or .md" learn "$months/log.csv" --report month.pdf
refuses "an export that is not there" "there is no such file" learn "$months/nope.csv"
printf '\377\330\377\340 JFIF' >"$months/photo.jpg"
refuses "a photo" "is a picture (JPEG)" learn "$months/photo.jpg"
printf 'name,colour\nann,red\n' >"$months/colours.csv"
refuses "a table of something else" "no columns of a known export" learn "$months/colours.csv"
refuses "an unknown zone" "did you mean \"Europe/Berlin\"?" learn "$months/log.csv" --zone Europe/Berln
refuses "a column without a role" "expected FILE:ROLE=NAME" learn "$months/log.csv" --column email
refuses "an unknown role" "did you mean \"email\"?" learn "$months/log.csv" --column log.csv:emial=x
sed 's/Z,/,/' "$months/log.csv" >"$months/local.csv"
refuses "dates without a zone" "--zone" learn "$months/local.csv"
accepts "dates in a zone" learn "$months/local.csv" --zone America/New_York

sum_up
