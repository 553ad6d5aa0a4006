// Searching pool by pool, and putting them together.
#include "sim/planner/questions/staffing.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sim/engine/math.hpp"
#include "sim/scenario/months.hpp"
#include "sim/scenario/shift_hours.hpp"
#include "sim/scenario/steady_pool.hpp"
#include "sim/scenario/tier_pools.hpp"
#include "sim/statistics/mutant.hpp"
#include "sim/statistics/queueing.hpp"

namespace handoff::sim {
namespace {

constexpr int kMostAdded = 10;  // rounds of putting pools together
constexpr core::OpenHours kEarlyAndLate{6 * 60, 22 * 60, 0b0011111};
constexpr core::OpenHours kWeekendToo{6 * 60, 22 * 60, 0b1111111};

const Touch& touch_of(const Scenario& scenario, std::size_t tier) {
  return scenario.team.touches[std::min(tier, scenario.team.touches.size() - 1)];
}

double mean_total(const ReplicationStore& store, CellId cell, int count, Metric metric, int tier) {
  double sum = 0;
  for (const Tally& it : store.tallies(cell, count, metric, tier)) sum += it.total;
  return sum / count;
}

// Within how long the first touch must come: the target's own limit if it is on such a time.
double promise_s(const Scenario& scenario, const Target& target) {
  const Requirement& it = target.requirement;
  const bool percentile = it.measure.statistic != Statistic::mean;
  if (percentile && it.measure.metric == Metric::touch_wait_s) return it.limit;
  if (percentile && it.measure.metric == Metric::first_touch_h) return it.limit * 3600;
  return scenario.pipeline.routing[static_cast<std::size_t>(it.measure.tier)].first_touch.seconds();
}

// The share of customers for whom it must.
double promise_level(const Target& target) {
  const Requirement& it = target.requirement;
  if (it.measure.statistic == Statistic::p99) return 0.99;
  if (it.measure.statistic == Statistic::p50) return 0.5;
  return !is_upper(it.bound) && it.limit < 1 ? it.limit : 0.95;
}

}  // namespace

StaffingOptions default_staffing_options(const Scenario& scenario) {
  StaffingOptions options;
  options.shifts = {kEarlyAndLate, kWeekendToo, core::kRoundTheClock};
  options.effort = kDefaultEffort;
  options.replications = replications_of(kDefaultFirstLook, scenario.cohort.trials, 20, 2'000);
  return options;
}

core::Result<std::unique_ptr<Staffing>> Staffing::make(ReplicationStore& store, Scenario base,
                                                       std::vector<Target> targets,
                                                       StaffingOptions options) {
  assert(!targets.empty() && options.replications >= 2 && options.effort > 0);
  assert(options.alpha > 0 && options.alpha < 1);
  std::unique_ptr<Staffing> it(
      new Staffing(std::move(base), std::move(targets), std::move(options)));
  const core::PipelineConfig& pipeline = it->base_.pipeline;
  for (std::size_t at = 0; at < it->targets_.size(); ++at) {
    const Target& target = it->targets_[at];
    if (target.requirement.measure.tier < 0)
      return core::Error{target.text, "names no tier, so no pool; expected TIER:METRIC>=VALUE"};
    const auto tier = static_cast<std::size_t>(target.requirement.measure.tier);
    it->watched_.push_back(store.watch(target));
    for (const std::size_t pool : pools_of(pipeline.routing[tier]))
      it->search_of(pool).targets.push_back(at);
  }
  it->added_.assign(it->searches_.size(), 0);
  return it;
}

Staffing::Search& Staffing::search_of(std::size_t pool) {
  const auto search = std::find_if(searches_.begin(), searches_.end(),
                                   [pool](const Search& other) { return other.pool == pool; });
  if (search != searches_.end()) return *search;
  Search fresh;
  fresh.pool = pool;
  const auto add = [&](const core::OpenHours& shift) {
    fresh.variants.push_back({shift, false});
    if (has_named_owners(base_.pipeline, pool)) fresh.variants.push_back({shift, true});
  };
  add(base_.pipeline.pools[pool].shift);
  for (const core::OpenHours& shift : options_.shifts) add(shift);
  return searches_.emplace_back(std::move(fresh));
}

Staffing::Staffing(Scenario base, std::vector<Target> targets, StaffingOptions options)
    : base_(std::move(base)), targets_(std::move(targets)), options_(std::move(options)) {}

bool Staffing::advance(ReplicationStore& store) {
  if (finished_) return true;
  // How many customers there are, which is the same for any headcount.
  if (!store.need(store.cell(base_), first_look())) return false;
  bool searched = true;
  for (Search& search : searches_) searched = begin(search, store) && searched;
  if (!searched) return false;
  for (Search& search : searches_) searched = advance(search, store) && searched;
  if (!searched || !settle(store) || !explain(store)) return false;
  finished_ = true;
  return true;
}

// The textbook's number, from the customers that came.
bool Staffing::begin(Search& search, ReplicationStore& store) {
  if (search.ample > 0) return true;
  const core::PipelineConfig& pipeline = base_.pipeline;
  const CellId cell = store.cell(base_);
  const double own_hours = weekly_hours(search.variants[0].shift);
  double customers = 0, work_h = 0;
  for (std::size_t tier = 0; tier < pipeline.routing.size(); ++tier) {
    const core::RoutingRow& row = pipeline.routing[tier];
    if (!is_of(row, search.pool)) continue;
    const double share = own_hours / hours_of(pipeline, row);
    const double of_tier =
        share * mean_total(store, cell, first_look(), Metric::conversions, static_cast<int>(tier));
    customers += of_tier;
    work_h += of_tier * touch_of(base_, tier).duration.mean() / 3600;
  }
  search.ample = pipeline.pools[search.pool].headcount;
  leave_out_nobody(search, store);
  if (search.finished) return true;
  const Target& target = targets_[strictest(search)];
  Textbook& book = search.textbook;
  const double weeks = counted_days(base_) / 7.0;
  book.arrivals_an_hour = customers / (weeks * own_hours);
  book.mean_touch_h = customers > 0 ? work_h / customers : 0;
  book.within_h = promise_s(base_, target) / 3600;
  book.level = promise_level(target);
  book.people = book.mean_touch_h > 0 ? fewest_servers(book.arrivals_an_hour, book.mean_touch_h,
                                                       book.within_h, book.level)
                                      : 1;
  search.ample = std::max(search.ample, 4 * book.people + 10);
  begin_bisection(search);
  return true;
}

void Staffing::leave_out_nobody(Search& search, ReplicationStore& store) const {
  const CellId cell = store.cell(base_);
  const auto left =
      std::stable_partition(search.targets.begin(), search.targets.end(), [&](std::size_t target) {
        return store.standing(cell, first_look(), watched_[target]).customers > 0;
      });
  for (auto it = left; it != search.targets.end(); ++it)
    search.left_out.push_back({*it, 0, first_look()});
  search.targets.erase(left, search.targets.end());
  if (!search.targets.empty()) return;
  search.finished = true;
  search.outcome = StaffingOutcome::nobody;
}

// After ample staff was neither seen to meet the targets nor to miss one: those that are about too
// few customers for the former, in all the months that there may be. True if there was one.
bool Staffing::leave_out_thin(Search& search, ReplicationStore& store) const {
  const Place ample = search.bisection->result().places.front();
  if (ample.state == PlaceState::misses) return false;
  const double level = level_of_each(search, search.bisection->question().level);
  const CellId cell = cell_with(search, search.ample, store);
  const auto left =
      std::stable_partition(search.targets.begin(), search.targets.end(), [&](std::size_t target) {
        const double customers =
            store.standing(cell, ample.replications, watched_[target]).customers;
        if (!is_thin(targets_[target], customers, level)) return true;
        search.left_out.push_back({target, customers, ample.replications});
        return false;
      });
  if (left == search.targets.end()) return false;
  search.targets.erase(left, search.targets.end());
  search.finished = search.targets.empty();
  if (search.finished) search.outcome = StaffingOutcome::too_few;
  return true;
}

std::vector<std::size_t> Staffing::all_targets(const Search& search) {
  std::vector<std::size_t> all = search.targets;
  for (const LeftOutTarget& it : search.left_out) all.push_back(it.target);
  std::sort(all.begin(), all.end());
  return all;
}

// Fewer people are worse, so the axis is the headcount with a minus before it.
void Staffing::begin_bisection(Search& search) {
  BisectionOptions options;
  options.low = -search.ample;
  options.high = -1;
  options.axis = Axis::linear;
  options.tolerance = 1;
  options.step = 1;
  options.alpha = options_.alpha;
  options.first_replications = options_.replications;
  const double most = options_.effort / work_of(base_);
  options.maximum_replications =
      static_cast<int>(std::clamp(most, 2.0 * options_.replications, 1e5));
  search.bisection.emplace(options);
}

std::size_t Staffing::strictest(const Search& search) const {
  const auto promise = [&](std::size_t target) { return promise_s(base_, targets_[target]); };
  return *std::min_element(search.targets.begin(), search.targets.end(),
                           [&](std::size_t a, std::size_t b) { return promise(a) < promise(b); });
}

Scenario Staffing::with(const std::vector<Seat>& seats) const {
  Scenario scenario = base_;
  for (std::size_t at = 0; at < searches_.size(); ++at) {
    make_steady(scenario, searches_[at].pool);
    core::Pool& pool = scenario.pipeline.pools[searches_[at].pool];
    pool.headcount = seats[at].people;
    pool.shift = seats[at].variant.shift;
    if (seats[at].variant.pooled) pool_owners(scenario.pipeline, searches_[at].pool);
  }
  return scenario;
}

std::vector<Staffing::Seat> Staffing::ample_seats() const {
  std::vector<Seat> seats;
  for (const Search& search : searches_) seats.push_back({search.ample, search.variants[0]});
  return seats;
}

// A pool that no number of people helps keeps the present one.
std::vector<Staffing::Seat> Staffing::fewest_seats() const {
  std::vector<Seat> seats;
  for (std::size_t at = 0; at < searches_.size(); ++at) {
    const Search& search = searches_[at];
    const core::Pool& pool = base_.pipeline.pools[search.pool];
    if (search.fewest)
      seats.push_back({*search.fewest + added_[at], search.variants[search.variant]});
    else
      seats.push_back({pool.headcount, search.variants[0]});
  }
  return seats;
}

// All of the pool's targets share the error.
double Staffing::level_of_each(const Search& search, double level) {
  return 1 - (1 - level) / static_cast<double>(search.targets.size());
}

// With so many people in the pool, more than they need in those of other tiers, and the present ones in
// those that have a tier together with it.
CellId Staffing::cell_with(const Search& search, int people, ReplicationStore& store) const {
  std::vector<Seat> seats = ample_seats();
  for (std::size_t at = 0; at < searches_.size(); ++at) {
    const std::size_t other = searches_[at].pool;
    if (share_a_tier(base_.pipeline, search.pool, other))
      seats[at].people = base_.pipeline.pools[other].headcount;
  }
  seats[static_cast<std::size_t>(&search - searches_.data())] = {people,
                                                                 search.variants[search.variant]};
  return store.cell(with(seats));
}

// The worst of the pool's targets decides.
Margin Staffing::margin_at(const ReplicationStore& store, const Search& search, CellId cell,
                           int count, double level) const {
  const double each = level_of_each(search, level);
  Margin worst{-kInfinity, {-kInfinity, -kInfinity}};
  for (const std::size_t target : search.targets) {
    const Margin it =
        margin_of(targets_[target], store.excesses(cell, count, watched_[target]), each);
    worst.mean = std::max(worst.mean, it.mean);
    worst.interval.low = std::max(worst.interval.low, it.interval.low);
    worst.interval.high = std::max(worst.interval.high, it.interval.high);
  }
  return worst;
}

bool Staffing::advance(Search& search, ReplicationStore& store) {
  while (!search.finished) {
    while (!search.bisection->finished()) {
      const auto [x, count, level] = search.bisection->question();
      const CellId cell = cell_with(search, static_cast<int>(-x), store);
      if (!store.need(cell, count)) return false;
      search.bisection->answer(margin_at(store, search, cell, count, level));
    }
    const Interval found = search.bisection->result().threshold;
    const bool more = search.variant + 1 < search.variants.size() &&
                      !broken(PlannerMutant::staffing_tries_no_wider_shift);
    if (found.low == -kInfinity && leave_out_thin(search, store)) {
      if (!search.finished) begin_bisection(search);
      continue;
    }
    if (found.low == -kInfinity && more) {
      ++search.variant;
      begin_bisection(search);
      continue;
    }
    search.finished = true;
    if (found.low == -kInfinity) {
      const bool missed = search.bisection->result().places.front().state == PlaceState::misses;
      search.outcome = missed ? StaffingOutcome::none_is_enough : StaffingOutcome::not_clear;
      continue;
    }
    search.fewest = static_cast<int>(-found.low);
    if (broken(PlannerMutant::staffing_stops_one_too_early)) --*search.fewest;
    search.people = {found.high < 0 ? -found.high : 0, -found.low};
  }
  return true;
}

// All pools together; whoever misses now gets one more.
bool Staffing::settle(ReplicationStore& store) {
  if (broken(PlannerMutant::staffing_stops_one_too_early))
    return true;  // or it would be repaired here
  while (!settled_) {
    const CellId cell = store.cell(with(fewest_seats()));
    const int count = 4 * first_look();
    if (!store.need(cell, count)) return false;
    bool all = true;
    for (std::size_t at = 0; at < searches_.size(); ++at) {
      const Search& search = searches_[at];
      if (!search.fewest) continue;
      for (const Standing& it : standings(store, search.targets, cell, count)) {
        if (it.judgement != Judgement::missed) continue;
        ++added_[at];
        all = false;
        break;
      }
    }
    settled_ = all || ++settling_ == kMostAdded;
  }
  return true;
}

std::vector<Standing> Staffing::standings(const ReplicationStore& store,
                                          const std::vector<std::size_t>& targets, CellId cell,
                                          int count) const {
  std::vector<Standing> standings;
  for (const std::size_t target : targets)
    standings.push_back(store.standing(cell, count, watched_[target]));
  return standings;
}

double Staffing::expected_work() const {
  return work_of(base_) * first_look() * 16.0 * static_cast<double>(searches_.size() + 1);
}

}  // namespace handoff::sim
