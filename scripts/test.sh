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
  need build web test browser
  need_node
  need_sources imgui sdl2
  need_catch
  need_driver
  need_validator
}

layers() {
  check scripts/check_layers.py --self-test
  check scripts/check_layers.py
}

format() { check scripts/check_format.sh; }

schema() { node_tests tests/schema/*.spec.mjs; }

native() {
  build native handoff handoff_tests
  catch_tests build/native/handoff_tests
}

# The core by itself: random schedules, each rule broken in turn, and no allocation per event.
core_evidence() {
  build native handoff_core_evidence
  check build/native/handoff_soak 20000
  script_tests build/native/handoff_mutants
  script_tests build/native/handoff_world_mutants
  script_tests build/native/handoff_reader_mutants
  check build/native/handoff_allocations
}

clang() {
  build native-clang handoff
  count 1 0
}

tidy() { check scripts/check_tidy.sh; }

sanitizers() {
  build debug handoff_tests handoff_fuzzers
  ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 catch_tests build/debug/handoff_tests
}

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

wasm() { catch_tests node build/wasm/handoff_tests.js; }

web() { catch_tests node build/wasm/handoff_web_tests.js; }

command_line() {
  require_files build/native/handoff
  script_tests tests/cli/run.sh build/native/handoff
}

command_line_wasm() {
  require_files build/wasm/handoff.js
  script_tests tests/cli/run.sh node build/wasm/handoff.js
}

determinism() { script_tests scripts/check_determinism.sh; }

browser() {
  require_files build/web/index.html build/web/handoff.wasm
  node_tests tests/browser/*.spec.mjs
}

# What a finished run leaves behind says nothing about this one.
rm -f build/native/handoff build/clang/handoff build/wasm/handoff.js build/wasm/handoff_tests.js \
  build/wasm/handoff_web_tests.js build/debug/fuzz_*
rm -rf build/web

# In the open, because it may take minutes the first time; without it nothing can be checked.
if ! (set_up); then
  echo "0 passed, 1 failed"
  exit 1
fi
step "set up: packages, sources and the browser's driver are there"

start layers layers
start format format
start schema schema
finish layers "layers: who includes whom"
finish format "format: clang-format"
finish schema "schema: scenarios and pipelines, by ajv"

start native native
finish native "native: g++, Catch2"
start core_evidence core_evidence
finish core_evidence "core: soak, mutants, allocations"
grep -E '\|' "$logs/core_evidence.log" 2>/dev/null || echo "(no table of mutants)"
start clang clang
finish clang "clang: the program"
start wasm_build wasm_build
finish wasm_build "WebAssembly: the page, the program, the tests"

start wasm wasm
start browser browser
finish wasm "WebAssembly: Catch2 under node"
start web web
finish web "WebAssembly: the page's own Catch2 tests"
finish browser "browser: the page in Chromium"

start command_line command_line
start command_line_wasm command_line_wasm
finish command_line "command line: native"
finish command_line_wasm "command line: WebAssembly under node"

start determinism determinism
start sanitizers sanitizers
finish determinism "determinism: g++, clang and WebAssembly agree"
finish sanitizers "sanitizers: Catch2 with address and undefined"

start tidy tidy
start fuzz fuzz
finish fuzz "fuzz: any bytes are an input or one line"
finish tidy "tidy: clang-tidy"

echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ] && [ "$total_passed" -gt 0 ]
