#include "io/exports/calibration/tool_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace handoff::exports {
namespace {

using core::Duration;

// A setting that companies choose, within what is usual.
struct Parameter {
  std::string_view path;
  Duration& (*in)(sim::Scenario& scenario);
  Duration least, most;
  bool is_continuous;  // else one of `kUsual`
};

Duration& poll_every(sim::Scenario& it) { return it.pipeline.trigger.poll_every; }
Duration& sync_every(sim::Scenario& it) { return it.pipeline.disenrolment.sync_every; }
Duration& round_every(sim::Scenario& it) { return it.staff.round_every; }

constexpr std::array<Duration, 9> kUsual{core::minutes(15), core::minutes(30), core::hours(1),
                                         core::hours(2),    core::hours(4),    core::hours(6),
                                         core::hours(8),    core::hours(12),   core::hours(24)};

struct ToolParameters {
  sim::Tool tool;
  std::vector<Parameter> parameters;
};

std::vector<Parameter> parameters_of(sim::Tool tool) {
  const Parameter poll{"pipeline.trigger.poll_every", poll_every, core::seconds(30), core::hours(6),
                       true};
  const Parameter sync{"pipeline.disenrolment.sync_every", sync_every, core::minutes(15),
                       core::hours(24), false};
  const Parameter rounds{"staff.round_every", round_every, core::hours(1), core::hours(24), false};
  switch (tool) {
    case sim::Tool::manual:
      return {rounds};
    case sim::Tool::zapier_basic:
      return {poll, sync};
    case sim::Tool::segment_clearbit:
      return {sync};
    case sim::Tool::workato_tray:
    case sim::Tool::full_orchestration:
      return {};
  }
  return {};
}

// Looks for the nearest settings of one tool, one parameter after another.
class Search {
 public:
  Search(const Outside& seen, sim::Scenario scenario, const Shown& shown)
      : seen_(seen), scenario_(std::move(scenario)), shown_(shown) {}

  ToolFit run(sim::Tool tool) {
    const auto parameters = parameters_of(tool);
    best_ = away();
    for (const Parameter& it : parameters) {
      if (it.is_continuous) {
        over_range(it);
      } else {
        over_usual(it);
      }
    }
    ToolFit fit{tool, best_, {}, false};
    for (const Parameter& it : parameters)
      fit.parameters.push_back({std::string(it.path), it.in(scenario_)});
    return fit;
  }

 private:
  double away() const { return distance(seen_, simulated_months(scenario_, shown_)); }

  double away_with(const Parameter& it, Duration value) {
    const Duration before = std::exchange(it.in(scenario_), value);
    const double away_now = away();
    if (away_now < best_) {
      best_ = away_now;
    } else {
      it.in(scenario_) = before;
    }
    return away_now;
  }

  void over_usual(const Parameter& it) {
    for (const Duration value : kUsual) {
      if (it.least <= value && value <= it.most) away_with(it, value);
    }
  }

  // A grid of equal factors, and then ever smaller steps to both sides of the best.
  void over_range(const Parameter& it) {
    constexpr double kGrid = 1.5;
    for (double s = it.least.seconds(); s <= it.most.seconds(); s *= kGrid)
      away_with(it, core::seconds(std::llround(s)));
    for (double step = std::sqrt(kGrid); step > 1.01; step = std::sqrt(step)) {
      const double here = it.in(scenario_).seconds();
      away_with(it, core::seconds(std::llround(here * step)));
      away_with(it, core::seconds(std::llround(here / step)));
    }
  }

  const Outside& seen_;
  sim::Scenario scenario_;
  const Shown& shown_;
  double best_ = 0;
};

}  // namespace

std::vector<ToolFit> fitted_tools(const Outside& seen, const sim::ToolScenarios& tools,
                                  const Shown& shown, const Progress& progress) {
  std::vector<ToolFit> fits;
  if (seen.crm_lag_s.empty() && seen.owner_delay_s.empty()) return fits;
  for (const sim::ToolInfo& it : sim::kTools) {
    if (progress) progress(static_cast<double>(fits.size()) / sim::kTools.size());
    fits.push_back(Search(seen, tools[static_cast<std::size_t>(it.tool)], shown).run(it.tool));
  }
  std::stable_sort(fits.begin(), fits.end(),
                   [](const ToolFit& a, const ToolFit& b) { return a.distance < b.distance; });
  return fits;
}

void apply_fit(sim::Scenario& scenario, const ToolFit& fit) {
  for (const Parameter& it : parameters_of(fit.tool)) {
    for (const FittedParameter& fitted : fit.parameters) {
      if (fitted.path == it.path) it.in(scenario) = fitted.value;
    }
  }
}

}  // namespace handoff::exports
