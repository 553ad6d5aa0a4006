#!/usr/bin/env bash
# As many random schedules of events, failures, crashes and restarts against the core as one has patience for.
#
#   scripts/soak.sh [N]             N schedules (100,000): prints schedules per second, and of a failure its
#                                   seed and its shortest story
#   scripts/soak.sh --replay SEED   one schedule, and what happens in it
#
# Further arguments go to the program: --seed S begins at another seed. Exit code 1 if a rule was broken.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh

need build
build check handoff_soak
exec build/check/handoff_soak "$@"
