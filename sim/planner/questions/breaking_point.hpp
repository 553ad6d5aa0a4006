// Breaking point: at which volume each target first fails, for each alternative, and so which fails
// first.
//
// A ladder of volumes around the one that was asked about is climbed as far as the target seems to
// hold (or descended until it does). Between two rungs, or from one end to the other, stochastic
// bisection (sim/statistics/bisection.hpp) then finds the threshold, with its own replications and its
// promise: if a target that once fails goes on failing at higher volumes, the interval contains the
// threshold with the probability that was asked for. A share such as "95% within 15 minutes" is not
// believed to hold before there are enough values to have seen it fail.
//
// Effort is measured in trials: a place of ten times the volume takes a tenth of the replications.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "sim/planner/alternative.hpp"
#include "sim/planner/question.hpp"
#include "sim/statistics/bisection.hpp"

namespace handoff::sim {

struct BreakingPointOptions {
  std::string path = "cohort.trials";  // what is raised: any input above 0
  double asked = 0;                    // the volume in question; 0: the scenario's own
  double reach = 16;                   // how many times more, and less, is looked at
  double tolerance = 0.1;              // width of the interval, as a share of the volume
  double alpha = 0.05;                 // of a wrong interval, for each target
  int replications = 20;               // of the first look at the volume asked about
  double effort = 100'000;             // trials at one place, at most
};

// What is simulated when nobody says otherwise; `asked` is the volume asked about, 0 for the
// scenario's own.
BreakingPointOptions default_break_options(const Scenario& scenario,
                                           const std::string& path = "cohort.trials",
                                           double asked = 0);

enum class BreakState : std::uint8_t {
  breaks,   // somewhere within reach
  holds,    // everywhere within reach
  fails,    // already at the lowest volume within reach
  unknown,  // nobody whom the target is about, or no decision within the effort
};

struct Break {
  std::size_t alternative = 0;
  std::size_t target = 0;  // in the order given
  BreakState state = BreakState::unknown;
  // It held at `low` and failed at `high`; an end that is infinite was not found.
  Interval volume;
  double estimate = 0;  // of the volume; the end of the reach if it is not within it
  Standing now;         // at the volume asked about
  double headroom = 0;  // estimate / asked
};

class BreakingPoint : public Question {
 public:
  static core::Result<std::unique_ptr<BreakingPoint>> make(ReplicationStore& store,
                                                           std::vector<Alternative> alternatives,
                                                           std::vector<Target> targets,
                                                           BreakingPointOptions options);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override;

  // What breaks first comes first; what is unknown comes last. Complete when answered.
  std::vector<Break> breaks(const ReplicationStore& store) const;

  const std::vector<Alternative>& alternatives() const { return alternatives_; }
  const std::vector<Target>& targets() const { return targets_; }
  const BreakingPointOptions& options() const { return options_; }

  // The cell of a volume that has been looked at, nearest to `volume`, for what else is known
  // there.
  CellId cell_near(std::size_t alternative, double volume) const;

 private:
  struct Search {
    std::size_t alternative;
    std::size_t target;  // the store's number
    int rung = 0;        // of the ladder: 0 is the volume asked about
    int direction = 0;   // 1 up, -1 down, 0 not known yet
    int low = 0;         // bracket, as rungs
    int high = 0;
    std::optional<StochasticBisection> bisection;
    std::optional<Break> answer;
  };

  BreakingPoint(std::vector<Alternative> alternatives, std::vector<Target> targets,
                BreakingPointOptions options);

  double rung_volume(int rung) const;
  int replications_at(double volume, int units) const;
  CellId cell_at(ReplicationStore& store, std::size_t alternative, double volume);
  bool advance(Search& search, ReplicationStore& store);
  bool climb(Search& search, ReplicationStore& store);
  void begin_bisection(Search& search);
  bool widen(Search& search);
  void conclude(Search& search, ReplicationStore& store);

  std::vector<Alternative> alternatives_;
  std::vector<Target> targets_;
  BreakingPointOptions options_;
  bool whole_ = false;                           // the input is a whole number
  int rungs_ = 0;                                // to either side
  std::vector<std::map<double, CellId>> cells_;  // by alternative and volume
  std::vector<Search> searches_;
};

}  // namespace handoff::sim
