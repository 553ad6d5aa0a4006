// Narrowing from both sides.
#include "sim/statistics/bisection.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/engine/math.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

// A place is given up early when an eighth of the most replications have put its margin within an
// eighth of half the interval, which is about half a standard deviation. What could clearly be
// decided in the end is given up so in 2% of cases, and what can hardly be decided often.
constexpr double kFutile = 1.0 / 8;

// Halvings until the axis is as narrow as the tolerance.
int halvings(const BisectionOptions& options) {
  const bool geometric = options.axis == Axis::geometric;
  double width = geometric ? options.high / options.low : options.high - options.low;
  const double enough = geometric ? 1 + options.tolerance : options.tolerance;
  int count = 0;
  for (; width > enough && count < 60; ++count) width = geometric ? std::sqrt(width) : width / 2;
  return count;
}

int looks_at_a_place(const BisectionOptions& options) {
  int looks = 1;
  for (int n = options.first_replications; n < options.maximum_replications; n *= 2) ++looks;
  return looks;
}

}  // namespace

// Two ends, and for each halving a place on either side of what stays open, with some to spare for
// open places that a later one makes irrelevant.
StochasticBisection::StochasticBisection(BisectionOptions options)
    : options_(options),
      x_(options.low),
      replications_(options.first_replications),
      holds_(-kInfinity),
      misses_(kInfinity) {
  assert(options.low < options.high && options.tolerance > 0);
  assert(options.axis == Axis::linear || options.low > 0);
  assert(options.first_replications >= 2);
  most_places_ = 2 + 3 * halvings(options);
  const int decisions = most_places_ * looks_at_a_place(options);
  level_ =
      1 - 2 * options.alpha / (broken(PlannerMutant::bisection_trusts_every_look) ? 1 : decisions);
}

void StochasticBisection::answer(const Margin& margin) {
  assert(!finished_);
  if (margin.interval.high <= 0)
    return decide(PlaceState::holds, margin);  // at most what is allowed
  if (margin.interval.low > 0) return decide(PlaceState::misses, margin);
  if (replications_ >= options_.maximum_replications || is_futile(margin))
    return decide(PlaceState::open, margin);
  replications_ = std::min(2 * replications_, options_.maximum_replications);
}

// Nothing is claimed of a place that is given up, so this costs width at most, never the promise.
// The ends of the axis are worth all there is, since without them there is no bracket.
bool StochasticBisection::is_futile(const Margin& margin) const {
  if (places_.size() < 2 || replications_ < kFutile * options_.maximum_replications) return false;
  const double half = (margin.interval.high - margin.interval.low) / 2;
  return half < kInfinity && std::abs(margin.mean) < kFutile * half;
}

void StochasticBisection::decide(PlaceState state, const Margin& margin) {
  if (broken(PlannerMutant::bisection_keeps_the_wrong_half) && places_.size() >= 2)
    state = state == PlaceState::holds ? PlaceState::misses : PlaceState::holds;
  places_.push_back({x_, state, replications_, margin});
  if (state == PlaceState::holds) holds_ = std::max(holds_, x_);
  if (state == PlaceState::misses) misses_ = std::min(misses_, x_);
  if (state == PlaceState::open) {
    open_low_ = any_open_ ? std::min(open_low_, x_) : x_;
    open_high_ = any_open_ ? std::max(open_high_, x_) : x_;
    any_open_ = true;
  }
  // Open places below one that holds, or above one that misses, need not be known any more.
  if (any_open_) {
    any_open_ = false;
    double low = kInfinity, high = -kInfinity;
    for (const Place& it : places_) {
      if (it.state != PlaceState::open || it.x <= holds_ || it.x >= misses_) continue;
      any_open_ = true;
      low = std::min(low, it.x);
      high = std::max(high, it.x);
    }
    open_low_ = low;
    open_high_ = high;
  }
  choose_next();
}

double StochasticBisection::middle(double a, double b) const {
  const double x = options_.axis == Axis::geometric ? std::sqrt(a * b) : (a + b) / 2;
  return options_.step > 0 ? std::round(x / options_.step) * options_.step : x;
}

bool StochasticBisection::narrow(double a, double b) const {
  const double between = middle(a, b);
  if (between <= a || between >= b) return true;
  return options_.axis == Axis::geometric ? b <= a * (1 + options_.tolerance)
                                          : b - a <= options_.tolerance;
}

// Beside open places: a gap that is little beside them is not worth its replications.
bool StochasticBisection::narrow_enough(double a, double b) const {
  if (narrow(a, b)) return true;
  if (options_.axis == Axis::linear) return b - a <= (open_high_ - open_low_) / 8;
  return b / a <= std::sqrt(std::sqrt(std::sqrt(open_high_ / open_low_)));
}

void StochasticBisection::choose_next() {
  replications_ = options_.first_replications;
  finished_ = true;
  if (places_.size() == 1) {
    // Missed at the very beginning: there is nothing to look for.
    if (places_[0].state == PlaceState::misses) return;
    x_ = options_.high;
    finished_ = false;
    return;
  }
  if (holds_ >= options_.high || static_cast<int>(places_.size()) >= most_places_) return;
  const double from = std::max(holds_, options_.low);
  const double to = std::min(misses_, options_.high);
  if (!any_open_) {
    if (narrow(from, to)) return;
    x_ = middle(from, to);
  } else {
    // The wider of the gaps below and above what is open.
    const bool below = !narrow_enough(from, open_low_), above = !narrow_enough(open_high_, to);
    if (!below && !above) return;
    const double gap_below = options_.axis == Axis::geometric ? open_low_ / from : open_low_ - from;
    const double gap_above = options_.axis == Axis::geometric ? to / open_high_ : to - open_high_;
    x_ = below && (!above || gap_below >= gap_above) ? middle(from, open_low_)
                                                     : middle(open_high_, to);
  }
  finished_ = false;
}

BisectionResult StochasticBisection::result() const {
  BisectionResult it;
  it.threshold = {holds_, misses_};
  it.places = places_;
  for (const Place& place : places_) it.replications += place.replications;
  std::vector<Place> sorted = places_;
  std::sort(sorted.begin(), sorted.end(), [](const Place& a, const Place& b) { return a.x < b.x; });
  it.estimate = options_.high;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (sorted[i].margin.mean <= 0) continue;
    if (i == 0) {
      it.estimate = options_.low;
      break;
    }
    const Place& a = sorted[i - 1];
    const Place& b = sorted[i];
    const double share = -a.margin.mean / (b.margin.mean - a.margin.mean);
    it.estimate = a.x + share * (b.x - a.x);
    break;
  }
  return it;
}

}  // namespace handoff::sim
