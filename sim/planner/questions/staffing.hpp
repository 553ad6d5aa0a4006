// Staffing: the fewest people in each pool, and the shift, that keep the promises of first touch.
//
// A target names a tier, "Enterprise:sla_attainment>=0.95"; the routing table says which pool makes
// that tier's first touches. Each pool is searched by stochastic bisection over its headcount while
// the others have more people than they need; of a tier's several offices the others stay as they are, so
// that an office's number is the fewest beside the present others, not beside the others' fewest. If no number of people is enough, the same is tried
// with whoever is free instead of a named owner, who may be at other work however many colleagues
// there are; and then with the next wider shift, for customers who convert when nobody is there. In
// the end all pools are simulated together with their fewest people, and where one takes another's
// time people are added.
//
// A promise to nobody cannot be missed, and a promise to a handful of customers cannot be seen to be
// kept: such targets are left out and said, instead of deciding for the whole pool.
//
// Beside it stands what a textbook says (Erlang C, M/M/c): Poisson arrivals spread evenly over the
// shift, or the shifts of a tier's offices, exponential touches, one line for the whole pool, and nothing else to do. What that leaves
// out is taken away from the simulation one thing after the other, at the textbook's headcount:
// first the named owners, then the other work, then closing hours. That says why the two differ.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/planner/question.hpp"
#include "sim/statistics/bisection.hpp"

namespace handoff::sim {

struct StaffingOptions {
  // To be tried from the first to the last, after the pool's own: each wider than the one before.
  std::vector<core::OpenHours> shifts;
  double alpha = 0.05;      // of a wrong number, for each pool
  int replications = 20;    // of a first look
  double effort = 200'000;  // trials for one headcount, at most
  bool why = true;          // say why the textbook differs
};

// With wider shifts to be tried: early and late, the weekend as well, round the clock.
StaffingOptions default_staffing_options(const Scenario& scenario);

// What M/M/c says.
struct Textbook {
  double arrivals_an_hour = 0;  // while the pool is on shift
  double mean_touch_h = 0;
  double within_h = 0;  // the strictest promise of the pool's targets
  double level = 0;     // the share that must be kept
  int people = 0;
};

// The strictest target with the textbook's headcount, and one thing after the other left out.
struct WithoutComplication {
  std::string what;  // "as it is", "anybody of the pool", "and no other work", "and always open"
  Standing standing;
};

// What came of a pool's search.
enum class StaffingOutcome : std::uint8_t {
  found,
  none_is_enough,  // missed by any number of people, in any shift tried
  not_clear,       // the replications could not tell, with any number of people
  too_few,         // all targets were left out, and some are about somebody
  nobody,          // nobody comes to the pool
};

// A target that the search went without.
struct LeftOutTarget {
  std::size_t target = 0;  // of those given
  double customers = 0;    // 0: it is about nobody; else too few of them to show that it is met
  int replications = 0;    // in so many months
};

struct PoolStaffing {
  std::size_t pool = 0;
  std::vector<std::size_t> targets;  // in the order given, those left out as well
  std::vector<LeftOutTarget> left_out;
  StaffingOutcome outcome = StaffingOutcome::found;
  int present = 0;            // headcount in the scenario
  std::optional<int> fewest;  // if found
  // The number lies above `low`, which misses, and is at most `high`, which keeps the targets; they
  // are further apart than one where the replications could not tell.
  Interval people;
  core::OpenHours shift;  // with which
  bool pooled = false;    // and only if whoever is free makes the touch, not a named owner
  std::size_t variants_tried = 1;
  double full_time = 0;               // people of 40 hours a week to fill it
  std::vector<Standing> now;          // by target, as the scenario is
  std::vector<Standing> with_fewest;  // all pools together
  std::vector<Standing> with_ample;   // the pool's own shift, more people than it can use
  Textbook textbook;
  std::vector<WithoutComplication> why;
};

class Staffing : public Question {
 public:
  // Targets that name no tier are an error, since no pool follows from them.
  static core::Result<std::unique_ptr<Staffing>> make(ReplicationStore& store, Scenario base,
                                                      std::vector<Target> targets,
                                                      StaffingOptions options);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override;

  const std::vector<PoolStaffing>& answer() const { return answer_; }
  const std::vector<Target>& targets() const { return targets_; }
  const Scenario& base() const { return base_; }
  // With the answer's people and shifts in it.
  Scenario answered() const { return with(fewest_seats()); }

 private:
  struct Variant {
    core::OpenHours shift;
    bool pooled = false;
  };
  struct Search {
    std::size_t pool;
    std::vector<std::size_t> targets;  // that are searched with, in the order given
    std::vector<LeftOutTarget> left_out;
    StaffingOutcome outcome = StaffingOutcome::found;
    std::vector<Variant> variants;
    std::size_t variant = 0;
    int ample = 0;
    std::optional<StochasticBisection> bisection;
    bool finished = false;
    std::optional<int> fewest;
    Interval people;
    Textbook textbook;
  };
  struct Seat {
    int people;
    Variant variant;
  };

  Staffing(Scenario base, std::vector<Target> targets, StaffingOptions options);

  Search& search_of(std::size_t pool);
  int first_look() const { return options_.replications; }
  bool begin(Search& search, ReplicationStore& store);
  void leave_out_nobody(Search& search, ReplicationStore& store) const;
  bool leave_out_thin(Search& search, ReplicationStore& store) const;
  static std::vector<std::size_t> all_targets(const Search& search);
  static double level_of_each(const Search& search, double level);
  CellId cell_with(const Search& search, int people, ReplicationStore& store) const;
  void begin_bisection(Search& search);
  bool advance(Search& search, ReplicationStore& store);
  bool settle(ReplicationStore& store);
  bool explain(ReplicationStore& store);
  Scenario with(const std::vector<Seat>& seats) const;
  std::vector<Seat> ample_seats() const;
  std::vector<Seat> fewest_seats() const;
  Margin margin_at(const ReplicationStore& store, const Search& search, CellId cell, int count,
                   double level) const;
  std::vector<Standing> standings(const ReplicationStore& store,
                                  const std::vector<std::size_t>& targets, CellId cell,
                                  int count) const;
  std::vector<std::pair<std::string, Scenario>> simpler(const Search& search) const;
  std::size_t strictest(const Search& search) const;

  Scenario base_;
  std::vector<Target> targets_;
  StaffingOptions options_;
  std::vector<std::size_t> watched_;
  std::vector<Search> searches_;
  std::vector<int> added_;  // people, after all pools were put together
  int settling_ = 0;
  bool settled_ = false;
  bool finished_ = false;
  std::vector<PoolStaffing> answer_;
};

}  // namespace handoff::sim
