// Influence: which uncertain inputs decide what comes of a decision, alone and together.
//
// A tornado turns one input at a time and leaves the others where they are, so that what two of them do only
// together it cannot see. Here all are drawn at once, each evenly from its range and independently of the others,
// and the variance of what comes out is shared out among them: Sobol indices (sim/planner/design/sobol_indices.hpp),
// first-order (what an input decides alone) and total (with all that it does together with others). So they
// are of the expected value over luck, and a month's luck has a share of its own.
//
// Which alternative is best as the assumptions stand, and which is second, is found first. Then three
// outcomes are looked at: what the best one comes to; by how much it is ahead of the second, which is what
// decides between them; and whether it is the best at all. The points of a row have the same months for all
// alternatives. Rows are ordered a few at a time, and their scenarios are let go of, so that memory does not
// grow with scenarios; what was simulated stays in the store, to be saved.
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/planner/alternative.hpp"
#include "sim/planner/design/factor.hpp"
#include "sim/planner/design/sobol_indices.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/question.hpp"
#include "sim/scenario/uncertain.hpp"

namespace handoff::sim {

struct InfluenceOptions {
  std::size_t scrambles = 16;
  std::size_t rows = 16;         // of each scramble
  std::size_t months = 2;        // of each point
  int plain_replications = 100;  // where nothing is drawn
  double level = 0.95;
};

// Rows by the work there is: of large months fewer.
InfluenceOptions default_influence_options(const Scenario& scenario, std::size_t alternatives);

enum class OutcomeKind : std::uint8_t { value, lead, choice };

struct OutcomeInfo {
  OutcomeKind kind;
  std::string_view name;  // to programs
};
inline constexpr std::array kOutcomes{
    OutcomeInfo{OutcomeKind::value, "value"},
    OutcomeInfo{OutcomeKind::lead, "lead"},
    OutcomeInfo{OutcomeKind::choice, "choice"},
};

struct OutcomeIndices {
  OutcomeKind kind = OutcomeKind::value;
  SobolIndices indices;  // by input
};

struct InfluenceAnswer {
  std::vector<Measured> now;  // by alternative, all assumptions as they stand
  std::size_t best = 0;
  std::optional<std::size_t> second;     // none: there is one alternative only
  std::vector<OutcomeIndices> outcomes;  // of one alternative, its value alone
};

class InfluenceStudy : public Question {
 public:
  // The store keeps how targets stand, and no more (Detail::targets); `objective` is one total of a month.
  // Ends that are not allowed, and values that do not hold together, are an error, and so is that nothing
  // applies, or more than the Sobol sequence has dimensions for.
  static core::Result<std::unique_ptr<InfluenceStudy>> make(ReplicationStore& store,
                                                            std::vector<Alternative> alternatives,
                                                            std::vector<Uncertain> assumptions,
                                                            Objective objective,
                                                            InfluenceOptions options);

  // What the store watches for such an objective, before anything is loaded into it.
  static Target watched_as(const Objective& objective);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override { return expected_work_; }

  const InfluenceAnswer& answer() const { return answer_; }
  const std::vector<Alternative>& alternatives() const { return alternatives_; }
  const std::vector<Uncertain>& assumptions() const { return assumptions_; }
  // Which assumptions the indices are of, in their order, and which have no input here.
  const std::vector<std::size_t>& inputs() const { return inputs_; }
  const std::vector<std::size_t>& not_applicable() const { return not_applicable_; }
  const Objective& objective() const { return objective_; }
  const InfluenceOptions& options() const { return options_; }

 private:
  struct Row {
    std::size_t number;
    std::vector<CellId> cells;  // by alternative and point
  };

  InfluenceStudy(std::vector<Alternative> alternatives, std::vector<Uncertain> assumptions,
                 Objective objective, InfluenceOptions options);

  std::optional<core::Error> find_inputs();
  std::optional<core::Error> check_all() const;
  std::vector<Scenario> scenarios_of(std::size_t row, std::size_t alternative) const;
  void begin_row(ReplicationStore& store);
  bool take_row(ReplicationStore& store, const Row& row);
  std::vector<double> values_of(const ReplicationStore& store, CellId cell, int count) const;
  bool rank(ReplicationStore& store);
  double worth(std::size_t alternative, std::size_t row, std::size_t point,
               std::size_t month) const;
  double outcome(OutcomeKind kind, std::size_t row, std::size_t point, std::size_t month) const;
  void conclude();

  std::vector<Alternative> alternatives_;
  std::vector<Uncertain> assumptions_;
  Objective objective_;
  InfluenceOptions options_;
  std::vector<std::size_t> inputs_;
  std::vector<std::size_t> not_applicable_;
  std::vector<std::vector<std::optional<Factor>>> factors_;  // by alternative and input

  std::optional<IndicesPoints> points_;
  std::vector<IndicesSample> samples_;  // by alternative
  std::size_t watched_ = 0;
  std::vector<CellId> plain_;
  std::deque<Row> open_;
  std::size_t begun_ = 0;  // rows
  bool ranked_ = false;
  bool finished_ = false;
  double expected_work_ = 0;
  InfluenceAnswer answer_;
};

}  // namespace handoff::sim
