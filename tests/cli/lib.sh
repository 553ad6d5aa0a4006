# Shared by the files of commands/: how the program is run, and what can be demanded of it.
#
# A file of commands/ sources it first, with the program that it was called with, makes its demands, and ends with
# `sum_up`. Every refusal must be exactly one line on standard error that begins with "handoff: ", with exit code 2.
# Each file has a scratch folder of its own, $work, so that several can run side by side.
# shellcheck shell=bash disable=SC2034

set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
if [ $# -eq 0 ]; then
  echo "usage: $0 PROGRAM [ARGUMENT...]" >&2
  exit 2
fi
program=("$@")
case "${program[0]}" in
  */*) program[0]="$(cd "$(dirname "${program[0]}")" && pwd)/$(basename "${program[0]}")" ;;
esac
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0

fail() {
  failed=$((failed + 1))
  echo "FAILED: $1"
  echo "  $2"
}

# The last line of every file.
sum_up() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

# Whether the program runs as itself: under node there is no terminal to see, nothing is said of Ctrl-C, and no zlib.
is_native() { [ "$(basename "${program[0]}")" != node ]; }

# Runs the program; leaves code, $work/out and $work/err behind.
handoff() {
  "${program[@]}" "$@" >"$work/out" 2>"$work/err" </dev/null
  code=$?
}

# The same with $work/in on standard input.
handoff_stdin() {
  "${program[@]}" "$@" >"$work/out" 2>"$work/err" <"$work/in"
  code=$?
}

# exits CODE NAME ARGUMENTS...: that exit code and nothing on standard error.
exits() {
  local expected=$1 name=$2
  shift 2
  handoff "$@"
  if [ "$code" -ne "$expected" ] || [ -s "$work/err" ]; then
    fail "$name" "exit code $code, standard error: $(head -c 300 "$work/err")"
  else
    passed=$((passed + 1))
  fi
}

# accepts NAME ARGUMENTS...: exit code 0 and nothing on standard error.
accepts() { exits 0 "$@"; }

# contradicts NAME ARGUMENTS...: exit code 1, since the article is contradicted somewhere, and no error.
contradicts() { exits 1 "$@"; }

# check_refusal NAME WORDS: what handoff left behind is exit code 2 and one line that contains WORDS.
check_refusal() {
  local name=$1 words=$2 lines
  lines=$(wc -l <"$work/err")
  if [ "$code" -ne 2 ]; then
    fail "$name" "exit code $code, expected 2"
  elif [ "$lines" -ne 1 ] || ! grep -aq '^handoff: ' "$work/err"; then
    fail "$name" "standard error is not one line of ours: $(head -c 300 "$work/err")"
  elif ! grep -aqF -- "$words" "$work/err"; then
    fail "$name" "\"$words\" is not in: $(cat "$work/err")"
  else
    passed=$((passed + 1))
  fi
}

# refuses NAME WORDS ARGUMENTS...: exit code 2 and one line that contains WORDS.
refuses() {
  local name=$1 words=$2
  shift 2
  handoff "$@"
  check_refusal "$name" "$words"
}

# holds NAME COMMAND...: a shell command that must succeed.
holds() {
  local name=$1
  shift
  if "$@" >/dev/null 2>&1; then passed=$((passed + 1)); else fail "$name" "$*"; fi
}

shipped=assets/scenarios/worked_example.json
# The run that most is demanded of.
run=(run "$shipped" --replications 20 --seed 1)
