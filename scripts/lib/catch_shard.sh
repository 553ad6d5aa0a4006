#!/usr/bin/env bash
# One share of a Catch2 program's cases: every COUNT-th, from the NUMBER-th on.
#
#   scripts/lib/catch_shard.sh NUMBER COUNT [node] PROGRAM
#
# Neighbours in a file take alike long, so that taking turns makes the shares even.

set -euo pipefail

number=$1 count=$2
shift 2
names=$(mktemp)
trap 'rm -f "$names"' EXIT

# Catch2 ends a listing with the number of cases as its exit code.
listed() { "$@" --list-test-names-only || true; }

# A comma and a bracket mean something in a list of cases.
listed "$@" | awk -v n="$number" -v of="$count" 'NF && NR % of == n % of' | sed 's/[,\\["]/\\&/g' >"$names"
wanted=$(wc -l <"$names")
found=$(listed "$@" --input-file "$names" | wc -l)
if [ "$wanted" -eq 0 ] || [ "$wanted" -ne "$found" ]; then
  echo "share $number of $count has $wanted cases, of which Catch2 finds $found by name"
  exit 1
fi
"$@" --input-file "$names"
