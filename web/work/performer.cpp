// See performer.hpp.
#include "web/work/performer.hpp"

#include <algorithm>
#include <utility>

#include "io/scenario_json.hpp"
#include "sim/batch_bytes.hpp"

namespace handoff::web {
namespace {

// The present scenario, a pinned one, and five tools take turns; each holds some memory.
constexpr std::size_t kMostWarm = 7;

}  // namespace

sim::BatchRunner* Performer::runner_of(std::string_view text) {
  const auto known =
      std::find_if(warm_.begin(), warm_.end(), [text](const Warm& it) { return it.text == text; });
  if (known != warm_.end()) {
    std::rotate(warm_.begin(), known, known + 1);
    return &warm_.front().runner;
  }
  auto scenario = io::read_scenario(text, "order");
  if (!scenario) return nullptr;
  if (warm_.size() == kMostWarm) warm_.pop_back();
  warm_.insert(warm_.begin(), Warm{std::string(text), sim::BatchRunner(*std::move(scenario))});
  return &warm_.front().runner;
}

std::vector<std::uint8_t> Performer::batch(std::string_view text, int from, int to) {
  sim::BatchRunner* runner = runner_of(text);
  if (runner == nullptr || from < 0 || to <= from) return {};
  return sim::batch_bytes(runner->run(from, to));
}

std::vector<std::uint8_t> Performer::perform(OrderKind kind, std::string_view text, int from,
                                             int to) {
  switch (kind) {
    case OrderKind::batch:
      return batch(text, from, to);
  }
  return {};
}

}  // namespace handoff::web
