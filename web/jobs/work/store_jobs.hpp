// Lab orders: what a planner's lab asks for, given out to whoever carries it out.
//
// The lab does not mind who does what when (sim/planner/replication_store.hpp), so neither do its answers.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/planner/replication_store.hpp"
#include "web/jobs/work/job.hpp"

namespace handoff::web {

class LabOrders final : public Work {
 public:
  // Of this lab from now on; none: there are no orders. No answer to an earlier order is wanted.
  void serve(sim::Lab* lab);

  std::optional<Order> next_order() override;
  bool wants(const Order& order) const override { return cells_.count(order.text.get()) > 0; }
  void take(const Order& order, std::span<const std::uint8_t> answer, double ms) override;
  void give_back(const Order& order) override { returned_.push_back(order); }

 private:
  std::shared_ptr<const std::string> text_of(sim::CellId cell);

  sim::Lab* lab_ = nullptr;
  std::vector<std::shared_ptr<const std::string>> texts_;  // by cell; made with its first order
  std::map<const std::string*, sim::CellId> cells_;
  std::vector<Order> returned_;  // given out once, and not carried out
};

}  // namespace handoff::web
