#include "web/views/results/caught.hpp"

#include <algorithm>

#include "io/text/concat.hpp"

namespace handoff::web {
namespace {

bool covers(const sim::Window& window, core::Duration at) {
  if (at < window.from) return false;
  const core::Duration since = at - window.from;
  const std::int64_t in_turn = window.every.us > 0 ? since.us % window.every.us : since.us;
  return in_turn < window.length.us;
}

void add(std::vector<Caught>& caught, const std::string& list,
         const std::vector<sim::Window>& windows, const sim::Scenario& scenario,
         const sim::Journeys& all) {
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const auto met =
        std::count_if(all.customers.begin(), all.customers.end(), [&](const sim::Journey& it) {
          return covers(windows[i], it.customer.converted - scenario.start);
        });
    caught.push_back({list + '[' + std::to_string(i) + "].from", static_cast<std::size_t>(met),
                      all.customers.size()});
  }
}

}  // namespace

bool has_outages(const sim::Scenario& scenario) {
  const auto has = [&scenario](const sim::SystemInfo& system) {
    return !(scenario.apis.*system.api).outages.empty();
  };
  return !scenario.payments.outages.empty() ||
         std::any_of(sim::kSystemTable.begin(), sim::kSystemTable.end(), has);
}

std::vector<Caught> caught_by_outages(const sim::Scenario& scenario, const sim::Journeys& all) {
  std::vector<Caught> caught;
  add(caught, "payments.outages", scenario.payments.outages, scenario, all);
  for (const sim::SystemInfo& system : sim::kSystemTable) {
    const std::string list = io::joined({"apis.", system.key, ".outages"});
    add(caught, list, (scenario.apis.*system.api).outages, scenario, all);
  }
  return caught;
}

std::string caught_text(const Caught& it) {
  if (it.customers == 0)
    return "Nobody pays during it, in the first simulated month: it shows nothing.";
  return io::joined({std::to_string(it.customers), " of ", std::to_string(it.of),
                     it.customers == 1 ? " customers pays" : " customers pay",
                     " during it, in the first simulated month."});
}

}  // namespace handoff::web
