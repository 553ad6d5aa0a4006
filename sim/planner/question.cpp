// One order after the other on the calling thread.
#include "sim/planner/question.hpp"

#include <algorithm>
#include <cassert>

namespace handoff::sim {

int replications_of(double trials, double work_of_one, double fewest, double most) {
  assert(work_of_one >= 0 && fewest <= most);
  return static_cast<int>(std::clamp(trials / work_of_one, fewest, most));
}

void carry_out(ReplicationStore& store, const ReplicationOrder& order) {
  const auto error =
      store.deliver(order.cell, BatchRunner(store.scenario(order.cell)).run(order.from, order.to));
  assert(!error);
  static_cast<void>(error);
}

void answer(Question& question, ReplicationStore& store) {
  while (!question.advance(store)) {
    assert(store.has_orders() && "a question that lacks something orders it");
    for (const ReplicationOrder& order : store.take_orders(1)) carry_out(store, order);
  }
}

}  // namespace handoff::sim
