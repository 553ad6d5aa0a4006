// Your month's files: what each was recognised as, what stands in it, what has to be asked about it,
// and which rows are not counted.
#pragma once

#include <string>
#include <vector>

#include "io/exports/answer/learned_document.hpp"

namespace handoff::web {

struct MonthFile {
  std::string name;
  std::string what;  // "Stripe subscriptions, 1,060 rows, 1,060 used; times by UTC"
  std::vector<std::string> heads;
  std::vector<std::string> roles;              // what each column is for
  std::vector<std::vector<std::string>> rows;  // the first ones, as parsed
};

struct MonthAnswerChoice {
  std::string label;
  std::string answer;  // as the importer takes it
};

struct MonthQuestion {
  std::string path;  // by which text mode names it
  std::string words;
  std::vector<MonthAnswerChoice> choices;
  bool is_list = false;  // more than fit side by side
};

struct MonthLeft {
  std::string reason;
  std::string rows;
  std::string examples;
};

std::vector<MonthFile> month_files(const exports::LearnedDocument& learned);
std::vector<MonthQuestion> month_questions(const exports::LearnedDocument& learned);
std::vector<MonthLeft> month_left_out(const exports::LearnedDocument& learned);

}  // namespace handoff::web
