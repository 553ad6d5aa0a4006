// The exception list in words: what is wrong, for how long, what it is worth, what was tried.
#pragma once

#include <string>
#include <vector>

namespace handoff::web {

class Session;

struct ExceptionRow {
  std::string kind;
  std::string help;  // what it means and what a person does about it
  std::string customer;
  std::string tier;
  std::string seen;   // "Tue 3 Mar 14:05"
  std::string age;    // "open for 3 d", "settled"
  std::string value;  // MRR
  std::string tried;  // "update contact (gave up), disenroll"
  bool open = false;
};

struct ExceptionsView {
  bool there = false;
  int month = 0;        // from 0
  std::string title;    // "Exception list of month 0"
  std::string summary;  // "3 open, $1,200 a month at risk; 4 settled"
  std::string average;  // of all months
  std::vector<ExceptionRow> rows;
};

ExceptionsView exceptions_view(const Session& session);

}  // namespace handoff::web
