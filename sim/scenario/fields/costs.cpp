// The inputs of `costs`: prices of the tool, and of hours of work.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
void visit_costs(auto& it, auto& v) {
  v.field("tool_monthly", it.tool_monthly,
          {0, 1e6, "$", "the tool's price a month", "article: tools table"});
  v.field("tool_per_handoff", it.tool_per_handoff,
          {0, 1e4, "$", "the tool's price a handoff", kAssumption});
  v.field("engineering_hours", it.engineering_hours,
          {0, 1000, "h", "an engineer's time a month to keep it running", kAssumption});
  v.field("engineering_hourly", it.engineering_hourly,
          {0, 1e4, "$", "an engineer's hour", kAssumption});
  v.field("staff_hourly", it.staff_hourly,
          {0, 1e4, "$", "an hour of the operations staff", kAssumption});
  v.field("team_hourly", it.team_hourly,
          {0, 1e4, "$", "an hour of the CS team's shifts, less other work", kAssumption});
  v.field("per_missend", it.per_missend,
          {0, 1e4, "$", "support and goodwill for one mis-send", kAssumption});
}

template void visit_costs(const Costs&, Fields<ScenarioVisitor>&);
template void visit_costs(Costs&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
