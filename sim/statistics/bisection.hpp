// Stochastic bisection: where along an axis a target begins to fail, as an interval.
//
// At each place x the margin (measured less allowed, above 0 where the target is missed) is known
// only with noise. A place is held or missed when the margin's confidence interval leaves out zero;
// until then it is given twice as many replications, up to a limit, and if that is not enough, or
// will foreseeably not be, it stays open. Bisection goes on from the decided places, around the
// open ones if there are any, and no closer to these than an eighth of what is open between them.
// So the answer is an interval from a place that holds to a place that misses, and where it is
// wider than asked the replications cannot tell much more.
//
// If the target, once missed, stays missed further along the axis, the interval contains the
// threshold with a probability of at least 1 - alpha: alpha is shared equally among all looks that
// there can be (Bonferroni; each look may err to one side only). Probabilistic bisection (Waeber,
// Frazier & Henderson 2013) was the alternative; it spends less but needs the same sequential tests
// at each place, and its answer is a belief, where ours names two simulated places.
//
// Intervals are only as good as their observations: where misses are rare, the first look must be
// long enough to see some, or a margin without any spread is believed at once.
//
// Like the selection procedure it asks, and whoever runs replications answers.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/statistics/stats.hpp"

namespace handoff::sim {

enum class Axis : std::uint8_t { linear, geometric };
enum class PlaceState : std::uint8_t { holds, misses, open };

struct BisectionOptions {
  double low = 0;  // the axis, low < high; both above 0 on a geometric one
  double high = 1;
  Axis axis = Axis::linear;
  double tolerance = 0.01;  // width that is narrow enough; on a geometric axis a share of the place
  double step = 0;          // places are multiples of this, if it is not 0
  double alpha = 0.05;
  int first_replications = 20;
  int maximum_replications = 640;  // at one place
};

// What has been measured at a place. The interval is of the level that was asked for.
struct Margin {
  double mean = 0;
  Interval interval;
};

struct Place {
  double x = 0;
  PlaceState state = PlaceState::open;
  int replications = 0;
  Margin margin;
};

struct BisectionResult {
  // The target holds at `low` and misses at `high`. `low` is -infinity if it is not known to hold
  // even at the beginning of the axis, and `high` +infinity if it is not known to miss at its end.
  Interval threshold;
  // Where the measured margins cross zero; an end of the axis if they do not.
  double estimate = 0;
  std::vector<Place> places;  // in the order in which they were decided
  int replications = 0;       // spent on all places
};

class StochasticBisection {
 public:
  explicit StochasticBisection(BisectionOptions options);

  bool finished() const { return finished_; }

  // What is wanted: the margin at `x` after `replications` of them, counted from the first, with an
  // interval of this level.
  struct Question {
    double x;
    int replications;
    double level;
  };
  Question question() const { return {x_, replications_, level_}; }
  void answer(const Margin& margin);

  BisectionResult result() const;

 private:
  void decide(PlaceState state, const Margin& margin);
  void choose_next();
  double middle(double a, double b) const;
  bool narrow(double a, double b) const;
  bool narrow_enough(double a, double b) const;
  bool is_futile(const Margin& margin) const;

  BisectionOptions options_;
  double level_ = 0;
  bool finished_ = false;
  double x_;
  int replications_;
  int most_places_ = 0;
  // The target holds at holds_ and misses at misses_; from open_low_ to open_high_ nobody knows.
  double holds_;
  double misses_;
  double open_low_ = 0;
  double open_high_ = 0;
  bool any_open_ = false;
  std::vector<Place> places_;
};

}  // namespace handoff::sim
