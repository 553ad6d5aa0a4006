#!/usr/bin/env python3
"""Writes C++ sources that carry files: `embed.py assets OUT FILE...` and `embed.py fonts OUT NAME=FILE...`.

The declarations stand in cmake/embed/handoff/{assets,fonts}.hpp. Bytes are written as string literals with octal
escapes, which compilers read far faster than lists of numbers. Fonts are cut down to RANGES
with fonttools when it is there; without it the whole font goes in, which is larger but works.
"""

import shutil
import subprocess
import sys
import tempfile

# Letters for what people type, and the signs that the page prints: each glyph is 40 bytes of it, twice.
RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00A0),  # no-break space
    (0x00A3, 0x00A3),  # pound
    (0x00A5, 0x00A5),  # yen
    (0x00AB, 0x00AB),  # opening guillemet
    (0x00B0, 0x00B1),  # degree, plus-minus
    (0x00B5, 0x00B5),  # micro
    (0x00B7, 0x00B7),  # middle dot
    (0x00BB, 0x00BB),  # closing guillemet
    (0x00BF, 0x00FF),  # Latin-1's letters, multiplication
    (0x2013, 0x2014),  # en dash, em dash
    (0x2018, 0x201D),  # quotation marks
    (0x2022, 0x2026),  # bullet, ellipsis
    (0x20AC, 0x20AC),  # euro
    (0x2192, 0x2192),  # arrow
    (0x2212, 0x2212),  # minus
    (0x2248, 0x2248),  # almost equal
    (0x2264, 0x2265),  # less or equal, greater or equal
    (0x25B2, 0x25B2),  # triangle up
    (0x25BC, 0x25BC),  # triangle down
]

# Outlines on a grid of 1/512 of the type size, where most steps take one byte instead of two: a tenth of a
# pixel in the largest type that the page has.
UNITS_PER_EM = 512


def literal(data):
    """The bytes as lines of a C string literal; a literal's own final zero is harmless."""
    lines = []
    for start in range(0, len(data), 64):
        lines.append('    "' + "".join(f"\\{byte:03o}" for byte in data[start : start + 64]) + '"')
    return "\n".join(lines) or '    ""'


def write_assets(out, paths):
    paths = sorted(paths)
    parts = ['// Written by cmake/embed.py from assets/.\n#include "handoff/assets.hpp"\n\nnamespace {\n']
    for index, path in enumerate(paths):
        with open(path, "rb") as file:
            data = file.read()
        parts.append(f"const char kFile{index}[] =  // {path}\n{literal(data)};\n")
    rows = ", ".join(f'"{path}"' for path in paths)
    texts = ", ".join(f"std::string_view(kFile{i}, sizeof kFile{i} - 1)" for i in range(len(paths)))
    count = len(paths)
    parts.append(f"constexpr std::size_t kCount = {count};\n")
    parts.append(f"const std::string_view kNames[kCount + 1] = {{{rows}}};\n")
    parts.append(f"const std::string_view kTexts[kCount + 1] = {{{texts}}};\n")
    parts.append("""
}  // namespace

namespace handoff::assets {

std::string_view find(std::string_view path) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (kNames[i] == path) return kTexts[i];
  }
  return {};
}

Names names() { return {kNames, kCount}; }

}  // namespace handoff::assets
""")
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


def subset(path):
    tool = shutil.which("pyftsubset")
    if not tool:
        print(f"fonttools is not there: {path} goes in whole", file=sys.stderr)
        with open(path, "rb") as file:
            return file.read()
    unicodes = ",".join(f"U+{first:04X}-{last:04X}" for first, last in RANGES)
    with tempfile.TemporaryDirectory() as folder:
        few, coarse = f"{folder}/few.otf", f"{folder}/coarse.otf"
        subprocess.run(
            [tool, path, f"--unicodes={unicodes}", f"--output-file={few}", "--no-hinting", "--desubroutinize",
             "--layout-features=", "--drop-tables+=GSUB,GPOS,GDEF,name,post,OS/2,BASE,DSIG"],
            check=True,
        )
        subprocess.run(["fonttools", "ttLib.scaleUpem", few, str(UNITS_PER_EM), "--output-file", coarse], check=True)
        with open(coarse, "rb") as file:
            return file.read()


def write_fonts(out, pairs):
    parts = ['// Written by cmake/embed.py from the system\'s fonts.\n#include "handoff/fonts.hpp"\n\nnamespace handoff::fonts {\n']
    for pair in pairs:
        name, path = pair.split("=", 1)
        data = subset(path)
        parts.append(f"const unsigned char {name}[] =\n{literal(data)};\nconst unsigned int {name}Size = {len(data)};\n")
    numbers = ", ".join(f"0x{first:04X}, 0x{last:04X}" for first, last in RANGES)
    parts.append(f"const unsigned short kGlyphRanges[] = {{{numbers}, 0}};\n\n}}  // namespace handoff::fonts\n")
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(parts))


if __name__ == "__main__":
    kind, output, *rest = sys.argv[1:]
    {"assets": write_assets, "fonts": write_fonts}[kind](output, rest)
