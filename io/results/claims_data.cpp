// The claims for programs: JSON and CSV, declared in claims_report.hpp.
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "io/json/json_text.hpp"
#include "io/results/claims_report.hpp"
#include "io/text/csv.hpp"

namespace handoff::io {
namespace {

using sim::Basis;
using sim::Claim;
using sim::ClaimResult;

std::string side_text(double value) { return std::isfinite(value) ? number_text(value) : ""; }

std::string_view calibrated_by(const Claim& claim) {
  return claim.basis == Basis::calibrated ? claim.inputs : std::string_view();
}

bool is_judged_here(const Claim& claim) {
  return claim.rule.empty() && claim.basis != Basis::cannot_fail;
}

Json allowed_json(const Claim& claim) {
  if (!is_judged_here(claim)) return nullptr;
  return {number_json(claim.said.low), number_json(claim.said.high)};
}

Json claim_json(const ExplainedClaim& row) {
  const ClaimResult& result = row.result;
  const Claim& claim = *result.claim;
  Json json = {{"id", claim.id},
               {"quote", claim.quote},
               {"where", claim.where},
               {"article", claim.article},
               {"claim", claim.test},
               {"class", basis_name(claim.basis)},
               {"inputs", claim.inputs},
               {"value", result.n > 0 ? number_json(result.value) : Json(nullptr)},
               {"unit", claim.unit},
               {"ci95", interval_json(result.interval)},
               {"n", result.n},
               {"allowed", allowed_json(claim)},
               {"holds", result.finding == sim::Finding::holds},
               {"verdict", claim_verdict(result.finding)},
               {"weaker_reading", result.weaker},
               {"seeds", result.seeds},
               {"seeds_agreeing", result.seeds_agreeing},
               {"rule", claim.rule},
               {"calibrated_by", calibrated_by(claim)}};
  Json strongest = Json::array();
  for (const sim::Effect& effect : row.strongest) {
    strongest.push_back({{"input", effect.path},
                         {"from", number_json(effect.from)},
                         {"to", number_json(effect.to)},
                         {"value", number_json(effect.value)}});
  }
  if (!row.strongest.empty()) json["strongest"] = std::move(strongest);
  return json;
}

Json counts_json(std::span<const ClaimResult> rows, Basis basis) {
  const sim::ClaimCounts it = sim::count_of(rows, basis);
  if (basis == Basis::cannot_fail) return {{"all", it.all()}};
  return {{"all", it.all()},
          {"holds", it.holds},
          {"weaker", it.weaker},
          {"unclear", it.unclear + it.nobody},
          {"contradicted", it.contradicted}};
}

Json errors_json() {
  Json errors = Json::array();
  for (const sim::ArticleError& it : sim::article_errors()) {
    errors.push_back({{"id", it.id},
                      {"quote", it.quote},
                      {"where", it.where},
                      {"found", it.found},
                      {"judged_by", it.judged},
                      {"verdict", article_error_verdict(it.kind)}});
  }
  return errors;
}

Json launch_json(const sim::Break& launch) {
  return {{"breaks", launch.state == sim::BreakState::breaks},
          {"trials", number_json(launch.estimate)},
          {"ci95", interval_json(launch.volume)}};
}

}  // namespace

std::string claims_json(std::span<const ExplainedClaim> claims, const ClaimsView& view) {
  Json rows = Json::array();
  std::vector<ClaimResult> results;
  for (const ExplainedClaim& row : claims) {
    rows.push_back(claim_json(row));
    if (row.result.claim->rule == kVolumeRule && view.launch)
      rows.back()["with_a_launch"] = launch_json(*view.launch);
    results.push_back(row.result);
  }
  Json counts = Json::object();
  for (const Basis basis :
       {Basis::prediction, Basis::calibrated, Basis::follows, Basis::cannot_fail})
    counts[std::string(basis_name(basis))] = counts_json(results, basis);
  const sim::ClaimCounts predictions = sim::count_of(results, Basis::prediction);
  return pretty(Json{{"seed", view.seed},
                     {"seeds", view.seeds},
                     {"replications", view.replications},
                     {"holds", predictions.holds == predictions.all()},
                     {"counts", std::move(counts)},
                     {"claims", std::move(rows)},
                     {"article_errors", errors_json()}});
}

std::string claims_csv(std::span<const ExplainedClaim> claims) {
  std::string text =
      "id,quote,where,article,claim,class,inputs,value,ci95_low,ci95_high,unit,n,allowed_low,"
      "allowed_high,holds,verdict,weaker_reading,seeds,seeds_agreeing,rule,calibrated_by\n";
  for (const ExplainedClaim& row : claims) {
    const ClaimResult& result = row.result;
    const Claim& claim = *result.claim;
    const bool here = is_judged_here(claim);
    const std::vector<std::string> fields{std::string(claim.id),
                                          std::string(claim.quote),
                                          std::string(claim.where),
                                          std::string(claim.article),
                                          std::string(claim.test),
                                          std::string(basis_name(claim.basis)),
                                          std::string(claim.inputs),
                                          result.n > 0 ? number_text(result.value) : "",
                                          side_text(result.interval.low),
                                          side_text(result.interval.high),
                                          std::string(claim.unit),
                                          std::to_string(result.n),
                                          here ? side_text(claim.said.low) : "",
                                          here ? side_text(claim.said.high) : "",
                                          result.finding == sim::Finding::holds ? "true" : "false",
                                          std::string(claim_verdict(result.finding)),
                                          result.weaker,
                                          std::to_string(result.seeds),
                                          std::to_string(result.seeds_agreeing),
                                          std::string(claim.rule),
                                          std::string(calibrated_by(claim))};
    text += csv_line(fields);
  }
  return text;
}

}  // namespace handoff::io
