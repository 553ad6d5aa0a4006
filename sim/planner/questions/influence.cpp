// Rows a few at a time, and all indices at the end.
#include "sim/planner/questions/influence.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sim/scenario/check.hpp"
#include "sim/scenario/purpose.hpp"

namespace handoff::sim {
namespace {

constexpr double kDefaultTrials = 24e6;  // of all alternatives together
constexpr std::size_t kFewestRows = 4, kMostRows = 64;

// Enough for many threads: a row has some dozens of points for each alternative.
constexpr std::size_t kRowsAhead = 8;

// Of 53 bits, as a scenario's are: each row has months of its own.
std::uint64_t seed_of_row(std::uint64_t seed, std::size_t row) {
  const StreamKey key = StreamKey::of(seed, static_cast<std::uint32_t>(row));
  return key.stream(Purpose::design).next_u64() >> 11;
}

// None: the scenario has no such input.
core::Result<std::optional<Factor>> factor_of(Scenario scenario, const Uncertain& assumption) {
  scenario.uncertain = {assumption};
  auto factors = uncertain_factors(scenario);
  if (!factors) return factors.error();
  return factors->empty() ? std::nullopt : std::optional(std::move(factors->front()));
}

IndicesOptions indices_options(const InfluenceOptions& options, std::size_t inputs) {
  return {inputs, options.scrambles, options.rows, options.months};
}

}  // namespace

InfluenceOptions default_influence_options(const Scenario& scenario, std::size_t alternatives) {
  InfluenceOptions options;
  const auto points = static_cast<double>(scenario.uncertain.size() + 2);
  const double of_a_row = points * static_cast<double>(options.scrambles * options.months) *
                          static_cast<double>(alternatives) * work_of(scenario);
  options.rows = kFewestRows;
  while (options.rows < kMostRows &&
         static_cast<double>(2 * options.rows) * of_a_row <= kDefaultTrials)
    options.rows *= 2;
  options.plain_replications = replications_of(kDefaultTrials / 16, work_of(scenario), 12, 400);
  return options;
}

// A total of a month, as what exceeds a limit of nothing.
Target InfluenceStudy::watched_as(const Objective& objective) {
  assert(objective.terms.size() == 1 && objective.terms[0].factor == 1 &&
         !objective.terms[0].complement);
  return {objective.name, {objective.terms[0].measure, Bound::at_most, 0}};
}

InfluenceStudy::InfluenceStudy(std::vector<Alternative> alternatives,
                               std::vector<Uncertain> assumptions, Objective objective,
                               InfluenceOptions options)
    : alternatives_(std::move(alternatives)),
      assumptions_(std::move(assumptions)),
      objective_(std::move(objective)),
      options_(options) {}

core::Result<std::unique_ptr<InfluenceStudy>> InfluenceStudy::make(
    ReplicationStore& store, std::vector<Alternative> alternatives,
    std::vector<Uncertain> assumptions, Objective objective, InfluenceOptions options) {
  assert(!alternatives.empty() && options.months >= 2 && options.plain_replications >= 2);
  std::unique_ptr<InfluenceStudy> it(new InfluenceStudy(
      std::move(alternatives), std::move(assumptions), std::move(objective), options));
  if (auto error = it->find_inputs()) return *std::move(error);
  it->watched_ = store.watch(watched_as(it->objective_));
  const IndicesOptions indices = indices_options(options, it->inputs_.size());
  it->points_.emplace(indices, it->alternatives_.front().scenario.seed);
  for (const Alternative& alternative : it->alternatives_) {
    it->samples_.emplace_back(indices);
    it->plain_.push_back(store.cell(alternative.scenario));
    const auto months = static_cast<double>(indices.all_rows() * indices.points() * indices.months);
    it->expected_work_ += (options.plain_replications + months) * work_of(alternative.scenario);
  }
  if (auto error = it->check_all()) return *std::move(error);
  return it;
}

// An input applies if one of the alternatives has it; one that has it not stays as it is.
std::optional<core::Error> InfluenceStudy::find_inputs() {
  factors_.resize(alternatives_.size());
  for (std::size_t at = 0; at < assumptions_.size(); ++at) {
    std::vector<std::optional<Factor>> factors;
    for (const Alternative& it : alternatives_) {
      auto factor = factor_of(it.scenario, assumptions_[at]);
      if (!factor) return factor.error();
      factors.push_back(*std::move(factor));
    }
    const bool applies =
        std::any_of(factors.begin(), factors.end(), [](const auto& it) { return it.has_value(); });
    (applies ? inputs_ : not_applicable_).push_back(at);
    for (std::size_t it = 0; applies && it < factors.size(); ++it)
      factors_[it].push_back(std::move(factors[it]));
  }
  if (inputs_.empty()) return core::Error{"", "no uncertain input applies here"};
  if (2 * inputs_.size() <= SobolSequence::kMostDimensions) return std::nullopt;
  return core::Error{"", std::to_string(inputs_.size()) + " inputs are more than the " +
                             std::to_string(SobolSequence::kMostDimensions / 2) +
                             " that the Sobol sequence has directions for"};
}

// All scenarios that will be looked at, since one that does not hold together can only be refused before.
std::optional<core::Error> InfluenceStudy::check_all() const {
  for (std::size_t row = 0; row < options_.scrambles * options_.rows; ++row) {
    for (std::size_t at = 0; at < alternatives_.size(); ++at) {
      for (const Scenario& scenario : scenarios_of(row, at)) {
        if (auto error = check(scenario)) return error;
      }
    }
  }
  return std::nullopt;
}

// By point: A and B with all inputs, the others as A but for one.
std::vector<Scenario> InfluenceStudy::scenarios_of(std::size_t row, std::size_t alternative) const {
  const std::vector<std::vector<double>> points = points_->row(row);
  std::vector<Scenario> scenarios;
  for (std::size_t point = 0; point < points.size(); ++point) {
    Scenario scenario = point < 2 ? alternatives_[alternative].scenario : scenarios.front();
    scenario.uncertain.clear();
    scenario.seed = seed_of_row(alternatives_.front().scenario.seed, row);
    for (std::size_t input = 0; input < inputs_.size(); ++input) {
      const std::optional<Factor>& factor = factors_[alternative][input];
      if (!factor || (point >= 2 && point != input + 2)) continue;
      const auto error = put(scenario, *factor, points[point][input]);
      assert(!error && "a value between two that are allowed is allowed");
      static_cast<void>(error);
    }
    scenarios.push_back(std::move(scenario));
  }
  return scenarios;
}

void InfluenceStudy::begin_row(ReplicationStore& store) {
  Row row{begun_++, {}};
  for (std::size_t at = 0; at < alternatives_.size(); ++at) {
    for (const Scenario& scenario : scenarios_of(row.number, at))
      row.cells.push_back(store.cell(scenario));
  }
  open_.push_back(std::move(row));
}

std::vector<double> InfluenceStudy::values_of(const ReplicationStore& store, CellId cell,
                                              int count) const {
  std::vector<double> values;
  for (const Excess& it : store.excesses(cell, count, watched_)) values.push_back(it.total);
  return values;
}

// False before all of it is there.
bool InfluenceStudy::take_row(ReplicationStore& store, const Row& row) {
  const int months = static_cast<int>(options_.months);
  bool there = true;
  for (const CellId cell : row.cells) there = store.need(cell, months) && there;
  if (!there) return false;
  const std::size_t points = inputs_.size() + 2;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    const std::vector<double> values = values_of(store, row.cells[at], months);
    std::copy(values.begin(), values.end(),
              samples_[at / points].months(row.number, at % points).begin());
  }
  for (const CellId cell : row.cells) store.release(cell);
  return true;
}

// Whichever comes first is the best of those that come to the same.
bool InfluenceStudy::rank(ReplicationStore& store) {
  if (ranked_) return true;
  bool there = true;
  for (const CellId cell : plain_) there = store.need(cell, options_.plain_replications) && there;
  if (!there) return false;
  for (const CellId cell : plain_)
    answer_.now.push_back(
        measured(values_of(store, cell, options_.plain_replications), options_.level));
  const auto is_better = [&](std::size_t a, std::size_t b) {
    const double first = answer_.now[a].mean, other = answer_.now[b].mean;
    return objective_.larger_is_better ? first > other : first < other;
  };
  for (std::size_t at = 1; at < alternatives_.size(); ++at) {
    if (is_better(at, answer_.best)) {
      answer_.second = answer_.best;
      answer_.best = at;
    } else if (!answer_.second || is_better(at, *answer_.second)) {
      answer_.second = at;
    }
  }
  ranked_ = true;
  return true;
}

bool InfluenceStudy::advance(ReplicationStore& store) {
  if (finished_) return true;
  const bool is_ranked = rank(store);
  const std::size_t rows = options_.scrambles * options_.rows;
  while (true) {
    std::erase_if(open_, [&](const Row& row) { return take_row(store, row); });
    if (begun_ == rows || open_.size() >= kRowsAhead) break;
    while (begun_ < rows && open_.size() < kRowsAhead) begin_row(store);
  }
  if (!is_ranked || !open_.empty() || begun_ < rows) return false;
  conclude();
  return true;
}

double InfluenceStudy::worth(std::size_t alternative, std::size_t row, std::size_t point,
                             std::size_t month) const {
  const double value = samples_[alternative].months(row, point)[month];
  return objective_.larger_is_better ? value : -value;
}

double InfluenceStudy::outcome(OutcomeKind kind, std::size_t row, std::size_t point,
                               std::size_t month) const {
  const double best = worth(answer_.best, row, point, month);
  switch (kind) {
    case OutcomeKind::value:
      return samples_[answer_.best].months(row, point)[month];
    case OutcomeKind::lead:
      return best - worth(*answer_.second, row, point, month);
    case OutcomeKind::choice:
      break;
  }
  for (std::size_t at = 0; at < alternatives_.size(); ++at) {
    if (worth(at, row, point, month) > best) return 0;
  }
  return 1;
}

void InfluenceStudy::conclude() {
  finished_ = true;
  const IndicesOptions indices = indices_options(options_, inputs_.size());
  for (const OutcomeInfo& it : kOutcomes) {
    if (it.kind != OutcomeKind::value && !answer_.second) continue;
    IndicesSample sample(indices);
    for (std::size_t row = 0; row < indices.all_rows(); ++row) {
      for (std::size_t point = 0; point < indices.points(); ++point) {
        for (std::size_t month = 0; month < indices.months; ++month)
          sample.months(row, point)[month] = outcome(it.kind, row, point, month);
      }
    }
    answer_.outcomes.push_back({it.kind, sobol_indices(sample, options_.level)});
  }
}

}  // namespace handoff::sim
