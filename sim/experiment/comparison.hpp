// Comparison: several scenarios over the same replications, and whether they differ.
//
// The systems are variants of one scenario (other pipelines, policies, staff) with one seed. Random
// draws are keyed by customer and purpose, so the systems meet the same customers with the same
// fates wherever they do the same thing (common random numbers; Glasserman & Yao 1992). The
// difference is taken replication by replication, and what is common to both drops out:
// `variance_ratio` says how many times more independent replications would have been needed for an
// interval as narrow (Law, section 11.2).
//
// A difference is `real` when its interval leaves out zero, else it is `noise`. That is a statement
// about one metric of one pair at the interval's level; who looks at forty metrics must expect two
// that seem real at 95%. So a pair's table says how many would by chance alone, and which of them
// survive when all its rows are looked at (sim/statistics/false_discovery.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "sim/experiment/experiment.hpp"

namespace handoff::sim {

enum class Verdict : std::uint8_t { noise, real };

struct Difference {
  double mean = 0;  // other less base, in the metric's unit
  Interval interval;
  double variance_ratio = 1;
  std::uint64_t n = 0;  // pairs of replications; 0 when one side has no values at all
  Verdict verdict = Verdict::noise;
  double p = 1;           // how often as large a one comes by chance where there is none
  bool survives = false;  // real, also in view of all rows of the pair

  // No difference at all in any replication, which is not one lost in noise.
  bool same() const { return interval.low == 0 && interval.high == 0; }
};

// Of the rows of a pair that can differ at all: those that are not the same in every replication.
struct Discoveries {
  int rows = 0;
  double by_chance = 0;  // so many would be real if nothing differed
  int real = 0;
  int surviving = 0;
};

struct TierDifferences {
  std::string tier;
  std::vector<Difference> metrics;  // by Metric; only those with `by_tier` are filled
};

struct Differences {
  int replications = 0;
  std::vector<Difference> metrics;       // by Metric
  std::vector<TierDifferences> by_tier;  // tiers that both have, by name
  Discoveries discoveries;
};

// Of a month that both have; no row of it is looked at in view of the others.
struct MonthDifferences {
  core::Time begins;
  std::vector<Difference> metrics;
  std::vector<TierDifferences> by_tier;
};

// `other` less `base`, over the replications that both have. Both keep replications and have one
// seed.
Differences differences(const Experiment& base, const Experiment& other, double level = 0.95);

// The same month by month, of two horizons of as many months; nothing of others.
std::vector<MonthDifferences> differences_by_month(const Experiment& base, const Experiment& other,
                                                   double level = 0.95);

// Runs several systems side by side; the first is the base.
class Comparison {
 public:
  // Each scenario must have passed `checked`. All get the first one's seed. At least one.
  explicit Comparison(std::vector<Scenario> scenarios);

  // Brings every system to `count` replications more than the fewest that one has, on this thread.
  void run(int count);

  // What a BatchRunner of `scenario(system)` made.
  [[nodiscard]] std::optional<core::Error> add(std::size_t system, Batch batch);

  std::size_t size() const { return systems_.size(); }
  const Scenario& scenario(std::size_t system) const { return systems_[system].scenario(); }
  const Experiment& experiment(std::size_t system) const { return systems_[system]; }

  int replications() const;  // that every system has
  Differences against_first(std::size_t system, double level = 0.95) const;
  std::vector<MonthDifferences> months_against_first(std::size_t system, double level = 0.95) const;

 private:
  std::vector<Experiment> systems_;
};

}  // namespace handoff::sim
