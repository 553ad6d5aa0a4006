// Feasibility: which systems keep their constraints, with a promised probability of being right.
//
// Andradottir & Kim's procedure (Naval Research Logistics 57, 2010; Batur & Kim 2010 for several
// constraints). For each system and constraint the sum of (observation - limit) is followed until
// it leaves a region that narrows to nothing; the side on which it leaves decides. The tolerance
// makes it end: means at or below limit - tolerance are taken as feasible, means at or above limit
// + tolerance as infeasible, all together with a probability of at least 1 - alpha, and what lies
// between may be called either. The error is shared equally among systems and constraints
// (Bonferroni), so systems may share random numbers.
//
// A constraint on a ratio, such as "at most 5% of Enterprise first touches are late", is linear in
// the sums of a replication: late - 0.05 x touches has a mean of at most 0. A percentile is such a
// ratio: p95 <= 15 min says that at most 5% take longer. Where such misses are rare, the first
// stage must be long enough to see some: its variance is what the procedure goes by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace handoff::sim {

// The mean is to be at most `limit`; negate both for "at least". tolerance > 0.
struct Constraint {
  double limit = 0;
  double tolerance = 1;
};

struct FeasibilityOptions {
  double alpha = 0.05;    // probability that any of the decisions is wrong
  int first_stage = 20;   // at least 2
  int maximum = 100'000;  // replications of one system; what is open then is decided by its mean
};

enum class Feasibility : std::uint8_t { undecided, feasible, infeasible };

class FeasibilityCheck {
 public:
  FeasibilityCheck(std::size_t systems, std::vector<Constraint> constraints,
                   FeasibilityOptions options);

  // Of a system; infeasible as soon as one constraint is.
  Feasibility state(std::size_t system) const;
  Feasibility state(std::size_t system, std::size_t constraint) const;
  bool finished() const;

  int replications(std::size_t system) const { return systems_[system].replications; }
  // No: the maximum decided, not the procedure.
  bool promised() const { return promised_; }

  // The next observation of each constraint, of a system that is undecided.
  void add(std::size_t system, std::span<const double> values);

 private:
  struct Followed {
    double sum = 0;  // of observation - limit
    std::vector<double> first;
    double variance = 0;
    Feasibility state = Feasibility::undecided;
  };
  struct System {
    int replications = 0;
    std::vector<Followed> constraints;
  };

  void judge(Followed& it, const Constraint& constraint, int replications);

  std::vector<Constraint> constraints_;
  FeasibilityOptions options_;
  double factor_;  // h^2
  bool promised_ = true;
  std::vector<System> systems_;
};

}  // namespace handoff::sim
