#!/usr/bin/env bash
# Builds the page and serves it on this machine only, until Ctrl-C.
#
#   scripts/run.sh [PORT]      8080 if no port is given; the next free one if it is taken
#
# On a bare Debian it installs what is missing first. A second start takes seconds.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh

port=${1:-8080}
[[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ] ||
  fail "'$port' is not a port: give a number from 1 to 65535"

need serve web
build_web
exec python3 scripts/serve.py --port "$port" --folder build/web
