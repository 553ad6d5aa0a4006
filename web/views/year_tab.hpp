// Year: the months ahead as texts and numbers, for the tab of that name: when targets fail, the people that are
// planned, what the months cost and are worth, and the same under other growths.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web/views/company.hpp"
#include "web/views/input_fields.hpp"
#include "web/views/planner/fans.hpp"

namespace handoff::web {

class Session;

struct PoolMonths {
  std::string name;
  std::vector<int> people;  // by month, as planned
};

// Somebody who starts, or leaves, by plan: a row of horizon.headcount.
struct HireRow {
  std::size_t row = 0;
  int pool = 0;
  int month = 0;  // from 0
  int people = 0;
  std::string cost;  // until the horizon's end
};

// The months under one growth.
struct GrowthView {
  std::string growth;  // "+8% a month, as expected"
  std::string fails;   // "Jun 2026: Business: ...", "none in 12 months"
  std::string
      missed;  // the chance that some target has been missed by the end, of the one that is missed most
  std::vector<FanView> targets;
};

// The first month in which a target fails, and what is waited for in it.
struct FailureRow {
  std::string target, month, because;
};

struct YearTabView {
  bool ahead = false;                // there are several months
  std::string offer;                 // what is offered where there is one
  std::string words;                 // the sentence
  std::vector<FailureRow> failures;  // the earliest first; empty while the causes are not known
  std::string money;                 // what the months cost and are worth
  std::string progress;
  std::vector<std::string> month_names;  // of the scenario: "Jun 2026"
  std::vector<std::string> months;  // of the years that are shown, which may be the last scenario's
  std::vector<InputField> inputs;
  CompanyPart book;  // a part of the company's form
  std::vector<PoolMonths> pools;
  std::vector<HireRow> hires;
  std::string hires_words;  // what they cost together
  std::vector<FanView> targets, figures;
  int fails_first = 0;              // of the targets
  std::vector<GrowthView> growths;  // low, expected, high; one where nothing grows
  // The planner's question about it.
  bool asked = false;
};

YearTabView year_tab(const Session& session);

// What is offered where the scenario has one month.
inline constexpr int kOfferedMonths = 12;
inline constexpr double kOfferedGrowth = 0.08;

}  // namespace handoff::web
