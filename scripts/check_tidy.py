#!/usr/bin/env python3
"""clang-tidy over the layers that compile natively: core, sim, io, cli, service and its tests (the checks stand in .clang-tidy).

    check_tidy.py         needs build/check to be configured, for its compiler options
    check_tidy.py PART... those parts alone, of: layers service service_tests

Sources are looked at together, since most of the time goes into what they include, in groups without a clash of
names (cmake/unity_groups.py); what is found is told with the file's own name and line. A group that passed is not looked
at again until one of its files, anything of ours that they include, the checks or clang-tidy change: the
fingerprint of all of that is the name of a stamp in build/tidy.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

# What has the same compiler options, by the target that they are taken from: the last layer of a part may include
# everything that the others may.
PARTS = {
    "layers": (["core", "sim", "io", "cli"], "handoff_cli"),
    "service": (["service"], "handoff_service"),
    "service_tests": (["tests/service"], "handoff_service_tests"),
}
# What includes Boost.Asio defines too much to be read with others (cmake/Service.cmake).
APART = "--apart=service/http/server.cpp,service/http/request_reader.cpp"
LARGEST_GROUP = 30  # so that what they include is read half as often as with the groups of a build
STAMPS = pathlib.Path("build/tidy")
COMMANDS = pathlib.Path("build/check/compile_commands.json")
# A source of ours that a group includes is not a header of which somebody included the wrong one.
EVERY_FILE_OF_OURS = r"/(core|sim|io|cli|service)/.*\.[ch]pp$"


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def compiler_options(target):
    for entry in json.loads(COMMANDS.read_text(encoding="utf-8")):
        if f"/{target}.dir/" in entry["command"] and "c++-header" not in entry["command"]:
            words = shlex.split(entry["command"])
            start = next(n for n, word in enumerate(words) if word.startswith("-D") or word.startswith("-I"))
            # A header that was compiled before is g++'s own.
            words = re.sub(r"-include\0[^\0]*\0", "", "\0".join(words[start:words.index("-o")]) + "\0").split("\0")
            return [word for word in words if word and not re.match(r"-fsanitize|-fno-sanitize|-W|-fpch", word)]
    sys.exit(f"error: {COMMANDS} has no file of {target}")


def groups(name, layers):
    files = sorted(path.as_posix() for layer in layers for path in pathlib.Path(layer).rglob("*.cpp"))
    found = {}
    for line in output_of(sys.executable, "cmake/unity_groups.py", f"tidy_{name}", str(LARGEST_GROUP), APART, *files).splitlines():
        group, path = line.split(" ", 1)
        found.setdefault(group, []).append(path)
    return list(found.items())


def reached_from(paths):
    """The files, and everything of ours that they include."""
    found, waiting = {}, [pathlib.Path(path) for path in paths]
    while waiting:
        path = waiting.pop()
        if path in found or not path.is_file():
            continue
        found[path] = path.read_bytes()
        waiting += [pathlib.Path(name) for name in re.findall(r'^#include "([^"]+)"', found[path].decode(), flags=re.M)]
    return found


def fingerprint(files, options):
    digest = hashlib.sha256(pathlib.Path(".clang-tidy").read_bytes() + output_of("clang-tidy", "--version").encode())
    digest.update("\0".join(options).encode())
    for path, text in sorted(reached_from(files).items()):
        digest.update(path.as_posix().encode() + b"\0" + text)
    return digest.hexdigest()


def examine(name, files, options):
    unit = STAMPS / f"{name}.cpp"
    unit.write_text("".join(f'#include "{path}"  // NOLINT(bugprone-suspicious-include)\n' for path in files), encoding="utf-8")
    stamp = STAMPS / fingerprint(files, options)
    if stamp.exists():
        return ""
    command = ["nice", "-n", "5", "clang-tidy", "--quiet", f"--header-filter={EVERY_FILE_OF_OURS}", str(unit), "--", *options]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode == 0:
        stamp.touch()
        return ""
    return result.stdout + ("" if ": error:" in result.stdout else result.stderr) + f"tidy: {' '.join(files)}: see above\n"


def main():
    os.chdir(pathlib.Path(__file__).parent.parent)
    if not COMMANDS.exists():
        sys.exit("error: build/check is not configured: run cmake --preset check")
    STAMPS.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:] or list(PARTS)
    if any(name not in PARTS for name in wanted):
        sys.exit(f"error: parts are {' '.join(PARTS)}")
    units = []
    for name in wanted:
        layers, target = PARTS[name]
        options = compiler_options(target)
        units += [(*group, options) for group in groups(name, layers)]
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("HANDOFF_JOBS", os.cpu_count() or 2))) as pool:
        findings = list(pool.map(lambda unit: examine(*unit), units))
    for text in filter(None, findings):
        print(text, end="")
    bad = sum(1 for text in findings if text)
    print(f"tidy: {sum(len(files) for _, files, _ in units)} files as {len(units)}, {f'{bad} with findings' if bad else 'all pass'}")
    return 1 if bad or not units else 0


if __name__ == "__main__":
    sys.exit(main())
