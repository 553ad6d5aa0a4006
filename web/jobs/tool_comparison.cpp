#include "web/jobs/tool_comparison.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"

namespace handoff::web {
namespace {

constexpr int kMost = 300;  // five times as many are run

}  // namespace

void ToolComparison::follow(const State& state) {
  const int target = std::min(state.target(), kMost);
  const bool another = scenario_seen_.moved_to(state.scenario_number);
  if (!another && target == target_) return;
  target_ = target;
  if (!begun_) return;
  begun_ = false;
  for (Replications& work : works_) work.clear();
}

Progress ToolComparison::advance(const Turn& turn) {
  if (turn.results_there && turn.shows(Tab::tools)) want(turn.state.scenario);
  Progress progress;
  if (turn.results_there && !finished()) progress.hands_ms = kHandsMs;
  if (!pace_.due(finished(), turn.now_ms)) return progress;
  pace_.looked(finished(), turn.now_ms);
  progress.changed = true;
  return progress;
}

bool ToolComparison::has_news(const Turn& turn) const {
  return turn.results_there && pace_.due(finished(), turn.now_ms);
}

bool ToolComparison::want(const sim::Scenario& scenario) {
  if (begun_) return false;
  begun_ = true;
  current_ = tool_of(scenario);
  for (std::size_t i = 0; i < kTools.size(); ++i) {
    sim::Scenario with = scenario;
    if (!apply_tool(with, kTools[i].name)) works_[i].restart(with, target_);
  }
  return true;
}

std::optional<Order> ToolComparison::next_order() {
  if (!begun_) return std::nullopt;
  std::array<Replications*, kTools.size()> fewest_first{};
  for (std::size_t i = 0; i < kTools.size(); ++i) fewest_first[i] = &works_[i];
  core::sort_few(
      fewest_first.begin(), fewest_first.end(),
      [](const Replications* a, const Replications* b) { return a->ordered() < b->ordered(); });
  for (Replications* work : fewest_first) {
    if (auto order = work->next_order()) return order;
  }
  return std::nullopt;
}

bool ToolComparison::wants(const Order& order) const {
  return std::any_of(works_.begin(), works_.end(),
                     [&order](const Replications& work) { return work.wants(order); });
}

void ToolComparison::take(const Order& order, std::span<const std::uint8_t> answer, double ms) {
  for (Replications& work : works_) {
    if (work.wants(order)) return work.take(order, answer, ms);
  }
}

void ToolComparison::give_back(const Order& order) {
  for (Replications& work : works_) {
    if (work.wants(order)) return work.give_back(order);
  }
}

bool ToolComparison::finished() const {
  if (!begun_) return true;
  return std::all_of(works_.begin(), works_.end(),
                     [](const Replications& work) { return work.finished(); });
}

int ToolComparison::replications() const {
  int fewest = target_;
  for (const Replications& work : works_) fewest = std::min(fewest, work.replications());
  return fewest;
}

}  // namespace handoff::web
