// Tornado: how much each uncertain assumption matters, and which one, if wrong, changes the
// decision.
//
// Every assumption is set to the low and to the high end of its range while the others stay, for
// all alternatives, on the same customers. A bar is the change of the objective of the alternative
// in question, with the interval of the paired difference; bars are sorted by their swing. The
// decision is which alternative is best by the objective among those that keep the targets, by the
// estimates; a change of it is sure when the interval of the difference, or of the target that is
// newly missed, says so.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/planner/alternative.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/question.hpp"
#include "sim/scenario/uncertain.hpp"

namespace handoff::sim {

struct TornadoOptions {
  int replications = 100;
  double level = 0.95;
};

TornadoOptions default_tornado_options(const Scenario& scenario);

// What is decided under some assumptions.
struct Decision {
  std::optional<std::size_t> best;  // none keeps the targets
  bool operator==(const Decision&) const = default;
};

struct TornadoEnd {
  double value = 0;                 // of the assumption
  Measured objective;               // of the alternative in question
  PairedDifference change;          // of it, from where the assumptions are as they stand
  std::vector<Standing> standings;  // of its targets
  Decision decision;
  bool decision_is_sure = false;  // that it is another one; meaningless if it is the same
};

struct TornadoBar {
  std::size_t assumption = 0;  // in the order given
  double present = 0;
  TornadoEnd low;
  TornadoEnd high;
  double swing = 0;  // largest change less smallest, of the objective; the present counts as 0
  bool changes_decision = false;
  std::vector<std::size_t> changes_targets;  // met now and missed at an end, or the other way
};

struct TornadoAnswer {
  Measured objective;
  std::vector<Standing> standings;
  Decision decision;
  std::vector<TornadoBar> bars;             // the largest swing first
  std::vector<std::size_t> not_applicable;  // assumptions without an input in this scenario
};

class Tornado : public Question {
 public:
  // `subject` is the alternative whose objective the bars show. An assumption with an end that is
  // not allowed is an error.
  static core::Result<std::unique_ptr<Tornado>> make(
      ReplicationStore& store, std::vector<Alternative> alternatives, std::size_t subject,
      std::vector<Uncertain> assumptions, Objective objective, std::vector<Target> targets,
      TornadoOptions options);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override { return expected_work_; }

  const TornadoAnswer& answer() const { return answer_; }
  const std::vector<Alternative>& alternatives() const { return alternatives_; }
  std::size_t subject() const { return subject_; }
  const std::vector<Uncertain>& assumptions() const { return assumptions_; }
  const std::vector<Target>& targets() const { return targets_; }
  const Objective& objective() const { return objective_; }
  const TornadoOptions& options() const { return options_; }

 private:
  using Cells = std::vector<CellId>;  // by alternative

  Tornado(std::vector<Alternative> alternatives, std::size_t subject,
          std::vector<Uncertain> assumptions, Objective objective, std::vector<Target> targets,
          TornadoOptions options);

  core::Result<Cells> cells_with(ReplicationStore& store, const Uncertain& assumption,
                                 double value);
  Decision decide(const ReplicationStore& store, const Cells& cells) const;
  bool is_sure(const ReplicationStore& store, const Cells& cells, const Decision& now) const;
  TornadoEnd end_of(const ReplicationStore& store, const Cells& cells, double value) const;
  void conclude(const ReplicationStore& store);

  std::vector<Alternative> alternatives_;
  std::size_t subject_;
  std::vector<Uncertain> assumptions_;
  Objective objective_;
  std::vector<Target> targets_;
  TornadoOptions options_;
  std::vector<std::size_t> watched_;

  struct Ends {
    std::size_t assumption;
    double present;
    Cells low;
    Cells high;
  };
  Cells present_;
  std::vector<Ends> ends_;
  double expected_work_ = 0;
  bool finished_ = false;
  TornadoAnswer answer_;
};

}  // namespace handoff::sim
