// False discovery: which of many clear differences stay so when one looks at all of them.
//
// At 95% one row in twenty is "clear" although nothing differs, so a table of ninety shows four or five
// such rows. Benjamini & Hochberg's procedure (JRSS B 57, 1995) keeps those rows of which at most a
// given share is expected to be false; with Benjamini & Yekutieli's factor (Annals of Statistics 29,
// 2001) it does so however the rows hang together, as the metrics of one month do.
#pragma once

#include <span>
#include <vector>

namespace handoff::sim {

inline constexpr double kFalseDiscoveryRate = 0.05;

// By p-value: whether it is kept.
std::vector<bool> kept_discoveries(std::span<const double> p_values,
                                   double rate = kFalseDiscoveryRate);

}  // namespace handoff::sim
