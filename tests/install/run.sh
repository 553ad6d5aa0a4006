#!/usr/bin/env bash
# Installs the native build into a scratch folder, builds docs/examples against it with find_package(handoff), and
# runs what comes out. The expected texts: the article's order of steps, and Erlang's mean wait of M/M/2.
#
#   tests/install/run.sh BUILD-FOLDER         last line: "N passed, N failed"

set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# expect WHAT COMMAND...
expect() {
  local what=$1
  shift
  if "$@" >"$scratch/log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "not so: $what"
    tail -n 20 "$scratch/log"
  fi
}

says() { "$1" | tr '\n' ' ' | grep -qE "$2"; }

# The prefix stands elsewhere than the sources, so that nothing of them can be found by chance.
expect "it installs" cmake --install "$build" --prefix "$scratch/prefix"
cp -r docs/examples "$scratch/examples"
expect "find_package(handoff) finds it" cmake -S "$scratch/examples" -B "$scratch/build" \
  -DCMAKE_PREFIX_PATH="$scratch/prefix"
expect "the examples build" cmake --build "$scratch/build"
expect "the core by hand goes all the way" says "$scratch/build/core_by_hand" \
  '^converted .*fetch_customer .*fetch_usage .*update_contact .*disenroll .*assign_owner .*start_onboarding .*0 exceptions $'
expect "the engine agrees with Erlang" says "$scratch/build/queue_on_the_engine" \
  'mean wait: 2\.8[0-9]* minutes simulated, 2\.844 by theory'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
