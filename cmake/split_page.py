#!/usr/bin/env python3
"""Splits the page's program: what the first picture needs stays, the rest becomes a second module.

    split_page.py WASM_SPLIT WASM_OPT PATTERNS PROGRAM LATER

PROGRAM was linked with the names of its functions. A function that one of PATTERNS (cmake/later.txt) matches is where
the second module begins: it goes to LATER, and with it all that is called from there alone. Whatever else can be
reached - from exports, and through the table, by which virtual functions are called - stays in PROGRAM. Where
that calls over, wasm-split puts a placeholder, which web/js/later.js answers until LATER is there.

What the two modules import and export is named by a hash, so that those of two builds do not fit together.
"""

import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

FEATURES = ["sign-ext", "nontrapping-float-to-int", "bulk-memory", "mutable-globals"]
NODE = re.compile(r'  "(.*?)" \[(.*)\]')
CALL = re.compile(r'  "(.*?)" -> "(.*?)";')


def run(tool, *options):
    told = subprocess.run([tool, *(f"--enable-{one}" for one in FEATURES), *options], capture_output=True, text=True)
    if told.returncode != 0:
        sys.exit(f"error: {tool} failed\n{told.stderr}")
    return told.stdout


class CallGraph:
    """What wasm-opt --print-call-graph says: the module's own functions, who is called from outside, and by whom."""

    def __init__(self, text):
        self.functions, self.entries, self.imports, self.calls = set(), set(), set(), {}
        for line in text.split("\n  node ", 1)[1].split("\n")[1:]:
            call, node = CALL.match(line), NODE.match(line)
            if call:
                self.calls.setdefault(call[1], []).append(call[2])
            elif node:
                self.functions.add(node[1])
                if "turquoise" in node[2]:
                    self.imports.add(node[1])
                if "gray" in node[2] or "rounded" in node[2]:  # exported, or in the table
                    self.entries.add(node[1])
        self.functions -= self.imports

    def reached_without(self, cut):
        seen, waiting = set(), list(self.entries - cut)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += set(self.calls.get(name, [])) - cut
        return seen


def readable(name):
    return re.sub(r"\\([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), name)


def matched(patterns, functions):
    cut = set()
    for pattern in patterns:
        hits = {name for name in functions if re.search(pattern, readable(name))}
        if not hits:  # another compiler may have inlined it
            print(f"note: no function of the page matches {pattern} of later.txt")
        cut |= hits
    return cut


def main():
    split, opt, patterns, program, later = sys.argv[1:]
    lines = pathlib.Path(patterns).read_text().split("\n")
    graph = CallGraph(run(opt, "--print-call-graph", program))
    cut = matched([line for line in lines if line and not line.startswith("#")], graph.functions)
    chosen = graph.functions - graph.reached_without(cut)
    shared = "later-" + hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()[:8]
    with tempfile.TemporaryDirectory() as folder:
        names = pathlib.Path(folder, "names")
        names.write_text("\n".join(sorted(chosen)))
        run(split, program, f"--split-funcs=@{names}", f"--import-namespace={shared}",
            f"--placeholder-namespace={shared}", "-o1", f"{folder}/program", "-o2", f"{folder}/later")
        pathlib.Path(program).write_bytes(pathlib.Path(folder, "program").read_bytes())
        pathlib.Path(later).write_bytes(pathlib.Path(folder, "later").read_bytes())


if __name__ == "__main__":
    main()
