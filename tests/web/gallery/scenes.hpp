// Every chart with made-up numbers, to be looked at: one page for each kind. Not part of the
// product.
#pragma once

#include <string>

namespace handoff::web::gallery {

inline constexpr int kPages = 5;

// Draws a page into the present window. What the charts say of themselves (what is in view, what
// was pointed at) comes back as a line each, for tests.
std::string draw_page(int page);

}  // namespace handoff::web::gallery
