// Climbing the ladder, then bisecting.
#include "sim/planner/questions/breaking_point.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/base/sort_few.hpp"
#include "sim/engine/math.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr double kRung = 4;  // one rung's volume over the one below
constexpr int kLeastReplications = 8;
// A target that is about nobody gets so many times the first look before that is believed.
constexpr int kPatience = 8;

}  // namespace

BreakingPointOptions default_break_options(const Scenario& scenario, const std::string& path,
                                           double asked) {
  BreakingPointOptions options;
  options.path = path;
  options.asked = asked;
  options.effort = kDefaultEffort;
  const bool of_trials = asked > 0 && path == "cohort.trials";
  const double trials = of_trials ? asked : scenario.cohort.trials;
  options.replications = replications_of(kDefaultFirstLook, trials, 20, 400);
  return options;
}

core::Result<std::unique_ptr<BreakingPoint>> BreakingPoint::make(
    ReplicationStore& store, std::vector<Alternative> alternatives, std::vector<Target> targets,
    BreakingPointOptions options) {
  assert(!alternatives.empty() && options.reach >= 1 && options.replications >= 2);
  assert(options.alpha > 0 && options.alpha < 1 && options.tolerance > 0 && options.effort > 0);
  for (const Alternative& alternative : alternatives) {
    const std::vector<Input> inputs = inputs_of(alternative.scenario);
    const Input* input = find_input(inputs, options.path);
    if (!input) return core::Error{options.path, "is no input with a number for a value"};
    if (options.asked == 0) options.asked = input->value;
    if (options.asked <= 0) return core::Error{options.path, "must be above 0 to be raised"};
    Scenario trial = alternative.scenario;
    if (auto error = set_input(trial, options.path, options.asked)) return *std::move(error);
    // Reach no further than what the input allows.
    const double highest = input->info.max / options.asked;
    const double lowest = options.asked / std::max(input->info.min, 1e-9);
    options.reach = std::max(1.0, std::min({options.reach, highest, lowest}));
  }
  if (options.reach < 1.5) return core::Error{options.path, "has no room to be raised or lowered"};
  std::unique_ptr<BreakingPoint> question(
      new BreakingPoint(std::move(alternatives), std::move(targets), std::move(options)));
  const std::vector<Input> inputs = inputs_of(question->alternatives_[0].scenario);
  question->whole_ = find_input(inputs, question->options_.path)->kind == InputKind::integer;
  for (std::size_t a = 0; a < question->alternatives_.size(); ++a) {
    for (const Target& target : question->targets_)
      question->searches_.push_back({a, store.watch(target), 0, 0, 0, 0, {}, {}});
  }
  return question;
}

BreakingPoint::BreakingPoint(std::vector<Alternative> alternatives, std::vector<Target> targets,
                             BreakingPointOptions options)
    : alternatives_(std::move(alternatives)),
      targets_(std::move(targets)),
      options_(std::move(options)),
      cells_(alternatives_.size()) {
  for (double factor = kRung; factor <= options_.reach * (1 + 1e-9); factor *= kRung) ++rungs_;
  if (rungs_ == 0) rungs_ = 1;
}

double BreakingPoint::rung_volume(int rung) const {
  double factor = 1;
  for (int i = 0; i < std::abs(rung); ++i) factor *= kRung;
  factor = std::min(factor, options_.reach);
  const double volume = rung < 0 ? options_.asked / factor : options_.asked * factor;
  return whole_ ? std::max(1.0, std::round(volume)) : volume;
}

// The bisection asks for a multiple of its first look; a place with more volume needs less of it.
int BreakingPoint::replications_at(double volume, int units) const {
  const double count = std::ceil(units * options_.asked / volume);
  return std::max(kLeastReplications, static_cast<int>(count));
}

CellId BreakingPoint::cell_at(ReplicationStore& store, std::size_t alternative, double volume) {
  const auto [place, is_new] = cells_[alternative].try_emplace(volume, CellId{0});
  if (is_new) {
    Scenario scenario = alternatives_[alternative].scenario;
    const auto error = set_input(scenario, options_.path, volume);
    assert(!error && "both ends of the reach are allowed");
    static_cast<void>(error);
    place->second = store.cell(scenario);
  }
  return place->second;
}

CellId BreakingPoint::cell_near(std::size_t alternative, double volume) const {
  const auto& cells = cells_[alternative];
  assert(!cells.empty());
  auto nearest = cells.begin();
  for (auto it = cells.begin(); it != cells.end(); ++it) {
    if (std::abs(it->first - volume) < std::abs(nearest->first - volume)) nearest = it;
  }
  return nearest->second;
}

bool BreakingPoint::advance(ReplicationStore& store) {
  bool answered = true;
  for (Search& search : searches_) answered = advance(search, store) && answered;
  return answered;
}

bool BreakingPoint::advance(Search& search, ReplicationStore& store) {
  if (search.answer) return true;
  if (!search.bisection && !climb(search, store)) return false;
  while (!search.answer) {
    while (!search.bisection->finished()) {
      const auto [volume, units, level] = search.bisection->question();
      const CellId cell = cell_at(store, search.alternative, volume);
      const int count = replications_at(volume, units);
      if (!store.need(cell, count)) return false;
      search.bisection->answer(margin_of(store.target(search.target),
                                         store.excesses(cell, count, search.target), level));
    }
    if (!widen(search)) conclude(search, store);
  }
  return true;
}

// One rung after the other, by the estimate alone: this only says where to look closely.
bool BreakingPoint::climb(Search& search, ReplicationStore& store) {
  while (true) {
    const double volume = rung_volume(search.rung);
    const CellId cell = cell_at(store, search.alternative, volume);
    int count = replications_at(volume, options_.replications);
    if (!store.need(cell, count)) return false;
    Standing standing = store.standing(cell, count, search.target);
    if (standing.customers <= 0 && search.rung == 0) {
      count *= kPatience;
      if (!store.need(cell, count)) return false;
      standing = store.standing(cell, count, search.target);
      if (standing.customers <= 0) {
        search.answer = Break{search.alternative, search.target, BreakState::unknown, {}, 0, {}, 0};
        return true;
      }
    }
    const bool holds = standing.likely_met;
    if (search.direction == 0) search.direction = holds ? 1 : -1;
    const bool turned = holds != (search.direction > 0);
    const bool at_end = std::abs(search.rung) == rungs_;
    if (turned || at_end) break;
    search.rung += search.direction;
  }
  // Where it turned lies between this rung and the one before; where it never did, anywhere.
  const bool holds_here =
      store
          .standing(cell_at(store, search.alternative, rung_volume(search.rung)),
                    replications_at(rung_volume(search.rung), options_.replications), search.target)
          .likely_met;
  const bool turned = holds_here != (search.direction > 0);
  const int from = turned ? search.rung - search.direction : 0;
  search.low = std::min(from, search.rung);
  search.high = std::max(from, search.rung);
  begin_bisection(search);
  return true;
}

void BreakingPoint::begin_bisection(Search& search) {
  BisectionOptions options;
  options.low = rung_volume(search.low);
  options.high = rung_volume(search.high);
  options.axis = Axis::geometric;
  options.tolerance = options_.tolerance;
  options.step = whole_ ? 1 : 0;
  options.alpha = options_.alpha;
  options.first_replications = options_.replications;
  const double most = std::max(2.0 * options_.replications, options_.effort / options_.asked);
  options.maximum_replications = static_cast<int>(std::min(most, 100'000.0));
  search.bisection.emplace(options);
}

// The ladder was mistaken: an end of the bracket is not what it seemed, or is too close to the
// threshold to tell.
bool BreakingPoint::widen(Search& search) {
  const BisectionResult found = search.bisection->result();
  if (found.threshold.low == -kInfinity && search.low > -rungs_) {
    if (found.places.front().state == PlaceState::misses) search.high = search.low;
    --search.low;
  } else if (found.threshold.high == kInfinity && search.high < rungs_) {
    if (found.threshold.low >= rung_volume(search.high)) search.low = search.high;
    ++search.high;
  } else {
    return false;
  }
  begin_bisection(search);
  return true;
}

void BreakingPoint::conclude(Search& search, ReplicationStore& store) {
  const BisectionResult found = search.bisection->result();
  Break it;
  it.alternative = search.alternative;
  it.volume = found.threshold;
  it.estimate = found.estimate;
  it.headroom = found.estimate / options_.asked;
  const bool held = it.volume.low > -kInfinity, failed = it.volume.high < kInfinity;
  if (held && failed)
    it.state = BreakState::breaks;
  else if (held && it.volume.low >= rung_volume(rungs_))
    it.state = BreakState::holds;
  else if (failed && it.volume.high <= rung_volume(-rungs_))
    it.state = BreakState::fails;
  const CellId cell = cell_at(store, search.alternative, rung_volume(0));
  it.now =
      store.standing(cell, replications_at(rung_volume(0), options_.replications), search.target);
  search.answer = it;
}

std::vector<Break> BreakingPoint::breaks(const ReplicationStore&) const {
  std::vector<Break> breaks;
  for (std::size_t at = 0; at < searches_.size(); ++at) {
    if (!searches_[at].answer) continue;
    breaks.push_back(*searches_[at].answer);
    breaks.back().target = at % targets_.size();
  }
  const auto rank = [](const Break& it) {
    switch (it.state) {
      case BreakState::fails:
        return 0;
      case BreakState::breaks:
        return 1;
      case BreakState::holds:
        return 2;
      case BreakState::unknown:
        break;
    }
    return 3;
  };
  if (broken(PlannerMutant::breaks_in_the_order_of_targets)) return breaks;
  core::sort_few(breaks.begin(), breaks.end(), [&rank](const Break& a, const Break& b) {
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a.state == BreakState::breaks && a.estimate < b.estimate;
  });
  return breaks;
}

// A place for the volume asked about, two rungs, and about five halvings for each target, of which
// every other is looked at twice.
double BreakingPoint::expected_work() const {
  const double place = options_.replications * options_.asked;
  return place * static_cast<double>(searches_.size()) * 8;
}

}  // namespace handoff::sim
