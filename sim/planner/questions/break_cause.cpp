// An alternative is looked at once at each volume and for each tier.
#include "sim/planner/questions/break_cause.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/experiment/jobs/job_loop.hpp"
#include "sim/planner/replication_store.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::sim {
namespace {

constexpr double kTrials = 100'000;  // for one profile
constexpr int kFewest = 12, kMost = 300;
constexpr double kTrialsPerJob = 20'000;
constexpr double kLower = 4;  // the failing volume over the one that it is compared with

int replications_for(const Scenario& scenario) {
  const double wanted = kTrials / scenario.cohort.trials;
  return static_cast<int>(std::clamp(wanted, double{kFewest}, double{kMost}));
}

// The system that refuses most.
std::string refusing_system(const Refusals& refused) {
  double most = 0;
  std::string name = "rate limits";
  for (const SystemInfo& system : kSystemTable) {
    const double count = refused[static_cast<std::size_t>(system.system)];
    if (count <= most) continue;
    most = count;
    name =
        "the " + std::string(system.words) + (system.words.ends_with('s') ? "'" : "'s") + " limits";
  }
  return name;
}

Cause grown(const WaitingProfile& before, const WaitingProfile& there, Leg leg) {
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

WaitingProfile profile_of(const std::map<int, WaitingMonths>& months) {
  WaitingProfile profile;
  for (const auto& [from, piece] : months) profile.add(piece);
  return profile;
}

}  // namespace

void BreakCauses::clear() {
  rows_.clear();
  looks_.clear();
  returned_.clear();
}

void BreakCauses::serve(const BreakingPoint& question, const std::vector<Break>& breaks) {
  clear();
  for (const Break& it : breaks) rows_.push_back(row_of(question, it));
}

BreakCauses::Row BreakCauses::row_of(const BreakingPoint& question, const Break& it) {
  Row row;
  const bool breaks_there = it.state == BreakState::breaks;
  if (!breaks_there && it.state != BreakState::fails) return row;
  const Target& target = question.targets()[it.target];
  const MetricInfo& metric = info(target.requirement.measure.metric);
  const double asked = question.options().asked;
  const double failing = breaks_there ? it.volume.high : asked;
  const auto look_at = [&](double volume, JobKind kind) {
    return look(question, it.alternative, volume, kind, target.requirement.measure.tier);
  };
  row.leg = metric.leg;
  row.cause = metric.cause;
  row.everywhere = !breaks_there;
  if (row.leg) {
    row.there = look_at(failing, JobKind::waiting);
    row.before =
        row.everywhere ? row.there : look_at(std::min(asked, failing / kLower), JobKind::waiting);
  } else if (row.cause == Cause::rate_limit) {
    row.there = look_at(failing, JobKind::refusals);
  }
  return row;
}

std::size_t BreakCauses::look(const BreakingPoint& question, std::size_t alternative, double volume,
                              JobKind kind, int tier) {
  for (std::size_t at = 0; at < looks_.size(); ++at) {
    const Look& it = looks_[at];
    if (it.alternative == alternative && it.volume == volume && it.kind == kind && it.tier == tier)
      return at;
  }
  Scenario scenario = question.alternatives()[alternative].scenario;
  static_cast<void>(set_input(scenario, question.options().path, volume));
  const int replications = replications_for(scenario);
  looks_.push_back(
      {alternative, volume, kind, tier, job_scenario(scenario), replications, 0, 0, {}, {}});
  return looks_.size() - 1;
}

bool BreakCauses::finished() const {
  return std::all_of(looks_.begin(), looks_.end(),
                     [](const Look& it) { return it.there == it.replications; });
}

std::optional<Job> BreakCauses::next() {
  if (!returned_.empty()) {
    Job job = std::move(returned_.back());
    returned_.pop_back();
    return job;
  }
  for (Look& it : looks_) {
    if (it.ordered == it.replications) continue;
    const double fit = kTrialsPerJob / work_of(it.scenario->scenario);
    const int from = it.ordered;
    it.ordered = std::min(it.replications, from + (fit < 1 ? 1 : static_cast<int>(fit)));
    return Job{it.kind, it.scenario, from, it.ordered, it.tier};
  }
  return std::nullopt;
}

std::size_t BreakCauses::place_of(const Job& job) const {
  const auto found = std::find_if(looks_.begin(), looks_.end(),
                                  [&job](const Look& it) { return it.scenario == job.scenario; });
  return static_cast<std::size_t>(found - looks_.begin());
}

void BreakCauses::take(const Job& job, JobAnswer answer, double /*ms*/) {
  Look& it = looks_[place_of(job)];
  it.there += job.to - job.from;
  if (auto* months = std::get_if<WaitingMonths>(&answer)) {
    it.months.emplace(job.from, std::move(*months));
  } else if (const auto* refused = std::get_if<Refusals>(&answer)) {
    for (std::size_t system = 0; system < kSystems; ++system)
      it.refused[system] += (*refused)[system];  // whole numbers: exact in any order
  }
}

std::vector<BreakCause> BreakCauses::causes() const {
  std::vector<BreakCause> causes;
  for (const Row& row : rows_) causes.push_back(cause_of(row));
  return causes;
}

BreakCause BreakCauses::cause_of(const Row& row) const {
  BreakCause cause;
  if (!row.leg) {
    if (row.there)
      cause.what = refusing_system(looks_[*row.there].refused);
    else if (row.cause)
      cause.what = cause_name(*row.cause);
    return cause;
  }
  const WaitingProfile there = profile_of(looks_[*row.there].months);
  const WaitingProfile before = profile_of(looks_[*row.before].months);
  if (there.customers == 0) return cause;
  const Leg leg = *row.leg;
  const Cause what = row.cause        ? *row.cause
                     : row.everywhere ? there.bottleneck(leg)
                                      : grown(before, there, leg);
  cause.what = cause_name(what);
  cause.has_waiting = true;
  cause.waiting_s = there.mean_until(leg, what);
  cause.interval = there.interval_until(leg, what);
  cause.before_s = before.mean_until(leg, what);
  cause.total_s = there.total_until(leg);
  cause.has_grown = !row.everywhere && cause.before_s < cause.waiting_s;
  return cause;
}

std::vector<BreakCause> break_causes(const BreakingPoint& question,
                                     const std::vector<Break>& breaks) {
  BreakCauses causes;
  causes.serve(question, breaks);
  run_all_jobs(causes);
  return causes.causes();
}

}  // namespace handoff::sim
