// The inputs of `targets`: what the user wants to keep.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
void visit_targets(auto& it, auto& v) {
  v.field("crm_lag", it.crm_lag,
          {1e-3, 2678400, "s", "95% of the customers are in the CRM within it, from the payment",
           "assumption: before the strictest promise of a first touch has run out"});
  v.field("processing", it.processing,
          {1e-3, 2678400, "s", "99% have onboarding started within it, from the webhook",
           "article: FAQ, three seconds an event"});
  v.field("missend_rate", it.missend_rate,
          {0, 1, "share", "at most so many customers get a trial mail after paying",
           "article: maturity table, full orchestration"});
  v.field("first_touch", it.first_touch,
          {0, 1, "share", "at least so many first touches are within their tier's promise",
           kAssumption});
  v.field("refused", it.refused,
          {0, 1, "share", "at most so many requests are refused by rate limits", kAssumption});
}

template void visit_targets(const ServiceTargets&, Fields<ScenarioVisitor>&);
template void visit_targets(ServiceTargets&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
