#include "web/jobs/single_months.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/month/journeys.hpp"
#include "sim/month/trace.hpp"
#include "web/app/choices/tools.hpp"

namespace handoff::web {
namespace {

constexpr const char* kManual = "manual";
constexpr const char* kOrchestrated = "full_orchestration";

std::size_t clamped(const sim::Scenario& scenario, CustomerChoice& who) {
  const std::size_t customers = sim::converting_customers(scenario, who.replication);
  const auto last = static_cast<std::uint32_t>(std::max<std::size_t>(customers, 1) - 1);
  who.customer = std::min(who.customer, last);
  return customers;
}

// What a night is compared with orchestration: the set-up of today, and where that is orchestration
// itself, the way by hand.
struct Today {
  std::string title;
  sim::Scenario scenario;
};

Today today_of(const sim::Scenario& scenario) {
  const int tool = tool_of(scenario);
  if (tool < 0) return {"Today, your set-up", scenario};
  const ToolInfo& it = kTools[static_cast<std::size_t>(tool)];
  if (it.name != kOrchestrated) return {std::string(it.title) + " (today)", scenario};
  return {"Manual sync", with_tool(scenario, kManual)};
}

CustomerChoice usual_choice(const sim::Scenario& scenario) {
  const sim::Journeys all = sim::journeys_of(today_of(scenario).scenario, 0);
  return {0, night_customer(scenario, all).value_or(0)};
}

}  // namespace

void SingleMonths::follow(const State& state) {
  if (scenario_seen_.moved_to(state.scenario_number)) restart();
}

// One replication, so what the open tab shows of it need not wait.
Progress SingleMonths::advance(const Turn& turn) {
  const Tab tab = turn.state.tab;
  const bool seen = tab == Tab::customer || tab == Tab::story;
  const auto piece_for = [this, &turn](Tab of) {
    return advance(turn.state.scenario, turn.state.customer, of);
  };
  bool changed = turn.results_there && look_at_outages(turn.state.scenario);
  changed |= (seen || turn.pictures_there) && piece_for(tab);
  if (turn.as_text && turn.results_there)
    changed |= piece_for(Tab::customer) || piece_for(Tab::story);
  return {changed, changed ? kFramesToShow : 0};
}

bool SingleMonths::look_at_outages(const sim::Scenario& scenario) {
  if (std::exchange(done_.caught, true) || !has_outages(scenario)) return false;
  caught_ = caught_by_outages(scenario, sim::journeys_of(scenario, 0));
  return true;
}

bool SingleMonths::advance(const sim::Scenario& scenario,
                           const std::optional<CustomerChoice>& chosen, Tab tab) {
  if (!chosen && !done_.usual) {
    done_.usual = usual_choice(scenario);
    return true;
  }
  const CustomerChoice wanted = chosen ? *chosen : *done_.usual;
  CustomerChoice who = wanted;
  if (done_.trace != wanted) {
    done_.trace = wanted;
    const std::size_t customers = clamped(scenario, who);
    shown_ = who;
    trace_ = customers == 0 ? nullptr
                            : std::make_unique<TraceView>(trace_view(
                                  scenario, who, customers,
                                  sim::trace_customer(scenario, who.replication, who.customer)));
    return true;
  }
  if (tab == Tab::customer && done_.night != wanted) {
    done_.night = wanted;
    const std::size_t customers = clamped(scenario, who);
    if (customers == 0) return night_ = nullptr, true;
    const Today today = today_of(scenario);
    const sim::Scenario orchestrated = with_tool(scenario, kOrchestrated);
    const sim::Trace before = sim::trace_customer(today.scenario, who.replication, who.customer);
    const sim::Trace by_rules = sim::trace_customer(orchestrated, who.replication, who.customer);
    night_ = std::make_unique<NightView>(night_view(
        scenario, who, customers, before, night_side(today.title, today.scenario, before),
        night_side("Full orchestration", orchestrated, by_rules)));
    return true;
  }
  if (tab == Tab::story && done_.story != wanted.replication) {
    done_.story = wanted.replication;
    story_ = std::make_unique<StoryView>(
        story_view(scenario, sim::journeys_of(scenario, wanted.replication)));
    return true;
  }
  return false;
}

}  // namespace handoff::web
