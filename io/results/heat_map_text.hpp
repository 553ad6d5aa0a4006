// Heat maps as text: a grid of values with shades, and the line where a target stops holding.
//
//               500        1,000        5,000
//   20   . 3.10 s +   : 9.20 s + | @ 41.0 s x
//                   +------------+
//   10   : 9.90 s + | O 30.1 s x   @ 55.0 s x
//
// Shades go from the smallest value to the largest, by equal factors where the values span more
// than two powers of ten. The contour runs between points on different sides of the target.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "io/results/results_report.hpp"

namespace handoff::io {

struct HeatCell {
  double value = 0;  // not finite: no shade
  std::string text;
  bool inside = false;  // keeps the target, by its estimate
};

// `cells` row by row, as many as columns x rows.
std::string heat_map_text(std::span<const std::string> columns, std::span<const std::string> rows,
                          std::span<const HeatCell> cells, Characters characters);

// Where a value lies between the least and the greatest: 0 to 1, and 0 if all are the same.
std::vector<double> shade_levels(std::span<const HeatCell> cells);

}  // namespace handoff::io
