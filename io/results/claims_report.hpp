// The report of `handoff claims`: what the article says beside what the model says, as a table,
// JSON and CSV.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "io/results/results_report.hpp"
#include "sim/article/claim_sensitivity.hpp"
#include "sim/article/claims.hpp"

namespace handoff::io {

// The inputs that move a claim's value most, if they were looked for.
struct ExplainedClaim {
  sim::ClaimResult result;
  std::vector<sim::Effect> strongest;
};

std::string claims_table(std::span<const ExplainedClaim> claims,
                         Characters characters = Characters::ascii);

// {"holds", "claims": [{"id", "claim", "article", "value", "unit", "ci95", "n", "allowed", "holds",
//  "verdict", "calibrated_by", "strongest": [{"input", "from", "to", "value"}]}]}
std::string claims_json(std::span<const ExplainedClaim> claims);

// id,claim,article,value,ci95_low,ci95_high,unit,n,allowed_low,allowed_high,holds,verdict,calibrated_by
std::string claims_csv(std::span<const ExplainedClaim> claims);

}  // namespace handoff::io
