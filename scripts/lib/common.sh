# Shared by every script: where things are, how a step is announced, how a failure is told.
#
# Source it, do not run it. It sets `root` (the repository) and moves there, so every path below is
# relative to the root. A script says `step "..."` before anything that takes time and `fail "..."` when
# it cannot go on: one line that says what is wrong and what to do.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

deps=build/deps       # what was unpacked, and the stamps that say so
logs=build/logs       # one file for each noisy command
mkdir -p "$deps" "$logs" 2>/dev/null || {
  echo "error: cannot write to $root/build: check the folder's owner and the free space" >&2
  exit 1
}

step() { printf '==> [%3ds] %s\n' "$SECONDS" "$*"; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# For what an earlier step should have left behind.
require_files() {
  local file
  for file in "$@"; do
    [ -e "$file" ] || fail "$file is not there: its build failed or was not run"
  done
}

# quietly LOG COMMAND...: output goes to build/logs/LOG.log; its errors and its end are shown if the command fails.
quietly() {
  local log=$logs/$1.log
  shift
  local code=0
  "$@" >"$log" 2>&1 </dev/null || code=$?
  [ $code -ne 0 ] || return 0
  {
    echo "--- from $log:"
    grep -aE 'error:|^E:|FAILED' "$log" | head -n 20 | cut -c1-300
    echo "--- its end:"
    tail -n 15 "$log" | cut -c1-300
  } >&2
  return $code
}

# Debian's emscripten finds its JavaScript parser only with this.
if [ -d /usr/share/nodejs ]; then
  export NODE_PATH=${NODE_PATH:-/usr/share/nodejs}
fi

# Two cores are enough; more are used when there are more.
jobs=${HANDOFF_JOBS:-$(nproc 2>/dev/null || echo 2)}

# A full disk shows up as a hundred strange errors, so it is looked for first.
require_disk() {
  local need_mb=$1 free_mb
  free_mb=$(df -Pm "$root" | awk 'NR == 2 { print $4 }')
  [ "${free_mb:-0}" -ge "$need_mb" ] ||
    fail "only ${free_mb} MB free under $root, about ${need_mb} MB are needed: free some space and start again"
}
