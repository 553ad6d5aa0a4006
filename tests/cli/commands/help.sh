#!/usr/bin/env bash
# Help, the version, and what the program brings along: presets and the schema.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

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

sum_up
