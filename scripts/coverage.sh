#!/usr/bin/env bash
# How often the 95% intervals of a run hold the truth, for five scenarios, all metrics and tiers, and 5 to 400
# months. (Which lines the tests run is scripts/line_coverage.sh.)
#
#   scripts/coverage.sh [SAMPLES] [MONTHS]   samples of each size (400), drawn from so many simulated months (4000)
#
# Exit code 1 if a figure falls short of 93% by more than chance.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh

need build
build check handoff_coverage
exec build/check/handoff_coverage "$@"
