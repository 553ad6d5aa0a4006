#!/usr/bin/env python3
"""Counts what `ctest -V` ran, from its output: prints PASSED FAILED.

A test that counts for itself (Catch2's summary, or "N passed, N failed") is taken at its word, another one counts as
one. A test that CTest calls failed has at least one failure.
"""

import re
import sys

SAID = re.compile(r"^(\d+): (.*)$")
VERDICT = re.compile(r"^ *\d+/\d+ Test +#(\d+): (\S+) \.*(.*)$")
CATCH_PASSED = re.compile(r"^All tests passed \(.* in (\d+) test cases?\)")
CATCH_MIXED = re.compile(r"^test cases:.*")
OURS = re.compile(r"^(\d+) passed, (\d+) failed$")


def main():
    counts, passed, failed = {}, 0, 0
    for line in sys.stdin:
        said, verdict = SAID.match(line), VERDICT.match(line)
        if said:
            number, text = said[1], re.sub(r"\x1b\[[0-9;]*m", "", said[2])
            whole, ours = CATCH_PASSED.match(text), OURS.match(text)
            if whole:
                counts[number] = int(whole[1]), 0
            elif ours:
                counts[number] = int(ours[1]), int(ours[2])
            elif CATCH_MIXED.match(text):
                counts[number] = tuple(
                    int(found[1]) if (found := re.search(rf"(\d+) {word}", text)) else 0 for word in ("passed", "failed"))
        elif verdict:
            good, bad = counts.get(verdict[1], (1, 0))
            if "Passed" not in verdict[3]:
                good, bad = counts.get(verdict[1], (0, 0))
                bad = max(bad, 1)
            passed, failed = passed + good, failed + bad
    print(passed, failed)


if __name__ == "__main__":
    main()
