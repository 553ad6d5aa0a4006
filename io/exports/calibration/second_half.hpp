// Second half: whether a model that knows the first half alone foretells the second.
//
// A model that is judged by the month it was made from may say again what it was told. So inputs and tool are
// taken from the files as they stood in the middle of their time (io/exports/history/halves.hpp), and the
// figures of those who paid later are held against the 95% prediction intervals of simulated second halves.
// Sign-ups are given: how many there are is no question to this model. What the first half leaves open - its
// conversion rate and the tool's settings - varies over the simulated halves by as much as it may be off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/base/result.hpp"
#include "io/exports/calibration/prediction.hpp"
#include "io/exports/calibration/tool_fit.hpp"
#include "io/exports/history/happened.hpp"
#include "io/exports/ledger/ledger.hpp"
#include "sim/article/tools.hpp"

namespace handoff::exports {

enum class Verdict : std::uint8_t { outside, inside, too_few };

struct HalfFigure {
  PredictedFigure figure;  // its interval is nothing where there are too few
  std::size_t first_n = 0;
  std::size_t second_n = 0;
  std::size_t needed = 0;  // in each half
  Verdict verdict = Verdict::too_few;
};

struct SecondHalf {
  core::Time middle = core::kNever;
  std::vector<HalfFigure> figures;  // in the order of the verdicts
};

// A scenario under each of the article's tools.
using UnderEachTool =
    std::function<core::Result<sim::ToolScenarios>(const sim::Scenario& scenario)>;

// Nothing where the files show no delay. `base` is the default of what the first half does not tell.
core::Result<SecondHalf> second_half_of(const History& history, const Ledger& ledger,
                                        Fineness fineness, const sim::Scenario& base,
                                        const UnderEachTool& under_each_tool,
                                        const Progress& progress = {});

}  // namespace handoff::exports
