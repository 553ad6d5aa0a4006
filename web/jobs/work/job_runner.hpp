// Performer: carries out orders, on whatever thread it lives: a worker's, or the page's own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/batch.hpp"
#include "web/jobs/work/job.hpp"

namespace handoff::web {

class Performer {
 public:
  // The answer; empty when the order makes no sense, which is a bug of ours. Replications that
  // follow those of an earlier order of the same text cost no new start.
  std::vector<std::uint8_t> perform(OrderKind kind, std::string_view text, int from, int to);

 private:
  struct Warm {
    std::string text;
    sim::BatchRunner runner;
  };
  sim::BatchRunner* runner_of(std::string_view text);
  std::vector<std::uint8_t> batch(std::string_view text, int from, int to);
  static std::vector<std::uint8_t> cause(std::string_view text, int target, int trials);

  std::vector<Warm> warm_;  // the most recently used first
};

}  // namespace handoff::web
