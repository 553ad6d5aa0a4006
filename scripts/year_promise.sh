#!/usr/bin/env bash
# How often a hiring plan that `plan ... year` calls enough is enough, on a year small enough to be judged by thousands
# of others.
#
#   scripts/year_promise.sh [QUESTIONS] [YEARS]   questions, each under a seed of its own (1000); years that judge a plan (4000)
#
# Exit code 1 if fewer than 95% of the plans that were said to be enough are.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh

need build
build check handoff_year_promise
exec build/check/handoff_year_promise "$@"
