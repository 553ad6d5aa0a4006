#!/usr/bin/env python3
"""Which sources can be compiled as one: prints "GROUP FILE" for each, so that no group has a clash of names.

    unity_groups.py NAME SIZE FILE...      groups NAME_0, NAME_1, ... of at most SIZE files

A file's own names stand in its anonymous namespace. In one compilation with another file they clash with that
file's own names, and with what it calls or means by the same name. Parts of a layer, such as sim/world, are kept
apart, so that a program can take one of them in another version than the library's. Files are read as clang-format leaves them:
what a namespace declares starts at the left edge. A clash that is not seen here is an error of the compiler.
"""

import os
import re
import sys

NAMESPACE = re.compile(r"^namespace\b\s*([\w:]*)\s*\{")
NAMESPACE_END = re.compile(r"^\}\s*// namespace")
TYPE = re.compile(r"^(?:struct|class|union|enum class|enum|concept)\s+(\w+)|^using\s+(\w+)\s*=")
NAME = re.compile(r"(\w+)\s*(\(|=|\{|;|\[)")
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

    def clashes(self, other):
        return self.takes(other) or other.takes(self)

    def takes(self, other):
        mine = self.functions | self.others
        return mine & (other.functions | other.others) or self.functions & other.calls \
            or self.others & (other.calls | other.words)


def part_of(source):
    return source.path.split("/")[:-1][:2]


def main():
    name, size = sys.argv[1], int(sys.argv[2])
    groups = []
    for source in map(Source, sys.argv[3:]):
        for group in groups:
            if len(group) < size and part_of(group[0]) == part_of(source) and not any(source.clashes(member) for member in group):
                group.append(source)
                break
        else:
            groups.append([source])
    for number, group in enumerate(groups):
        for source in group:
            print(f"{name}_{number} {source.path}")


if __name__ == "__main__":
    main()
