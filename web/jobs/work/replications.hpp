// Replications: one scenario's experiment, cut into orders of a few milliseconds.
//
// Anybody may carry the orders out, in any order; the experiment folds them in the order of the
// replications. How many replications an order has follows from how long the last ones took, which
// changes nothing but the pace.
#pragma once

#include <memory>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "web/jobs/work/job.hpp"

namespace handoff::web {

class Replications final : public Work {
 public:
  // Begins anew: no answer to an earlier order is wanted any longer.
  void restart(const sim::Scenario& scenario, int target);
  // More, or fewer as long as they are not there yet.
  void set_target(int target) { target_ = target; }
  void clear();

  bool exists() const { return experiment_ != nullptr; }
  int target() const { return target_; }
  int ordered() const { return ordered_; }  // or there
  int replications() const { return experiment_ ? experiment_->replications() : 0; }
  bool finished() const { return replications() >= target_; }
  // Runs the next ones on this thread.
  void run_here(int count) { experiment_->run(count); }

  const sim::Experiment& experiment() const { return *experiment_; }
  // For who wants to keep it after a restart.
  const std::shared_ptr<sim::Experiment>& shared() const { return experiment_; }
  // Goes on with an experiment that was begun elsewhere.
  void adopt(std::shared_ptr<sim::Experiment> experiment, int target);

  std::optional<Order> next_order() override;
  bool wants(const Order& order) const override { return order.text == text_; }
  void take(const Order& order, std::span<const std::uint8_t> answer, double ms) override;
  void give_back(const Order& order) override { returned_.push_back(order); }

 private:
  void begin(std::shared_ptr<sim::Experiment> experiment, int target);

  std::shared_ptr<sim::Experiment> experiment_;
  std::shared_ptr<const std::string> text_;  // made with the first order; its address is the run
  int target_ = 0;
  int ordered_ = 0;              // replications below this are ordered, or there
  std::vector<Order> returned_;  // ordered once, and not carried out
  double replication_ms_ = 0.0;  // 0: not known yet
};

// Experiments of more replications than this keep no single ones, so they cannot be compared with
// a baseline: 20,000 take about 50 MB.
inline constexpr int kMostComparable = 20'000;

}  // namespace handoff::web
