// Worth: what one pipeline is worth more than another, over noise and assumptions together.
//
// The worth of a month is the difference of two pipelines' net values for the same customers, split
// into churn avoided, expansion, and cost (sim/month/outcomes.hpp). Much of it hangs on inputs that
// nobody knows, so all uncertain inputs are drawn at once, each evenly from its range and
// independently of the others, for both pipelines alike, and each draw is simulated for several
// months (Law, "Simulation Modeling and Analysis", 12.4; a nested Monte Carlo). The headline is the
// interval in which 95% of such months lie. How much of their spread is luck and how much is
// ignorance is a one-way analysis of variance: between draws against within them. What each input
// has to do with it is the squared correlation of where it was drawn with what its months came to:
// its first-order share, as far as it is linear.
//
// Beside it stand the worth if all assumptions are as they stand, and the worth to a sceptic, without
// the claimed effects (sim/scenario/claimed_effects.hpp). From the latter follows what one effect
// alone would have to be for the pipeline to pay: net value is linear in each.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/month/outcomes.hpp"
#include "sim/planner/alternative.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/question.hpp"
#include "sim/scenario/uncertain.hpp"

namespace handoff::sim {

struct WorthOptions {
  int draws = 200;
  int replications = 8;          // of each draw, at least 2
  int plain_replications = 100;  // where nothing is drawn
  double level = 0.95;
};

// Of large months fewer.
WorthOptions default_worth_options(const Scenario& scenario);

// In dollars: a month's customers over their first year, less the month's cost.
struct WorthFigures {
  Measured together;
  Measured churn;
  Measured expansion;
  Measured revenue;
  Measured cost;
};

struct Influence {
  std::size_t assumption = 0;  // in the order given
  double share = 0;            // of the spread of all months
};

// An effect for which it is said what it would have to be.
struct EffectInfo {
  std::string_view path;  // the input
  std::string_view what;  // has it, to people
  std::string_view unit;
};
inline constexpr std::array kEffects{
    EffectInfo{"outcomes.churn_late", "a late first touch", "points of churn"},
    EffectInfo{"outcomes.churn_missend", "a mis-sent mail", "points of churn"},
    EffectInfo{"outcomes.expansion_usage", "usage in the CRM", "points of expansion"},
};

// One effect with all others left out.
struct BreakEven {
  EffectInfo effect;
  double assumed = 0;  // as the scenario has it
  // What it must be for the pipeline to be worth nothing more or less. 0: it pays without. None: no
  // size of it makes the pipeline pay.
  std::optional<double> needed;
};

struct WorthAnswer {
  WorthFigures drawn;                       // intervals of single months
  double luck = 0;                          // share of their spread that is within draws
  std::vector<Influence> influences;        // the largest first
  std::vector<std::size_t> not_applicable;  // assumptions without an input in this scenario
  WorthFigures as_assumed;                  // intervals of the mean: noise alone
  WorthFigures to_a_sceptic;
  std::vector<BreakEven> break_evens;
};

class Worth : public Question {
 public:
  // An assumption with an end that is not allowed is an error.
  static core::Result<std::unique_ptr<Worth>> make(ReplicationStore& store, Alternative base,
                                                   Alternative subject,
                                                   std::vector<Uncertain> assumptions,
                                                   WorthOptions options);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override { return expected_work_; }

  const WorthAnswer& answer() const { return answer_; }
  const Alternative& base() const { return base_; }
  const Alternative& subject() const { return subject_; }
  const std::vector<Uncertain>& assumptions() const { return assumptions_; }
  const WorthOptions& options() const { return options_; }

 private:
  struct Pair {
    CellId base;
    CellId subject;
  };
  struct Draw {
    std::vector<double> at;  // by assumption that applies
    Pair cells;
  };
  struct Effect {
    EffectInfo info;
    double assumed;
    Pair at_one;
  };

  Worth(Alternative base, Alternative subject, std::vector<Uncertain> assumptions,
        WorthOptions options);

  std::optional<core::Error> make_draw(ReplicationStore& store, int number);
  Pair pair(ReplicationStore& store, const Scenario& base, const Scenario& subject);
  static std::vector<WorthParts> months(const ReplicationStore& store, const Pair& cells,
                                        int count);
  WorthFigures means(const ReplicationStore& store, const Pair& cells) const;
  void conclude_draws(const ReplicationStore& store);
  void conclude_break_evens(const ReplicationStore& store);

  Alternative base_;
  Alternative subject_;
  std::vector<Uncertain> assumptions_;
  WorthOptions options_;
  std::vector<std::size_t> applicable_;  // of the assumptions
  std::vector<Draw> draws_;
  Pair as_assumed_{};
  Pair sceptic_{};
  std::vector<Effect> effects_;
  double expected_work_ = 0;
  bool finished_ = false;
  WorthAnswer answer_;
};

}  // namespace handoff::sim
