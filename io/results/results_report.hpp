// Reports: the results of a run as JSON, as CSV and as a table for people.
//
// JSON and CSV carry every digit and are the same bytes for the same results; the table rounds and
// chooses units that are easy to read. `pipeline` is the name of the pipeline preset that was run.
#pragma once

#include <string>
#include <string_view>

#include "io/json/json_text.hpp"
#include "io/text/quantity_text.hpp"
#include "sim/experiment/experiment.hpp"

namespace handoff::io {

// The pipeline that a scenario has unless another is named.
inline constexpr std::string_view kDefaultPipeline = "full_orchestration";

// {"scenario", "pipeline", "seed", "replications", "result_hash",
//  "metrics": {NAME: {"mean", "ci95": [low, high], "n", "p50", "p95", "p99", "max"}},
//  "by_tier": {TIER: {NAME: ...}}}; of a horizon of several months also "by_month": [{"begins", "metrics",
// "by_tier"}]; percentiles for durations only, with their 95% intervals
// ("p95_ci95"). An interval is null on a side that the data do not bound, and null as a whole where
// that is both, as after one replication; a mean of nobody is null too.
Json results_document(const sim::Results& results, std::string_view pipeline = kDefaultPipeline);
std::string results_json(const sim::Results& results, std::string_view pipeline = kDefaultPipeline);

// metric,tier,mean,ci95_low,ci95_high,n,p50,p95,p99,max, then the percentiles' intervals; the tier
// is empty for all tiers together. Of several months there is a column after the tier, the day on which the
// month begins, empty for all days together.
std::string results_csv(const sim::Results& results);

// Plain ASCII, or with a real plus-minus sign where the terminal can show one.
enum class Characters { ascii, utf8 };
std::string results_table(const sim::Results& results, std::string_view pipeline = kDefaultPipeline,
                          Characters characters = Characters::ascii);

// [low, high]; null for a side that the data do not bound, and null alone where neither is.
Json interval_json(const sim::Interval& interval);

// 16 hexadecimal digits.
std::string hash_text(std::uint64_t hash);

}  // namespace handoff::io
