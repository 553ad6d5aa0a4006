// Week by week, and the verdict.
#include "io/results/warm_up_report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

std::string week_name(std::size_t week) {
  const auto before = static_cast<std::size_t>(sim::WarmUpStudy::kWeeksBefore);
  return week < before ? fmt::format("week {}", week + 1)
                       : fmt::format("counted {}", week + 1 - before);
}

std::string needed_text(const sim::WarmUpOfMetric& it) {
  return it.level ? fmt::format("{} d", it.days) : "grows";
}

std::string mser_text(const sim::WarmUpOfMetric& it) {
  return it.mser_reliable ? fmt::format("{} d", it.mser_days) : "cannot tell";
}

std::string weeks_text(const sim::WarmUpStudy& study) {
  TableRow head{""};
  for (std::size_t week = 0; week < study.metrics.front().weeks.size(); ++week)
    head.push_back(week_name(week));
  head.insert(head.end(), {"level after", "MSER-5"});
  std::vector<TableRow> rows{head};
  for (const sim::WarmUpOfMetric& it : study.metrics) {
    TableRow row{std::string(sim::info(it.metric).name)};
    for (const double mean : it.weeks)
      row.push_back(std::isnan(mean) ? "-" : quantity_text(mean, sim::info(it.metric).unit));
    row.insert(row.end(), {needed_text(it), mser_text(it)});
    rows.push_back(std::move(row));
  }
  return aligned(rows);
}

std::string verdict(const sim::Scenario& scenario, const sim::WarmUpStudy& study) {
  if (!study.level())
    return "There is no steady state: what does not become level grows from week to week, and its "
           "mean "
           "over a month says how long the month is. More capacity, or fewer trials.";
  const int needed = study.days();
  if (scenario.opening == sim::Opening::launch)
    return fmt::format(
        "The scenario is a launch (opening=launch), which counts its beginning too; as a "
        "running month it would need {} days.",
        needed);
  return fmt::format(
      "The scenario warms up for {} days, which is {}: it takes {}.", scenario.warmup_days,
      scenario.warmup_days >= needed ? "enough" : "too short (--set warmup_days)", needed);
}

}  // namespace

std::string warm_up_text(const sim::Scenario& scenario, const sim::WarmUpStudy& study) {
  return fmt::format(
      "{}: {} replications, begun with nobody there {} weeks before the counted days.\n\n{}\n{}\n",
      printable(scenario.name, 80), study.replications, sim::WarmUpStudy::kWeeksBefore,
      weeks_text(study), verdict(scenario, study));
}

std::string warm_up_json(const sim::Scenario& scenario, const sim::WarmUpStudy& study) {
  Json metrics = Json::array();
  for (const sim::WarmUpOfMetric& it : study.metrics) {
    Json weeks = Json::array();
    for (const double mean : it.weeks) weeks.push_back(std::isnan(mean) ? Json() : Json(mean));
    metrics.push_back({{"metric", std::string(sim::info(it.metric).name)},
                       {"weeks", std::move(weeks)},
                       {"needed_days", it.days},
                       {"level", it.level},
                       {"mser_days", it.mser_days},
                       {"mser_reliable", it.mser_reliable}});
  }
  return Json({{"scenario", scenario.name},
               {"seed", scenario.seed},
               {"replications", study.replications},
               {"warmup_days", scenario.warmup_days},
               {"needed_days", study.days()},
               {"level", study.level()},
               {"metrics", std::move(metrics)}})
             .dump(2) +
         "\n";
}

}  // namespace handoff::io
