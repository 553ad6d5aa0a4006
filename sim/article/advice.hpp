// Advice: the article's rules of thumb, each put to the test at one's own numbers.
//
// A rule says something about a scenario: that a target is kept ("CRM and sequences within 60 s"),
// or that one way of working is better than another ("disenrol in the same unit, not by a later
// sync"). Either can be simulated: a target as its standing, a comparison as the paired difference
// of a monthly total, each with its interval. A rule that depends on volume says one thing below
// its threshold and the opposite above it, and is judged by what it says at the scenario's own.
//
// The finding is about the rule (sim/article/finding.hpp): it holds if the simulation agrees at 95%, is
// contradicted if it disagrees at 95%, and is unclear otherwise. What the model takes as given (that
// usage data causes expansion) cannot be tested by it, and is called an assumption.
//
// Months come from several seeds, beginning with the scenario's own; what is said is said of all of
// them together, and beside it stands in how many of the seeds it is so by that seed's own estimate.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/article/finding.hpp"
#include "sim/planner/alternative.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/question.hpp"
#include "sim/planner/target.hpp"

namespace handoff::sim {

// What a rule says if its words are not taken strictly.
struct Reading {
  std::string words;  // "99% of them"
  Target target;
  std::optional<Alternative> system{};  // where the reading is about another one
};

// Seeds that months come from when nobody says otherwise.
inline constexpr int kArticleSeeds = 5;

struct Rule {
  std::string id;       // "simple_zap"
  std::string text;     // what the article says
  std::string where;    // ... and in which part of it
  std::string here;     // what that means at the scenario's numbers
  std::string measure;  // what is looked at, in words
  // What is simulated: the first for a target; both for a comparison, the second less the first.
  // Without any the rule is an assumption of the model.
  std::vector<Alternative> systems;
  std::optional<Target> target;
  Objective objective;
  bool expected = true;  // the target is kept; the difference is above 0
  // A target of the largest value, which is judged by what was seen, says "each of them".
  std::optional<Target> also{};  // must be kept as well
  std::optional<Reading> weaker{};
};

struct RuleOutcome {
  Finding finding = Finding::assumption;
  Finding strict = Finding::assumption;  // without the weaker reading
  int seeds_agreeing = 0;                // of those that have anybody, by their own estimates
  int seeds = 0;
  Standing standing;  // of a target
  Standing also;
  Standing weaker;
  PairedDifference difference;  // of a comparison, a month; with what it is between
  Measured first;
  Measured second;
};

// Of each of the some twenty systems that the article's rules are about.
int default_advice_replications(const Scenario& scenario);

class Advice : public Question {
 public:
  // As many replications as make the same number for each seed, and at least so many.
  Advice(ReplicationStore& store, std::vector<Rule> rules, int replications, int seeds = 1,
         double level = 0.95);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override { return expected_work_; }

  const std::vector<Rule>& rules() const { return rules_; }
  int replications() const { return each_ * seeds_; }  // of each system, in all
  int seeds() const { return seeds_; }
  // By rule; complete when answered.
  const std::vector<RuleOutcome>& outcomes() const { return outcomes_; }

 private:
  using Cells = std::vector<CellId>;  // of one system, by seed
  struct Watched {                    // the store's numbers of a rule's targets
    std::optional<std::size_t> target, also, weaker;
  };

  Cells cells_of(ReplicationStore& store, const Scenario& scenario);
  RuleOutcome conclude(const ReplicationStore& store, std::size_t rule) const;
  void judge_target(const ReplicationStore& store, std::size_t rule, RuleOutcome& outcome) const;
  void judge_difference(const ReplicationStore& store, std::size_t rule,
                        RuleOutcome& outcome) const;
  Standing standing(const ReplicationStore& store, std::span<const CellId> cells,
                    const Target& target, std::optional<std::size_t> watched) const;
  std::vector<double> values(const ReplicationStore& store, const Objective& objective,
                             const Cells& cells) const;

  std::vector<Rule> rules_;
  int each_;  // replications of each seed
  int seeds_;
  double level_;
  std::vector<std::vector<Cells>> cells_;  // by rule and system; a weaker reading's own comes last
  std::vector<Watched> watched_;           // by rule
  std::vector<bool> counted_;              // by cell: whether its work is in the sum
  double expected_work_ = 0;
  std::vector<RuleOutcome> outcomes_;
};

// The targets that advice on these rules asks a store to watch.
std::vector<Target> watched_targets(std::span<const Rule> rules);

}  // namespace handoff::sim
