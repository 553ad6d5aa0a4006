// Prediction: what one run may come to, out of many simulated ones, and whether a measured one agrees.
//
// Of n independent simulated runs and a new one of the same kind, the new one lies between the k-th smallest
// and the k-th largest with probability 1 - 2k/(n+1): with n = 1999 and k = 50 that is a 95% prediction
// interval, whatever the distribution. Among seventeen such intervals one is missed by chance now and then, so
// there is a second pair of bounds as well, wide enough to hold all rows together in 95% of the runs.
//
// The play's own draws (who converts when, how long each call takes) are known, so the very same run can be
// simulated as well; only the waits before another try are drawn by the service itself.
//
// A row agrees if it lies inside of its interval, or within 10% of the simulated median or of the same draws'
// simulation. It is a matter of chance if it does not, but lies where all rows together do in 95% of the runs;
// else it differs.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "service/rehearse/figures.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::rehearse {

inline constexpr std::uint32_t kRuns = 1999;
inline constexpr double kTolerance = 0.10;

enum class Agreement : std::uint8_t { inside, close, as_drawn, chance, differs };

struct Row {
  double measured = 0;
  double median = 0;
  double low = 0, high = 0;          // 95% for this row
  double all_low = 0, all_high = 0;  // 95% for all rows together
  double same_draws = 0;             // of the very run that was played
  Agreement agreement = Agreement::inside;
};

struct Prediction {
  std::vector<Figures> runs;
  Figures same_draws{};
};

// Simulates `runs` replications other than the played one, and that one.
Prediction predict(const sim::Scenario& scenario, std::uint32_t played, std::uint32_t runs = kRuns);

std::array<Row, kFigures.size()> compared(const Figures& measured, const Prediction& prediction);

bool agrees(const std::array<Row, kFigures.size()>& rows);

}  // namespace handoff::rehearse
