// Your month, in words and numbers: what the exports say, what is asked, which tool makes such a
// month, and whether the model explains it.
#pragma once

#include <string>
#include <vector>

#include "web/app/choices/customers_from.hpp"
#include "web/views/month_files.hpp"
#include "web/views/month_model.hpp"

namespace handoff::web {

struct State;

// One of the six figures that come first.
struct MonthFigure {
  std::string label;
  std::string value;
  std::string range;  // beside it: an interval, or the other end
  std::string n;      // of how many, or what to add
  std::string hint;
  bool there = true;
};

// Whose customers the scenario has, where the user has some.
struct MonthCustomers {
  bool there = false;
  CustomersFrom from = CustomersFrom::drawn;
  std::string title;
  std::string note;  // over what the intervals are, and where the customers stay
};

struct MonthView {
  bool working = false;
  double share = 0.0;
  std::string doing;
  bool has_files = false;  // of whatever kind
  std::string trouble;
  std::vector<MonthQuestion> questions;
  std::vector<std::string> problems;
  std::string headline;
  std::vector<MonthFigure> figures;
  MonthTool tool;
  MonthFit fit;
  std::vector<MonthInput> inputs;
  std::vector<MonthFile> files;
  std::vector<MonthLeft> left_out;
  bool can_use = false;  // there is a scenario
  MonthCustomers customers;
};

MonthView month_view(const State& state);

}  // namespace handoff::web
