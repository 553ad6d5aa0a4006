// The report of `handoff claims`: what the article says beside what the model says, as a table,
// JSON and CSV. Only predictions are counted as evidence; what the article gets wrong stands last.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/results/results_report.hpp"
#include "sim/article/article_errors.hpp"
#include "sim/article/claim_sensitivity.hpp"
#include "sim/article/claims.hpp"
#include "sim/planner/questions/breaking_point.hpp"

namespace handoff::io {

// The inputs that move a claim's value most, if they were looked for.
struct ExplainedClaim {
  sim::ClaimResult result;
  std::vector<sim::Effect> strongest;
};

// What the claims were judged on.
struct ClaimsView {
  std::uint64_t seed = 0;
  int seeds = 1;
  int replications = 0;  // months of each study, all seeds together
  // The volume from which Zapier breaks where a fifth comes from one launch, if it was looked for.
  std::optional<sim::Break> launch{};
};

// "holds", "holds in a weaker reading", "contradicted", "not clear", "put in", "nobody".
std::string_view claim_verdict(sim::Finding finding);

// "prediction", "calibrated", "follows from an input", "cannot fail".
std::string_view basis_name(sim::Basis basis);

// "wrong", "contradicts itself", "no source".
std::string_view article_error_verdict(sim::ErrorKind kind);

// The rule of thumb beside whose claim the launch's volume stands.
inline constexpr std::string_view kVolumeRule = "zap_breaks_on_volume";

// "14 of 25 predictions hold; 3 more in a weaker reading, 2 not clear, 6 contradicted."; and, apart
// from them, the others.
std::string claims_sum(std::span<const ExplainedClaim> claims);

// No line is longer than `columns`, but for words and rows of figures that are.
std::string claims_table(std::span<const ExplainedClaim> claims, const ClaimsView& view,
                         std::size_t columns = 100);

// {"seed", "seeds", "replications", "holds", "counts": {BASIS: {"all", "holds", "weaker", "unclear",
//  "contradicted"}}, "claims": [{"id", "quote", "where", "article", "claim", "class", "inputs",
//  "value", "unit", "ci95", "n", "allowed", "holds", "verdict", "weaker_reading", "seeds",
//  "seeds_agreeing", "rule", "calibrated_by", "strongest": [{"input", "from", "to", "value"}]}],
//  "article_errors": [{"id", "quote", "where", "found", "judged_by", "verdict"}]}
std::string claims_json(std::span<const ExplainedClaim> claims, const ClaimsView& view);

// One line a claim, with the same names.
std::string claims_csv(std::span<const ExplainedClaim> claims);

}  // namespace handoff::io
