// One change for each study that is not a tool as it is.
#include "sim/article/claim_studies.hpp"

#include <array>

namespace handoff::sim {
namespace {

using Change = void (*)(Scenario&);

struct StudyRow {
  StudyId id;
  std::string_view name;
  Tool tool;
  Change change;  // none for a tool as it is
};

constexpr auto kFull = Tool::full_orchestration;

void lose_some(Scenario& it) { it.payments.lost_share = 0.02; }

constexpr std::array<StudyRow, kStudies> kRows{{
    {StudyId::manual, "manual", Tool::manual, nullptr},
    {StudyId::zapier_basic, "zapier_basic", Tool::zapier_basic, nullptr},
    {StudyId::segment_clearbit, "segment_clearbit", Tool::segment_clearbit, nullptr},
    {StudyId::workato_tray, "workato_tray", Tool::workato_tray, nullptr},
    {StudyId::full_orchestration, "full_orchestration", kFull, nullptr},
    {StudyId::routed_by_hand, "routed by a person", kFull,
     [](Scenario& it) { it.pipeline.routing_by = core::Routing::person; }},
    {StudyId::usual_faults, "2% of the events lost", kFull,
     [](Scenario& it) {
       lose_some(it);
       it.pipeline.reconcile.enabled = true;
       it.pipeline.reconcile.every = it.pipeline.reconcile.busy_every = core::hours(4);
     }},
    {StudyId::usual_faults_unchecked, "... and no reconciliation", kFull,
     [](Scenario& it) {
       lose_some(it);
       it.pipeline.reconcile.enabled = false;
     }},
    {StudyId::duplicates, "20% duplicates", kFull,
     [](Scenario& it) { it.payments.duplicate_share = 0.2; }},
    {StudyId::open_deals, "open deals", kFull, [](Scenario& it) { it.cohort.open_deal = 1; }},
    {StudyId::plan_changes, "plan changes", kFull, [](Scenario& it) { it.cohort.plan_change = 1; }},
}};

constexpr bool rows_stand_in_order() {
  for (std::size_t at = 0; at < kRows.size(); ++at) {
    if (static_cast<std::size_t>(kRows[at].id) != at) return false;
  }
  return true;
}
static_assert(rows_stand_in_order());

}  // namespace

std::vector<ClaimStudy> claim_studies(const ToolScenarios& tools) {
  std::vector<ClaimStudy> studies;
  for (const StudyRow& row : kRows) {
    studies.push_back({row.id, row.name, tools[static_cast<std::size_t>(row.tool)]});
    if (row.change) row.change(studies.back().scenario);
  }
  return studies;
}

}  // namespace handoff::sim
