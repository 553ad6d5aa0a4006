#!/usr/bin/env bash
# Writes anew what follows from the list of inputs, after one was added or a default has changed:
#
#   assets/scenario.schema.json             what editors know of scenario files
#   assets/scenarios/worked_example.json    every input with its default
#
#   scripts/regenerate_assets.sh [PROGRAM]  PROGRAM is build/native/handoff unless given
#
# Tests hold both files and the program together.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-build/native/handoff}
written=$(mktemp -d)
trap 'rm -rf "$written"' EXIT

"$program" schema > "$written/schema"
# A file that leaves everything out, shown with everything in it.
echo '{"version": 1}' | "$program" validate - --full > "$written/full"
{ echo '{'; echo '  "$schema": "../scenario.schema.json",'; tail -n +2 "$written/full"; } > "$written/example"

mv "$written/schema" assets/scenario.schema.json
mv "$written/example" assets/scenarios/worked_example.json
git status --short assets
