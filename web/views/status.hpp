// Status: the small texts around the results: progress, seed, footer, and what must not go
// unnoticed.
#pragma once

#include <string>

namespace handoff::web {

class Session;

struct StatusView {
  std::string scenario_name;
  bool changed = false;  // differs from the shipped scenario
  std::string progress;  // "340 of 1,000 months" or "1,000 months simulated"
  double progress_share = 1.0;
  std::string seed;
  std::string result_hash;
  std::string violation;  // a broken invariant; empty: none
  bool can_undo = false;
  bool can_redo = false;
};

// `replications` so far, which may be ahead of the summary.
StatusView status_view(const Session& session);

}  // namespace handoff::web
