// Counting, customer by customer.
#include "sim/month/routes.hpp"

namespace handoff::sim {

RouteTable::RouteTable(const Scenario& scenario)
    : scenario_(scenario),
      tiers_(scenario.pipeline.routing.size()),
      pools_(scenario.pipeline.pools.size()),
      assigned_(tiers_ * owners()),
      ended_(owners() * kEndings) {}

// An AE who keeps the customers of open deals belongs to no pool.
std::size_t RouteTable::owner_of(const MonthState& month, std::size_t position) const {
  const CustomerState& state = month.world.states()[position];
  const bool kept =
      scenario_.pipeline.deals == core::DealRule::instead && month.customers[position].open_deal;
  if (kept && (state.owner.happened || state.ae_notice.happened)) return ae();
  if (!state.owner.happened || state.owner.tier >= tiers_) return nobody();
  return state.owner_pool;
}

void RouteTable::add(const MonthState& month) {
  std::vector<double> assigned(assigned_.size()), ended(ended_.size());
  for (std::size_t position = 0; position < month.customers.size(); ++position) {
    const std::size_t tier = month.customers[position].tier;
    if (!month.counts(position) || tier >= tiers_) continue;
    const std::size_t owner = owner_of(month, position);
    const Ending ending = month.results[position].exception ? Ending::exception
                          : month.touched_in_time(position) ? Ending::on_time
                                                            : Ending::late;
    assigned[tier * owners() + owner] += 1;
    ended[owner * kEndings + static_cast<std::size_t>(ending)] += 1;
  }
  for (std::size_t i = 0; i < assigned.size(); ++i) assigned_[i].add(assigned[i]);
  for (std::size_t i = 0; i < ended.size(); ++i) ended_[i].add(ended[i]);
  ++replications_;
}

}  // namespace handoff::sim
