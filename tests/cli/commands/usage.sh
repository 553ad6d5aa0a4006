#!/usr/bin/env bash
# Command lines that are none: what is missing, unknown, or not a value.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

refuses "no command" "a command is missing"
refuses "an unknown command" 'did you mean "run"?' rnu
refuses "an unknown option" 'did you mean "--replications"?' run "$shipped" --replication 5
refuses "an option of the program" 'did you mean "--version"?' --verzion
refuses "a missing scenario" "SCENARIO is required" run
refuses "a missing value" "--seed" run "$shipped" --seed
refuses "a second scenario" "unexpected argument" run "$shipped" "$shipped"
refuses "a seed of text" '"abc" is not a whole number' run "$shipped" --seed abc
refuses "a negative seed" '"-1" is not a whole number' run "$shipped" --seed -1
refuses "a seed above 2^53" "is not a whole number" run "$shipped" --seed 9007199254740992
refuses "no replications" '"0" is not a whole number' run "$shipped" --replications 0
refuses "too many replications" "1000000" run "$shipped" --replications 99999999999999999999
refuses "an unknown order" "allowed are given and created" replay x.jsonl --order random
refuses "both outputs on one" "standard output is taken" run "$shipped" --json - --csv -

if ! is_native; then refuses "ranks where there is no MPI" "built without MPI" run worked_example --mpi; fi

sum_up
