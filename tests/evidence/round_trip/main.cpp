// handoff_round_trip: whether a simulated month that is written out, read back and learned from is told as what it
// was.
//
//   handoff_round_trip [SCENARIOS] [SEED]    random companies (30), each under the five tools
//
// The files are those of five sets of tools in turn (file_sets.hpp), so that in five companies each tool is read from each
// set. For each tool and each set: how often the tool is named as the nearest, how often as one that cannot be told from
// the nearest, how often its polling is found within a tenth, and how often the conversion rate's 95% interval holds the
// scenario's. Exits with 1 if fewer than 95% of the tools are named right.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "handoff/assets.hpp"
#include "io/exports/answer/learned.hpp"
#include "io/exports/reading/file_reader.hpp"
#include "io/scenario/preset.hpp"
#include "io/text/time_zones.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/purpose.hpp"
#include "tests/evidence/round_trip/file_sets.hpp"

namespace {

using namespace handoff;

constexpr std::array kPolls{1, 2, 5, 10, 15, 30};    // minutes
constexpr std::array kHours{1, 2, 4, 6, 8, 12, 24};  // of list syncs, and of rounds by hand
constexpr std::array kTrialDays{7, 14, 30};

bool apply_tool(sim::Scenario& scenario, std::string_view name) {
  const std::string path = "assets/pipelines/" + std::string(name) + ".json";
  return !io::apply_preset(scenario, assets::find(path), path);
}

// A company as there are many: from 600 to 3,000 trials, with and without cards, a team that is more or less busy,
// and the usual faults.
class Companies {
 public:
  explicit Companies(std::uint64_t seed)
      : stream_(sim::StreamKey::of(seed, 0).stream(sim::Purpose{1})) {}

  sim::Scenario next() {
    sim::Scenario it = sim::worked_example();
    it.opening = sim::Opening::launch;
    it.seed = 1 + stream_.below(1'000'000);
    it.cohort.trials = 600 + static_cast<int>(stream_.below(2'401));
    it.cohort.conversion_rate = between(0.1, 0.3);
    it.cohort.trial_days = one_of(kTrialDays);
    it.cohort.card_on_file = between(0, 1);
    it.cohort.email_unknown = between(0, 0.03);
    it.team.other_work = between(0.3, 0.7);
    it.payments.duplicate_share = between(0, 0.05);
    it.apis.crm.server_error_rate = between(0, 0.01);
    return it;
  }

  // With settings of its own where the tool has any.
  bool under(sim::Scenario& scenario, sim::Tool tool) {
    if (!apply_tool(scenario, sim::info(tool).name)) return false;
    const auto minutes = core::minutes(one_of(kPolls));
    const auto sync = core::hours(one_of(kHours)), rounds = core::hours(one_of(kHours));
    if (tool == sim::Tool::zapier_basic) scenario.pipeline.trigger.poll_every = minutes;
    if (tool == sim::Tool::zapier_basic || tool == sim::Tool::segment_clearbit)
      scenario.pipeline.disenrolment.sync_every = sync;
    if (tool == sim::Tool::manual) scenario.staff.round_every = rounds;
    return !sim::check(scenario);
  }

 private:
  double between(double low, double high) { return low + (high - low) * stream_.uniform(); }
  template <std::size_t N>
  int one_of(const std::array<int, N>& values) {
    return values[stream_.below(static_cast<std::uint32_t>(N))];
  }

  sim::Stream stream_;
};

struct Told {
  int companies = 0, named = 0, alike = 0, rates_held = 0, polls = 0, polls_found = 0;
  int figures = 0, figures_inside = 0;

  void add(const Told& other) {
    companies += other.companies;
    named += other.named;
    alike += other.alike;
    rates_held += other.rates_held;
    polls += other.polls;
    polls_found += other.polls_found;
    figures += other.figures;
    figures_inside += other.figures_inside;
  }
};

bool within_a_tenth(double found, double was) { return found >= 0.9 * was && found <= 1.1 * was; }

const core::TimeZone kCrmZone = *io::time_zone_named("America/New_York");

using Files = std::vector<testing::ExportFile>;
using LearnedPtr = std::unique_ptr<exports::Learned>;

core::Result<LearnedPtr> read(const Files& files, const exports::Wishes& wishes) {
  auto learned = std::make_unique<exports::Learned>();
  for (const testing::ExportFile& it : files) {
    if (auto error = exports::read_export_bytes(learned->ledger, it.name, it.text, wishes))
      return *error;
  }
  if (auto error = exports::learn(*learned, wishes)) return *error;
  return learned;
}

// As somebody reads a month's files who says the CRM's zone only if asked for it.
core::Result<LearnedPtr> read_if_asked(const Files& files) {
  auto learned = read(files, {});
  if (learned) return learned;
  std::printf("  asks: %s\n", learned.error().line().c_str());
  exports::Wishes wishes;
  wishes.zone = kCrmZone;
  return read(files, wishes);
}

// What is learned of one month; nothing if it cannot be.
LearnedPtr learned_of(const sim::Scenario& scenario, testing::FileSet set) {
  sim::Simulation month(scenario, sim::Checking::off);
  month.run(0);
  const core::Time until =
      scenario.start + core::days(scenario.days + scenario.cohort.trial_days + 14);
  auto learned =
      read_if_asked(testing::written(set, testing::month_story(month, scenario, until), kCrmZone));
  if (!learned) {
    std::printf("%s\n", learned.error().line().c_str());
    return nullptr;
  }
  exports::calibrate(**learned, sim::worked_example());
  sim::ToolScenarios tools;
  for (const sim::ToolInfo& it : sim::kTools) {
    sim::Scenario& under = tools[static_cast<std::size_t>(it.tool)];
    under = (*learned)->calibration.scenario;
    if (!apply_tool(under, it.name)) return nullptr;
  }
  exports::identify_tool(**learned, tools);
  return (*learned)->tools.empty() ? nullptr : std::move(*learned);
}

Told judge(const sim::Scenario& scenario, sim::Tool tool, const exports::Learned& learned) {
  Told told;
  const exports::ToolFit& nearest = learned.tools.front();
  const auto is_alike = [tool](const exports::ToolFit& it) {
    return it.tool == tool && it.as_near;
  };
  ++told.companies;
  if (nearest.tool == tool) {
    ++told.named;
  } else if (std::any_of(learned.tools.begin(), learned.tools.end(), is_alike)) {
    ++told.alike;
  } else {
    std::printf("  %d trials, seed %llu: %s is told as %s (%.2f, itself %.2f)\n",
                scenario.cohort.trials, static_cast<unsigned long long>(scenario.seed),
                sim::info(tool).name.data(), sim::info(nearest.tool).name.data(), nearest.distance,
                [&] {
                  for (const exports::ToolFit& it : learned.tools)
                    if (it.tool == tool) return it.distance;
                  return 0.0;
                }());
  }
  const exports::Observed& seen = learned.observed;
  if (seen.conversion_interval.contains(scenario.cohort.conversion_rate)) ++told.rates_held;
  for (const exports::PredictedFigure& it : learned.figures) {
    ++told.figures;
    told.figures_inside += it.inside() ? 1 : 0;
  }
  if (tool != sim::Tool::zapier_basic || nearest.tool != tool) return told;
  ++told.polls;
  const double was = scenario.pipeline.trigger.poll_every.seconds();
  for (const exports::FittedParameter& it : nearest.parameters) {
    if (it.path == "pipeline.trigger.poll_every" && within_a_tenth(it.value.seconds(), was))
      ++told.polls_found;
  }
  return told;
}

void print(std::string_view name, const Told& told) {
  std::printf("%-64s %9d %8d %8d %10d %8d of %d %8d of %d\n", name.data(), told.companies,
              told.named, told.alike, told.rates_held, told.polls_found, told.polls,
              told.figures_inside, told.figures);
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 30;
  const long seed = argc > 2 ? std::atol(argv[2]) : 1;
  const int trials = argc > 3 ? std::atoi(argv[3]) : 0;  // of each; else of its own
  if (count < 1 || seed < 1 || trials < 0) {
    std::printf("usage: handoff_round_trip [SCENARIOS] [SEED] [TRIALS], all above 0\n");
    return 2;
  }
  Companies companies(static_cast<std::uint64_t>(seed));
  std::array<Told, sim::kTools.size()> by_tool{};
  std::array<Told, testing::kFileSets.size()> by_set{};
  Told all;
  for (int number = 0; number < count; ++number) {
    sim::Scenario company = companies.next();
    if (trials > 0) company.cohort.trials = trials;
    for (const sim::ToolInfo& it : sim::kTools) {
      const auto tool = static_cast<std::size_t>(it.tool);
      const std::size_t set = (static_cast<std::size_t>(number) + tool) % by_set.size();
      sim::Scenario scenario = company;
      if (!companies.under(scenario, it.tool)) return 1;
      const LearnedPtr learned = learned_of(scenario, testing::kFileSets[set].set);
      if (!learned) return 1;
      const Told told = judge(scenario, it.tool, *learned);
      by_tool[tool].add(told);
      by_set[set].add(told);
      all.add(told);
      std::fflush(stdout);
    }
  }
  std::printf("\n%-64s %9s %8s %8s %10s %14s %16s\n", "", "companies", "nearest", "as near",
              "rate held", "polling found", "figures inside");
  for (const sim::ToolInfo& it : sim::kTools)
    print(it.name, by_tool[static_cast<std::size_t>(it.tool)]);
  for (std::size_t set = 0; set < by_set.size(); ++set)
    print(testing::kFileSets[set].name, by_set[set]);
  const double share = static_cast<double>(all.named + all.alike) / all.companies;
  std::printf("named right: %.1f%%\n", 100 * share);
  return share >= 0.95 ? 0 : 1;
}
