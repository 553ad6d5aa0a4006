// Where a target runs through a map of values: the line on which the values equal a level.
//
// Marching squares (Lorensen and Cline's cubes in two dimensions) with straight interpolation
// between the centres of neighbouring cells. Of the two ways to join a saddle, the mean of its four
// corners decides. A cell that is not finite ends the line at its neighbours: nothing is guessed.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "web/ui/charts/scale/decimate.hpp"

namespace handoff::web::charts {

// `values` row by row. A line's points are in cells: (1.5, 0) lies between the centres of the
// second and the third cell of the first row. A closed line ends where it began.
std::vector<std::vector<Point>> contour_lines(std::span<const double> values, std::size_t columns,
                                              double level);

}  // namespace handoff::web::charts
