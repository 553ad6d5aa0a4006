#include "web/app/customer_pick.hpp"

#include <string>

#include "sim/month/journeys.hpp"
#include "web/app/choices/replication_counts.hpp"
#include "web/app/choices/tools.hpp"
#include "web/views/results/trace.hpp"

namespace handoff::web {
namespace {

core::Result<CustomerChoice> next_of(const sim::Scenario& scenario, CustomerChoice from) {
  const auto months = static_cast<std::uint32_t>(hourly_replications(scenario));
  for (std::uint32_t replication = from.replication; replication < from.replication + months;
       ++replication) {
    const sim::Journeys all = sim::journeys_of(scenario, replication);
    const std::uint32_t first = replication == from.replication ? from.customer + 1 : 0;
    for (std::uint32_t at = first; at < all.customers.size(); ++at)
      if (!all.customers[at].missends.empty()) return CustomerChoice{replication, at};
  }
  return core::Error{"Mis-sends", "nobody gets a trial mail after paying in the next " +
                                      std::to_string(months) + " months"};
}

}  // namespace

core::Result<CustomerChoice> pick_customer(const sim::Scenario& scenario, CustomerChoice from,
                                           Pick which) {
  if (which == Pick::next_missend) return next_of(scenario, from);
  if (which == Pick::next_by_hand) return next_of(with_tool(scenario, "manual"), from);
  const sim::Journeys all = sim::journeys_of(scenario, from.replication);
  const auto found = which == Pick::typical ? typical_customer(all) : worst_customer(all);
  if (!found) return core::Error{"Customer", "nobody converts in this month as usual"};
  return CustomerChoice{from.replication, *found};
}

}  // namespace handoff::web
