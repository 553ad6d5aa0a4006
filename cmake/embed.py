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

RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1: middle dot, plus-minus, multiplication, micro
    (0x0394, 0x0394),  # capital delta
    (0x03BC, 0x03BC),  # mu
    (0x03C1, 0x03C1),  # rho
    (0x03C3, 0x03C3),  # sigma
    (0x2010, 0x2015),  # hyphens, en dash, em dash
    (0x2018, 0x201D),  # quotation marks
    (0x2022, 0x2026),  # bullet, ellipsis
    (0x2032, 0x2033),  # prime, double prime
    (0x20AC, 0x20AC),  # euro
    (0x2190, 0x2199),  # arrows
    (0x21B5, 0x21B5),  # return
    (0x21E7, 0x21E7),  # shift
    (0x2212, 0x2212),  # minus
    (0x221E, 0x221E),  # infinity
    (0x2248, 0x2248),  # almost equal
    (0x2260, 0x2265),  # not equal, less or equal, greater or equal
    (0x2318, 0x2318),  # command key
    (0x2713, 0x2717),  # check mark, cross
]


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
    with tempfile.NamedTemporaryFile(suffix=".font") as small:
        subprocess.run(
            [tool, path, f"--unicodes={unicodes}", f"--output-file={small.name}", "--no-hinting", "--desubroutinize",
             "--layout-features=", "--drop-tables+=GSUB,GPOS,GDEF,name,post,OS/2,BASE,DSIG"],
            check=True,
        )
        return small.read()


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
