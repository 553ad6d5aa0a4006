// All inputs, in the order of the file: those of the scenario itself, then its groups, each of which
// has a source of its own.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
namespace {

// All of them: `it` is a scenario, const if `to` is a visitor.
template <class To>
void walk(auto& it, To& to) {
  Fields<To> v(to);
  v.field("name", it.name, {0, 80, "", "name of the scenario", ""});
  v.field("description", it.description, {0, 2000, "", "what it is for", ""});
  v.field("seed", it.seed, {0, 9.007199254740991e15, "", "of all random numbers", ""});
  v.field("start", it.start,
          {0, 4102444800, "date", "first day that is counted, 00:00 UTC", kAssumption});
  v.field("days", it.days,
          {1, 366, "days", "days that are counted", "assumption: four whole weeks"});
  v.choice("opening", it.opening, kOpenings,
           {0, 0, "",
            "a month of a running business, or a launch before which there is nothing: then "
            "everybody is counted who signs up in these days",
            kAssumption});
  v.field("warmup_days", it.warmup_days,
          {0, 365, "days", "before a running month: who converts then is served but not counted",
           "assumption: a week; `handoff warmup` says what a scenario takes"});
  v.begin("horizon", "the months ahead: growth, seasons, the team and the book of business");
  visit_horizon(it.horizon, v);
  v.end();
  v.begin("cohort", "who signs up, and who converts");
  visit_cohort(it.cohort, v);
  v.end();
  v.begin("payments", "the payment processor");
  visit_payments(it.payments, v);
  v.end();
  v.begin("apis", "the systems that the pipeline calls");
  visit_apis(it.apis, v);
  v.end();
  v.list("incidents", it.incidents, {0, 32, "what makes several systems fail at once"},
         [](auto& each, auto& incident) { visit_incident(incident, each); });
  v.begin("staff", "operations staff");
  visit_staff(it.staff, v);
  v.end();
  v.begin("team", "customer success");
  visit_team(it.team, v);
  v.end();
  v.begin("nurture", "the trial's mails");
  visit_nurture(it.nurture, v);
  v.end();
  v.begin("outcomes", "churn and expansion");
  visit_outcomes(it.outcomes, v);
  v.end();
  v.begin("costs", "what it costs");
  visit_costs(it.costs, v);
  v.end();
  v.begin("targets", "what is to be kept; changes no month, only how it is judged");
  visit_targets(it.targets, v);
  v.end();
  v.begin("pipeline", "the rules of the handoff");
  visit_pipeline(it.pipeline, v);
  v.end();
  v.list("uncertain", it.uncertain, {0, 64, "inputs that nobody knows exactly; changes no result"},
         [](auto& each, auto& range) {
           each.field("path", range.input, {1, 200, "", "the input, a number or a duration", ""});
           each.field("low", range.low, {-1e12, 1e12, "", "low end, in the input's unit", ""});
           each.field("high", range.high, {-1e12, 1e12, "", "high end, in the input's unit", ""});
           each.field("why", range.source, {1, 500, "", "the reason for this range", ""});
         });
}

}  // namespace

void visit_scenario(const Scenario& scenario, ScenarioVisitor& visitor) { walk(scenario, visitor); }

void edit_scenario(Scenario& scenario, ScenarioEditor& editor) { walk(scenario, editor); }

}  // namespace handoff::sim
