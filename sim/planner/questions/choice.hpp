// Choice: the best of several alternatives that keep the targets, with a promised probability.
//
// First the targets: Andradottir & Kim's procedure (sim/statistics/feasibility.hpp) says which alternatives
// keep them. Then, among those that do, Kim & Nelson's (sim/statistics/selection.hpp) picks the best by the
// objective. Each has half of the error that is allowed. What lies within a target's tolerance, or
// within the indifference zone of the best, may be called either way: that is what the user says
// does not matter. Both procedures drop a clear case early, so clear cases cost few replications.
//
// Targets are followed as excesses for each customer (or whatever they are out of), so a tolerance
// is in the target's own unit: 0.01 of a share is one percentage point.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "sim/planner/alternative.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/question.hpp"
#include "sim/statistics/feasibility.hpp"
#include "sim/statistics/selection.hpp"

namespace handoff::sim {

// What may be promised: nobody asks for less, and more would take for ever.
inline constexpr double kLeastProbability = 0.5, kMostProbability = 0.999;

struct ChoiceOptions {
  double alpha = 0.05;      // probability that the choice is wrong
  double indifference = 0;  // in the objective's unit; 0: as usual_indifference says
  double tolerance = 0.01;  // of targets: of a share as it is, of other values as a part of them
  int first_stage = 20;
  int maximum = 2'000;  // replications of one alternative
};

ChoiceOptions default_choice_options();

// What does not matter if nobody says: of dollars a twentieth of what the cheapest alternative costs a
// month, so that it is small beside any price that is decided about, and at least $50, since nobody
// changes a tool for less; assumptions both. (A fiftieth of a year's net value was more than most
// tools cost.) Of anything else a fiftieth of the best.
double usual_indifference(double cheapest_month_usd);

struct ChoiceRow {
  std::size_t alternative = 0;
  Feasibility feasible = Feasibility::undecided;  // feasible if there are no targets
  std::vector<std::size_t> missed;                // targets, in the order given
  std::vector<Standing> standings;                // by target
  Measured objective;
  int replications = 0;
  bool best = false;
  // The best less this one, replication by replication (common random numbers): positive means that
  // the best is better. Of this one's replications, or the best's if those are fewer.
  PairedDifference behind;
};

struct ChoiceAnswer {
  std::vector<ChoiceRow> rows;      // in the order given
  std::optional<std::size_t> best;  // none if no alternative keeps the targets
  bool promised = false;            // the probability is guaranteed: no procedure ran out of time
  double indifference = 0;
  int replications = 0;  // of all alternatives
};

class Choice : public Question {
 public:
  Choice(ReplicationStore& store, std::vector<Alternative> alternatives, Objective objective,
         std::vector<Target> targets, ChoiceOptions options);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override;

  const ChoiceAnswer& answer() const { return answer_; }
  const std::vector<Alternative>& alternatives() const { return alternatives_; }
  const std::vector<Target>& targets() const { return targets_; }
  const Objective& objective() const { return objective_; }
  const ChoiceOptions& options() const { return options_; }

 private:
  enum class Stage : std::uint8_t { first, feasibility, selection, done };

  bool end_first_stage(ReplicationStore& store);
  bool check_targets(ReplicationStore& store);
  double indifference_of(const ReplicationStore& store) const;
  void begin_selection(ReplicationStore& store);
  bool select(ReplicationStore& store);
  void conclude(ReplicationStore& store);
  int ahead(int replications) const;
  std::vector<double> excesses(const ReplicationStore& store, std::size_t alternative,
                               std::size_t target, int count) const;

  std::vector<Alternative> alternatives_;
  Objective objective_;
  std::vector<Target> targets_;
  ChoiceOptions options_;
  std::vector<CellId> cells_;
  std::vector<std::size_t> watched_;               // the store's numbers of the targets
  std::vector<std::vector<double>> mean_weights_;  // by alternative and target, of the first stage

  Stage stage_ = Stage::first;
  int first_stage_;  // grows until targets about few customers have seen enough of them
  std::optional<FeasibilityCheck> check_;
  std::optional<KimNelson> selection_;
  std::vector<std::size_t> candidates_;
  std::vector<int> spent_;  // replications looked at, by alternative
  ChoiceAnswer answer_;
};

}  // namespace handoff::sim
