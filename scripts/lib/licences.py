#!/usr/bin/env python3
"""Writes the licences of what the page ships, from the packages' own copyright files.

    licences.py TARGET [NAME=FILE]...

A component is looked for in Debian's /usr/share/doc, or in FILE where the build used other sources (NAME is a key
of COMPONENTS). In Debian's machine-readable format (DEP-5) only the paragraphs count that hold for the files that
end up in the page; any other file is taken whole. A component without a licence is an error: it may not be shipped.
"""

import fnmatch
import pathlib
import re
import sys

DOC = pathlib.Path("/usr/share/doc")

# key: (name, what it does in the page, copyright file, files that stand for what is shipped)
COMPONENTS = {
    "imgui": ("Dear ImGui", "draws the page", None, []),
    "sdl2": ("SDL2", "is the window and its input", None, []),
    "json": ("JSON for Modern C++", "reads and writes scenarios", DOC / "nlohmann-json3-dev/copyright",
             ["include/nlohmann/json.hpp", "include/nlohmann/detail/conversions/to_chars.hpp"]),
    "boost": ("Boost.Math", "knows the quantiles", next(DOC.glob("libboost1.*-dev/copyright"), None),
              ["libs/math/include/boost/math/distributions/students_t.hpp"]),
    "inter": ("Inter", "is the typeface", DOC / "fonts-inter/copyright", ["Inter.ttf"]),
    "emscripten": ("Emscripten's runtime", "is the C and C++ library underneath", DOC / "emscripten/copyright",
                   ["src/library.js", "system/lib/libc/musl/src/string/strlen.c",
                    "system/lib/libcxx/src/string.cpp", "system/lib/libcxxabi/src/cxa_guard.cpp",
                    "system/lib/compiler-rt/lib/builtins/multi3.c", "system/lib/emmalloc.c"]),
}


def paragraphs(text):
    """DEP-5 paragraphs as dictionaries: field -> its lines."""
    for block in re.split(r"\n\s*\n", text):
        fields, name = {}, None
        for line in block.splitlines():
            match = re.match(r"([A-Za-z-]+):(.*)", line)
            if match:
                name = match[1]
                fields[name] = match[2].strip()
            elif name:
                fields[name] += "\n" + line
        if fields:
            yield fields


def short_names(licence):
    return re.split(r"\s+(?:and|or)\s+", licence.splitlines()[0].replace(",", "")) if licence.strip() else []


def of_files(text, files):
    """The copyright paragraphs of these files (the last that matches one counts), then the licences they name."""
    found = list(paragraphs(text))
    kept = []
    for file in files:
        matching = [it for it in found if any(fnmatch.fnmatch(file, glob) for glob in it.get("Files", "").split())]
        if matching and matching[-1] not in kept:
            kept.append(matching[-1])
    if not kept:
        return ""
    wanted = {name for it in kept for name in short_names(it["License"])}
    wanted |= {it["License"].splitlines()[0] for it in kept}
    stand_alone = [it for it in found if "Files" not in it and it.get("License", "").split("\n")[0] in wanted]
    lines = [f"Copyright: {it.get('Copyright', '')}\nLicense: {it['License']}" for it in kept]
    return "\n\n".join(lines + [f"License: {it['License']}" for it in stand_alone])


def licence_of(key, given):
    name, what, path, files = COMPONENTS[key]
    path = pathlib.Path(given.get(key, path or ""))
    if not path.is_file():
        sys.exit(f"error: the licence of {name} is not at '{path}': say where with {key}=FILE")
    text = path.read_text(encoding="utf-8", errors="replace")
    if text.startswith("Format:") and files:
        text = of_files(text, files)
    text = re.sub(r"(?m)^ \.$", "", text).strip()
    if not text:
        sys.exit(f"error: {path} says nothing about the files of {name} that are shipped")
    return f"{name} {what}.\n{'-' * 72}\n{text}\n"


def main():
    target, *pairs = sys.argv[1:]
    given = dict(pair.split("=", 1) for pair in pairs)
    parts = [licence_of(key, given) for key in COMPONENTS]
    head = "What this page is made of besides Handoff's own code, and under which licences.\n"
    pathlib.Path(target).write_text("\n\n".join([head, *parts]), encoding="utf-8")


if __name__ == "__main__":
    main()
