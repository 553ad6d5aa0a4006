#!/usr/bin/env bash
# Which share of each folder's lines the tests run: a table by gcov. It is for finding what nobody tests; there is
# no figure to reach.
#
#   scripts/line_coverage.sh             builds the tests anew in build/coverage, runs them, prints the table
#   scripts/line_coverage.sh --lines F   the lines of the source F that were not run, after that

. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
. scripts/lib/packages.sh
. scripts/lib/sources.sh
. scripts/lib/build.sh

if [ "${1:-}" != --lines ]; then
  need build test
  need_catch
  build coverage handoff_tests
  find build/coverage -name '*.gcda' -delete
  step "running the tests"
  quietly coverage-tests ctest --test-dir build/coverage -j "$jobs" --label-regex handoff_tests ||
    fail "the tests do not pass (see $logs/coverage-tests.log)"
fi

python3 - "${2:-}" <<'END'
import collections, json, os, pathlib, subprocess, sys

wanted, root = sys.argv[1], os.getcwd()
runs = collections.defaultdict(dict)  # file -> line -> how often it was run
for data in sorted(pathlib.Path("build/coverage").rglob("*.gcda")):
    text = subprocess.run(["gcov", "--json-format", "--stdout", str(data)], capture_output=True, text=True, check=True).stdout
    for document in text.splitlines():
        for file in json.loads(document)["files"]:
            path = os.path.relpath(os.path.join(root, file["file"]), root)
            if path.split("/")[0] in ("core", "sim", "io", "cli"):
                for line in file["lines"]:
                    number = line["line_number"]
                    runs[path][number] = max(runs[path].get(number, 0), line["count"])
if not runs:
    sys.exit("error: nothing was counted: run scripts/line_coverage.sh first")
if wanted:
    text = pathlib.Path(wanted).read_text(encoding="utf-8").split("\n")
    for number in sorted(number for number, count in runs[wanted].items() if count == 0):
        print(f"{wanted}:{number}: {text[number - 1]}")
    sys.exit()
folders = collections.defaultdict(lambda: [0, 0])
for path, lines in runs.items():
    for folder in {os.path.dirname(path), path.split("/")[0] + " (all)"}:
        folders[folder][0] += len(lines)
        folders[folder][1] += sum(count > 0 for count in lines.values())
print(f"{'folder':32} {'lines':>6} {'run':>6}")
for folder, (lines, run) in sorted(folders.items()):
    print(f"{folder:32} {lines:6} {100 * run / lines:5.1f}%")
END
