// A section for each basis, predictions first; below each row of figures stand the article's words and
// the test that they come to.
#include "io/results/claims_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/figures/number_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

using sim::Basis;
using sim::Claim;
using sim::ClaimCounts;
using sim::ClaimResult;
using sim::Finding;

struct BasisWords {
  Basis basis;
  std::string_view name;
  std::string_view heading;
  std::string_view inputs;  // before those of a row
};
constexpr std::array<BasisWords, sim::kBases> kBases{{
    {Basis::prediction, "prediction", "Predictions: no input was chosen for them", ""},
    {Basis::calibrated, "calibrated",
     "Calibrated: inputs were chosen so that they hold, so they are no evidence", "calibrated by "},
    {Basis::follows, "follows from an input",
     "Follow from an input, or from two: no evidence either", "follows from "},
    {Basis::cannot_fail, "cannot fail",
     "Cannot fail, since the article's number was put in: not judged and not counted", "put in: "},
}};

const BasisWords& words_of(Basis basis) { return kBases[static_cast<std::size_t>(basis)]; }

// In the article's own unit, so that the eye can compare the two: 94 s stay seconds.
std::string in_unit(double value, std::string_view unit) {
  if (unit == "$") return figures::format_money(value);
  if (unit == "x") return figures::format_number(value) + 'x';
  return figures::with_unit(figures::format_number(value), unit);
}

std::string range_words(const sim::Interval& interval) {
  const bool above = std::isfinite(interval.low), below = std::isfinite(interval.high);
  if (!above && !below) return "";
  if (!below) return "from " + figures::format_number(interval.low);
  if (!above) return "to " + figures::format_number(interval.high);
  return figures::format_number(interval.low) + " to " + figures::format_number(interval.high);
}

constexpr std::size_t kColumns = 7;
using Row = std::array<std::string, kColumns>;

std::string seeds_words(const ClaimResult& row) {
  if (row.seeds == 0) return "";
  return std::to_string(row.seeds_agreeing) + " of " + std::to_string(row.seeds);
}

// A weaker reading is named where it is the one that holds.
std::string verdict_words(const ClaimResult& row) {
  std::string words(claim_verdict(row.finding));
  if (row.finding == Finding::weaker) words += ": " + row.weaker;
  return words;
}

Row row_of(const ClaimResult& row) {
  const bool somebody = row.n > 0;
  return {std::string(row.claim->id),
          std::string(row.claim->article),
          somebody ? in_unit(row.value, row.claim->unit) : "-",
          somebody ? range_words(row.interval) : "",
          std::to_string(row.n),
          seeds_words(row),
          verdict_words(row)};
}

using Widths = std::array<std::size_t, kColumns>;

std::string line_of(const Row& row, const Widths& widths) {
  std::string line = left(row[0], widths[0]) + "  " + left(row[1], widths[1]);
  for (std::size_t i = 2; i < kColumns - 1; ++i) line += "  " + right(row[i], widths[i]);
  line += "  " + row.back();
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

std::string paragraph(std::string_view text, std::size_t columns) {
  constexpr std::size_t kIndent = 4;
  std::string lines;
  for (const std::string& line : wrapped(text, columns - kIndent))
    lines += std::string(kIndent, ' ') + line + '\n';
  return lines;
}

std::string launch_words(const sim::Break& launch) {
  if (launch.state != sim::BreakState::breaks)
    return "Where a fifth comes from one launch it does not break within reach.";
  return fmt::format("Where a fifth comes from one launch it breaks from {} trials ({}).",
                     figures::format_number(launch.estimate), range_words(launch.volume));
}

std::string details(const ExplainedClaim& row, const ClaimsView& view, std::size_t columns) {
  const Claim& claim = *row.result.claim;
  std::string text = paragraph(fmt::format("\"{}\" ({})", claim.quote, claim.where), columns);
  std::string test = fmt::format("Test: {}", claim.test);
  if (!claim.inputs.empty())
    test += fmt::format("; {}{}", words_of(claim.basis).inputs, claim.inputs);
  test += '.';
  if (!row.result.weaker.empty() && row.result.finding != Finding::weaker &&
      row.result.finding != Finding::holds)
    test += fmt::format(" Nor in a weaker reading: {}.", row.result.weaker);
  text += paragraph(test, columns);
  if (claim.rule == kVolumeRule && view.launch)
    text += paragraph(launch_words(*view.launch), columns);
  for (const sim::Effect& effect : row.strongest)
    text += fmt::format("      {} from {:.4g} to {:.4g}: {}\n", effect.path, effect.from, effect.to,
                        in_unit(effect.value, claim.unit));
  return text;
}

ClaimCounts counts_of(std::span<const ExplainedClaim> claims, Basis basis) {
  std::vector<ClaimResult> rows;
  for (const ExplainedClaim& row : claims) rows.push_back(row.result);
  return sim::count_of(rows, basis);
}

std::string sum_words(const ClaimCounts& it, std::string_view what) {
  return fmt::format(
      "{} of {} {} hold; {} more in a weaker reading, {} not clear, {} contradicted.\n", it.holds,
      it.all(), what, it.weaker, it.unclear + it.nobody, it.contradicted);
}

std::string errors_text(std::size_t columns) {
  std::string text =
      "\nWhat the article gets wrong or has no source for, found without a simulation\n";
  for (const sim::ArticleError& it : sim::article_errors()) {
    text += fmt::format("{}: {}, by {}\n", it.id, article_error_verdict(it.kind), it.judged);
    text += paragraph(fmt::format("\"{}\" ({})", it.quote, it.where), columns);
    text += paragraph(fmt::format("But {}.", it.found), columns);
  }
  return text;
}

}  // namespace

std::string_view claim_verdict(Finding finding) {
  switch (finding) {
    case Finding::holds:
      return "holds";
    case Finding::weaker:
      return "holds in a weaker reading";
    case Finding::contradicted:
      return "contradicted";
    case Finding::unclear:
      return "not clear";
    case Finding::assumption:
      return "put in";
    case Finding::not_applicable:
      break;
  }
  return "nobody";
}

std::string_view article_error_verdict(sim::ErrorKind kind) {
  switch (kind) {
    case sim::ErrorKind::wrong:
      return "wrong";
    case sim::ErrorKind::itself:
      return "contradicts itself";
    case sim::ErrorKind::no_source:
      break;
  }
  return "no source";
}

std::string_view basis_name(Basis basis) { return words_of(basis).name; }

std::string claims_sum(std::span<const ExplainedClaim> claims) {
  const ClaimCounts put_in = counts_of(claims, Basis::cannot_fail);
  return sum_words(counts_of(claims, Basis::prediction), "predictions") +
         sum_words(counts_of(claims, Basis::calibrated), "calibrated claims") +
         sum_words(counts_of(claims, Basis::follows), "claims that follow from an input") +
         fmt::format(
             "{} claims that cannot fail are not counted. {} points of the article are wrong or "
             "without a source.\n",
             put_in.all(), sim::article_errors().size());
}

std::string claims_table(std::span<const ExplainedClaim> claims, const ClaimsView& view,
                         std::size_t columns) {
  const Row heading{"claim", "article", "simulated", "95% interval", "n", "seeds", ""};
  Widths widths{};
  const auto widen = [&widths](const Row& row) {
    for (std::size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  };
  widen(heading);
  for (const ExplainedClaim& row : claims) widen(row_of(row.result));
  std::string text = fmt::format(
      "The article's worked example, {} months of each study, seeds {} to {}.\n", view.replications,
      view.seed, view.seed + static_cast<std::uint64_t>(view.seeds) - 1);
  for (const BasisWords& section : kBases) {
    text += fmt::format("\n{}\n", section.heading) + line_of(heading, widths);
    for (const ExplainedClaim& row : claims) {
      if (row.result.claim->basis != section.basis) continue;
      text += line_of(row_of(row.result), widths) + details(row, view, columns);
    }
  }
  return text + errors_text(columns) + '\n' + claims_sum(claims);
}

}  // namespace handoff::io
