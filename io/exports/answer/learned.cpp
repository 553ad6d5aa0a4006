#include "io/exports/answer/learned.hpp"

#include <algorithm>
#include <utility>

#include "io/exports/calibration/telling_apart.hpp"
#include "sim/scenario/check.hpp"

namespace handoff::exports {

namespace {

// Hours and weekdays are told by the clock that somebody named, for all files or for one.
std::optional<core::TimeZone> zone_said(const Wishes& wishes) {
  if (wishes.zone) return wishes.zone;
  for (const Wishes::Of& it : wishes.files) {
    if (it.wishes.zone) return it.wishes.zone;
  }
  return std::nullopt;
}

}  // namespace

std::optional<core::Error> learn(Learned& learned, const Wishes& wishes,
                                 const HistoryOptions& options) {
  auto history = history_of(learned.ledger, options, zone_said(wishes));
  if (!history) return history.error();
  learned.history = *std::move(history);
  learned.observed = observed_in(learned.history, learned.ledger);
  return std::nullopt;
}

Fineness Learned::crm_fineness() const {
  const auto to_the_minute =
      std::count_if(history.people.begin(), history.people.end(), [](const Person& it) {
        return it.crm == CrmState::dated && it.crm_fineness == Fineness::minute;
      });
  const auto dated = static_cast<std::ptrdiff_t>(observed.crm_count(CrmState::dated));
  return to_the_minute * 2 > dated ? Fineness::minute : Fineness::second;
}

void calibrate(Learned& learned, sim::Scenario base) {
  learned.calibration = calibrated(learned.observed, learned.history, std::move(base));
}

void identify_tool(Learned& learned, const sim::ToolScenarios& tools, const Progress& progress) {
  const Shown shown{learned.crm_fineness(), learned.history.until};
  learned.tools = fitted_tools(outside_of(learned.observed), tools, shown, progress);
  if (learned.tools.empty()) return;
  tell_apart(learned.tools, tools, shown);
  const ToolFit& nearest = learned.tools.front();
  Calibration& it = learned.calibration;
  it.scenario = tools[static_cast<std::size_t>(nearest.tool)];
  apply_fit(it.scenario, nearest);
  const std::size_t n = learned.observed.crm_lag_s ? learned.observed.crm_lag_s->n() : 0;
  const std::string source = "yours, fitted to your delays, n = " + std::to_string(n);
  for (const FittedParameter& fitted : nearest.parameters)
    it.inputs.push_back({fitted.path, n, true, source});
  learned.figures = predicted(learned.observed, it.scenario, shown);
}

namespace {

// A scenario under each of the article's tools.
core::Result<sim::ToolScenarios> under_each_tool(const sim::Scenario& scenario,
                                                 const ApplyTool& apply) {
  sim::ToolScenarios tools;
  for (const sim::ToolInfo& it : sim::kTools) {
    sim::Scenario& under = tools[static_cast<std::size_t>(it.tool)];
    under = scenario;
    if (auto error = apply(under, it.name)) return *std::move(error);
  }
  return tools;
}

// How much of the work is done once the whole month is fitted; the rest is the judgement by its halves.
constexpr double kWholeMonth = 0.6;

Progress part_of(const Progress& progress, double from, double to) {
  if (!progress) return {};
  return [&progress, from, to](double share) { progress(from + (to - from) * share); };
}

}  // namespace

std::optional<core::Error> explain(Learned& learned, const ApplyTool& apply,
                                   const Progress& progress) {
  calibrate(learned, sim::worked_example());
  auto scenario = sim::checked(learned.calibration.scenario);
  if (!scenario) return scenario.error();
  const auto tools = under_each_tool(*scenario, apply);
  if (!tools) return tools.error();
  identify_tool(learned, *tools, part_of(progress, 0, kWholeMonth));
  auto second = second_half_of(
      learned.history, learned.ledger, learned.crm_fineness(), sim::worked_example(),
      [&](const sim::Scenario& first) { return under_each_tool(first, apply); },
      part_of(progress, kWholeMonth, 1));
  if (!second) return second.error();
  learned.second_half = *std::move(second);
  return std::nullopt;
}

}  // namespace handoff::exports
