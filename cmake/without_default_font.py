"""Copies Dear ImGui's imgui_draw.cpp without the pixels of its default font, which the page never shows.

    without_default_font.py imgui_draw.cpp OUTPUT

The font is 12 kB of base 85, which no compression makes smaller. A version in which it is not found, because it can
be left out by a macro or has another name, is copied as it is.
"""

import re
import sys

given, wanted = sys.argv[1:]
with open(given, encoding="utf-8") as file:
    text = file.read()
start = re.search(r"proggy_clean_ttf_compressed_data_base85\[[^\]]*\]\s*=", text)
if start:
    end = text.index('";\n', start.end())
    text = text[: start.start()] + 'proggy_clean_ttf_compressed_data_base85[] = "' + text[end:]
with open(wanted, "w", encoding="utf-8") as file:
    file.write(text)
