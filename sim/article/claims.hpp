// Claims: what the article says, beside what the model says.
//
// A study is a scenario with a number of replications; a claim reads one quantity off a study (or
// the ratio of two) and holds when its whole 95% interval lies where the article puts it, is
// contradicted when none of it does, and otherwise not clear. Nothing here writes a result
// in: a claim that does not hold is reported as such. Each claim says whether inputs were
// calibrated to it, and which; the others are predictions.
//
//   for (ClaimStudy& study : claim_studies(tools)) run it     (any way: sim/experiment/experiment.hpp)
//   for (ClaimResult& row : judge_claims(results)) ...
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/article/tools.hpp"
#include "sim/experiment/results.hpp"
#include "sim/month/metrics.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

// What is run. The first five are the tools as they are; the others differ from one of them in what
// their name says.
enum class StudyId : std::uint8_t {
  manual,
  zapier_basic,
  segment_clearbit,
  workato_tray,
  full_orchestration,
  routed_by_hand,          // full orchestration, but a person assigns
  usual_faults,            // full orchestration; some conversions' events never come
  usual_faults_unchecked,  // the same without reconciliation
  duplicates,              // full orchestration; a fifth of the events comes twice
  duplicates_undetected,   // the same with idempotency off
  wrong_addresses,         // payment addresses that the CRM lacks
  open_deals,              // every customer has an open deal
  plan_changes,            // every trial changes its plan
  at_night,                // everybody converts at 23:00 local time
};
inline constexpr std::size_t kStudies = 14;

struct ClaimStudy {
  StudyId id;
  std::string name;
  Scenario scenario;
  int replications = 0;
};

std::vector<ClaimStudy> claim_studies(const ToolScenarios& tools);

// A number read off a study's results.
struct Quantity {
  StudyId study;
  Measure measure;
};

// Tiers that claims are about, by their places in the article's routing table.
inline constexpr int kGrowth = 1, kEnterprise = 3;

struct Claim {
  std::string_view id;       // stable, "manual.crm_lag"
  std::string_view text;     // what is claimed
  std::string_view where;    // in the article
  std::string_view article;  // its value, in its words
  std::string_view unit;     // of the simulated value
  Quantity quantity;
  double scale = 1;             // from the metric's unit to the claim's
  double low = 0;               // holds from here ...
  double high = 0;              // ... to here
  std::string_view calibrated;  // the inputs that were chosen so that it holds; empty: a prediction
  bool ratio = false;           // of `quantity` to `over`
  Quantity over{};
};

std::span<const Claim> claims();

enum class ClaimVerdict : std::uint8_t { holds, unclear, contradicted };

struct ClaimResult {
  const Claim* claim = nullptr;
  double value = 0;
  Interval interval;  // 95%; infinite where there is none (a maximum)
  std::uint64_t n = 0;
  ClaimVerdict verdict = ClaimVerdict::unclear;

  bool holds() const { return verdict == ClaimVerdict::holds; }
};

// `results` by study, in the order of StudyId.
std::vector<ClaimResult> judge_claims(std::span<const Results> results);
ClaimResult judge(const Claim& claim, std::span<const Results> results);

}  // namespace handoff::sim
