#!/usr/bin/env bash
# Everything that is checked, from a fresh clone: builds, tests, sanitizers, layers, format, tidy,
# determinism and the page in a browser.
#
#   scripts/test.sh
#
# Each suite goes on to its end whatever the others did; its log is build/logs/SUITE.log. The last line is
# the sum, "N passed, N failed"; the exit code is 0 only if nothing failed and something ran.

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh
. scripts/lib/npm.sh
. scripts/lib/fuzzing.sh
. scripts/lib/suites.sh

mkdir -p "$counts"
trap 'stop_suites; rm -rf "$counts"' EXIT
trap 'exit 130' INT TERM

set_up() {
  need build web test browser mpi
  need_node
  need_sources imgui sdl2
  need_catch
  need_driver
  need_validator
  need_clients
}

layers() {
  check scripts/check_layers.py --self-test
  check scripts/check_layers.py
}

format() { check scripts/check_format.sh; }

schema() { node_tests tests/schema/*.spec.mjs; }

# A build that is there counts as a check that passed.
native_build() {
  build check handoff handoff_tests handoff_service_tests handoff_core_evidence
  count 1 0
}

native() { ctest_tests check --label-regex handoff_tests; }

# The service by its parts, and as a program: webhooks, vendors that remember, crashes.
service() {
  require_files build/check/handoff build/check/handoff_service_tests
  ctest_tests check --label-regex handoff_service_tests
  HANDOFF_PROGRAM=$root/build/check/handoff node_tests tests/service/program/*.spec.mjs
}

# Programs of ours and clients that nobody here wrote: a short rehearsal of each kind, and the vendors' own libraries.
rehearsals() {
  require_files build/check/handoff
  script_tests tests/service/rehearse/rehearsals.sh build/check/handoff
}

clients() {
  require_files build/check/handoff
  HANDOFF_PROGRAM=$root/build/check/handoff node_tests tests/service/clients/*.spec.mjs
}

# The core by itself: random schedules, each rule broken in turn, and no allocation per event.
core_evidence() { ctest_tests check --label-regex core_evidence; }

tidy() { check scripts/check_tidy.py; }

sanitizers_build() {
  build debug handoff handoff_tests handoff_service_tests handoff_fuzzers
  count 1 0
}

sanitizers() { ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 ctest_tests debug; }

# A fixed seed and a fixed number of inputs, from the seeds alone: the same inputs each time, within a minute.
# One check for each fuzzer; scripts/fuzz.sh does it for as long as one likes.
fuzz() {
  local name
  for name in $(fuzzer_names); do
    rm -rf "build/fuzz/$name/corpus"
    check run_fuzzer "$name" -seed=1 -runs="$(fuzz_runs "$name")" -max_total_time=120
  done
}

wasm_build() {
  build web all
  assemble_page
  count 1 0
}

wasm() { ctest_tests web --label-regex handoff_tests; }

web() { ctest_tests web --label-regex handoff_web_tests; }

command_line() {
  require_files build/check/handoff
  script_tests tests/cli/run.sh build/check/handoff
}

# The same bytes on several ranks of an MPI job, interrupted, resumed, and with one that is lost.
ranks() {
  require_files build/check/handoff build/check/handoff_mpi.so
  script_tests tests/cluster/run.sh build/check/handoff
}

# Most commands are over before a second compiler would have paid.
command_line_wasm() {
  require_files build/wasm/handoff.js
  script_tests tests/cli/run.sh node --liftoff-only build/wasm/handoff.js
}

determinism() { script_tests scripts/check_determinism.sh; }

browser() {
  require_files build/web/index.html build/web/handoff.wasm
  HANDOFF_PROGRAM=$root/build/check/handoff node_tests tests/browser/*.spec.mjs
}

# What a finished run leaves behind says nothing about this one.
rm -f build/check/handoff build/check/handoff_* build/wasm/handoff.js build/wasm/handoff_tests.js \
  build/wasm/handoff_web_tests.js build/debug/handoff build/debug/handoff_tests build/debug/fuzz_*
rm -rf build/web

# In the open, because it may take minutes the first time; without it nothing can be checked.
if ! (set_up); then
  echo "0 passed, 1 failed"
  exit 1
fi
step "set up: packages, sources and the browser's driver are there"

# A build and the tests of the one before it run side by side: two cores always have something to do.
start layers layers
start format format
start schema schema
start native_build native_build
finish layers "layers: who includes whom"
finish format "format: clang-format"
finish schema "schema: scenarios and pipelines, by ajv"
finish native_build "native: g++, with assertions"

start wasm_build wasm_build
start native native
finish native "native: Catch2"
start core_evidence core_evidence
finish core_evidence "core: soak, mutants, allocations"
grep -E '\|' "$logs/core_evidence.log" 2>/dev/null || echo "(no table of mutants)"
start rehearsals rehearsals
start clients clients
finish clients "service: the vendors' own clients"
finish rehearsals "service: measured beside simulated"
start service service
start command_line command_line
finish command_line "command line: native"
finish service "service: its parts, and the program"
start ranks ranks
finish ranks "ranks: several processes by MPI"
finish wasm_build "WebAssembly: the page, the program, the tests"

# The browser's tests are what waits for frames, so everything else gives way to them.
start browser browser
start sanitizers_build sanitizers_build
start web web
finish web "WebAssembly: the page's own Catch2 tests"
start wasm wasm
finish wasm "WebAssembly: Catch2 under node"
start command_line_wasm command_line_wasm
finish command_line_wasm "command line: WebAssembly under node"
finish sanitizers_build "sanitizers: clang, address and undefined"

start sanitizers sanitizers
finish browser "browser: the page in Chromium"
start determinism determinism
finish determinism "determinism: g++, clang and WebAssembly agree"
start tidy tidy
finish sanitizers "sanitizers: Catch2"
start fuzz fuzz
finish tidy "tidy: clang-tidy"
finish fuzz "fuzz: any bytes are an input or one line"

echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ] && [ "$total_passed" -gt 0 ]
