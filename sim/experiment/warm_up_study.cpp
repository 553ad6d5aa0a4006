// Sums by replication and day, weeks against weeks, and MSER-5.
#include "sim/experiment/warm_up_study.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "sim/month/customer_metrics.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/stats.hpp"
#include "sim/statistics/warm_up.hpp"

namespace handoff::sim {
namespace {

constexpr std::size_t kWeek = 7;
constexpr std::size_t kBefore = kWeek * WarmUpStudy::kWeeksBefore;
constexpr std::size_t kCounted = 4 * kWeek;
constexpr double kLevel = 0.999;
constexpr double kMaterial = 0.05;  // of the mean

struct Cell {
  double sum = 0;
  double count = 0;

  void add(const Cell& other) {
    sum += other.sum;
    count += other.count;
  }
  double mean() const { return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN(); }
};

// Of one replication, by day.
using Days = std::vector<Cell>;

Cell sum_of(const Days& days, std::size_t from, std::size_t to) {
  Cell it;
  for (std::size_t day = from; day < to; ++day) it.add(days[day]);
  return it;
}

struct Stretch {
  std::size_t from;
  std::size_t to;
};

// Whether the mean over one stretch of days is off that over another, which stands for the truth. Both are
// ratios of sums over replications, so a replication's part in the difference is its residual.
bool is_off(const std::vector<Days>& all, Stretch one, Stretch truth) {
  Cell of_one, of_truth;
  for (const Days& days : all) {
    of_one.add(sum_of(days, one.from, one.to));
    of_truth.add(sum_of(days, truth.from, truth.to));
  }
  if (!(of_one.count > 0) || !(of_truth.count > 0)) return false;
  const auto n = static_cast<double>(all.size());
  Accumulator residuals;
  for (const Days& days : all) {
    const Cell a = sum_of(days, one.from, one.to), b = sum_of(days, truth.from, truth.to);
    residuals.add((a.sum - of_one.mean() * a.count) / (of_one.count / n) -
                  (b.sum - of_truth.mean() * b.count) / (of_truth.count / n));
  }
  const double off = std::fabs(of_one.mean() - of_truth.mean());
  const double error = std::sqrt(residuals.variance() / n);
  if (!(error > 0)) return false;  // no spread has been seen, so nothing is known of it
  return off > student_t(kLevel, static_cast<int>(all.size()) - 1) * error &&
         off > kMaterial * std::fabs(of_truth.mean());
}

int days_off(const std::vector<Days>& all) {
  const Stretch counted{kBefore, all.front().size()};
  int needed = 0;
  for (std::size_t day = 0; day < kBefore; ++day) {
    if (is_off(all, {day, day + kWeek}, counted)) needed = static_cast<int>(day) + 1;
  }
  return needed;
}

// Each day less the mean of the same weekday in the counted weeks, but for one: its own, or else the first.
std::vector<double> without_weekdays(const Days& days) {
  std::vector<double> rest;
  for (std::size_t day = 0; day < days.size(); ++day) {
    Cell usual;
    const std::size_t own = day < kBefore ? kBefore + day % kWeek : day;
    for (std::size_t other = kBefore + day % kWeek; other < days.size(); other += kWeek) {
      if (other != own) usual.add(days[other]);
    }
    const double off = days[day].mean() - usual.mean();
    rest.push_back(std::isnan(off) ? 0 : off);
  }
  return rest;
}

WarmUpOfMetric judged(Metric metric, const std::vector<Days>& all) {
  Days together(all.front().size());
  for (const Days& days : all) {
    for (std::size_t day = 0; day < days.size(); ++day) together[day].add(days[day]);
  }
  WarmUpOfMetric it;
  it.metric = metric;
  for (std::size_t from = 0; from < together.size(); from += kWeek)
    it.weeks.push_back(sum_of(together, from, from + kWeek).mean());
  it.days = days_off(all);
  const std::size_t end = together.size();
  it.level = !is_off(all, {end - kWeek, end}, {kBefore, kBefore + kWeek});
  const Truncation truncation = mser(without_weekdays(together));
  it.mser_days = static_cast<int>(truncation.count);
  it.mser_reliable = truncation.reliable;
  return it;
}

void leave_out_once(std::vector<Window>& windows) {
  std::erase_if(windows, [](const Window& it) { return it.every.us == 0; });
}

// What is planned for one day makes one week unlike the others, and has nothing to do with the beginning.
Scenario begun_empty(Scenario it) {
  it.cohort.campaigns.clear();
  leave_out_once(it.payments.outages);
  for (const SystemInfo& system : kSystemTable) leave_out_once((it.apis.*system.api).outages);
  std::erase_if(it.incidents, [](const Incident& incident) {
    return incident.a_month <= 0 && incident.when.every.us == 0;
  });
  it.opening = Opening::running;
  it.warmup_days = static_cast<int>(kBefore);
  it.days = static_cast<int>(kCounted);
  return it;
}

// As many trials a day, in other days.
void keep_rate(const Scenario& of, Scenario& month) {
  const double rate = static_cast<double>(of.cohort.trials) / of.days;
  month.cohort.trials = std::max(1, static_cast<int>(std::lround(rate * month.days)));
}

}  // namespace

int WarmUpStudy::days() const {
  int most = 0;
  for (const WarmUpOfMetric& it : metrics) most = std::max(most, it.days);
  return most;
}

bool WarmUpStudy::level() const {
  return std::all_of(metrics.begin(), metrics.end(),
                     [](const WarmUpOfMetric& it) { return it.level; });
}

WarmUpStudy warm_up_study(const Scenario& scenario, int replications) {
  assert(replications > 1);
  Scenario month = begun_empty(scenario);
  keep_rate(scenario, month);
  const core::Time begins = period_of(month).begins;
  const std::size_t length = kBefore + static_cast<std::size_t>(month.days);
  std::array<std::vector<Days>, WarmUpStudy::kMetrics.size()> all;
  Simulation simulation(month, Checking::off);
  for (int replication = 0; replication < replications; ++replication) {
    simulation.run(static_cast<std::uint32_t>(replication));
    for (std::vector<Days>& of_metric : all) of_metric.emplace_back(length);
    for (std::size_t at = 0; at < simulation.customers().size(); ++at) {
      const core::Duration since = simulation.customers()[at].converted - begins;
      const auto day = static_cast<std::size_t>(since.us / core::days(1).us);
      if (day >= length) continue;
      observe_anyone(simulation.month(), at, [&](Metric metric, double value) {
        for (std::size_t which = 0; which < all.size(); ++which) {
          if (WarmUpStudy::kMetrics[which] == metric) all[which].back()[day].add({value, 1});
        }
      });
    }
  }
  WarmUpStudy study;
  study.replications = replications;
  for (std::size_t which = 0; which < all.size(); ++which)
    study.metrics.push_back(judged(WarmUpStudy::kMetrics[which], all[which]));
  return study;
}

}  // namespace handoff::sim
