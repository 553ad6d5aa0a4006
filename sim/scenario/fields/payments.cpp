// The inputs of `payments`: how the payment processor tells of conversions, and what it charges when.
#include "sim/scenario/fields/groups.hpp"
#include "sim/scenario/fields/shared.hpp"

namespace handoff::sim {
void visit_payments(auto& it, auto& v) {
  v.field("delivery_delay", it.delivery_delay,
          {0, 86400, "s", "event to webhook", "assumption: no figure is published"});
  v.field("duplicate_share", it.duplicate_share,
          {0, 1, "share", "of the deliveries that come twice",
           "assumption: at least once is documented, how often is not"});
  v.field("duplicate_delay", it.duplicate_delay,
          {0, 259200, "s", "delivery to redelivery", kAssumption});
  v.field("charge_delay", it.charge_delay,
          {0, 259200, "s", "conversion to its first charge",
           "processor's documentation: about an hour"});
  v.field("charge_retry", it.charge_retry,
          {0, 2592000, "s", "from a failed first charge to the one that is paid; 0: none is",
           kAssumption});
  v.field("late_by", it.late_by,
          {60, 2592000, "s", "from a trial's end to its late payment, or to its card",
           "assumption: a processor's default retries begin after days"});
  v.field("free_time_after", it.free_time_after,
          {60, 31622400, "s", "from the conversion to the free time", kAssumption});
  v.field("free_time", it.free_time, {60, 31622400, "s", "how long it is", kAssumption});
  v.field("failure_share", it.failure_share,
          {0, 1, "share", "of the delivery attempts that fail", kAssumption});
  v.list("outages", it.outages, {0, 32, "windows in which every delivery fails"},
         [](auto& each, auto& window) { visit_window(window, each, kAssumption); });
  v.list("redelivery", it.redelivery,
         {0, 32, "waits between delivery attempts, for three days; the last one is repeated"},
         [](auto& each, auto& wait) {
           each.field(
               "", wait,
               {1, 259200, "s", "until the next attempt",
                "processor's documentation: up to 3 days, exponential; the waits are guesses"});
         });
  v.field("lost_share", it.lost_share,
          {0, 1, "share", "of the conversions none of whose events ever comes", kAssumption});
}

template void visit_payments(const Payments&, Fields<ScenarioVisitor>&);
template void visit_payments(Payments&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
