// From an experiment's sums and values to excesses, month by month.
#include "sim/planner/questions/run_year.hpp"

#include <cassert>
#include <cstdint>
#include <span>

namespace handoff::sim {
namespace {

std::vector<Excess> of_values(const Experiment& run, const Requirement& it) {
  const auto [metric, statistic, tier, month] = it.measure;
  const std::span<const double> values = run.samples(metric, tier, month);
  std::vector<Excess> found;
  std::size_t begin = 0;
  for (const std::uint32_t end : run.sample_ends(metric, tier, month)) {
    found.push_back(excess_of(it, values.subspan(begin, end - begin)));
    begin = end;
  }
  return found;
}

std::vector<Excess> of_sums(const Experiment& run, const Requirement& it) {
  const auto [metric, statistic, tier, month] = it.measure;
  const ReplicationValues sums = run.replication_values(metric, tier, month);
  const ReplicationValues whole =
      it.over ? run.replication_values(*it.over, tier, month) : ReplicationValues{};
  const bool count = info(metric).kind == MetricKind::count;
  std::vector<Excess> found;
  for (std::size_t at = 0; at < sums.totals.size(); ++at) {
    const double customers = it.over ? whole.totals[at] : count ? 1 : sums.customers[at];
    found.push_back(excess_of(it, sums.totals[at], customers));
  }
  return found;
}

}  // namespace

std::vector<Excess> excesses_of(const Experiment& run, const Requirement& requirement) {
  assert(can_be_required(requirement));
  return requirement.measure.statistic == Statistic::mean ? of_sums(run, requirement)
                                                          : of_values(run, requirement);
}

YearStanding run_standing(const Experiment& run, const std::vector<Target>& targets, double level) {
  YearStanding year;
  year.replications = run.replications();
  for (const Target& target : targets) {
    std::vector<bool> has_missed;
    std::vector<MonthStanding>& months = year.months.emplace_back();
    for (int month = 0; month < run.scenario().horizon.months; ++month) {
      Target of_month = target;
      of_month.requirement.measure.month = month;
      months.push_back(
          month_standing(of_month, excesses_of(run, of_month.requirement), level, has_missed));
    }
  }
  return year;
}

std::vector<double> single_months(const Experiment& run, Metric metric, int month) {
  const ReplicationValues sums = run.replication_values(metric, -1, month);
  const bool count = info(metric).kind == MetricKind::count;
  std::vector<double> figures;
  for (std::size_t at = 0; at < sums.totals.size(); ++at) {
    const double customers = count ? 1 : sums.customers[at];
    if (customers > 0) figures.push_back(sums.totals[at] / customers);
  }
  return figures;
}

}  // namespace handoff::sim
