// The article's targets, as numbers: what it promises of full orchestration. Claims are judged by them; what
// a company wants to keep stands in its scenario's `targets`.
#pragma once

namespace handoff::sim {

// Updates take under 60 s in general.
inline constexpr double kLagTarget_s = 60.0;
// Fewer than 2% get a trial mail after paying.
inline constexpr double kMissendTarget = 0.02;

}  // namespace handoff::sim
