// Rehearsal files: what `handoff rehearse --json` writes, read again, for whoever shows measured beside
// simulated (docs/rehearsals.md).
//
//   {"rehearsal": "burst", "seed": 7, "customers": 120, ..., "figures": {"crm_lag_p50_s": {"label": "CRM lag, p50",
//    "measured": 2.1, "median": 2.0, "prediction95": [1.8, 2.3], "same_draws": 2.05, "agreement": "inside"}, ...}}
//
// A file of another kind, or one without a figure that it needs, is an error in one line:
//
//   r.json:9:31: figures.crm_lag_p50_s.median: expected a number, found "two"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace handoff::io {

struct RehearsedFigure {
  std::string label;
  bool is_count = false;  // else seconds
  // Not a number: nobody ever got so far.
  double measured = 0;
  double median = 0;         // of simulated runs
  double low = 0, high = 0;  // 95% prediction interval of one run
  double same_draws = 0;     // the very run that was played, simulated
  std::string agreement;     // "inside", "within 10%", "as drawn", "by chance", "DIFFERS"
  bool differs = false;
};

struct RehearsalFile {
  std::string scenario;
  std::uint64_t seed = 0;
  std::uint64_t customers = 0;
  std::uint64_t runs = 0;  // simulated
  double played_s = 0;
  double step_ms = 0;  // overhead, as the simulation was told
  // Where the mean CRM lag went.
  double delivery_s = 0, vendors_s = 0, waits_s = 0, service_s = 0;
  std::uint64_t lost = 0, doubled = 0;
  std::vector<std::string> violations;
  std::vector<RehearsedFigure> figures;
  std::string verdict;
  bool agrees = false;
};

// Whether a text is such a file, well written or not, and no scenario.
bool is_rehearsal(std::string_view text);

core::Result<RehearsalFile> read_rehearsal(std::string_view text, std::string_view source_name);

// "2.05 s", "14.2 s", "117", "never".
std::string rehearsed_text(double value, bool is_count);

}  // namespace handoff::io
