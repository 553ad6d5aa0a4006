#include "io/exports/calibration/tool_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "sim/engine/rng.hpp"
#include "sim/scenario/purpose.hpp"

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

constexpr int kFine = 1;    // 1.3%
constexpr int kCoarse = 4;  // 5%: enough for how far off a fit may be

// Looks for the nearest settings of one tool, one parameter after another. Simulated months are kept, so
// that another month is fitted sooner.
class Search {
 public:
  // `finest`: the last steps, in 32nds of the grid's.
  Search(sim::Tool tool, const sim::Scenario& under, const Shown& shown, int finest)
      : tool_(tool),
        parameters_(parameters_of(tool)),
        under_(under),
        shown_(shown),
        finest_(finest) {}

  ToolFit run(const Outside& seen) {
    seen_ = &seen;
    scenario_ = under_;
    best_ = away();
    for (const Parameter& it : parameters_) {
      if (it.is_continuous) {
        over_range(it);
      } else {
        over_usual(it);
      }
    }
    ToolFit fit{tool_, best_, {}, false};
    for (const Parameter& it : parameters_)
      fit.parameters.push_back({std::string(it.path), it.in(scenario_)});
    return fit;
  }

 private:
  double away() {
    std::vector<std::int64_t> settings;
    for (const Parameter& it : parameters_) settings.push_back(it.in(scenario_).us);
    const auto [found, is_new] = simulated_.try_emplace(std::move(settings));
    if (is_new) found->second = simulated_months(scenario_, shown_);
    return distance(*seen_, found->second);
  }

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

  // A grid of equal factors, and then ever smaller steps to both sides of the best. All of them are whole
  // steps of one scale, so that other samples meet the same months.
  void over_range(const Parameter& it) {
    const auto value = [&it](int steps) {
      return core::seconds(
          std::llround(it.least.seconds() * std::pow(kGrid, 1.0 * steps / kSteps)));
    };
    int best = 0;
    double nearest = std::numeric_limits<double>::max();
    const auto try_at = [&](int steps) {
      const double away_now = away_with(it, value(steps));
      if (away_now >= nearest) return;
      nearest = away_now;
      best = steps;
    };
    for (int steps = 0; value(steps) <= it.most; steps += kSteps) try_at(steps);
    for (int step = kSteps / 2; step >= finest_; step /= 2) {
      const int here = best;
      try_at(here + step);
      try_at(here - step);
    }
  }

  static constexpr double kGrid = 1.5;
  static constexpr int kSteps = 32;

  sim::Tool tool_;
  std::vector<Parameter> parameters_;
  const sim::Scenario& under_;
  const Shown& shown_;
  int finest_;
  std::map<std::vector<std::int64_t>, Outside> simulated_;  // by the settings
  const Outside* seen_ = nullptr;
  sim::Scenario scenario_;
  double best_ = 0;
};

std::vector<double> drawn_again(const std::vector<double>& from, sim::Stream& stream) {
  std::vector<double> drawn;
  for (std::size_t at = 0; at < from.size(); ++at)
    drawn.push_back(from[stream.below(static_cast<std::uint32_t>(from.size()))]);
  return drawn;
}

Outside drawn_again(const Outside& seen, sim::Stream& stream) {
  Outside it = seen;
  it.crm_lag_s = drawn_again(seen.crm_lag_s, stream);
  it.owner_delay_s = drawn_again(seen.owner_delay_s, stream);
  std::size_t missent = 0;
  for (std::size_t at = 0; at < seen.customers; ++at)
    missent += stream.chance(seen.missend_rate) ? 1u : 0u;
  if (seen.customers > 0)
    it.missend_rate = static_cast<double>(missent) / static_cast<double>(seen.customers);
  return it;
}

}  // namespace

std::vector<ToolFit> fitted_tools(const Outside& seen, const sim::ToolScenarios& tools,
                                  const Shown& shown, const Progress& progress) {
  std::vector<ToolFit> fits;
  if (seen.crm_lag_s.empty() && seen.owner_delay_s.empty()) return fits;
  for (const sim::ToolInfo& it : sim::kTools) {
    if (progress) progress(static_cast<double>(fits.size()) / sim::kTools.size());
    const sim::Scenario& under = tools[static_cast<std::size_t>(it.tool)];
    fits.push_back(Search(it.tool, under, shown, kFine).run(seen));
  }
  std::stable_sort(fits.begin(), fits.end(),
                   [](const ToolFit& a, const ToolFit& b) { return a.distance < b.distance; });
  return fits;
}

std::vector<ToolFit> refitted(sim::Tool tool, const Outside& seen, const sim::Scenario& under,
                              const Shown& shown, std::uint32_t samples) {
  Search search(tool, under, shown, kCoarse);
  std::vector<ToolFit> fits;
  for (std::uint32_t sample = 0; sample < samples; ++sample) {
    sim::Stream stream = sim::StreamKey::of(under.seed, sample).stream(sim::Purpose::assumption);
    fits.push_back(search.run(drawn_again(seen, stream)));
  }
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
