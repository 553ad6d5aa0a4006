#include "web/jobs/work/store_jobs.hpp"

#include <utility>

#include "io/scenario/scenario_json.hpp"
#include "sim/experiment/batch_bytes.hpp"
#include "sim/planner/question.hpp"

namespace handoff::web {

void LabOrders::serve(sim::Lab* lab) {
  lab_ = lab;
  texts_.clear();
  cells_.clear();
  returned_.clear();
}

std::shared_ptr<const std::string> LabOrders::text_of(sim::CellId cell) {
  if (texts_.size() <= cell) texts_.resize(cell + 1);
  auto& text = texts_[cell];
  if (!text) {
    text = std::make_shared<const std::string>(
        io::compact(io::scenario_document(lab_->scenario(cell))));
    cells_.emplace(text.get(), cell);
  }
  return text;
}

std::optional<Order> LabOrders::next_order() {
  if (lab_ == nullptr) return std::nullopt;
  if (!returned_.empty()) {
    Order order = std::move(returned_.back());
    returned_.pop_back();
    return order;
  }
  for (const sim::Order& it : lab_->take_orders(1))
    return Order{OrderKind::batch, text_of(it.cell), it.from, it.to};
  return std::nullopt;
}

void LabOrders::take(const Order& order, std::span<const std::uint8_t> answer, double /*ms*/) {
  const sim::CellId cell = cells_.at(order.text.get());
  auto batch = sim::batch_from_bytes(answer);
  // What cannot be read, or is of something else, is a bug of ours; the question still gets its
  // answer.
  if (!batch || lab_->deliver(cell, *std::move(batch)))
    carry_out(*lab_, {cell, order.from, order.to});
}

}  // namespace handoff::web
