// Outcomes: what a month of handoffs is worth, by the scenario's explicit linear model.
//
// Quality goes in as four facts of the run (how many got a trial mail after paying, how many were
// touched late, whether rules route, whether usage context is there), and churn, expansion, cost
// and net value come out. The coefficients are the scenario's, and assumptions; they are never
// measured here. Formulas:
//
//   churn within 90 days, %   = base + missend x share of mis-sent + late x share touched late
//                               + unrouted x share not assigned by rules
//                               + blind x share without usage in the CRM
//   more MRR in 12 months, %  = base + late x share touched late
//                               + automated x share updated without a person
//                               + usage x share with usage in the CRM
//                               + rules x share assigned by rules
//   cost of a month, $        = tool + engineering + the team's payroll + (tool per handoff x customers
//                               + staff hours x their wage + mis-sends x cost of one) / months
//   net value, $              = 12 x MRR / months x (1 - churn) x (1 + expansion / 2) - cost
//
// The team is paid to be there (sim/scenario/shift_hours.hpp), the operations staff, who do this now and
// then, by the hour. Where other than 28 days are counted, money is still a month's: `months` is how many they are.
// Both are worked out for each customer, so months without any enter no mean of them. The cohort's MRR
// counts for twelve months; churned customers leave at once, and the expansion
// grows evenly over the year, so that half of it is earned.
#pragma once

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// What one replication has shown, over the customers that count.
struct Quality {
  double customers = 0;
  double missent = 0;       // customers with at least one mis-send
  double touched_late = 0;  // after the promise, or never
  double routed = 0;        // assigned by rules
  double informed = 0;      // the CRM has their usage
  double automated = 0;     // updated without a person
  double missends = 0;      // mails
  double mrr = 0;           // $, of all of them
  double staff_hours = 0;

  void add(const Quality& other);
};

// What a month's customers come to, in the metrics of a run.
struct MonthsWorth {
  double mrr = 0;        // $, of all of them
  double churn = 0;      // %
  double expansion = 0;  // %
  double cost = 0;       // $
};
double net_value_usd(const MonthsWorth& it);

// What one month is worth more than another, by where it comes from. The parts add up to the
// difference of the net values: where churn and expansion work together each is counted at the
// mean of the other, and both at the mean MRR (Shapley's value of two factors).
struct WorthParts {
  double churn = 0;      // MRR that stays
  double expansion = 0;  // MRR that grows
  double revenue = 0;    // MRR at the beginning: none where both months have the same customers
  double cost = 0;       // that is saved

  double together() const { return churn + expansion + revenue + cost; }
};
WorthParts worth_more(const MonthsWorth& it, const MonthsWorth& than);

double churn_percent(const Scenario& scenario, const Quality& quality);
double expansion_percent(const Scenario& scenario, const Quality& quality);
// Of all of a scenario's days, with its people as they are.
double cost_usd(const Scenario& scenario, const Quality& quality);
double net_value_usd(const Scenario& scenario, const Quality& quality);

// Of so many months' customers, with the team's payroll of one, and what they are worth at that cost; $.
double cost_usd(const Scenario& scenario, const Quality& quality, double payroll, double months);
double net_value_usd(const Scenario& scenario, const Quality& quality, double cost, double months);

}  // namespace handoff::sim
