// Question: what a file leaves open, and somebody who knows it has to say.
//
// It is asked beside the one line that the command line prints, for a page that asks in place. The
// answer is a wish (io/exports/reading/asked.hpp), and the files are read again.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_table.hpp"

namespace handoff::exports {

enum class QuestionKind : std::uint8_t { dates, numbers, zone, column };

struct QuestionInfo {
  QuestionKind value;
  std::string_view name;  // of the answer, in "FILE:dates=D/M/Y"
};
inline constexpr std::array kQuestions{
    QuestionInfo{QuestionKind::dates, "dates"},
    QuestionInfo{QuestionKind::numbers, "numbers"},
    QuestionInfo{QuestionKind::zone, "zone"},
    QuestionInfo{QuestionKind::column, "column"},
};
static_assert(core::complete(kQuestions));

constexpr const QuestionInfo& info(QuestionKind kind) { return core::row_of(kQuestions, kind); }

struct Question {
  QuestionKind kind = QuestionKind::dates;
  std::string file;                  // as an answer names it
  std::string example;               // a cell that can be read in two ways
  std::string role;                  // of a column: what it would be for
  std::vector<std::string> columns;  // that it can be
};

}  // namespace handoff::exports
