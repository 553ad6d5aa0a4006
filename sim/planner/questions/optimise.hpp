// Optimise: settings of several knobs that give the least breach for the money.
//
// Every combination of the knobs' steps is a setting. A race finds the good ones: all settings run
// a few replications; then whatever is clearly over the budget, or clearly worse than another
// setting in one objective and not better in the other (paired differences, at the level of the
// options), leaves the race, and the others run twice as many. So bad settings cost few
// replications. What is left at the end is the Pareto front by the estimates: no setting is both
// cheaper and less in breach. Others that the race could not tell from it are said too.
//
// The level holds for each comparison, not for all of them together: with hundreds of settings one
// near the front may be dropped by chance.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/planner/axis.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/question.hpp"

namespace handoff::sim {

struct OptimiseOptions {
  double budget = 0;  // highest cost; 0: none
  double level = 0.99;
  int first_stage = 8;
  int maximum = 128;             // replications of one setting
  std::size_t settings = 4'096;  // more are refused
};

// Of hundreds of settings: where months are large, a few tell the bad ones.
OptimiseOptions default_optimise_options(const Scenario& scenario);

struct Setting {
  std::vector<std::size_t> steps;  // by knob
  Measured cost;
  Measured breach;
  int replications = 0;
  bool on_front = false;
  bool over_budget = false;  // clearly, or at the end by the estimate
};

struct OptimiseAnswer {
  std::vector<Setting> front;       // the cheapest first
  std::vector<Setting> near_front;  // survived the race, and are not on it
  std::size_t settings = 0;
  int replications = 0;  // of all settings
};

class Optimise : public Question {
 public:
  // `cost` and `breach` are both to be small. Settings that do not fit together are left out.
  static core::Result<std::unique_ptr<Optimise>> make(ReplicationStore& store, const Scenario& base,
                                                      std::vector<SweepAxis> knobs, Objective cost,
                                                      Objective breach, OptimiseOptions options);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override { return expected_work_; }

  const OptimiseAnswer& answer() const { return answer_; }
  const std::vector<SweepAxis>& knobs() const { return knobs_; }
  const Scenario& base() const { return base_; }
  const Objective& cost() const { return cost_; }
  const Objective& breach() const { return breach_; }
  const OptimiseOptions& options() const { return options_; }

 private:
  struct Racer {
    std::vector<std::size_t> steps;
    CellId cell = 0;
    bool racing = true;
    int replications = 0;
    std::vector<double> cost;
    std::vector<double> breach;
  };

  Optimise(Scenario base, std::vector<SweepAxis> knobs, Objective cost, Objective breach,
           OptimiseOptions options);

  void measure(const ReplicationStore& store);
  void drop_the_clear_losers();
  bool clearly_beats(const Racer& a, const Racer& b) const;
  void conclude();

  Scenario base_;
  std::vector<SweepAxis> knobs_;
  Objective cost_;
  Objective breach_;
  OptimiseOptions options_;
  std::vector<Racer> racers_;
  int replications_;
  bool finished_ = false;
  double expected_work_ = 0;
  OptimiseAnswer answer_;
};

}  // namespace handoff::sim
