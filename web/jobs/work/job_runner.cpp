#include "web/jobs/work/job_runner.hpp"

#include <algorithm>
#include <utility>

#include "io/results/break_report.hpp"
#include "io/scenario/measure.hpp"
#include "io/scenario/plan_target.hpp"
#include "io/scenario/scenario_json.hpp"
#include "sim/experiment/batch_bytes.hpp"
#include "sim/planner/defaults/default_targets.hpp"

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

std::vector<std::uint8_t> Performer::cause(std::string_view text, int target, int trials) {
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos) return {};
  const auto scenario = io::read_scenario(text.substr(line + 1), "order");
  if (!scenario) return {};
  auto targets = io::parse_plan_targets(text.substr(0, line), io::tier_names(*scenario));
  if (!targets) return {};
  if (targets->empty()) *targets = sim::usual_targets(*scenario);
  const auto place = static_cast<std::size_t>(target);
  if (place >= targets->size()) return {};
  const std::string words = io::cause_text(sim::break_cause(
      *scenario, (*targets)[place], trials > 0 ? std::optional<double>(trials) : std::nullopt));
  return {words.begin(), words.end()};
}

std::vector<std::uint8_t> Performer::perform(OrderKind kind, std::string_view text, int from,
                                             int to) {
  switch (kind) {
    case OrderKind::batch:
      return batch(text, from, to);
    case OrderKind::cause:
      return cause(text, from, to);
  }
  return {};
}

}  // namespace handoff::web
