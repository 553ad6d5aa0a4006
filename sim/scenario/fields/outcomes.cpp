// The inputs of `outcomes`: what a handoff does to churn and expansion.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
void visit_outcomes(auto& it, auto& v) {
  constexpr std::string_view kFit = "assumption, chosen so that the article's maturity table holds";
  const auto points = [&](std::string_view key, auto& value, std::string_view help) {
    v.field(key, value, {-100, 100, "points", help, kFit});
  };
  points("churn_base", it.churn_base, "churn within 90 days, in percent");
  points("churn_missend", it.churn_missend, "more churn if every customer had a mis-send");
  points("churn_unrouted", it.churn_unrouted, "more churn without routing by rules");
  points("churn_blind", it.churn_blind, "more churn without usage context");
  points("churn_late", it.churn_late, "more churn if every first touch were late");
  points("expansion_base", it.expansion_base, "more MRR after 12 months, in percent");
  points("expansion_automated", it.expansion_automated, "more, when no person does the update");
  points("expansion_usage", it.expansion_usage, "more, with usage context");
  points("expansion_rules", it.expansion_rules, "more, with routing by rules");
  points("expansion_late", it.expansion_late, "more, if every first touch were late");
}

template void visit_outcomes(const Outcomes&, Fields<ScenarioVisitor>&);
template void visit_outcomes(Outcomes&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
