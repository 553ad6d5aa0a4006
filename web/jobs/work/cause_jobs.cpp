#include "web/jobs/work/cause_jobs.hpp"

#include <cmath>
#include <utility>

#include "io/scenario/scenario_json.hpp"

namespace handoff::web {

void CauseOrders::clear() {
  text_ = nullptr;
  orders_.clear();
  causes_.clear();
  left_ = 0;
}

void CauseOrders::serve(const std::string& targets, const sim::Scenario& scenario,
                        const std::vector<sim::Break>& breaks) {
  clear();
  text_ = std::make_shared<const std::string>(targets + '\n' +
                                              io::compact(io::scenario_document(scenario)));
  causes_.assign(breaks.size(), "");
  rows_.assign(breaks.size(), 0);
  for (std::size_t row = breaks.size(); row-- > 0;) {  // the first break's order is the last
    const sim::Break& it = breaks[row];
    rows_[it.target] = row;
    if (it.state != sim::BreakState::breaks && it.state != sim::BreakState::fails) continue;
    const bool breaks_there = it.state == sim::BreakState::breaks;
    orders_.push_back({OrderKind::cause, text_, static_cast<int>(it.target),
                       breaks_there ? static_cast<int>(std::lround(it.volume.high)) : 0});
  }
  left_ = orders_.size();
}

std::optional<Order> CauseOrders::next_order() {
  if (orders_.empty()) return std::nullopt;
  Order order = std::move(orders_.back());
  orders_.pop_back();
  return order;
}

void CauseOrders::take(const Order& order, std::span<const std::uint8_t> answer, double /*ms*/) {
  causes_[rows_[static_cast<std::size_t>(order.from)]].assign(answer.begin(), answer.end());
  --left_;
}

}  // namespace handoff::web
