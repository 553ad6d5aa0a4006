// The scenarios that claims are read from: the article's tools on its worked example, and what
// differs from full orchestration in one thing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/article/tools.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// The first five are the tools as they are; the others differ from the last of them in what their
// name says.
enum class StudyId : std::uint8_t {
  manual,
  zapier_basic,
  segment_clearbit,
  workato_tray,
  full_orchestration,
  routed_by_hand,          // a person assigns
  usual_faults,            // some conversions' events never come
  usual_faults_unchecked,  // the same without reconciliation
  duplicates,              // a fifth of the events comes twice
  open_deals,              // every customer has an open deal
  plan_changes,            // every trial changes its plan
};
inline constexpr std::size_t kStudies = 11;

struct ClaimStudy {
  StudyId id = StudyId::manual;
  std::string_view name;
  Scenario scenario;
};

std::vector<ClaimStudy> claim_studies(const ToolScenarios& tools);

}  // namespace handoff::sim
