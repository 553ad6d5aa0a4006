// Learned document: what `handoff learn --json` writes, read again.
//
// The page has it from its importer, with what the importer adds for it: what has to be asked, what
// could not be read, the calibrated scenario. What a document does not say stays absent; whoever
// reads it is never surprised, whatever it holds.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace handoff::exports {

struct LearnedSample {
  std::size_t n = 0;
  double p50 = 0;
  double p95 = 0;
};

struct LearnedTool {
  struct Setting {
    std::string path;
    std::string value;
  };
  std::string name;
  double distance = 0;
  std::vector<Setting> settings;
};

struct LearnedFigure {
  std::string name;  // "crm_lag_s.p50"
  double observed = 0;
  double low = 0;
  double high = 0;
  bool inside = true;
  std::string too_few;  // to judge it by, in words
};

struct LearnedInput {
  std::string path;
  std::string value;  // as in the scenario file
  std::string source;
  std::size_t n = 0;
};

struct LearnedLeft {
  std::string reason;
  std::size_t rows = 0;
  std::vector<std::string> examples;
};

struct LearnedColumn {
  std::string column;
  std::string role;
  std::vector<std::string> first;
};

struct LearnedFile {
  std::string name;
  std::string source;
  std::size_t rows = 0;
  std::size_t used = 0;
  std::string clock;
  std::vector<LearnedColumn> columns;
};

struct LearnedQuestion {
  std::string kind;  // "dates", "numbers", "zone", "column"
  std::string file;
  std::string example;
  std::string role;
  std::vector<std::string> answers;
};

struct LearnedDocument {
  bool has_figures = false;
  bool is_explained = false;  // what follows from the figures is there
  std::size_t trials = 0;
  std::size_t trials_ended = 0;
  std::size_t conversions = 0;
  std::size_t converted_of_ended = 0;
  std::optional<double> conversion_rate;
  double conversion_low = 0;
  double conversion_high = 0;
  std::optional<LearnedSample> crm_lag_s;
  std::optional<LearnedSample> owner_delay_h;
  std::optional<LearnedSample> first_touch_h;
  std::optional<std::size_t> missent_customers;
  std::size_t missent_mails = 0;
  bool missends_are_at_least = false;
  std::optional<std::size_t> unmatched;
  std::optional<LearnedTool> tool;
  std::optional<LearnedTool> next_tool;
  std::vector<std::string> as_near;  // tools that one such month cannot tell from the nearest
  std::vector<LearnedFigure> fit;
  std::vector<LearnedFigure> second_half;  // by a model of the first
  std::string first_half_until;            // "2026-08-23T00:00:00Z"
  std::vector<LearnedInput> inputs;
  std::vector<LearnedLeft> left_out;
  std::vector<LearnedFile> files;
  std::vector<LearnedQuestion> questions;
  std::vector<std::string> problems;  // a line for each file that could not be read
  std::string scenario;               // a scenario file; empty while there is none
  std::string history;  // of its people, as a file (io/scenario/customer_history.hpp); empty: none
};

core::Result<LearnedDocument> read_learned(std::string_view text);

}  // namespace handoff::exports
