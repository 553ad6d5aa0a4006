#include "web/views/results/caught.hpp"

#include <algorithm>
#include <utility>

#include "io/text/concat.hpp"
#include "io/text/moment_text.hpp"

namespace handoff::web {
namespace {

bool covers(const sim::Window& window, core::Duration at) {
  if (at < window.from) return false;
  const core::Duration since = at - window.from;
  const std::int64_t in_turn = window.every.us > 0 ? since.us % window.every.us : since.us;
  return in_turn < window.length.us;
}

Caught caught_by(const sim::Window& window, std::string path, const sim::Scenario& scenario,
                 const sim::Journeys& all) {
  Caught met;
  met.path = std::move(path);
  met.of = all.customers.size();
  for (const sim::Journey& it : all.customers) {
    if (!covers(window, it.customer.converted - scenario.start)) continue;
    ++met.customers;
    if (it.exception || it.committed == core::kNever) {
      ++met.left;
    } else if (met.put_right == core::kNever || it.committed > met.put_right) {
      met.put_right = it.committed;
    }
  }
  return met;
}

std::string begins_at(std::string_view list, std::size_t at, std::string_view key) {
  return io::joined({list, "[", std::to_string(at), "].", key});
}

void add(std::vector<Caught>& caught, const std::string& list,
         const std::vector<sim::Window>& windows, const sim::Scenario& scenario,
         const sim::Journeys& all) {
  for (std::size_t i = 0; i < windows.size(); ++i)
    caught.push_back(caught_by(windows[i], begins_at(list, i, "from"), scenario, all));
}

}  // namespace

bool has_outages(const sim::Scenario& scenario) {
  const auto has = [&scenario](const sim::SystemInfo& system) {
    return !(scenario.apis.*system.api).outages.empty();
  };
  return !scenario.payments.outages.empty() || !scenario.incidents.empty() ||
         std::any_of(sim::kSystemTable.begin(), sim::kSystemTable.end(), has);
}

std::vector<Caught> caught_by_outages(const sim::Scenario& scenario, const sim::Journeys& all) {
  std::vector<Caught> caught;
  add(caught, "payments.outages", scenario.payments.outages, scenario, all);
  for (const sim::SystemInfo& system : sim::kSystemTable) {
    const std::string list = io::joined({"apis.", system.key, ".outages"});
    add(caught, list, (scenario.apis.*system.api).outages, scenario, all);
  }
  // Those at random begin at other times in each month.
  for (std::size_t i = 0; i < scenario.incidents.size(); ++i) {
    const sim::Incident& it = scenario.incidents[i];
    if (it.a_month > 0) continue;
    caught.push_back(caught_by(it.when, begins_at("incidents", i, "from"), scenario, all));
  }
  return caught;
}

namespace {

// "1 is left to a person; the others are put right by 2026-04-01 16:05 UTC."
std::string outcome_of(const Caught& it) {
  const std::string left =
      std::to_string(it.left) + (it.left == 1 ? " is" : " are") + " left to a person";
  if (it.left == it.customers) return it.left == 1 ? "It is left to a person." : left + '.';
  const std::string by = " put right by " + io::moment_text(it.put_right) + " UTC.";
  if (it.left == 0) return (it.customers == 1 ? "That is" : "All are") + by;
  return left + (it.customers - it.left == 1 ? "; the other is" : "; the others are") + by;
}

}  // namespace

std::string caught_text(const Caught& it) {
  if (it.customers == 0)
    return "Nobody pays during it, in the first simulated month: it shows nothing.";
  return io::joined({std::to_string(it.customers), " of ", std::to_string(it.of),
                     it.customers == 1 ? " customers pays" : " customers pay",
                     " during it, in the first simulated month. ", outcome_of(it)});
}

}  // namespace handoff::web
