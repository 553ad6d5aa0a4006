// See tool_comparison.hpp.
#include "web/jobs/tool_comparison.hpp"

#include <algorithm>

#include "core/base/sort_few.hpp"
#include "handoff/assets.hpp"
#include "io/scenario/preset.hpp"
#include "io/scenario/scenario_json.hpp"

namespace handoff::web {
namespace {

constexpr int kMost = 300;  // five times as many are run

std::string document_of(const sim::Scenario& scenario) {
  return io::compact(io::scenario_document(scenario));
}

}  // namespace

std::string tool_title(std::string_view name) {
  for (const ToolInfo& tool : kTools) {
    if (tool.name == name) return std::string(tool.title);
  }
  return std::string(name);
}

std::optional<core::Error> apply_tool(sim::Scenario& scenario, std::string_view name) {
  const std::string path = "assets/pipelines/" + std::string(name) + ".json";
  const std::string_view text = assets::find(path);
  if (text.data() == nullptr) return core::Error{std::string(name), "is no shipped tool"};
  return io::apply_preset(scenario, text, path);
}

int tool_of(const sim::Scenario& scenario) {
  const std::string document = document_of(scenario);
  for (std::size_t i = 0; i < kTools.size(); ++i) {
    sim::Scenario with = scenario;
    if (!apply_tool(with, kTools[i].name) && document_of(with) == document)
      return static_cast<int>(i);
  }
  return -1;
}

std::vector<sim::Alternative> tool_alternatives(const sim::Scenario& scenario) {
  std::vector<sim::Alternative> tools;
  for (const ToolInfo& tool : kTools) {
    tools.push_back({std::string(tool.name), scenario});
    apply_tool(tools.back().scenario, tool.name);
  }
  return tools;
}

void ToolBench::follow(const sim::Scenario& scenario, int target) {
  scenario_ = scenario;
  target_ = std::min(target, kMost);
  if (!begun_) return;
  begun_ = false;
  for (Replications& work : works_) work.clear();
}

bool ToolBench::want() {
  if (begun_ || !scenario_) return false;
  begun_ = true;
  current_ = tool_of(*scenario_);
  for (std::size_t i = 0; i < kTools.size(); ++i) {
    sim::Scenario with = *scenario_;
    if (!apply_tool(with, kTools[i].name)) works_[i].restart(with, target_);
  }
  scenario_.reset();
  return true;
}

std::optional<Order> ToolBench::next_order() {
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

bool ToolBench::wants(const Order& order) const {
  return std::any_of(works_.begin(), works_.end(),
                     [&order](const Replications& work) { return work.wants(order); });
}

void ToolBench::take(const Order& order, std::span<const std::uint8_t> answer, double ms) {
  for (Replications& work : works_) {
    if (work.wants(order)) return work.take(order, answer, ms);
  }
}

void ToolBench::give_back(const Order& order) {
  for (Replications& work : works_) {
    if (work.wants(order)) return work.give_back(order);
  }
}

bool ToolBench::finished() const {
  if (!begun_) return true;
  return std::all_of(works_.begin(), works_.end(),
                     [](const Replications& work) { return work.finished(); });
}

int ToolBench::replications() const {
  int fewest = target_;
  for (const Replications& work : works_) fewest = std::min(fewest, work.replications());
  return fewest;
}

}  // namespace handoff::web
