// The inputs of `horizon`: what changes over the months ahead.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
namespace {

constexpr double kMonths = 36;

void visit_volume(auto& it, auto& v) {
  v.field("months", it.months,
          {1, kMonths, "", "calendar months from the start; 1: the scenario's days", kAssumption});
  v.field("growth", it.growth,
          {-0.5, 1, "share", "of sign-ups, a month",
           "assumption: none; your own last year says it best"});
  v.list("season", it.season,
         {0, 12, "sign-ups by calendar month, January first, of an average month; further ones: 1"},
         [](auto& each, auto& factor) {
           each.field("", factor,
                      {0, 20, "", "of an average month's sign-ups",
                       "assumption: none; large public software companies show hardly any"});
         });
  v.list("trials", it.trials,
         {0, 36, "sign-ups by month, in place of growth and season; the last goes on"},
         [](auto& each, auto& trials) {
           each.field("", trials, {0, 1e7, "", "sign-ups of the month", kAssumption});
         });
  v.field("conversion_growth", it.conversion_growth,
          {-0.5, 0.5, "share", "of the conversion rate, a month", kAssumption});
  v.list("mix", it.mix, {0, 32, "plans whose share of the conversions moves"},
         [](auto& each, auto& drift) {
           each.field("plan", drift.plan, {0, 31, "", "number of the plan, from 0", kAssumption});
           each.field("growth", drift.growth,
                      {-0.9, 1, "share", "of the plan's weight, a month", kAssumption});
         });
  v.list("prices", it.prices, {0, 36, "changes of all prices, for who converts from then on"},
         [](auto& each, auto& change) {
           each.field("month", change.month,
                      {1, kMonths, "", "from the first day of this month on", kAssumption});
           each.field("factor", change.factor,
                      {0.01, 100, "", "of the prices before it", kAssumption});
         });
}

void visit_holidays(auto& it, auto& v) {
  v.list("holidays", it.holidays, {0, 400, "days on which nobody is there"},
         [](auto& each, auto& holiday) {
           each.field("day", holiday.day, {0, 4102444800, "date", "the first day", kAssumption});
           each.field("days", holiday.days, {1, 60, "days", "in a row", kAssumption});
           each.choice("whose", holiday.whose, kHolidayOf,
                       {0, 0, "", "of the team, the customers or both", kAssumption});
           each.field("zone", holiday.zone,
                      {-1, 63, "", "of pools and customers in this time zone, by number; -1: all",
                       kAssumption});
         });
}

void visit_people(auto& it, auto& v) {
  v.list("headcount", it.headcount, {0, 400, "people who start, or leave, by plan"},
         [](auto& each, auto& change) {
           each.field("pool", change.pool, {0, 15, "", "number of the pool, from 0", kAssumption});
           each.field("month", change.month,
                      {1, kMonths, "", "on the first day of this month", kAssumption});
           each.field("people", change.people,
                      {-10000, 10000, "", "negative: so many leave", kAssumption});
         });
  v.list("shifts", it.shifts, {0, 100, "pools that work other hours from a month on"},
         [](auto& each, auto& change) {
           each.field("pool", change.pool, {0, 15, "", "number of the pool, from 0", kAssumption});
           each.field("month", change.month,
                      {1, kMonths, "", "from the first day of this month on", kAssumption});
           each.field("shift", change.shift,
                      {0, 0, "", "when they work from then on, by their own clock", kAssumption});
           each.field(
               "zone", change.zone,
               {-1, 253, "", "row of zones of their clock, from 0; -1: as before", kAssumption});
         });
  v.begin("turnover", "who comes and goes");
  v.field("ramp", it.turnover.ramp,
          {0, 31536000, "s", "until somebody new does all of a person's work; it grows evenly",
           "assumption: none; eight to twelve weeks are often said"});
  v.field(
      "attrition", it.turnover.attrition,
      {0, 5, "share", "of the people, a year, who leave at a random moment", "assumption: none"});
  v.field("replaced_after", it.turnover.replaced_after,
          {0, 63072000, "s", "until somebody new has the place of who left; 0: never",
           "assumption: 60 days to hire"});
  v.end();
}

void visit_book(auto& it, auto& v) {
  v.begin("book", "customers who stay, and what their care costs");
  v.list("care", it.care,
         {0, 32,
          "by row of the routing table; further tiers cost none; team.other_work is without it"},
         [](auto& each, auto& care) {
           each.field("accounts", care.accounts,
                      {0, 1e6, "", "that there are at the start", "assumption: yours to say"});
           each.field("hours", care.hours,
                      {0, 200, "h", "of care a month and account, by the tier's people",
                       "assumption: check-ins and mail 2-4 h a month, tech-touch 1 h a quarter"});
         });
  v.field("churn", it.churn,
          {0, 0.9, "share", "a month, of who has stayed for 90 days; before that by the outcomes",
           "assumption: about 11% a year"});
  v.choice("owners", it.owners, kOwners,
           {0, 0, "",
            "whose accounts are: the pool's, or a person's, who was assigned or made the first "
            "touch",
            "assumption: the pool's, who share them evenly"});
  v.choice("handover", it.handover, kHandovers,
           {0, 0, "",
            "named owners: who gets a leaver's accounts: the others of the pool evenly, or who has "
            "the fewest; or who comes in their place",
            "assumption: evenly, so that nobody's week is lost; teams differ"});
  v.field("handover_hours", it.handover_hours,
          {0, 100, "h", "named owners: of the new owner's, once for each account that they get",
           "assumption: none"});
  v.end();
}

}  // namespace

void visit_horizon(auto& it, auto& v) {
  visit_volume(it, v);
  visit_holidays(it, v);
  visit_people(it, v);
  visit_book(it.book, v);
}

template void visit_horizon(const Horizon&, Fields<ScenarioVisitor>&);
template void visit_horizon(Horizon&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
