// One row a claim; where a value is a prediction and where it was calibrated stands beside it.
#include "io/results/claims_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/figures/number_text.hpp"
#include "io/json/json_text.hpp"
#include "io/results/results_report.hpp"
#include "io/text/csv.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

using sim::Claim;
using sim::ClaimResult;

// In the article's own unit, so that the eye can compare the two: 94 s stay seconds.
std::string with_unit(double value, std::string_view unit) {
  if (unit == "$") return figures::format_money(value);
  if (unit == "x") return figures::format_number(value) + 'x';
  return figures::with_unit(figures::format_number(value), unit);
}

const char* verdict_words(sim::ClaimVerdict verdict) {
  switch (verdict) {
    case sim::ClaimVerdict::holds:
      return "holds";
    case sim::ClaimVerdict::contradicted:
      return "DOES NOT HOLD";
    case sim::ClaimVerdict::unclear:
      break;
  }
  return "not clear";
}

const char* verdict_name(sim::ClaimVerdict verdict) {
  return verdict == sim::ClaimVerdict::contradicted ? "contradicted" : verdict_words(verdict);
}

std::string side_text(double value) { return std::isfinite(value) ? number_text(value) : ""; }

std::string interval_text(const ClaimResult& row) {
  const bool above = std::isfinite(row.interval.low), below = std::isfinite(row.interval.high);
  if (!above && !below) return "";
  if (!below) return "from " + figures::format_number(row.interval.low);
  if (!above) return "to " + figures::format_number(row.interval.high);
  return figures::format_number(row.interval.low) + " to " +
         figures::format_number(row.interval.high);
}

using Row = std::array<std::string, 7>;

Row row_of(const ClaimResult& row) {
  const Claim& claim = *row.claim;
  return {
      std::string(claim.id),
      std::string(claim.article),
      with_unit(row.value, claim.unit),
      interval_text(row),
      std::to_string(row.n),
      verdict_words(row.verdict),
      claim.calibrated.empty() ? "prediction" : "calibrated by " + std::string(claim.calibrated)};
}

void append_strongest(std::string& text, const ExplainedClaim& row) {
  for (const sim::Effect& effect : row.strongest) {
    text += fmt::format("      {} from {:.4g} to {:.4g}: {}\n", effect.path, effect.from, effect.to,
                        with_unit(effect.value, row.result.claim->unit));
  }
}

Json claim_json(const ExplainedClaim& row) {
  const Claim& claim = *row.result.claim;
  Json json = {{"id", claim.id},
               {"claim", claim.text},
               {"where", claim.where},
               {"article", claim.article},
               {"value", number_json(row.result.value)},
               {"unit", claim.unit},
               {"ci95", interval_json(row.result.interval)},
               {"n", row.result.n},
               {"allowed", {number_json(claim.low), number_json(claim.high)}},
               {"holds", row.result.holds()},
               {"verdict", verdict_name(row.result.verdict)},
               {"calibrated_by", claim.calibrated}};
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

std::size_t count_of(std::span<const ExplainedClaim> claims, sim::ClaimVerdict verdict) {
  return static_cast<std::size_t>(std::count_if(
      claims.begin(), claims.end(),
      [verdict](const ExplainedClaim& row) { return row.result.verdict == verdict; }));
}

std::size_t held(std::span<const ExplainedClaim> claims) {
  return count_of(claims, sim::ClaimVerdict::holds);
}

}  // namespace

std::string claims_table(std::span<const ExplainedClaim> claims, Characters) {
  std::vector<Row> rows{{"claim", "article", "simulated", "95% interval", "n", "", ""}};
  for (const ExplainedClaim& row : claims) rows.push_back(row_of(row.result));
  std::array<std::size_t, 7> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::string text;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Row& row = rows[at];
    std::string line = left(row[0], widths[0]) + "  " + left(row[1], widths[1]);
    for (std::size_t i = 2; i < 5; ++i) line += "  " + right(row[i], widths[i]);
    line += "  " + left(row[5], widths[5]) + "  " + row[6];
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
    if (at > 0) append_strongest(text, claims[at - 1]);
  }
  text += fmt::format("\n{} of {} claims hold, {} not clear, {} contradicted.\n", held(claims),
                      claims.size(), count_of(claims, sim::ClaimVerdict::unclear),
                      count_of(claims, sim::ClaimVerdict::contradicted));
  return text;
}

std::string claims_json(std::span<const ExplainedClaim> claims) {
  Json rows = Json::array();
  for (const ExplainedClaim& row : claims) rows.push_back(claim_json(row));
  return pretty(Json{{"holds", held(claims) == claims.size()}, {"claims", std::move(rows)}});
}

std::string claims_csv(std::span<const ExplainedClaim> claims) {
  std::string text =
      "id,claim,article,value,ci95_low,ci95_high,unit,n,allowed_low,allowed_high,holds,"
      "verdict,calibrated_by\n";
  for (const ExplainedClaim& row : claims) {
    const Claim& claim = *row.result.claim;
    const std::vector<std::string> fields{std::string(claim.id),
                                          std::string(claim.text),
                                          std::string(claim.article),
                                          number_text(row.result.value),
                                          side_text(row.result.interval.low),
                                          side_text(row.result.interval.high),
                                          std::string(claim.unit),
                                          std::to_string(row.result.n),
                                          number_text(claim.low),
                                          number_text(claim.high),
                                          row.result.holds() ? "true" : "false",
                                          verdict_name(row.result.verdict),
                                          std::string(claim.calibrated)};
    text += csv_line(fields);
  }
  return text;
}

}  // namespace handoff::io
