// The inputs of `nurture`: the trial's mails, and how long leaving them takes.
#include "sim/scenario/fields/groups.hpp"
#include "sim/scenario/fields/shared.hpp"

namespace handoff::sim {
void visit_nurture(auto& it, auto& v) {
  v.list("mails", it.mails, {0, 32, "the trial sequence"}, [](auto& each, auto& mail) {
    each.choice("anchor", mail.anchor, kAnchors,
                {0, 0, "", "counted from sign-up or trial end", "a blog's survey of sequences"});
    each.field("day", mail.day,
               {-90, 90, "days", "local days after the anchor", "a blog's survey of sequences"});
  });
  visit_hours("hour_weights", it.hour_weights, "mails by the customer's local hour",
              "a blog: 9:00-12:00, most at 10:00", v);
  v.field("weekends", it.weekends,
          {0, 1, "", "mails go out on weekends; otherwise on Monday", kAssumption});
  v.field("disenrol_delay", it.disenrol_delay,
          {0, 604800, "s", "from the acknowledged disenrolment to no more mails",
           "article: one was processed 45 minutes late; assumption"});
}

template void visit_nurture(const Nurture&, Fields<ScenarioVisitor>&);
template void visit_nurture(Nurture&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
