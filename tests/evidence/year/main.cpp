// handoff_year_promise: how often a hiring plan that fresh replications have confirmed keeps its target in every month.
//
//   handoff_year_promise [MACRO-REPLICATIONS] [REPLICATIONS]    1000 questions; the truth of a plan from so many years (4000)
//
// A small year is asked about under as many seeds. Each plan that comes out is judged by years of a seed that no
// question had. Prints how often each plan came out, what it costs, and its worst month; the last line says how many
// plans that were said to be enough are; exit code 1 if fewer than 95%.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "sim/planner/questions/year.hpp"
#include "tests/sim/planner/small_year.hpp"

namespace {

using namespace handoff;

constexpr double kNeeded = 0.9, kPromised = 0.95;
constexpr std::uint64_t kSeedsApart = 10'000'000, kTruthSeed = 7;

struct Found {
  int times = 0, confirmed = 0;
  double cost = 0, worst = 0;
};

std::string name_of(const sim::HiringPlan& plan) {
  std::string name = plan.empty() ? "nobody" : "";
  for (const sim::Hire& it : plan)
    name += std::to_string(it.people) + " from month " + std::to_string(it.month + 1) + "  ";
  return name;
}

double worst_month(const sim::HiringPlan& plan, int replications) {
  sim::Scenario scenario = sim::testing::small_year();
  scenario.seed = kTruthSeed;
  const std::vector<double> shares = sim::testing::shares_in_time(scenario, plan, replications);
  return *std::min_element(shares.begin(), shares.end());
}

sim::YearAnswer ask(std::uint64_t number) {
  sim::Scenario scenario = sim::testing::small_year();
  scenario.seed = number * kSeedsApart;
  sim::YearOptions options;
  options.effort = 20'000;
  sim::ReplicationStore store(sim::Detail::targets);
  auto year = sim::YearPlan::make(store, scenario, {sim::testing::in_time(kNeeded)}, options);
  if (!year) std::abort();
  sim::answer(**year, store);
  return (*year)->answers().front();
}

}  // namespace

int main(int argc, char** argv) {
  const int questions = argc > 1 ? std::atoi(argv[1]) : 1'000;
  const int replications = argc > 2 ? std::atoi(argv[2]) : 4'000;
  std::map<std::string, Found> plans;
  for (int number = 1; number <= questions; ++number) {
    const sim::YearAnswer answer = ask(static_cast<std::uint64_t>(number));
    Found& it = plans[name_of(answer.cheapest.hires)];
    if (it.times++ == 0) {
      it.cost = answer.cheapest.cost;
      it.worst = worst_month(answer.cheapest.hires, replications);
    }
    it.confirmed += answer.verified ? 1 : 0;
  }
  int confirmed = 0, kept = 0;
  for (const auto& [name, it] : plans) {
    std::printf("%5d x, confirmed %5d, $%8.0f, worst month %.4f: %s\n", it.times, it.confirmed,
                it.cost, it.worst, name.c_str());
    confirmed += it.confirmed;
    kept += it.worst >= kNeeded ? it.confirmed : 0;
  }
  std::printf(
      "%d of %d questions gave a plan that was confirmed; %d of these keep %.0f%% in every month\n",
      confirmed, questions, kept, 100 * kNeeded);
  return kept >= kPromised * confirmed && confirmed > 0 ? 0 : 1;
}
