#include "web/views/month_files.hpp"

#include <algorithm>

#include "io/text/quantity_text.hpp"

namespace handoff::web {
namespace {

using exports::LearnedColumn;
using exports::LearnedFile;
using exports::LearnedQuestion;

std::string spaced(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

MonthFile file_of(const LearnedFile& it) {
  MonthFile file{
      it.name,
      it.source + ", " + io::count_text(it.rows) + " rows, " + io::count_text(it.used) + " used",
      {},
      {},
      {}};
  const bool is_inferred = it.clock.starts_with("looks like ");
  if (!it.clock.empty()) file.what += (is_inferred ? "; its clock " : "; times by ") + it.clock;
  std::size_t rows = 0;
  for (const LearnedColumn& column : it.columns) {
    file.heads.push_back(column.column);
    file.roles.push_back(spaced(column.role));
    rows = std::max(rows, column.first.size());
  }
  for (std::size_t row = 0; row < rows; ++row) {
    file.rows.emplace_back();
    for (const LearnedColumn& column : it.columns)
      file.rows.back().push_back(row < column.first.size() ? column.first[row] : "");
  }
  return file;
}

std::string asked_words(const LearnedQuestion& it) {
  if (it.kind == "dates")
    return it.file + ": dates such as " + it.example +
           " can be read in two ways. Which comes first?";
  if (it.kind == "numbers")
    return it.file + ": numbers such as " + it.example +
           " can be read in two ways. How is a thousand written?";
  if (it.kind == "zone")
    return it.file +
           ": its dates have no time zone, and the other files do not tell it. By which "
           "clock are they?";
  return it.file + " looks like " + it.example + ". Which column is the " + spaced(it.role) + "?";
}

std::string choice_label(const std::string& kind, const std::string& answer) {
  if (answer == "D/M/Y") return "Day first";
  if (answer == "M/D/Y") return "Month first";
  return kind == "column" && answer.empty() ? "(no name)" : answer;
}

// A zone that was asked for one file holds for all of those that do not say theirs.
std::string answer_text(const LearnedQuestion& it, const std::string& answer) {
  if (it.kind == "zone") return "zone=" + answer;
  return it.file + ":" + (it.kind == "column" ? it.role : it.kind) + "=" + answer;
}

MonthQuestion question_of(const LearnedQuestion& it, std::size_t number) {
  MonthQuestion question{
      "month.question." + std::to_string(number), asked_words(it), {}, it.answers.size() > 3};
  for (const std::string& answer : it.answers)
    question.choices.push_back({choice_label(it.kind, answer), answer_text(it, answer)});
  return question;
}

}  // namespace

std::vector<MonthFile> month_files(const exports::LearnedDocument& learned) {
  std::vector<MonthFile> files;
  for (const LearnedFile& it : learned.files) files.push_back(file_of(it));
  return files;
}

std::vector<MonthQuestion> month_questions(const exports::LearnedDocument& learned) {
  std::vector<MonthQuestion> questions;
  for (const LearnedQuestion& it : learned.questions)
    questions.push_back(question_of(it, questions.size()));
  return questions;
}

std::vector<MonthLeft> month_left_out(const exports::LearnedDocument& learned) {
  std::vector<MonthLeft> all;
  for (const exports::LearnedLeft& it : learned.left_out) {
    MonthLeft left{it.reason, io::count_text(it.rows), {}};
    for (const std::string& example : it.examples)
      left.examples += (left.examples.empty() ? "" : ", ") + example;
    all.push_back(std::move(left));
  }
  return all;
}

}  // namespace handoff::web
