// Advice: the article's rules of thumb, each put to the test at one's own numbers.
//
// A rule says something about a scenario: that a target is kept ("CRM and sequences within 60 s"),
// or that one way of working is better than another ("disenrol in the same unit, not by a later
// sync"). Either can be simulated: a target as its standing, a comparison as the paired difference
// of a monthly total, each with its interval. A rule that depends on volume says one thing below
// its threshold and the opposite above it, and is judged by what it says at the scenario's own.
//
// The verdict is about the rule: confirmed if the simulation agrees at 95%, contradicted if it
// disagrees at 95%, unclear otherwise. What the model takes as given (that usage data causes
// expansion) cannot be tested by it, and is called an assumption.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/planner/alternative.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/question.hpp"
#include "sim/planner/target.hpp"

namespace handoff::sim {

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
};

enum class RuleVerdict : std::uint8_t {
  confirmed,
  contradicted,
  unclear,
  assumption,      // the model takes it as given
  not_applicable,  // nobody here whom it is about
};

struct RuleOutcome {
  RuleVerdict verdict = RuleVerdict::assumption;
  Standing standing;            // of a target
  PairedDifference difference;  // of a comparison, a month; with what it is between
  Measured first;
  Measured second;
};

// Of each of the some twenty systems that the article's rules are about.
int default_advice_replications(const Scenario& scenario);

class Advice : public Question {
 public:
  Advice(ReplicationStore& store, std::vector<Rule> rules, int replications, double level = 0.95);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override { return expected_work_; }

  const std::vector<Rule>& rules() const { return rules_; }
  int replications() const { return replications_; }
  // By rule; complete when answered.
  const std::vector<RuleOutcome>& outcomes() const { return outcomes_; }

 private:
  RuleOutcome conclude(const ReplicationStore& store, std::size_t rule) const;

  std::vector<Rule> rules_;
  int replications_;
  double level_;
  std::vector<std::vector<CellId>> cells_;           // by rule and system
  std::vector<std::optional<std::size_t>> watched_;  // the store's numbers of the targets
  double expected_work_ = 0;
  std::vector<RuleOutcome> outcomes_;
};

// The verdict on a rule that expects a difference above 0, or none.
RuleVerdict verdict_of(const PairedDifference& difference, bool expected);
RuleVerdict verdict_of(const Standing& standing, bool expected);

}  // namespace handoff::sim
