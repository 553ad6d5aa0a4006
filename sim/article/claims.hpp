// Claims: what the article says, sentence by sentence, beside what the model says.
//
// A claim has the article's own words and the test that they come to. It reads one figure off a study
// (a scenario with its months), or the ratio of two, or it is judged as one of the rules of thumb that
// `advise` knows, from the same months. What it has shown depends on its basis: a prediction is
// evidence; where inputs were calibrated to the claim, or the figure follows from an input, it is a
// check and no evidence; and what cannot fail, since it was put in, is listed apart and not counted.
// Nothing here writes a result in: a claim that does not hold is reported as such.
//
//   run the studies of claim_studies (seed_pool.hpp) and Advice on the article's rules
//   for (ClaimResult& row : judge_claims(evidence)) ...
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/article/advice.hpp"
#include "sim/article/claim_studies.hpp"
#include "sim/article/finding.hpp"
#include "sim/experiment/results.hpp"

namespace handoff::sim {

// A number read off a study's results.
struct Quantity {
  StudyId study = StudyId::manual;
  Measure measure;
};

// Tiers that claims are about, by their places in the article's routing table.
inline constexpr int kStarter = 0, kGrowth = 1, kBusiness = 2, kEnterprise = 3;

// Why a claim's figure is what it is.
enum class Basis : std::uint8_t {
  prediction,   // no input was chosen for it
  calibrated,   // inputs were chosen so that it holds
  follows,      // little else than an input, or the quotient of two
  cannot_fail,  // the article's number was put in, or fitted exactly
};
inline constexpr std::size_t kBases = 4;

// What holds if the words are not taken strictly.
struct WeakerRange {
  std::string_view words;  // none if empty
  Interval said;
};

struct Claim {
  std::string_view id;       // stable, "manual.crm_lag"
  std::string_view quote;    // the article's own words
  std::string_view where;    // in the article
  std::string_view article;  // its value, in its words
  std::string_view test;     // what is looked at, and what it has to be

  Basis basis = Basis::prediction;
  std::string_view inputs{};  // calibrated to it, or that it follows from, or that it repeats

  std::string_view rule{};             // the rule of thumb that judges it; else `said` does
  std::optional<Quantity> quantity{};  // none: the rule's own figure is shown
  std::optional<Quantity> over{};      // that it is divided by
  std::string_view unit{};
  double scale = 1;  // from the figure's unit to the claim's
  Interval said{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  WeakerRange weaker{};
};

// In the article's order of subjects.
std::span<const Claim> claims();

// Every study's months, of all seeds together and of each; and the rules of thumb, answered on as
// many months of the same seeds.
struct ClaimEvidence {
  std::vector<Results> together;              // by study
  std::vector<std::vector<Results>> by_seed;  // by seed and study
  const Advice* advice = nullptr;
};

struct ClaimResult {
  const Claim* claim = nullptr;
  double value = 0;
  Interval interval;  // 95%; infinite where there is none (a maximum)
  std::uint64_t n = 0;
  Finding finding = Finding::unclear;
  Finding strict = Finding::unclear;  // in its own words
  std::string weaker{};               // what else the words may mean, if the claim says so
  int seeds_agreeing = 0;             // in how many it holds in its own words by their estimates
  int seeds = 0;
};

// In the order of claims().
std::vector<ClaimResult> judge_claims(const ClaimEvidence& evidence);

// A claim with a figure of its own, read off the studies; for those that a rule judges without its
// finding.
ClaimResult read(const Claim& claim, std::span<const Results> together);

// How the claims of one basis came out.
struct ClaimCounts {
  int holds = 0, weaker = 0, unclear = 0, contradicted = 0, nobody = 0;
  int all() const { return holds + weaker + unclear + contradicted + nobody; }
};
ClaimCounts count_of(std::span<const ClaimResult> rows, Basis basis);

}  // namespace handoff::sim
