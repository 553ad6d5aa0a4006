// handoff_coverage: how often the 95% intervals of a run hold the truth.
//
//   handoff_coverage [SAMPLES] [MONTHS]    samples of each size (400) from a population of so many months (4000)
//
// For five shipped scenarios, all metrics and tiers, and 5, 20, 50 and 400 months: the share of samples whose
// interval holds the truth, and below it the share in which both sides are bounded. Prints a row for each figure,
// last how many fall short, and exits with 1 if any does by more than chance.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "handoff/assets.hpp"
#include "io/scenario/scenario_json.hpp"
#include "tests/evidence/coverage/study.hpp"

namespace {

using namespace handoff;
using testing::Coverage;

constexpr std::array kScenarios{"worked_example", "crm_outage", "duplicate_storm",
                                "trial_end_burst", "scale_up_5000"};
constexpr std::array kMonths{5, 20, 50, 400};

// At least this is asked for, less what chance takes from so many samples.
constexpr double kAsked = 0.93, kStandardErrors = 3.5;

struct Effort {
  int samples = 400;
  int months = 4'000;
};

// A shortfall is one of a figure that is somebody's; a figure that is never bounded covers for nothing.
bool falls_short(const Coverage& it) {
  return it.share() < testing::least_covered(kAsked, it.looks, kStandardErrors);
}

// Precisions whose figures are rare, heavy-tailed or of few customers, and one that is neither.
void tell_stopped(const testing::Population& population, int samples) {
  using sim::Metric;
  using sim::Statistic;
  const std::array<sim::PrecisionTarget, 6> targets{{
      {{Metric::crm_lag_s, Statistic::mean, -1}, 0.02, 0},
      {{Metric::crm_lag_s, Statistic::p95, -1}, 0.05, 0},
      {{Metric::missend_rate, Statistic::mean, -1}, 0.2, 0},
      {{Metric::missend_rate, Statistic::mean, 0}, 0.5, 0},
      {{Metric::touch_wait_s, Statistic::mean, -1}, 0.25, 0},
      {{Metric::touch_wait_s, Statistic::mean, 3}, 0.5, 0},
  }};
  std::printf("\nstopped by a precision: reached, held the truth, kept the error, months\n");
  for (const sim::PrecisionTarget& target : targets) {
    const auto it = testing::stopped_coverage(population, target, samples, 1);
    const double reached = it.reached > 0 ? it.reached : 1;
    std::printf("%-28s %3.0f%%  %.2f  %.2f  %.2f  %.0f\n",
                testing::name_of(target.measure, population.scenario()).c_str(),
                100 * target.relative, it.reached / static_cast<double>(it.samples),
                it.covered / reached, it.kept / reached, it.months);
  }
}

// Returns how many figures of the scenario fall short.
int tell(const char* name, const Effort& effort) {
  const std::string path = std::string("assets/scenarios/") + name + ".json";
  const auto scenario = io::read_scenario(assets::find(path), path);
  if (!scenario) return 1;
  // Larger months take longer, and fewer of them say as much.
  const double size = std::max(1.0, scenario->cohort.trials / 500.0);
  const int months = std::max(500, static_cast<int>(effort.months / size));
  const testing::Population population(*scenario, months);
  std::vector<std::vector<Coverage>> columns;
  for (const int count : kMonths) {
    const int samples =
        std::max(100, static_cast<int>(effort.samples / size / (count > 50 ? 4 : 1)));
    columns.push_back(testing::coverage_of(population, count, samples, scenario->seed));
  }
  std::printf("\n%s: %d months\n%-36s", name, population.months(), "months in a sample");
  for (const int count : kMonths) std::printf("%16d", count);
  std::printf("\n");
  int short_of = 0;
  for (std::size_t row = 0; row < columns[0].size(); ++row) {
    std::printf("%-36s", testing::name_of(columns[0][row].measure, *scenario).c_str());
    for (const auto& column : columns) {
      const Coverage& it = column[row];
      if (it.looks == 0) {
        std::printf("%16s", "nobody");
        continue;
      }
      const bool low = falls_short(it);
      short_of += low ? 1 : 0;
      std::printf("  %s%.3f (%3.0f%%)  ", low ? "!" : " ", it.share(), 100 * it.bounded());
    }
    std::printf("\n");
  }
  if (std::string(name) == kScenarios[0]) tell_stopped(population, effort.samples / 4);
  std::fflush(stdout);
  return short_of;
}

}  // namespace

int main(int count, char** arguments) {
  Effort effort;
  if (count > 1) effort.samples = std::atoi(arguments[1]);
  if (count > 2) effort.months = std::atoi(arguments[2]);
  if (effort.samples < 1 || effort.months < 1) {
    std::fprintf(stderr,
                 "handoff_coverage: use handoff_coverage [SAMPLES] [MONTHS], whole numbers\n");
    return 2;
  }
  std::printf(
      "Coverage of 95%% intervals, and in brackets the share of samples in which both sides are "
      "bounded.\n");
  int short_of = 0;
  for (const char* name : kScenarios) short_of += tell(name, effort);
  std::printf("\n%d figures fall short of %.0f%% by more than chance (marked !).\n", short_of,
              100 * kAsked);
  return short_of == 0 ? 0 : 1;
}
