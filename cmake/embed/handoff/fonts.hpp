// Fonts: the page's typefaces, as TTF or OTF files in memory.
//
// They come from the system's font packages at build time, cut down to the characters that the page
// prints (cmake/embed.py lists them).
#pragma once

namespace handoff::fonts {

extern const unsigned char kInterRegular[];
extern const unsigned int kInterRegularSize;
extern const unsigned char kInterSemiBold[];
extern const unsigned int kInterSemiBoldSize;

// The same characters as pairs (first, last) that end in 0, as ImGui wants its glyph ranges.
extern const unsigned short kGlyphRanges[];

}  // namespace handoff::fonts
