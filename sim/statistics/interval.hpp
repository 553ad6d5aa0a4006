// Intervals: the one place that decides how the interval of a figure is made, by what the figure is.
//
// One replication is one observation: customers of the same month may depend on each other. What is
// counted are therefore effective numbers, taken from the spread between replications, and a tier
// that has customers in few of them has few observations (ratio.hpp).
//
//   share           of customers of whom something is true. Clopper & Pearson's exact interval
//                   (Biometrika 26, 1934) of the effective number of customers, with the correction
//                   for few replications (Korn & Graubard, Survey Methodology 24, 1998). It is right
//                   near 0 and 1, where the normal one is not: 0 of 8 is at most 37%.
//   events          in a month. Few of them: Garwood's exact interval of a Poisson mean (Biometrika
//                   28, 1936) with an effective number of events, likewise: none in 20 months are at
//                   most 0.18 a month. Many: as an amount.
//   amount          of a month, such as dollars and hours: Student's t, corrected for the skewness of
//                   the replications by Hall's monotone transformation (JRSS B 54, 1992), which does
//                   wholly what Johnson's (JASA 73, 1978) does to first order. A bootstrap-t covers
//                   about as well, but needs all replications again at each look.
//   customer_mean   of something that each customer has, such as a wait: the same for a ratio of
//                   sums. Waits are heavy-tailed, and few of them say nothing about the tail.
//
// What cannot be said is left open: an infinite side is one that the data do not bound. A mean that
// hangs on a few replications is open towards the tail (Cochran, "Sampling Techniques", 1977, section
// 2.15, asks for 25 times the squared skewness as many, without correction). Both sides are open for
// one replication, for nobody, and where no two values differ, since what is rare has not been seen
// then; but an amount, or a number of events above none, that has been the same in many months is arithmetic
// on inputs, and closed, as is a price that many customers pay: replayed customers are so many each time.
#pragma once

#include <cstdint>

#include "sim/statistics/ratio.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

enum class IntervalKind : std::uint8_t { share, events, amount, customer_mean };

// Of an amount, and of events: each replication with a count of 1.
Interval interval_of(const RatioAccumulator& sums, IntervalKind kind, double level = 0.95);

// Of so many of so many independent trials, which need not be whole numbers: 0 <= hits <= trials.
Interval proportion_interval(double hits, double trials, double level = 0.95);

// Of the mean of a Poisson variable that has been seen to be `events`.
Interval poisson_interval(double events, double level = 0.95);

// A figure and its interval, and the quotient of two that both err: MOVER for a ratio of positive
// figures (Donner & Zou, Statistical Methods in Medical Research 21, 2012, after Fieller), which needs
// no more than the two intervals. Open above where the denominator may be nothing.
struct Figure {
  double value = 0;
  Interval interval;
};
Figure quotient(const Figure& over, const Figure& under);

// Of a mean with this variance, third standardised cumulant and degrees of freedom; open on a side on
// which it hangs on too few observations.
struct MeanSpread {
  double mean = 0;
  double variance = 0;
  double skewness = 0;
  double degrees_of_freedom = 1;
};
Interval skew_interval(const MeanSpread& it, double level = 0.95);

}  // namespace handoff::sim
