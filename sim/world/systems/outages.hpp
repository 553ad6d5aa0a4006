// Windows: which moments a stretch of time covers, once or again every so often.
//
// Outages, campaigns and other applications' busy hours are given as windows counted from the
// scenario's start. A window of length zero covers nothing; the first moment belongs to a window,
// the one at which it ends does not.
#pragma once

#include <vector>

#include "core/base/time.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

bool covers(const Window& window, core::Time start, core::Time at);
bool any_covers(const std::vector<Window>& windows, core::Time start, core::Time at);

// How much of [from, to) the window covers, all its repetitions together.
core::Duration covered(const Window& window, core::Time start, core::Time from, core::Time to);

}  // namespace handoff::sim
