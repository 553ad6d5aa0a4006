// The article's targets, as numbers: what it promises of full orchestration.
//
// Default targets, claims and the page's lines and colours take them from here.
#pragma once

namespace handoff::sim {

// All are updated within 45 s of the payment event in the worked example, and under 60 s in general;
// each handoff is processed within 3 s.
inline constexpr double kAllWithin_s = 45.0;
inline constexpr double kLagTarget_s = 60.0;
inline constexpr double kProcessingTarget_s = 3.0;
// Fewer than 2% get a trial mail after paying; a promise of a first touch is kept in 95% of cases.
inline constexpr double kMissendTarget = 0.02;
inline constexpr double kTouchTarget = 0.95;

}  // namespace handoff::sim
