// Rows of a designed experiment: each finished point as a line of CSV or of JSON.
//
// A row begins with its point's number and the identity of what it is a point of: the scenario with its seed, the
// design, its inputs, months, measures and targets. So a file of rows says itself what can be gone on with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/measure.hpp"
#include "sim/planner/questions/design_sweep.hpp"

namespace handoff::io {

struct DesignTable {
  std::string identity;  // 16 hexadecimal digits
  std::vector<sim::Factor> factors;
  std::vector<sim::Measure> measures;
  std::vector<std::string> names;  // of the measures
  std::vector<sim::Target> targets;
};

DesignTable design_table(const sim::Scenario& base, const sim::DesignSpec& spec,
                         std::vector<sim::Factor> factors, int replications,
                         std::vector<sim::Measure> measures, std::vector<sim::Target> targets);

enum class RowFormat { csv, json_lines };

// CSV: point,design, a column for each input, then NAME,NAME.low,NAME.high for each measure, and
// last targets if there are any. JSON has no head.
std::string design_head(RowFormat format, const DesignTable& table);

// With its line break. CSV as the head says; "targets" is met, missed, not clear or nobody. JSON:
// {"point", "design", "at": {PATH: VALUE}, "measures": {NAME: {"value", "ci95"}},
//  "targets": [{"target", "judgement", "value", "ci95"}], "judgement"}; the last two if there are targets.
std::string design_row(RowFormat format, const DesignTable& table, const sim::DesignPoint& point);

// What that point's row begins with.
std::string row_beginning(RowFormat format, const DesignTable& table, std::uint64_t point);
// Whether a row says that its point meets all targets.
bool row_is_met(RowFormat format, std::string_view row);

}  // namespace handoff::io
