#!/usr/bin/env bash
# Builds: native (build/native/handoff), web (build/web, ready for any static host), or all of it; or release
# (build/release/handoff), which is built twice, the second time optimised by what the first one ran most.
#
#   scripts/build.sh native|web|all|release
#
# What is missing on a Debian machine is installed first; other systems are told what to install.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh

case ${1:-} in
  native) build_native ;;
  web) build_web ;;
  all)
    need build web
    build_native
    build_web
    ;;
  release) build_release ;;
  *) fail "usage: scripts/build.sh native|web|all|release" ;;
esac
