// The inputs of `staff`: the operations staff, who work by hand and review exceptions.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
void visit_staff(auto& it, auto& v) {
  v.field("people", it.people,
          {1, 1000, "", "who do the updates by hand and review exceptions", kAssumption});
  v.field("zone", it.zone, {0, 253, "", "row of pipeline.zones, from 0", kAssumption});
  v.field("hours", it.hours, {0, 0, "", "when they work", kAssumption});
  v.field("task", it.task,
          {0, 86400, "s", "of one update, disenrolment or assignment by hand", kAssumption});
  v.field("round_minute", it.round_minute,
          {0, 1439, "min", "minute of the working day at which conversions are looked up by hand",
           kAssumption});
  v.field(
      "round_every", it.round_every,
      {0, 86400, "s", "and again so long after, while the day lasts; 0: once a day", kAssumption});
  v.field("finds_contact", it.finds_contact,
          {0, 1, "share", "of the reviewed customers without a contact", kAssumption});
  v.field("notice", it.notice,
          {0, 604800, "s", "working time until a message to them is read", kAssumption});
  v.field("overlooked", it.overlooked,
          {0, 1, "share", "of the conversions looked up by hand", kAssumption});
  v.field("discovery", it.discovery,
          {0, 7776000, "s", "until somebody notices a conversion that was missed",
           "article: 3.7 days on average"});
}

template void visit_staff(const Staff&, Fields<ScenarioVisitor>&);
template void visit_staff(Staff&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
