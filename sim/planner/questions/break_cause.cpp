// Profiles are made once for each alternative, volume and tier.
#include "sim/planner/questions/break_cause.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "sim/month/recorder.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/world/systems/systems.hpp"

namespace handoff::sim {
namespace {

constexpr double kTrials = 100'000;  // for one profile
constexpr int kFewest = 12, kMost = 300;
constexpr double kLower = 4;  // the failing volume over the one that it is compared with

// What the target's metric measures: a part of the way, or one cause alone.
struct Parts {
  std::optional<Leg> leg;
  std::optional<Cause> cause;
};
Parts parts_of(const Target& target) {
  const MetricInfo& metric = info(target.requirement.metric);
  return {metric.leg, metric.cause};
}

int replications_for(const Scenario& scenario) {
  const double wanted = kTrials / scenario.cohort.trials;
  return static_cast<int>(std::clamp(wanted, double{kFewest}, double{kMost}));
}

// The system that refuses most.
std::string refusing_system(const Scenario& scenario) {
  Recorder recorder(scenario);
  Simulation simulation(scenario, Checking::off);
  simulation.watch(&recorder);
  for (int r = 0; r < replications_for(scenario); ++r)
    simulation.run(static_cast<std::uint32_t>(r));
  constexpr std::array<std::pair<System, const char*>, kSystems> kNamed{
      {{System::processor, "the payment processor's limits"},
       {System::crm, "the CRM's limits"},
       {System::product, "the product database's limits"},
       {System::marketing, "the mail tool's limits"},
       {System::team, "the team tools' limits"}}};
  double most = 0;
  std::string name = "rate limits";
  for (const auto& [system, text] : kNamed) {
    double refused = 0;
    for (const double it : recorder.refused(system)) refused += it;
    if (refused > most) {
      most = refused;
      name = text;
    }
  }
  return name;
}

class Causes {
 public:
  Causes(std::string path, double asked) : path_(std::move(path)), asked_(asked) {}

  // At the failing volume, or without one where it fails everywhere.
  BreakCause of(const Alternative& alternative, const Target& target,
                std::optional<double> failing_volume) {
    BreakCause cause;
    const bool everywhere = !failing_volume;
    const double failing = failing_volume.value_or(asked_);
    const auto [leg, only] = parts_of(target);
    if (!leg) {
      cause.what = counted(target, alternative, failing);
      return cause;
    }
    const int tier = target.requirement.tier;
    const WaitingProfile& there = profile(alternative, failing, tier);
    const WaitingProfile& before =
        everywhere ? there : profile(alternative, std::min(asked_, failing / kLower), tier);
    if (there.customers == 0) return cause;
    const Cause what = only         ? *only
                       : everywhere ? there.bottleneck(*leg)
                                    : grown(before, there, *leg);
    cause.what = cause_name(what);
    cause.has_waiting = true;
    cause.waiting_s = there.mean_until(*leg, what);
    cause.interval = there.interval_until(*leg, what);
    cause.before_s = before.mean_until(*leg, what);
    cause.total_s = there.total_until(*leg);
    cause.has_grown = !everywhere && cause.before_s < cause.waiting_s;
    return cause;
  }

 private:
  static Cause grown(const WaitingProfile& before, const WaitingProfile& there, Leg leg) {
    Cause most = Cause::delivery;
    double growth = -1e300;
    for (std::size_t at = 0; at < kCauses; ++at) {
      const auto cause = static_cast<Cause>(at);
      const double more = there.mean_until(leg, cause) - before.mean_until(leg, cause);
      if (more <= growth) continue;
      growth = more;
      most = cause;
    }
    return most;
  }

  std::string counted(const Target& target, const Alternative& alternative, double volume) const {
    const std::optional<Cause> cause = info(target.requirement.metric).cause;
    if (!cause) return "";
    return cause == Cause::rate_limit ? refusing_system(scenario(alternative, volume))
                                      : std::string(cause_name(*cause));
  }

  Scenario scenario(const Alternative& alternative, double volume) const {
    Scenario it = alternative.scenario;
    static_cast<void>(set_input(it, path_, volume));
    return it;
  }

  const WaitingProfile& profile(const Alternative& alternative, double volume, int tier) {
    const auto key = std::make_tuple(&alternative, volume, tier);
    const auto found = profiles_.find(key);
    if (found != profiles_.end()) return found->second;
    const Scenario at = scenario(alternative, volume);
    return profiles_.emplace(key, waiting_profile(at, replications_for(at), tier)).first->second;
  }

  std::string path_;
  double asked_;
  std::map<std::tuple<const Alternative*, double, int>, WaitingProfile> profiles_;
};

}  // namespace

BreakCause break_cause(const Scenario& scenario, const Target& target,
                       std::optional<double> failing) {
  Causes causes("cohort.trials", scenario.cohort.trials);
  return causes.of({"", scenario}, target, failing);
}

std::vector<BreakCause> break_causes(const BreakingPoint& question,
                                     const std::vector<Break>& breaks) {
  Causes causes(question.options().path, question.options().asked);
  std::vector<BreakCause> all;
  for (const Break& it : breaks) {
    const bool fails = it.state == BreakState::fails, there = it.state == BreakState::breaks;
    all.push_back(fails || there ? causes.of(question.alternatives()[it.alternative],
                                             question.targets()[it.target],
                                             there ? std::optional(it.volume.high) : std::nullopt)
                                 : BreakCause());
  }
  return all;
}

}  // namespace handoff::sim
