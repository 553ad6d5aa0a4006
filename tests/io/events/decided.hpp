// Events of any processor, as JSON texts: how they are read, and what the core decides on a row.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/dry_run.hpp"
#include "core/messages/explain.hpp"
#include "io/events/processors/processors.hpp"
#include "io/json/value_tree.hpp"
#include "tests/catch.hpp"

namespace handoff::tests {

using Texts = std::vector<std::string>;

struct ReadText {
  io::ReadEvent read;
  std::string error;  // empty: none
};

inline ReadText read_payment_text(std::string_view text, io::IdTables& ids,
                                  const io::ReadingRules& rules = {}) {
  io::ValueTree document;
  INFO(text);
  REQUIRE_FALSE(document.read(text, "e.json"));
  io::Problems problems;
  ReadText result;
  result.read = io::read_payment_event(io::Reader(document.root(), problems), ids, rules);
  if (problems.first) result.error = problems.first->line();
  return result;
}

inline io::ReadEvent read_payment(std::string_view text, const io::ReadingRules& rules = {}) {
  io::IdTables ids;
  const ReadText result = read_payment_text(text, ids, rules);
  INFO(text);
  REQUIRE(result.error.empty());
  return result.read;
}

inline std::string payment_error(std::string_view text) {
  io::IdTables ids;
  return read_payment_text(text, ids).error;
}

inline std::vector<core::DryRunRecord> decided(const Texts& events) {
  io::IdTables ids;
  core::DryRun run(core::default_config());
  std::vector<core::DryRunRecord> records;
  for (const std::string& text : events) {
    const ReadText result = read_payment_text(text, ids);
    INFO(text);
    REQUIRE(result.error.empty());
    records.push_back(run.take(result.read.event));
  }
  return records;
}

// Which of the events, counted from 1, are conversions.
inline std::vector<std::size_t> conversions(const Texts& events) {
  std::vector<std::size_t> found;
  const auto records = decided(events);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].verdict.decision == core::Decision::converted) found.push_back(i + 1);
  }
  return found;
}

// "ignored converted duplicate"
inline std::string decisions(const Texts& events) {
  std::string words;
  for (const core::DryRunRecord& record : decided(events)) {
    if (!words.empty()) words += ' ';
    words += core::name(record.verdict.decision);
  }
  return words;
}

using Places = std::vector<std::size_t>;

}  // namespace handoff::tests
