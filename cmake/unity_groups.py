#!/usr/bin/env python3
"""Which sources can be compiled as one: prints "GROUP FILE" for each, so that no group has a clash of names.

    unity_groups.py NAME SIZE [--apart PART]... FILE...      groups NAME_0, NAME_1, ... of at most SIZE files

A file's own names stand in its anonymous namespace. In one compilation with another file they clash with that
file's own names, and with what it calls or means by the same name. A PART is folders and files with commas between
them: what is in one stays apart from what is in another or in none, so that a program can take a part in another
version than the library's. Files are read as clang-format leaves them: what a namespace declares starts at the left
edge. A clash that is not seen here is an error of the compiler.
"""

import argparse
import itertools
import os
import re

NAMESPACE = re.compile(r"^namespace\b\s*([\w:]*)\s*\{")
NAMESPACE_END = re.compile(r"^\}\s*// namespace")
TYPE = re.compile(r"^(?:struct|class|union|enum class|enum|concept)\s+(\w+)|^using\s+(\w+)\s*=")
NAME = re.compile(r"(\w+)\s*(\(|=|\{|;|\[)")
MORE = re.compile(r", (\w+)(?: =|\{)")  # of several in one declaration
OPENED = re.compile(r"^(?:using namespace|namespace \w+ =) .*;", flags=re.M)
BARE = re.compile(r"(?<![\w.>:])(\w+)(\s*\()?")


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
    text = re.sub(r'R"(\w*)\(.*?\)\1"', '""', text, flags=re.S)
    text = re.sub(r'"(\\.|[^"\\\n])*"', '""', text)
    return re.sub(r"//(?! namespace).*", "", text)


class Source:
    def __init__(self, path):
        self.path = os.path.relpath(path)
        with open(path, encoding="utf-8") as file:
            text = without_comments(file.read())
        self.opened = set(OPENED.findall(text))
        self.functions, self.others = set(), set()
        scopes = []
        for line in text.split("\n"):
            opened = NAMESPACE.match(line)
            if opened:
                scopes.append(opened[1])
            elif NAMESPACE_END.match(line):
                if scopes:
                    scopes.pop()
            elif line[:1].isalpha() and ("" in scopes or line.startswith("static ")):
                self.declare(line)
        self.calls, self.words = set(), set()
        for name, call in BARE.findall(text):
            (self.calls if call else self.words).add(name)

    def declare(self, line):
        kind = TYPE.match(line)
        if kind:
            self.others.add(kind[1] or kind[2])
            return
        if line.startswith("using "):
            return  # a name of somebody else's, which may be named twice
        name = NAME.search(re.sub(r"<[^<>]*>|<.*>", "", line))
        if not name or name[1].isupper() or name[1] in ("template", "static_assert"):
            return
        (self.functions if name[2] == "(" else self.others).add(name[1])
        if name[2] != "(":
            self.others.update(MORE.findall(line))

    def clashes(self, other, together):
        """A namespace that one opens can make a name of the other's mean two things, unless some source opens both."""
        return any(frozenset(pair) not in together for pair in itertools.product(self.opened, other.opened)) \
            or self.takes(other) or other.takes(self)

    def takes(self, other):
        mine = self.functions | self.others
        return mine & (other.functions | other.others) or self.functions & other.calls \
            or self.others & (other.calls | other.words)


class Parts:
    def __init__(self, parts):
        self.parts = [part.split(",") for part in parts]

    def of(self, path):
        """The number of the part, or None."""
        for number, members in enumerate(self.parts):
            if any(path == member or path.startswith(member + "/") for member in members):
                return number
        return None


def grouped(sources, size):
    """The source with the most clashes first, each in the first group that has no clash with it."""
    together = {frozenset(pair) for source in sources for pair in itertools.product(source.opened, repeat=2)}
    clashes = {source: {other for other in sources if other is not source and source.clashes(other, together)}
               for source in sources}
    groups = []
    for source in sorted(sources, key=lambda one: (-len(clashes[one]), one.path)):
        for group in groups:
            if len(group) < size and not clashes[source].intersection(group):
                group.append(source)
                break
        else:
            groups.append([source])
    return groups


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("size", type=int)
    parser.add_argument("--apart", action="append", default=[])
    parser.add_argument("files", nargs="+")
    given = parser.parse_intermixed_args()
    parts, by_part = Parts(given.apart), {}
    for source in map(Source, given.files):
        by_part.setdefault(parts.of(source.path), []).append(source)
    groups = [group for sources in by_part.values() for group in grouped(sources, given.size)]
    for number, group in enumerate(groups):
        for source in group:
            print(f"{given.name}_{number} {source.path}")


if __name__ == "__main__":
    main()
