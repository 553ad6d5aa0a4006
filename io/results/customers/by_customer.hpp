// Customer by customer: what became of each customer of a history under several pipelines.
#pragma once

#include <string>
#include <vector>

#include "sim/experiment/customer_fates.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

struct FatesUnder {
  std::string name;  // of the pipeline
  sim::CustomerFates fates;
};

// A row for each customer who is counted, in the history's order:
//   customer,trial_started,converted,plan,mrr_usd, and for each pipeline NAME.crm_lag_s,
//   NAME.missend_rate, NAME.sla_attainment
// means over replications; the lag of those in which the CRM knew in the end, empty if none.
std::string by_customer_csv(const sim::Scenario& scenario, const std::vector<FatesUnder>& systems);

}  // namespace handoff::io
