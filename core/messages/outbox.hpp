// Outbox: what an input made the core ask for and report.
//
// The caller owns it and reuses it, so that nothing is allocated once it has grown to the largest
// answer.
#pragma once

#include <vector>

#include "core/messages/exceptions.hpp"
#include "core/messages/progress.hpp"
#include "core/messages/requests.hpp"

namespace handoff::core {

struct Outbox {
  std::vector<Request> requests;
  std::vector<Timer> timers;
  std::vector<Progress> progress;
  std::vector<Finding> findings;

  void clear() {
    requests.clear();
    timers.clear();
    progress.clear();
    findings.clear();
  }
};

}  // namespace handoff::core
