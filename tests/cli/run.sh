#!/usr/bin/env bash
# The program from outside: arguments in, exit code, standard output and standard error out.
#
#   tests/cli/run.sh build/native/handoff
#   tests/cli/run.sh node --no-experimental-fetch build/wasm/handoff.js
#   tests/cli/commands/sweep.sh build/native/handoff        one file of them alone
#
# Runs the files of commands/ side by side, as many at a time as there are cores (HANDOFF_JOBS). Prints a line for each
# failure, file by file, and ends with "N passed, N failed". A file that ends without its own sum has failed.
set -u
cd "$(dirname "$0")/../.." || exit 2
if [ $# -eq 0 ]; then
  echo "usage: tests/cli/run.sh PROGRAM [ARGUMENT...]" >&2
  exit 2
fi
most=${HANDOFF_JOBS:-$(nproc 2>/dev/null || echo 2)}
logs=$(mktemp -d) || exit 2
files=(tests/cli/commands/*.sh)
pids=()

stop() {
  local pid
  for pid in "${pids[@]}"; do kill -TERM "-$pid" 2>/dev/null || continue; done
  wait
}
trap 'rm -rf "$logs"' EXIT
trap 'stop; exit 130' INT TERM

# The two that take the longest begin. Job control gives each file a process group of its own, in which Ctrl-C is not
# ignored as it is in the background otherwise.
set -m
for file in tests/cli/commands/{report,plan}.sh "${files[@]}"; do
  log=$logs/$(basename "$file")
  if [ -e "$log" ]; then continue; fi
  while [ "$(jobs -rp | wc -l)" -ge "$most" ]; do wait -n; done
  "$file" "$@" >"$log" 2>&1 </dev/null &
  pids+=("$!")
done
set +m
wait

passed=0
failed=0
for file in "${files[@]}"; do
  log=$logs/$(basename "$file")
  if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
  else
    failed=$((failed + 1))
    echo "FAILED: $file ended early"
  fi
  grep -vE '^[0-9]+ passed, [0-9]+ failed$' "$log"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
