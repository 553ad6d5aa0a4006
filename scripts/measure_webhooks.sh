#!/usr/bin/env bash
# How many webhooks a second the service takes, durable: wrk against `handoff serve` in shadow mode, its store on the disk
# of DIR. It wants two cores that nobody else uses; Debian's wrk and node are needed.
#
#   scripts/measure_webhooks.sh [SECONDS] [DIR] [PROGRAM]     10 s each, the folder for temporary files, build/native/handoff
#
# Prints a row for each load: acknowledgements a second, the median and the 99th percentile of their latency, what was
# refused, conversions that were handed over a second until all were, and what the processor's seconds of the service were.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

seconds=${1:-10}
place=${2:-${TMPDIR:-/tmp}}
program=$(realpath "${3:-build/native/handoff}")
require_files "$program"
have wrk || fail "wrk is needed: apt-get install wrk"
have node || fail "node is needed"
work=$(mktemp -d -p "$place")
served=
finish() {
  if [ -n "$served" ] && kill -0 "$served" 2>/dev/null; then kill "$served"; fi
  rm -rf "$work"
}
trap finish EXIT
export SECRET=whsec_of_the_load TOKEN=token_of_the_load HANDOFF_WEBHOOKS=$work/webhooks

synced_write_ms() {
  local begin end
  begin=$(date +%s%N)
  dd if=/dev/zero of="$work/synced" bs=16k count=200 oflag=dsync status=none
  end=$(date +%s%N)
  awk -v ns=$((end - begin)) 'BEGIN { printf "%.1f", ns / 200 / 1e6 }'
}

metric() { curl -s -H "Authorization: Bearer $TOKEN" "$url/metrics" | awk -v name="handoff_$1" '$1 == name { print $2 }'; }

start_service() {
  rm -f "$work"/store.db*
  echo '{"scenario": "worked_example", "listen": "127.0.0.1:0", "store": "store.db", "secrets": {"webhook": "env:SECRET"}, "token": "env:TOKEN"}' \
    >"$work/service.json"
  "$program" serve "$work/service.json" >"$work/out" 2>"$work/log" &
  served=$!
  for _ in $(seq 100); do
    url=$(sed -n 's/^listening on //p' "$work/out")
    [ -z "$url" ] || return 0
    sleep 0.1
  done
  fail "the service did not start: $(tail -n 1 "$work/log")"
}

# Until no handoff is under way any more.
wait_for_quiet() {
  for _ in $(seq 600); do
    if [ "$(metric in_flight)" = 0 ] && [ "$(metric waiting)" = 0 ]; then return 0; fi
    sleep 0.2
  done
  fail "the service did not come to rest within two minutes: $(tail -n 1 "$work/log")"
}

cores_seconds() { awk -v hz="$(getconf CLK_TCK)" '{ printf "%.1f", ($14 + $15) / hz }' "/proc/$served/stat"; }

# measure NAME KIND CONNECTIONS [REST]: each connection rests for REST ms on average before it sends again, or sends at once.
measure() {
  local name=$1 kind=$2 connections=$3 rest=${4:-0} begin rate p50 p99 refused done_s
  node tests/service/load/sign_webhooks.mjs "$kind" $((seconds * 30000)) "$SECRET" >"$HANDOFF_WEBHOOKS"
  start_service
  begin=$(date +%s%N)
  read -r _ rate p50 p99 _ refused < <(wrk -t 1 -c "$connections" -d "${seconds}s" --latency -s tests/service/load/webhooks.lua "$url" -- 1 "$rest" | grep ^result)
  wait_for_quiet
  done_s=$(awk -v ns=$(($(date +%s%N) - begin)) 'BEGIN { print ns / 1e9 }')
  awk -v name="$name" -v connections="$connections" -v rate="$rate" -v p50="$p50" -v p99="$p99" -v refused="$refused" -v s="$done_s" \
    -v cores="$(cores_seconds)" -v count="$(metric processing_s_count)" \
    'BEGIN { printf "%-12s %4d %8d /s %7.1f ms %7.1f ms %8d %8.0f /s %7.1f s\n", name, connections, rate, p50, p99, refused, count / s, cores }'
  kill "$served"
  wait "$served" || fail "the service did not end in order: $(tail -n 1 "$work/log")"
  served=
}

echo "a synced write of 16 kB takes $(synced_write_ms) ms; load of the machine: $(cut -d ' ' -f 1 /proc/loadavg)"
printf '%-12s %4s %11s %10s %10s %8s %11s %9s\n' webhooks at "a second" p50 p99 refused "handed over" "cores"
measure news news 64
measure conversions conversions 20
measure conversions conversions 64
measure conversions conversions 128
measure "half load" conversions 64 52
