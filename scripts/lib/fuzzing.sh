# The fuzzers: tests/evidence/fuzz/NAME.fuzz.cpp is the program build/debug/fuzz_NAME, tests/evidence/fuzz/seeds/NAME what it
# starts from, beside the payloads of tests/data and what is shipped in assets.
# shellcheck shell=bash

fuzzer_names() {
  local source
  for source in tests/evidence/fuzz/*.fuzz.cpp; do basename "$source" .fuzz.cpp; done
}

# Folders with examples of what the fuzzer's text looks like.
fuzzer_seeds() {
  local name=$1
  if [ -d "tests/evidence/fuzz/seeds/$name" ]; then echo "tests/evidence/fuzz/seeds/$name"; fi
  case $name in
    payment_events) find tests/data tests/evidence/fuzz/seeds/paddle_events tests/evidence/fuzz/seeds/chargebee_events -mindepth 0 -type d ;;
    scenario) echo assets/scenarios assets/pipelines ;;
  esac
}

# How many inputs a short run tries: a scenario is a large document, a duration is not.
fuzz_runs() {
  case $1 in
    scenario | scenario_edit) echo 3000 ;;
    store_file) echo 500 ;; # each is a file that is written and opened
    webhook | connection) echo 5000 ;;
    *) echo 30000 ;;
  esac
}

# run_fuzzer NAME OPTION...
run_fuzzer() {
  local name=$1 folder
  shift
  folder=build/fuzz/$name
  mkdir -p "$folder/corpus"
  # shellcheck disable=SC2046
  nice -n 5 "build/debug/fuzz_$name" -max_len=8192 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$folder/" "$@" "$folder/corpus" $(fuzzer_seeds "$name")
}
