// The race.
#include "sim/planner/questions/optimise.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

double mean_of(const std::vector<double>& values) { return accumulate(values).mean(); }

// From the cheapest on, each time the cheapest of those that have less breach.
std::vector<std::size_t> front_of(const std::vector<std::pair<double, double>>& points) {
  std::vector<std::size_t> front;
  while (true) {
    std::optional<std::size_t> next;
    for (std::size_t at = 0; at < points.size(); ++at) {
      const bool less = front.empty() || points[at].second < points[front.back()].second;
      if (less && (!next || points[at] < points[*next])) next = at;
    }
    if (!next) return front;
    front.push_back(*next);
  }
}

constexpr double kFirstOfSetting = 20'000, kMostOfSetting = 71'000;  // trials

}  // namespace

OptimiseOptions default_optimise_options(const Scenario& scenario) {
  OptimiseOptions options;
  const double work = work_of(scenario);
  options.first_stage = replications_of(kFirstOfSetting, work, 4, 8);
  options.maximum = replications_of(kMostOfSetting, work, 16, 128);
  return options;
}

core::Result<std::unique_ptr<Optimise>> Optimise::make(ReplicationStore& store,
                                                       const Scenario& base,
                                                       std::vector<SweepAxis> knobs, Objective cost,
                                                       Objective breach, OptimiseOptions options) {
  assert(options.first_stage >= 2 && options.maximum >= options.first_stage);
  assert(options.level > 0 && options.level < 1 && options.budget >= 0);
  double count = 1;
  for (const SweepAxis& knob : knobs) count *= static_cast<double>(knob.steps.size());
  if (count > static_cast<double>(options.settings))
    return core::Error{"knobs", "make " + std::to_string(static_cast<std::int64_t>(count)) +
                                    " settings; at most " + std::to_string(options.settings) +
                                    " are allowed"};
  std::unique_ptr<Optimise> it(
      new Optimise(base, std::move(knobs), std::move(cost), std::move(breach), options));
  std::vector<std::size_t> steps(it->knobs_.size(), 0);
  std::optional<core::Error> last_error;
  for (std::size_t n = 0; n < static_cast<std::size_t>(count); ++n) {
    std::vector<const AxisStep*> chosen;
    for (std::size_t knob = 0; knob < steps.size(); ++knob)
      chosen.push_back(&it->knobs_[knob].steps[steps[knob]]);
    auto scenario = at_steps(base, chosen);
    if (scenario) {
      Racer racer;
      racer.steps = steps;
      racer.cell = store.cell(*scenario);
      it->racers_.push_back(std::move(racer));
      it->expected_work_ += work_of(*scenario) * options.first_stage;
    } else {
      last_error = scenario.error();
    }
    for (std::size_t knob = steps.size(); knob-- > 0;) {
      if (++steps[knob] < it->knobs_[knob].steps.size()) break;
      steps[knob] = 0;
    }
  }
  if (it->racers_.empty()) return last_error.value_or(core::Error{"knobs", "make no setting"});
  // About half of the racers leave in each round.
  it->expected_work_ *= 4;
  return it;
}

Optimise::Optimise(Scenario base, std::vector<SweepAxis> knobs, Objective cost, Objective breach,
                   OptimiseOptions options)
    : base_(std::move(base)),
      knobs_(std::move(knobs)),
      cost_(std::move(cost)),
      breach_(std::move(breach)),
      options_(options),
      replications_(options.first_stage) {
  if (broken(PlannerMutant::optimise_forgets_the_budget)) options_.budget = 0;
}

bool Optimise::advance(ReplicationStore& store) {
  while (!finished_) {
    bool there = true;
    for (const Racer& racer : racers_)
      there = (!racer.racing || store.need(racer.cell, replications_)) && there;
    if (!there) return false;
    measure(store);
    drop_the_clear_losers();
    if (replications_ * 2 > options_.maximum || broken(PlannerMutant::optimise_never_looks_again))
      conclude();
    else
      replications_ *= 2;
  }
  return true;
}

void Optimise::measure(const ReplicationStore& store) {
  for (Racer& racer : racers_) {
    if (!racer.racing) continue;
    racer.replications = replications_;
    racer.cost = values_of(cost_, store, racer.cell, replications_);
    racer.breach = values_of(breach_, store, racer.cell, replications_);
  }
}

// Against the present front only: who is beaten by anybody is beaten by somebody there, or nearly.
void Optimise::drop_the_clear_losers() {
  std::vector<std::size_t> racing;
  std::vector<std::pair<double, double>> points;
  for (std::size_t at = 0; at < racers_.size(); ++at) {
    Racer& racer = racers_[at];
    if (!racer.racing) continue;
    if (options_.budget > 0 &&
        measured(racer.cost, options_.level).interval.low > options_.budget) {
      racer.racing = false;
      continue;
    }
    racing.push_back(at);
    points.push_back({mean_of(racer.cost), mean_of(racer.breach)});
  }
  for (const std::size_t leader : front_of(points)) {
    for (const std::size_t at : racing) {
      if (at != racing[leader] && clearly_beats(racers_[racing[leader]], racers_[at]))
        racers_[at].racing = false;
    }
  }
}

// At most as dear and as much in breach, both for sure, and less of one of them. Two settings that
// do the same thing stay.
bool Optimise::clearly_beats(const Racer& a, const Racer& b) const {
  const PairedDifference cost = paired_difference(a.cost, b.cost, options_.level);
  const PairedDifference breach = paired_difference(a.breach, b.breach, options_.level);
  return cost.interval.low >= 0 && breach.interval.low >= 0 &&
         (cost.interval.low > 0 || breach.interval.low > 0);
}

void Optimise::conclude() {
  finished_ = true;
  answer_.settings = racers_.size();
  std::vector<std::pair<double, double>> points;
  std::vector<Setting> settings;
  for (const Racer& racer : racers_) {
    answer_.replications += racer.replications;
    if (!racer.racing) continue;
    Setting setting;
    setting.steps = racer.steps;
    setting.cost = measured(racer.cost);
    setting.breach = measured(racer.breach);
    setting.replications = racer.replications;
    setting.over_budget = options_.budget > 0 && setting.cost.mean > options_.budget;
    if (setting.over_budget) continue;
    points.push_back({setting.cost.mean, setting.breach.mean});
    settings.push_back(std::move(setting));
  }
  for (const std::size_t at : front_of(points)) {
    settings[at].on_front = true;
    answer_.front.push_back(settings[at]);
  }
  for (const Setting& setting : settings) {
    if (!setting.on_front) answer_.near_front.push_back(setting);
  }
}

}  // namespace handoff::sim
