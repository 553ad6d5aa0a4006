// A place is looked at once for each tier.
#include "sim/planner/questions/break_cause.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "sim/experiment/jobs/job_loop.hpp"
#include "sim/planner/replication_store.hpp"
#include "sim/scenario/months.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::sim {
namespace {

// For one profile; of many months a replication has only one that is asked about.
constexpr double kTrials = 100'000, kTrialsOfMonths = 400'000;
constexpr int kFewest = 12, kMost = 300;
constexpr double kTrialsPerJob = 20'000;
constexpr double kLower = 4;  // the failing volume over the one that it is compared with

int replications_for(const Scenario& scenario) {
  const double wanted = has_months(scenario) ? kTrialsOfMonths / all_trials(scenario)
                                             : kTrials / scenario.cohort.trials;
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

// The volume at which it fails, and one at which it does not yet, where there is one.
Failing failing_at(const BreakingPoint& question, const Break& it) {
  const BreakingPointOptions& options = question.options();
  const auto at = [&](double volume) {
    Failing::Place place{question.alternatives()[it.alternative].scenario};
    static_cast<void>(set_input(place.scenario, options.path, volume));
    return place;
  };
  const Target& target = question.targets()[it.target];
  if (it.state == BreakState::fails) return {target, at(options.asked), {}};
  const double volume = it.volume.high;
  return {target, at(volume), at(std::min(options.asked, volume / kLower))};
}

Failing::Place in_month(const Scenario& scenario, int month) {
  return {up_to_month(scenario, month), month};
}

// The target misses in a later one, so somebody comes.
int first_month_of_any(const YearStanding& year, std::size_t target) {
  const auto& months = year.months[target];
  const auto first = std::find_if(months.begin(), months.end(), [](const MonthStanding& it) {
    return it.standing.customers > 0;
  });
  assert(first != months.end());
  return static_cast<int>(first - months.begin());
}

WaitingProfile profile_of(const std::map<int, WaitingMonths>& months) {
  WaitingProfile profile;
  for (const auto& [from, piece] : months) profile.add(piece);
  return profile;
}

}  // namespace

std::vector<std::optional<Failing>> failing(const BreakingPoint& question,
                                            const std::vector<Break>& breaks) {
  std::vector<std::optional<Failing>> all;
  for (const Break& it : breaks) {
    const bool fails = it.state == BreakState::breaks || it.state == BreakState::fails;
    all.push_back(fails ? std::optional(failing_at(question, it)) : std::nullopt);
  }
  return all;
}

std::vector<std::optional<Failing>> failing(const Scenario& scenario,
                                            const std::vector<Target>& targets,
                                            const YearStanding& year) {
  std::vector<std::optional<Failing>> all;
  for (std::size_t target = 0; target < targets.size(); ++target) {
    std::optional<Failing>& it = all.emplace_back();
    const auto month = first_missed(year, target);
    if (!month) continue;
    it = Failing{targets[target], in_month(scenario, *month), {}};
    const int first = first_month_of_any(year, target);
    if (first < *month) it->before = in_month(scenario, first);
  }
  return all;
}

void BreakCauses::clear() {
  rows_.clear();
  looks_.clear();
  returned_.clear();
}

void BreakCauses::serve(const std::vector<std::optional<Failing>>& failing) {
  clear();
  for (const std::optional<Failing>& it : failing) rows_.push_back(it ? row_of(*it) : Row{});
}

BreakCauses::Row BreakCauses::row_of(const Failing& it) {
  Row row;
  const Measure& measure = it.target.requirement.measure;
  row.leg = info(measure.metric).leg;
  row.cause = info(measure.metric).cause;
  row.everywhere = !it.before;
  if (row.leg) {
    row.there = look(it.there, JobKind::waiting, measure.tier);
    row.before = row.everywhere ? row.there : look(*it.before, JobKind::waiting, measure.tier);
  } else if (row.cause == Cause::rate_limit) {
    row.there = look(it.there, JobKind::refusals, measure.tier);
  }
  return row;
}

std::size_t BreakCauses::look(const Failing::Place& at, JobKind kind, int tier) {
  const WaitingOf whose{tier, at.month};
  ScenarioHandle scenario = job_scenario(at.scenario);
  for (std::size_t known = 0; known < looks_.size(); ++known) {
    const Look& it = looks_[known];
    if (it.scenario->id == scenario->id && it.kind == kind && it.whose == whose) return known;
  }
  looks_.push_back({kind, whose, std::move(scenario), replications_for(at.scenario), 0, 0, {}, {}});
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
    return Job{it.kind, it.scenario, from, it.ordered, it.whose.tier, kAllValues, it.whose.month};
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
  if (there.customers == 0) return cause;
  const WaitingProfile of_before = profile_of(looks_[*row.before].months);
  const bool everywhere = row.everywhere || of_before.customers == 0;
  const WaitingProfile& before = everywhere ? there : of_before;
  const Leg leg = *row.leg;
  const Cause what = row.cause    ? *row.cause
                     : everywhere ? there.bottleneck(leg)
                                  : grown(before, there, leg);
  cause.what = cause_name(what);
  cause.has_waiting = true;
  cause.waiting_s = there.mean_until(leg, what);
  cause.interval = there.interval_until(leg, what);
  cause.before_s = before.mean_until(leg, what);
  cause.total_s = there.total_until(leg);
  cause.has_grown = !everywhere && cause.before_s < cause.waiting_s;
  if (!everywhere) cause.before_month = looks_[*row.before].whose.month;
  return cause;
}

std::vector<BreakCause> break_causes(const std::vector<std::optional<Failing>>& failing) {
  BreakCauses causes;
  causes.serve(failing);
  run_all_jobs(causes);
  return causes.causes();
}

}  // namespace handoff::sim
