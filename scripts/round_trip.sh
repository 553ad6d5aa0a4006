#!/usr/bin/env bash
# Whether `handoff learn` tells of a simulated month what it was: random companies under each of the five tools are
# written out as an event log, read back and calibrated.
#
#   scripts/round_trip.sh [COMPANIES] [SEED] [TRIALS]   random companies (30), about a minute of a core each
#
# Exit code 1 if fewer than 95% of the tools are named right.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh

need build
build check handoff_round_trip
exec build/check/handoff_round_trip "$@"
