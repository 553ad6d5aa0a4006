// The inputs of `incidents`: what makes several systems fail at once.
#include "sim/scenario/fields/groups.hpp"
#include "sim/scenario/fields/shared.hpp"

namespace handoff::sim {
void visit_incident(auto& it, auto& v) {
  v.field(
      "a_month", it.a_month,
      {0, 1000, "", "at random, so many in four weeks; 0: at the times that follow", kAssumption});
  visit_window(it.when, v, kAssumption);
  v.choice("lasts", it.lasts, kIncidentLasts,
           {0, 0, "", "length by the clock, or in office hours of the staff who have to mend it",
            kAssumption});
  v.choice("answer", it.answer, kIncidentAnswers,
           {0, 0, "", "5xx, which is tried again, or 401 as for a token that expired, which is not",
            kAssumption});
  for (const SystemInfo& system : kSystemTable) {
    v.field(system.key, it.hits[static_cast<std::size_t>(system.system)],
            {0, 1, "", "requests to it fail meanwhile",
             "assumption: CRM and marketing automation are one vendor's"});
  }
}

template void visit_incident(const Incident&, Fields<ScenarioVisitor>&);
template void visit_incident(Incident&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
