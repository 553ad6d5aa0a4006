// Histograms' bins, and the confidence band of an empirical distribution function.
//
// Bins are even on the axis that shows them: of one width on a linear axis, of one ratio on a log
// axis, where a bin of one width would squeeze every short time into the first bar.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

struct Bins {
  std::vector<double> edges;   // counts.size() + 1 of them
  std::vector<double> counts;  // values in [edge, next edge); the last bin is closed
  double zeros = 0.0;          // on a log scale: values of zero or less, which no bin can hold
  double total = 0.0;
};

// `count` of 0 lets the data choose: Freedman-Diaconis's width on the axis's own line, held to 8 ..
// 60 bins. The values need not be sorted; those that are not finite are left out.
Bins make_bins(Scale scale, std::span<const double> values, int count = 0);

// Half the height of the Dvoretzky-Kiefer-Wolfowitz band with Massart's constant: the whole true
// function lies within +-sqrt(ln(2 / alpha) / 2n) of the empirical one with probability 1 - alpha.
double dkw_half_height(std::size_t n, double alpha);

}  // namespace handoff::web::charts
