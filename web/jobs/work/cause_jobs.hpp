// Cause orders: why each target fails where it fails, given out to whoever works it out.
//
// One order for each target that fails, since it takes some hundred replications with traces
// (sim/planner/questions/break_cause.hpp). Its answer is the sentence.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/planner/questions/breaking_point.hpp"
#include "web/jobs/work/job.hpp"

namespace handoff::web {

class CauseOrders final : public Work {
 public:
  // Of these breaking points of the scenario's targets from now on: of those in the text, or if
  // that is empty of the usual ones.
  void serve(const std::string& targets, const sim::Scenario& scenario,
             const std::vector<sim::Break>& breaks);
  void clear();

  bool finished() const { return left_ == 0; }
  // In the breaks' order: "office hours, 9.2 h of 15 h"; empty where nothing fails.
  const std::vector<std::string>& causes() const { return causes_; }

  std::optional<Order> next_order() override;
  bool wants(const Order& order) const override { return text_ && order.text == text_; }
  void take(const Order& order, std::span<const std::uint8_t> answer, double ms) override;
  void give_back(const Order& order) override { orders_.push_back(order); }

 private:
  std::shared_ptr<const std::string> text_;
  std::vector<Order> orders_;      // to be given out
  std::vector<std::size_t> rows_;  // by target: its place among the breaks
  std::vector<std::string> causes_;
  std::size_t left_ = 0;
};

}  // namespace handoff::web
