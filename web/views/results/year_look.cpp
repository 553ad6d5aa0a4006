#include "web/views/results/year_look.hpp"

#include <numeric>
#include <utility>

#include "io/scenario/measure.hpp"
#include "io/scenario/target.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/run_year.hpp"

namespace handoff::web {
namespace {

using sim::Metric;

constexpr double kAlpha = 0.05;  // of any wrong judgement of a year

struct Asked {
  Metric metric;
  bool added_up;
};
constexpr Asked kFigures[] = {
    {Metric::headcount, false},           {Metric::utilisation, false},
    {Metric::accounts_per_person, false}, {Metric::accounts_of_fullest, false},
    {Metric::monthly_cost_usd, false},    {Metric::net_value_usd, true},
};

// Without owners everybody's book is alike.
bool is_shown(Metric metric, const sim::Scenario& scenario) {
  return metric != Metric::accounts_of_fullest ||
         scenario.horizon.book.owners == sim::Owners::named;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// All of these are counts, of which every replication has one.
YearFigure figure_of(const sim::Experiment& run, const Asked& asked) {
  YearFigure it{asked.metric, asked.added_up, {}, {}};
  std::vector<double> so_far(static_cast<std::size_t>(run.replications()));
  for (int month = 0; month < run.scenario().horizon.months; ++month) {
    std::vector<double> figures = sim::single_months(run, asked.metric, month);
    if (asked.added_up) {
      for (std::size_t at = 0; at < figures.size(); ++at) so_far[at] += figures[at];
      figures = so_far;
    }
    it.means.push_back(mean_of(figures));
    it.single.push_back(sim::middle_of(std::move(figures)));
  }
  return it;
}

}  // namespace

std::vector<sim::Target> year_targets(const sim::Scenario& scenario, const std::string& written) {
  auto targets = io::parse_targets(written, io::tier_names(scenario));
  return targets && !targets->empty() ? *std::move(targets) : sim::default_year_targets(scenario);
}

YearLook year_look(const sim::Experiment& run, int target, const std::string& written_targets) {
  YearLook look;
  look.scenario = run.scenario();
  look.targets = year_targets(look.scenario, written_targets);
  const double level = sim::year_level(look.targets.size(), look.scenario.horizon.months, kAlpha);
  look.standing = sim::run_standing(run, look.targets, level);
  for (const Asked& asked : kFigures)
    if (is_shown(asked.metric, look.scenario)) look.figures.push_back(figure_of(run, asked));
  look.replications = run.replications();
  look.target = target;
  return look;
}

}  // namespace handoff::web
