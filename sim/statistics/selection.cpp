// Screening.
#include "sim/statistics/selection.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "core/base/sort_few.hpp"
#include "sim/engine/math.hpp"
#include "sim/statistics/mutant.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

double continuation_factor(double wrong, int first_stage) {
  assert(wrong > 0 && wrong < 0.5 && first_stage >= 2);
  const double degrees = first_stage - 1;
  const double eta = (pow(2 * wrong, -2 / degrees) - 1) / 2;
  return 2 * eta * degrees;
}

KimNelson::KimNelson(std::size_t systems, SelectionOptions options)
    : systems_(systems), options_(options), factor_(0), sums_(systems, 0.0) {
  assert(systems >= 1 && options.indifference > 0);
  for (std::size_t i = 0; i < systems; ++i) survivors_.push_back(i);
  if (systems < 2) return;
  const bool shared = !broken(PlannerMutant::selection_without_bonferroni);
  const double wrong = options.alpha / static_cast<double>(shared ? systems - 1 : 1);
  factor_ = continuation_factor(wrong, options.first_stage);
  if (broken(PlannerMutant::selection_without_correction)) factor_ = 0;
}

double KimNelson::mean(std::size_t system) const { return sums_[system] / replications_; }

void KimNelson::add(std::span<const double> values) {
  assert(!finished() && values.size() == survivors_.size());
  for (std::size_t i = 0; i < values.size(); ++i) sums_[survivors_[i]] += values[i];
  ++replications_;
  if (replications_ <= options_.first_stage)
    first_.insert(first_.end(), values.begin(), values.end());  // everybody still survives
  if (replications_ < options_.first_stage) return;
  if (replications_ == options_.first_stage) end_first_stage();
  screen();
  stop_if_decided();
}

void KimNelson::end_first_stage() {
  variances_.assign(systems_ * systems_, 0.0);
  for (std::size_t a = 0; a < systems_; ++a) {
    for (std::size_t b = a + 1; b < systems_; ++b) {
      Accumulator differences;
      for (std::size_t row = 0; row < first_.size(); row += systems_)
        differences.add(first_[row + a] - first_[row + b]);
      variances_[a * systems_ + b] = variances_[b * systems_ + a] = differences.variance();
    }
  }
  first_.clear();
  first_.shrink_to_fit();
}

// A survivor goes when another one's mean is ahead by more than the continuation region's width,
// W(r) = max(0, delta / 2r (h^2 S^2 / delta^2 - r)), which shrinks to nothing.
void KimNelson::screen() {
  const double delta = options_.indifference;
  const double r = replications_;
  const auto beaten = [&](std::size_t system) {
    return std::any_of(survivors_.begin(), survivors_.end(), [&](std::size_t other) {
      const double region = factor_ * variance(system, other) / (delta * delta) - r;
      return mean(system) < mean(other) - std::max(0.0, delta / (2 * r) * region);
    });
  };
  std::vector<std::size_t> out;
  std::copy_if(survivors_.begin(), survivors_.end(), std::back_inserter(out), beaten);
  core::sort_few(out.begin(), out.end(),
                 [this](std::size_t a, std::size_t b) { return mean(a) < mean(b); });
  for (const std::size_t system : out) {
    eliminated_.push_back({system, replications_});
    survivors_.erase(std::find(survivors_.begin(), survivors_.end(), system));
  }
}

// When every region has closed, those that are left have equal means: any will do.
void KimNelson::stop_if_decided() {
  const double delta = options_.indifference;
  double widest = 0;
  for (const std::size_t a : survivors_) {
    for (const std::size_t b : survivors_)
      widest = std::max(widest, factor_ * variance(a, b) / (delta * delta));
  }
  if (replications_ > widest) {
    stopped_ = true;
  } else if (replications_ >= options_.maximum && survivors_.size() > 1) {
    stopped_ = true;
    promised_ = false;
  }
}

SelectionResult KimNelson::result() const {
  SelectionResult it;
  it.best = *std::max_element(survivors_.begin(), survivors_.end(),
                              [this](std::size_t a, std::size_t b) { return sums_[a] < sums_[b]; });
  it.promised = finished() && promised_;
  it.eliminated = eliminated_;
  it.replications.assign(systems_, replications_);
  for (const Elimination& out : eliminated_) it.replications[out.system] = out.replications;
  return it;
}

}  // namespace handoff::sim
