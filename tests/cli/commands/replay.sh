#!/usr/bin/env bash
# `handoff replay`: what would be decided of real events, and which cannot be read.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

fixtures=tests/data/stripe
conversion=$fixtures/2024-06-20.customer.subscription.updated.conversion.json
accepts "a replay" replay "$conversion"
holds "it converts, with its MRR and tier" grep -Eq ' converted +Starter +42\.42 usd ' "$work/out"
accepts "a replay as JSON" replay "$conversion" --json -
holds "it says so to programs" grep -q '"decision":"converted","reason":"trial_became_active".*"mrr_cents":4242,"currency":"usd","tier":"Starter","mrr_at_least_cents":null}$' "$work/out"
accepts "every fixture of events is accepted" replay "$fixtures"/2*.json --json -
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
accepts "an object by itself" replay "$fixtures/object.subscription.basil.json"
holds "it says what to do" grep -q 'says what is, and not what happened: export the events' "$work/out"
handoff replay "$fixtures/object.subscription.basil.json" --strict
holds "it is no event" test "$code" -eq 2
if is_native; then
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

sum_up
