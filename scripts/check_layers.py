#!/usr/bin/env python3
"""Proves the order of the layers by reading the sources: core <- sim <- io <- cli <- service, and io <- web; and that a
name means one type; that nothing needs itself by way of others; and that a folder can be taken in at a glance.

    check_layers.py               checks the repository
    check_layers.py --self-test   plants one violation of each rule in a scratch tree and looks for it

Five kinds of rule: what a folder may include of this repository; what it may never contain
(ARCHITECTURE.md says why); that no two files define a type of the same name in the same namespace, of
which a linker would silently take one for both; that includes make no cycle, neither of units (a header and
the source of its name) nor of folders; and that no folder, of tests neither, holds more than twenty units.
One line for each violation, FILE:LINE: what, why; then a summary; exit code 1 if there was any.
"""

import os
import re
import sys
import tempfile

# Folder -> the folders it may include from, with all that is in them. The longest folder that matches a file
# decides.
MAY_INCLUDE = {
    "core/base": ["core/base"],
    "core/messages": ["core/base", "core/messages"],
    "core/store": ["core/base", "core/messages", "core/store"],
    "core/config": ["core/base", "core/messages", "core/config"],
    "core/conversion": ["core/base", "core/messages", "core/store", "core/config", "core/conversion"],
    "core/routing": ["core/base", "core/messages", "core/config", "core/routing"],
    "core/handoff": ["core/base", "core/messages", "core/config", "core/handoff"],
    "core": ["core"],
    "sim/engine": ["core/base", "sim/engine"],
    "sim/statistics": ["core/base", "sim/engine", "sim/statistics"],
    "sim/scenario": ["core", "sim/engine", "sim/statistics", "sim/scenario"],
    "sim/scenario/fields": ["core", "sim/engine", "sim/statistics", "sim/scenario"],
    "sim/world/base": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world/base"],
    "sim/world/systems": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world/base", "sim/world/systems"],
    "sim/world/people": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world/base", "sim/world/people"],
    "sim/world/payments": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world/base", "sim/world/systems",
                           "sim/world/payments"],
    "sim/world/mail": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world/base", "sim/world/mail"],
    "sim/world": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world"],
    "sim/month/cohort": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world", "sim/month/cohort"],
    "sim/month": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world", "sim/month"],
    "sim/experiment": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world", "sim/month", "sim/experiment"],
    "sim/experiment/jobs": ["core", "sim/scenario", "sim/world", "sim/month", "sim/experiment"],
    "sim/planner": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world", "sim/month", "sim/experiment",
                    "sim/planner"],
    **{f"sim/planner/{part}": ["core", "sim/engine", "sim/statistics", "sim/scenario", "sim/world", "sim/month",
                               "sim/experiment", "sim/planner"] for part in ("questions", "defaults", "design")},
    "sim/article": ["core", "sim"],
    "sim": ["core", "sim"],
    "io": ["core", "sim", "io"],
    # To the right of each other; figures know nothing of handoffs.
    "io/figures": ["io/figures"],
    "io/text": ["core", "io/figures", "io/text"],
    "io/files": ["core", "io/text", "io/files"],
    "io/json": ["core", "io/text", "io/files", "io/json"],
    "io/events": ["core", "io/text", "io/files", "io/json", "io/events"],
    "io/scenario": ["core", "sim", "io/figures", "io/text", "io/files", "io/json", "io/scenario", "io/results",
                    "handoff"],
    "io/results/rehearsal": ["core", "io/text", "io/json", "io/results/rehearsal"],
    "io/results/customers": ["core", "sim", "io/text", "io/json", "io/results/customers"],
    "io/results": ["core", "sim", "io/figures", "io/text", "io/files", "io/json", "io/events", "io/scenario", "io/results"],
    "io/results/year": ["core", "sim", "io/figures", "io/text", "io/json", "io/scenario", "io/results"],
    "io/results/design": ["core", "sim", "io/figures", "io/text", "io/json", "io/scenario", "io/results"],
    "io/results/team": ["core", "sim", "io/figures", "io/text", "io/json", "io/scenario", "io/results"],
    "io/report": ["core", "sim", "io/figures", "io/text", "io/json", "io/scenario", "io/results", "io/report"],
    **{f"io/events/{processor}": ["core", "io/text", "io/json", "io/events"] for processor in
       ("stripe", "paddle", "chargebee")},
    "io/events/processors": ["core", "io/text", "io/json", "io/events"],
    # Who works for whom, on whichever machines; MPI itself in a module that nothing of ours is linked to.
    "cluster/mpi": ["cluster"],
    "cluster": ["core", "sim", "io", "cluster"],
    "cli/commands/plan": ["core", "sim", "io", "cluster", "cli", "handoff"],
    # What reads exports stands on what it reads them into; only the tool's fit knows the simulation.
    "io/exports/table": ["core", "io/text", "io/json", "io/exports/table"],
    "io/exports/ledger": ["core", "io/events", "io/exports/table", "io/exports/ledger"],
    "io/exports/rows": ["core", "io/text", "io/exports/table", "io/exports/ledger", "io/exports/rows"],
    **{f"io/exports/sources/{part}": ["core", "io/exports/table", "io/exports/ledger", "io/exports/rows",
                                      f"io/exports/sources/{part}"] for part in ("billing", "crm", "mail", "touches")},
    "io/exports/sources": ["core", "io/exports/table", "io/exports/ledger", "io/exports/rows", "io/exports/sources"],
    "io/exports/reading": ["core", "io/text", "io/files", "io/exports/table", "io/exports/ledger", "io/exports/rows",
                           "io/exports/sources", "io/exports/reading"],
    "io/exports/history": ["core", "io/text", "io/exports/table", "io/exports/ledger", "io/exports/history"],
    "io/exports/observed": ["core", "sim/statistics", "io/exports/table", "io/exports/ledger", "io/exports/history",
                            "io/exports/observed"],
    "io/exports/calibration": ["core", "sim", "io/exports/table", "io/exports/ledger", "io/exports/history",
                               "io/exports/observed", "io/exports/calibration"],
    "io/exports/answer": ["core", "sim", "io/figures", "io/text", "io/json", "io/scenario", "io/report", "io/exports"],
    "cli/commands": ["core", "sim", "io", "cluster", "cli", "handoff"],
    "cli": ["core", "sim", "io", "cluster", "cli", "handoff"],
    # The core behind real HTTP: messages and transport at the bottom, commands at the top. The sandbox knows the
    # vendors from their own documents alone, and nothing of what the service makes of them.
    "service/messages": ["core", "io", "service/messages"],
    "service/http": ["core/base", "io/text", "service/http"],
    "service/store": ["core", "io/text", "service/messages", "service/store"],
    "service/adapters": ["core", "io", "service/messages", "service/http", "service/adapters"],
    "service/driver": ["core", "io", "service/messages", "service/http", "service/store", "service/adapters",
                       "service/driver"],
    "service/operations": ["core", "io", "handoff", "service/messages", "service/http", "service/store", "service/adapters",
                           "service/driver", "service/operations"],
    "service/sandbox": ["core", "sim", "io", "service/http", "service/sandbox"],
    "service/rehearse": ["core", "sim", "io", "service", "handoff"],
    "service/commands": ["core", "sim", "io", "cluster", "cli", "service", "handoff"],
    "web/platform": ["web/platform"],
    "web/ui/theme": ["handoff", "web/ui/theme"],
    "web/ui/text": ["core", "io/figures", "io/text", "web/ui/charts/scale", "web/ui/text"],
    "web/ui/charts/scale": ["io/figures", "web/ui/theme", "web/ui/charts/scale"],
    "web/ui/charts/diagrams": ["io/figures", "web/ui/charts/scale", "web/ui/charts/diagrams"],
    "web/ui/charts": ["io/figures", "web/ui/theme", "web/ui/charts"],
    "web/ui/charts/plot": ["io/figures", "web/ui/theme", "web/ui/charts"],
    "web/ui/widgets": ["core", "io/figures", "io/text", "web/platform", "web/ui"],
    "web/app/choices": ["core", "sim", "io", "handoff", "web/app/choices"],
    "web/views/results": ["core", "sim", "io", "web/ui/charts/scale", "web/ui/text", "web/app/choices",
                          "web/views/results"],
    "web/app": ["core", "sim", "io", "web/ui/theme", "web/views/results", "web/app"],
    "web/app/store": ["core", "sim", "io", "web/ui/theme", "web/views/results", "web/app"],
    "web/views/planner": ["core", "sim", "io", "web/ui/charts/scale", "web/app/choices", "web/views/results",
                          "web/views/planner"],
    "web/jobs": ["core", "sim", "io", "handoff", "web/ui/charts/scale", "web/app", "web/views/results",
                 "web/views/planner", "web/jobs"],
    "web/views": ["core", "sim", "io", "handoff", "web/ui/charts/scale", "web/ui/text", "web/app", "web/jobs",
                  "web/views"],
    "web/views/tables": ["core", "sim", "io", "handoff", "web/ui/charts/scale", "web/ui/text", "web/app", "web/jobs",
                  "web/views"],
    "web/panels": ["core", "sim", "io/figures", "io/json", "io/text", "handoff", "web/platform", "web/ui", "web/app", "web/views",
                   "web/panels"],
    **{f"web/panels/{tab}": ["core", "sim", "io/figures", "io/json", "io/text", "handoff", "web/platform", "web/ui", "web/app",
                             "web/views", "web/panels"] for tab in ("frame", "month", "planner", "story", "year")},
    "web/importer": ["core", "sim", "io", "web/app/choices", "handoff"],
    "web/shell": ["core", "sim", "io", "web", "handoff"],
    "web": ["core", "sim", "io", "web", "handoff"],
    "tests/core": ["core", "tests"],
    "tests/sim": ["core", "sim", "tests"],
    "tests/io": ["core", "sim", "io", "tests", "handoff"],
    "tests/cluster": ["core", "sim", "io", "cluster", "tests"],
    "tests/cli": ["core", "sim", "io", "cli", "tests", "handoff"],
    "tests/web": ["core", "sim", "io", "web", "tests", "handoff"],
    "tests/service": ["core", "sim", "io", "service", "tests", "handoff"],
    "tests/evidence/fuzz": ["core", "sim", "io", "service", "tests", "handoff"],
    "tests": ["core", "sim", "io", "bench", "tests", "handoff"],
    "bench": ["core", "sim", "io", "bench", "handoff"],
}

# The heads of the layers: folders that other names in quotes cannot be.
OURS = {"core", "sim", "io", "cluster", "cli", "service", "web", "tests", "bench", "handoff"}

EVERYWHERE = ["core", "sim", "io", "cluster", "cli", "service", "web", "bench", "tests"]

# (folders it holds for, folders and files that are excused, pattern on an include's target, why)
NEVER_INCLUDE = [
    (["core", "sim"], [], r"^random$", "draws come from keyed streams, the same with every library"),
    (["core", "sim"], [], r"^(thread|mutex|shared_mutex|future|condition_variable|atomic|stop_token)$",
     "results may not depend on threads"),
    (["core", "sim"], [], r"^(chrono|ctime|time\.h|sys/time\.h)$", "time is an argument, never read from a clock"),
    (["core", "sim"], [], r"^(iostream|fstream|ostream|istream|iomanip|sstream|cstdio|stdio\.h|filesystem)$",
     "text and files belong to io"),
    (EVERYWHERE, ["io", "tests/io"], r"^nlohmann/", "JSON belongs to io"),
    (EVERYWHERE, ["web", "tests/web"], r"^(imgui|imconfig|imstb|SDL|GLES|emscripten)", "the screen belongs to web"),
    (EVERYWHERE, ["service/http"], r"^(boost/(asio|beast)|curl/|openssl/)", "sockets and signatures belong to service/http"),
    (EVERYWHERE, ["service/store", "service/adapters/sqlite_usage.cpp"], r"^sqlite3", "the database belongs to service/store"),
    (EVERYWHERE, ["service/adapters/postgresql_usage.cpp"], r"^(libpq|postgres)", "PostgreSQL belongs to one file of service/adapters"),
    (EVERYWHERE, ["cluster/mpi"], r"^mpi\.h$", "MPI belongs to the module in cluster/mpi"),
    (EVERYWHERE, ["cli/options.cpp"], r"^CLI/", "the parser takes seconds to compile: cli/options.hpp offers it"),
]

# Cycles that are still to be broken: units or folders, of which each found cycle may be a part. The list only
# shrinks: an entry without a cycle in it has to go.
KNOWN_CYCLES = [
]

MOST_UNITS = 20

TRANSCENDENTALS = (
    "log|log2|log10|log1p|exp|exp2|expm1|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|"
    "cbrt|hypot|erf|erfc|lgamma|tgamma"
)

# (folders, pattern on a line of code, why)
NEVER_CONTAIN = [
    (["core", "sim"], rf"\bstd::({TRANSCENDENTALS})f?\s*\(", "libm differs in the last bit: use sim/engine/math.hpp"),
    (["core", "sim"], r"\b(std::)?(rand|srand|random_shuffle)\s*\(|\bstd::random_device\b",
     "draws come from keyed streams"),
    (["core", "sim"], r"\bstd::\w+_distribution\b", "std:: distributions differ between libraries"),
    (["core", "sim", "io", "web"], r"\bthrow\b(?!\s*\()", "bad input is a Result; the page has no exceptions"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')

# At the left edge, as clang-format leaves what stands in a namespace.
NAMESPACE = re.compile(r"^namespace\b\s*([\w:]*)\s*\{")
NAMESPACE_END = re.compile(r"^\}\s*// namespace")
TYPE = re.compile(r"^(?:struct|class|union|enum class|enum)\s+(\w+)\b(?!::)[^;]*$")


def within(path, folder):
    return path.startswith(folder + "/")


def rule_for(path):
    folders = [folder for folder in MAY_INCLUDE if within(path, folder)]
    return max(folders, key=len, default=None)


def code_lines(text):
    """The lines without comments and without the insides of strings, line numbers kept."""
    blank = lambda match: re.sub(r"[^\n]", " ", match[0])
    text = re.sub(r"/\*.*?\*/", blank, text, flags=re.S)
    lines = []
    for line in text.split("\n"):
        if not INCLUDE.match(line):
            line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
        lines.append(re.sub(r"//.*", "", line) if "://" not in line else line)
    return lines


def check_include(root, path, quote, target):
    head = target.split("/")[0]
    if quote == '"' and "/" not in target and os.path.exists(os.path.join(root, os.path.dirname(path), target)):
        return "includes are written from the repository's root"
    if quote == '"' and "/" in target and head in OURS:
        folder = rule_for(path)
        if folder and not any(within(target, allowed) for allowed in MAY_INCLUDE[folder]):
            return f"{folder}/ may include only {', '.join(MAY_INCLUDE[folder])}"
    for folders, excused, pattern, why in NEVER_INCLUDE:
        applies = any(within(path, f) for f in folders) and not any(path == f or within(path, f) for f in excused)
        if applies and re.match(pattern, target):
            return why
    return ""


def check_file(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        lines = code_lines(file.read())
    for number, line in enumerate(lines, 1):
        include = INCLUDE.match(line)
        if include:
            why = check_include(root, path, *include.groups())
            if why:
                yield f"{path}:{number}: includes {include[2]}: {why}"
            continue
        for folders, pattern, why in NEVER_CONTAIN:
            match = any(within(path, folder) for folder in folders) and re.search(pattern, line)
            if match:
                yield f"{path}:{number}: contains {match[0].strip()}: {why}"


def types_of(root, path):
    """(NAMESPACE::NAME, line number) of each type that other files can see."""
    scopes = []
    with open(os.path.join(root, path), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            opened, found = NAMESPACE.match(line), TYPE.match(line.rstrip("\n"))
            if opened:
                scopes.append(opened[1])
            elif NAMESPACE_END.match(line) and scopes:
                scopes.pop()
            elif found and "" not in scopes:
                yield "::".join([*scopes, found[1]]), number


def check_names(root, paths):
    first = {}
    for path in paths:
        for name, number in types_of(root, path):
            if name in first:
                yield f"{path}:{number}: defines {name}, as {first[name]} does: a name means one type"
            first.setdefault(name, f"{path}:{number}")


def cycles(needs):
    """The groups of nodes of a graph (node -> the nodes it needs) of which each needs all others: Tarjan."""
    order, low, stack, groups = {}, {}, [], []

    def visit(node):
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in sorted(needs[node]):
            if other not in order:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == order[node]:
            at = stack.index(node)
            groups.append(sorted(stack[at:]))
            del stack[at:]

    for node in sorted(needs):
        if node not in order:
            visit(node)
    return [group for group in groups if len(group) > 1]


def stem(path):
    return os.path.splitext(path)[0]


def includes_of(root, path, known):
    """The files of this repository that a file includes."""
    with open(os.path.join(root, path), encoding="utf-8") as file:
        for line in code_lines(file.read()):
            include = INCLUDE.match(line)
            if include and include[1] == '"' and include[2] in known:
                yield include[2]


def check_cycles(root, paths, known_cycles):
    ours = {path for path in paths if path.split("/")[0] not in ("tests", "bench")}
    graphs = {"unit": {}, "folder": {}}
    name_of = {"unit": stem, "folder": os.path.dirname}
    for path in ours:
        for other in [path, *includes_of(root, path, ours)]:
            for kind, needs in graphs.items():
                node, needed = name_of[kind](path), name_of[kind](other)
                needs.setdefault(node, set())
                needs.setdefault(needed, set())
                if node != needed:
                    needs[node].add(needed)
    found = [(kind, group) for kind, needs in graphs.items() for group in cycles(needs)]
    for kind, group in found:
        if not any(set(group) <= set(entry) for entry in known_cycles):
            yield f"{group[0]}: a cycle of {kind}s: {', '.join(group)} need one another"
    for entry in known_cycles:
        if not any(set(group) <= set(entry) for _, group in found):
            yield f"{entry[0]}: is in no cycle with {', '.join(entry[1:])} any more: take them off KNOWN_CYCLES"


def check_sizes(paths):
    """A source that goes on from a header's name (pipeline_steps.cpp, pipeline.hpp) is of that header's unit, and so
    are tests of what a header beside them has ready (team_hours.tests.cpp, team.hpp)."""
    headers = {stem(path) for path in paths if path.endswith((".hpp", ".h"))}
    units = {}
    for path in paths:
        unit = stem(path).removesuffix(".tests")
        while unit not in headers and "_" in os.path.basename(unit):
            unit = unit.rpartition("_")[0]
        units.setdefault(os.path.dirname(path), set()).add(unit if unit in headers else stem(path))
    for folder, inside in sorted(units.items()):
        if len(inside) > MOST_UNITS:
            yield f"{folder}: has {len(inside)} units: more than {MOST_UNITS} are no subject but several"


def check_folders(root, paths, rules):
    """Each folder of the product has a rule of its own, and a row in ARCHITECTURE.md."""
    with open(os.path.join(root, "ARCHITECTURE.md"), encoding="utf-8") as file:
        rows = set(re.findall(r"^\| `([\w/]+)/` \|", file.read(), flags=re.M))
    for folder in sorted({os.path.dirname(path) for path in paths}):
        if folder.split("/")[0] in ("tests", "bench"):
            continue
        if folder not in rows or folder not in rules:
            where = "row in ARCHITECTURE.md" if folder not in rows else "rule in MAY_INCLUDE"
            yield f"{folder}: has no {where}: say what is in it, and what it may include"


def sources(root):
    for top in EVERYWHERE:
        for folder, folders, files in os.walk(os.path.join(root, top)):
            folders[:] = sorted(f for f in folders if f != "node_modules")
            for name in sorted(files):
                if name.endswith((".cpp", ".hpp", ".h", ".c")):
                    yield os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")


def check_tree(root, known_cycles, rules):
    paths = list(sources(root))
    violations = [violation for path in paths for violation in check_file(root, path)]
    for violation in [*check_names(root, paths), *check_cycles(root, paths, known_cycles), *check_sizes(paths),
                      *check_folders(root, paths, rules)]:
        violations.append(violation)
    return paths, violations


PLANTED = [
    ("core/base/a.hpp", '#include "core/messages/a.hpp"'),
    ("core/messages/b.hpp", '#include "core/store/c.hpp"'),
    ("core/store/b.cpp", '#include "core/a.hpp"'),
    ("core/lost", ""),
    ("core/a.cpp", '#include "sim/engine/rng.hpp"'),
    ("core/b.cpp", "#include <iostream>"),
    ("core/c.cpp", "#include <chrono>"),
    ("core/d.hpp", "#include <nlohmann/json.hpp>"),
    ("sim/a.cpp", '#include "io/results/results_report.hpp"'),
    ("sim/b.cpp", "#include <random>"),
    ("sim/c.cpp", "#include <thread>"),
    ("sim/d.cpp", "double f(double x) { return std::log(x); }"),
    ("sim/e.cpp", "std::normal_distribution<double> d;"),
    ("sim/f.cpp", '#  include "web/app/state.hpp"'),
    ("sim/world/mail/a.cpp", '#include "sim/month/cohort.hpp"'),
    ("sim/engine/a.cpp", '#include "sim/scenario/scenario.hpp"'),
    ("io/a.cpp", '#include "cli/main.hpp"'),
    ("io/b.cpp", '#include "web/app/state.hpp"'),
    ("io/c.cpp", 'void f() { throw Bad("x"); }'),
    ("cli/a.cpp", '#include "web/app/state.hpp"'),
    ("cli/b.cpp", '#include "imgui.h"'),
    ("cli/c.cpp", "#include <nlohmann/json.hpp>"),
    ("cli/d.hpp", "#include <CLI/CLI.hpp>"),
    ("web/a.cpp", '#include "cli/main.hpp"'),
    ("core/e.hpp", '#include "service/store/store.hpp"'),
    ("cli/e.cpp", '#include "service/store/store.hpp"'),
    ("service/sandbox/a.cpp", '#include "service/driver/driver.hpp"'),
    ("service/driver/a.cpp", "#include <curl/curl.h>"),
    ("service/driver/b.cpp", "#include <sqlite3.h>"),
    ("service/driver/c.cpp", "#include <libpq-fe.h>"),
    ("web/b.cpp", "#include <nlohmann/json.hpp>"),
    ("web/ui/charts/a.cpp", '#include "core/base/time.hpp"'),
    ("web/ui/charts/b.cpp", '#include "io/text/concat.hpp"'),
    ("io/figures/a.cpp", '#include "core/base/time.hpp"'),
    ("io/text/a.cpp", '#include "io/json/json.hpp"'),
    ("io/json/a.cpp", '#include "sim/engine/rng.hpp"'),
    ("io/events/stripe/a.cpp", '#include "io/results/results_report.hpp"'),
    ("io/results/a.cpp", '#include "io/report/svg.hpp"'),
    ("tests/core/a.tests.cpp", '#include "sim/engine/rng.hpp"'),
    ("tests/sim/a.tests.cpp", '#include "io/results/results_report.hpp"'),
    ("web/c.hpp", "namespace handoff::web {\nstruct Twice {\n};\n}  // namespace handoff::web"),
]

# Two units that need each other by way of a source; three folders; one unit too many.
PLANTED_TOGETHER = [
    ("io/left", [("io/left.hpp", '#include "io/right.hpp"'), ("io/right.cpp", '#include "io/left.hpp"'),
                 ("io/right.hpp", "")]),
    ("web/one", [("web/one/a.hpp", '#include "web/two/a.hpp"'), ("web/two/a.hpp", ""),
                 ("web/two/b.hpp", '#include "web/three/a.hpp"'), ("web/three/a.hpp", ""),
                 ("web/three/b.hpp", '#include "web/one/b.hpp"'), ("web/one/b.hpp", "")]),
    ("sim/many", [(f"sim/many/{name}.hpp", "") for name in "abcdefghijklmnopqrstu"]),
    ("tests/io/many", [(f"tests/io/many/{name}.tests.cpp", "") for name in "abcdefghijklmnopqrstu"]),
    ("io/mended", []),
]
KNOWN_IN_SELF_TEST = [["io/up", "io/down", "io/long_gone"], ["io/mended", "io/healed"]]

INNOCENT = [
    ("core/messages/a.hpp", '#include "core/base/b.hpp"'),
    ("core/store/a.hpp", '#include "core/base/b.hpp"\n#include "core/messages/a.hpp"'),
    ("io/up.hpp", '#include "io/down.hpp"'),
    ("io/down.hpp", '#include "io/up.hpp"'),
    *[(f"sim/enough/{name}.hpp", "") for name in "abcdefghijklmnopqrst"],
    ("sim/enough/a_more.cpp", '#include "sim/enough/a.hpp"'),
    *[(f"tests/sim/enough/{name}.hpp", "") for name in "abcdefghijklmnopqrst"],
    ("tests/sim/enough/a.tests.cpp", '#include "tests/sim/enough/a.hpp"'),
    ("tests/sim/enough/a_more.tests.cpp", '#include "tests/sim/enough/a.hpp"'),
    ("core/ok.cpp", '// #include "sim/engine/rng.hpp" and std::log(x) in a comment\n/* #include <random> */\n#include "core/a.hpp"'),
    ("sim/ok.cpp", '#include "core/base/time.hpp"\nconst char* s = "std::log(1) throw";\ndouble f(double x) { return log_of(x); }'),
    ("io/ok.cpp", "#include <nlohmann/json.hpp>\n#include <random>"),
    ("web/ok.cpp", '#include "imgui.h"\n#include "io/results/results_report.hpp"\n#include "handoff/assets.hpp"'),
    ("web/ui/charts/ok.cpp", '#include "imgui.h"\n#include "io/figures/axis.hpp"\n#include <cmath>\ndouble f(double x) { return std::log10(x); }'),
    ("web/b.hpp", "namespace handoff::web {\nclass Other;\nclass Twice final : public Other {\n};\n}  // namespace handoff::web"),
    ("web/d.cpp", "namespace handoff::web {\nnamespace {\nstruct Twice {\n};\n}  // namespace\nstruct Twice::Part {\n};\n}  // namespace handoff::web"),
    ("cli/options.cpp", "#include <CLI/CLI.hpp>"),
    ("tests/io/ok.tests.cpp", '#include "tests/catch.hpp"\n#include <nlohmann/json.hpp>'),
]


def self_test():
    with tempfile.TemporaryDirectory() as root:
        together = [file for _, files in PLANTED_TOGETHER for file in files]
        lost = [("core/lost/ok.hpp", "")]
        for path, text in [it for it in PLANTED if it[1]] + together + INNOCENT + lost:
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text + "\n")
        folders = {os.path.dirname(path) for path in sources(root)} - {"core/lost"}
        with open(os.path.join(root, "ARCHITECTURE.md"), "w", encoding="utf-8") as file:
            file.writelines(f"| `{folder}/` | planted | |\n" for folder in folders)
        _, violations = check_tree(root, KNOWN_IN_SELF_TEST, folders)
    found = sorted(violation.split(":")[0] for violation in violations)
    wanted = sorted(name for name, _ in PLANTED + PLANTED_TOGETHER)
    for path in sorted(set(found) ^ set(wanted)):
        print(f"self-test: {path}: {'flagged without reason' if path in found else 'its violation was not found'}")
    wrong = found != wanted
    print(f"self-test: {len(wanted)} planted violations, {len(found)} found: {'WRONG' if wrong else 'right'}")
    return 1 if wrong else 0


def main():
    if "--self-test" in sys.argv:
        return self_test()
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    paths, violations = check_tree(root, KNOWN_CYCLES, MAY_INCLUDE)
    print("\n".join(violations), end="\n" if violations else "")
    print(f"layers: {len(paths)} files, {len(violations)} violations")
    return 1 if violations or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
