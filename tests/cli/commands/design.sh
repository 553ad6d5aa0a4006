#!/usr/bin/env bash
# `handoff sweep --design`: points of a designed experiment, row by row, stopped and gone on with.

# shellcheck source=tests/cli/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

design=(sweep "$shipped" --replications 3 --seed 1 --set cohort.trials=40)
inputs=(--vary payments.duplicate_share=0:0.5 --vary cohort.conversion_rate --vary pipeline.dedupe.enabled)
sobol=("${design[@]}" --design sobol --points 32 "${inputs[@]}")

accepts "a design" "${sobol[@]}" --metric conversions
cp "$work/out" "$work/whole.csv"
holds "its first line names the columns" \
  grep -q '^point,design,payments.duplicate_share,cohort.conversion_rate,pipeline.dedupe.enabled,conversions,conversions.low,conversions.high$' "$work/out"
holds "each point is a row" test "$(grep -c '^[0-9]*,' "$work/out")" -eq 32
holds "a switch is on at half of them" test "$(grep -c ',on,' "$work/out")" -eq 16
for threads in 1 3; do
  accepts "a design on $threads threads" "${sobol[@]}" --metric conversions --threads $threads
  holds "$threads threads give the same rows" cmp "$work/out" "$work/whole.csv"
done
accepts "a design into files" "${sobol[@]}" --metric conversions --csv "$work/a.csv" --json-lines "$work/a.jsonl"
holds "the file has the same rows" cmp "$work/a.csv" "$work/whole.csv"
holds "and what was done is said" grep -q '^32 points of a scrambled Sobol sequence over 3 inputs, 3 months at each: ' "$work/out"
holds "lines of JSON are as many" test "$(grep -c '^{"point":[0-9]*,"design":"[0-9a-f]*","at":{' "$work/a.jsonl")" -eq 32

# As a stop leaves it: some rows, and a part of the next one.
head -c 700 "$work/whole.csv" >"$work/stopped.csv"
accepts "a design that was stopped" "${sobol[@]}" --metric conversions --csv "$work/stopped.csv" --resume "$work/stopped.csv"
holds "goes on to the same bytes" cmp "$work/stopped.csv" "$work/whole.csv"
head -c 999 "$work/a.jsonl" >"$work/stopped.jsonl"
accepts "lines of JSON that were stopped" "${sobol[@]}" --metric conversions --json-lines "$work/stopped.jsonl" --resume "$work/stopped.jsonl"
holds "go on to the same bytes" cmp "$work/stopped.jsonl" "$work/a.jsonl"
accepts "a design that was finished" "${sobol[@]}" --metric conversions --csv "$work/a.csv" --resume "$work/a.csv"
holds "stays as it is" cmp "$work/a.csv" "$work/whole.csv"
accepts "fewer points of a Sobol sequence" "${design[@]}" --design sobol --points 8 "${inputs[@]}" --metric conversions --csv "$work/b.csv"
accepts "are the first of more" "${sobol[@]}" --metric conversions --csv "$work/b.csv" --resume "$work/b.csv"
holds "whichever came first" cmp "$work/b.csv" "$work/whole.csv"

accepts "a Latin hypercube over what is uncertain" "${design[@]}" --design lhs --points 8
holds "has a column for each uncertain input" grep -q '^point,design,cohort.conversion_rate,cohort.card_on_file,' "$work/out"
accepts "a design over pipelines" "${design[@]}" --design lhs --points 4 --vary cohort.trials=20:40:log --vary pipeline=manual,zapier_basic
holds "has each of them" test "$(grep -c ',manual,' "$work/out")" -eq 2
handoff "${design[@]}" --design lhs --points 4 "${inputs[@]}" --target 'conversions>=1000' --csv "$work/c.csv"
holds "no point keeps the target" test "$code" -eq 1
holds "and that is said" grep -q '^0 of them meet all targets' "$work/out"
accepts "a target that points keep" "${design[@]}" --design lhs --points 4 "${inputs[@]}" --target 'conversions<=1000' --csv "$work/c.csv"
holds "says which" grep -q ',met$' "$work/c.csv"

if is_native; then
  "${program[@]}" sweep "$shipped" --design lhs --points 100000 --replications 20 --csv "$work/long.csv" >/dev/null 2>"$work/err" </dev/null &
  pid=$!
  for _ in $(seq 100); do
    [ -e "$work/long.csv" ] && [ "$(wc -l <"$work/long.csv")" -gt 3 ] && break
    sleep 0.1
  done
  kill -INT "$pid"
  wait "$pid"
  code=$?
  holds "an interrupted design has the exit code of one" test "$code" -eq 130
  holds "it says how to go on" grep -q 'interrupted: continue with --resume' "$work/err"
  holds "its rows are complete" test "$(tail -c 1 "$work/long.csv" | wc -l)" -eq 1
fi

refuses "a design of nobody" "is not a design; expected lhs or sobol" "${design[@]}" --design halton
refuses "no points" '--points: "0"' "${design[@]}" --design lhs --points 0
refuses "too many points" "--points" "${design[@]}" --design lhs --points 2000000
refuses "points without a design" "add --design lhs or --design sobol" "${design[@]}" --vary cohort.trials --points 8
refuses "lines of JSON without a design" "add --design lhs or --design sobol" "${design[@]}" --vary cohort.trials --json-lines -
refuses "a range that is not allowed" "is outside of" "${design[@]}" --design lhs --vary cohort.conversion_rate=0.5:2
refuses "a range the wrong way round" "is not below" "${design[@]}" --design lhs --vary cohort.conversion_rate=0.5:0.1
refuses "a range with steps" "a design has no steps" "${design[@]}" --design lhs --vary cohort.conversion_rate=0.1:0.5:4
refuses "a log scale from 0" "a log scale needs both ends above 0" "${design[@]}" --design lhs --vary payments.lost_share=0:0.1:log
refuses "a range of names" "takes names" "${design[@]}" --design lhs --vary pipeline.trigger.kind=webhook:poll
refuses "an input without a range" "needs a range" "${design[@]}" --design lhs --vary cohort.trials
refuses "an input that there is not" "did you mean cohort.trials?" "${design[@]}" --design lhs --vary cohort.trails=1:2
refuses "the same input twice" "is varied twice" "${design[@]}" --design lhs --vary cohort.trials=1:2 --vary cohort.trials=3:4
refuses "nothing that is uncertain" "names no uncertain input" "${design[@]}" --design lhs --set 'uncertain=[]'
refuses "a design as one document" "use --json-lines or --csv" "${design[@]}" --design lhs --json -
refuses "a design that is saved otherwise" "rows are its checkpoint" "${design[@]}" --design lhs --save "$work/lab"
refuses "going on in another file" "goes on in the file that it reads" "${sobol[@]}" --csv "$work/x.csv" --resume "$work/whole.csv"
refuses "both streams to standard output" "name another file" "${sobol[@]}" --csv - --json-lines -
refuses "a file that there is not" "there is no such file" "${sobol[@]}" --csv "$work/none.csv" --resume "$work/none.csv"
refuses "a file with other columns" "has other columns" "${sobol[@]}" --csv "$work/a.csv" --resume "$work/a.csv"
refuses "a file of another seed" "is not point 0 of this design" sweep "$shipped" --replications 3 --seed 2 \
  --set cohort.trials=40 --design sobol --points 32 "${inputs[@]}" --metric conversions \
  --csv "$work/a.csv" --resume "$work/a.csv"
refuses "a file with more points" "has more points than 8" "${design[@]}" --design sobol --points 8 "${inputs[@]}" --metric conversions \
  --csv "$work/a.csv" --resume "$work/a.csv"
sed 3d "$work/whole.csv" >"$work/hole.csv"
refuses "a file with a hole" "row 2 is not point 1" "${sobol[@]}" --metric conversions --csv "$work/hole.csv" --resume "$work/hole.csv"
holds "what is refused is left as it is" cmp "$work/a.csv" "$work/whole.csv"
refuses "a folder that there is not" "cannot be written" "${sobol[@]}" --csv "$work/none/x.csv"

sum_up
