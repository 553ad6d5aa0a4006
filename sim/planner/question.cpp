// One order after the other on the calling thread.
#include "sim/planner/question.hpp"

#include <cassert>

namespace handoff::sim {

void carry_out(Lab& lab, const Order& order) {
  const auto error =
      lab.deliver(order.cell, BatchRunner(lab.scenario(order.cell)).run(order.from, order.to));
  assert(!error);
  static_cast<void>(error);
}

void answer(Question& question, Lab& lab) {
  while (!question.advance(lab)) {
    assert(lab.has_orders() && "a question that lacks something orders it");
    for (const Order& order : lab.take_orders(1)) carry_out(lab, order);
  }
}

}  // namespace handoff::sim
