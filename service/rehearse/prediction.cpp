// Order statistics, by row and for all rows together.
#include "service/rehearse/prediction.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/month/simulation.hpp"

namespace handoff::rehearse {
namespace {

constexpr double kOutside = 0.05;

// A lag that nobody had is longer than any.
double comparable(double value) {
  return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
}

Figures figures_of(const sim::Simulation& simulation) {
  const sim::MonthState& month = simulation.month();
  const core::Counters& counters = month.pipeline.counters();
  RunCounts counts;
  counts.calls = static_cast<double>(month.world.calls_sent());
  counts.throttled = static_cast<double>(counters.throttled);
  counts.retries = static_cast<double>(counters.retries);
  counts.suppressed = static_cast<double>(counters.redeliveries);
  counts.exceptions = static_cast<double>(month.pipeline.exceptions().records().size());
  const double doubled = static_cast<double>(month.world.breaches().duplicate_effects.count);
  return rehearse::figures_of(month, counts, doubled);
}

// How far in from the nearer end a value stands among n sorted ones, from 1; equal ones count for it.
std::size_t depth(const std::vector<double>& sorted, double value) {
  const auto not_above = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
  const auto not_below = sorted.end() - std::lower_bound(sorted.begin(), sorted.end(), value);
  return static_cast<std::size_t>(std::min(not_above, not_below));
}

using Columns = std::array<std::vector<double>, kFigures.size()>;

Columns sorted_columns(const std::vector<Figures>& runs) {
  Columns columns;
  for (std::size_t row = 0; row < kFigures.size(); ++row) {
    for (const Figures& run : runs) columns[row].push_back(comparable(run[row]));
    std::sort(columns[row].begin(), columns[row].end());
  }
  return columns;
}

// The largest depth that all rows of at least 95% of the runs have.
std::size_t joint_depth(const std::vector<Figures>& runs, const Columns& columns) {
  std::vector<std::size_t> depths;
  for (const Figures& run : runs) {
    std::size_t least = runs.size();
    for (std::size_t row = 0; row < kFigures.size(); ++row)
      least = std::min(least, depth(columns[row], comparable(run[row])));
    depths.push_back(least);
  }
  std::sort(depths.begin(), depths.end());
  return std::max<std::size_t>(
      1, depths[static_cast<std::size_t>(kOutside * static_cast<double>(runs.size()))]);
}

bool is_close(double measured, double simulated) {
  return std::fabs(measured - simulated) <= kTolerance * std::fabs(simulated);
}

Agreement agreement_of(const Row& row) {
  const double measured = comparable(row.measured);
  if (row.low <= measured && measured <= row.high) return Agreement::inside;
  if (is_close(measured, row.median)) return Agreement::close;
  if (is_close(measured, row.same_draws)) return Agreement::as_drawn;
  return row.all_low <= measured && measured <= row.all_high ? Agreement::chance
                                                             : Agreement::differs;
}

}  // namespace

Prediction predict(const sim::Scenario& scenario, std::uint32_t played, std::uint32_t runs) {
  Prediction it;
  sim::Simulation simulation(scenario, sim::Checking::off);
  for (std::uint32_t replication = 0; it.runs.size() < runs; ++replication) {
    if (replication == played) continue;
    simulation.run(replication);
    it.runs.push_back(figures_of(simulation));
  }
  simulation.run(played);
  it.same_draws = figures_of(simulation);
  return it;
}

std::array<Row, kFigures.size()> compared(const Figures& measured, const Prediction& prediction) {
  const Columns columns = sorted_columns(prediction.runs);
  const std::size_t count = prediction.runs.size();
  const auto inner = std::max<std::size_t>(
      1, static_cast<std::size_t>(kOutside / 2 * static_cast<double>(count + 1)));
  const std::size_t joint = std::min(inner, joint_depth(prediction.runs, columns));
  std::array<Row, kFigures.size()> rows;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const std::vector<double>& column = columns[at];
    Row& row = rows[at];
    row.measured = measured[at];
    row.median = column[count / 2];
    row.low = column[inner - 1];
    row.high = column[count - inner];
    row.all_low = column[joint - 1];
    row.all_high = column[count - joint];
    row.same_draws = prediction.same_draws[at];
    row.agreement = agreement_of(row);
  }
  return rows;
}

bool agrees(const std::array<Row, kFigures.size()>& rows) {
  return std::none_of(rows.begin(), rows.end(),
                      [](const Row& row) { return row.agreement == Agreement::differs; });
}

}  // namespace handoff::rehearse
