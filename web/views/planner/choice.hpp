// Choice: which tool, as the user's wishes ask for it, and what came of it.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sim/planner/questions/choice.hpp"
#include "sim/scenario/scenario.hpp"
#include "web/app/choices/plan_wishes.hpp"

namespace handoff::web {

struct RankedTool {
  std::string tool;
  std::string value;
  std::string interval;
  std::string behind;  // by how much the best is better
  std::string misses;  // which targets, if any
  bool best = false;
};

struct ChoiceView {
  std::string words;  // the answer, or what is wrong with the wishes
  std::string what = "Net value of a month";
  std::vector<RankedTool> tools;
  std::vector<double> values, lows, highs;
};

struct ChoiceAsked {
  sim::Objective objective;
  std::vector<sim::Target> targets;
  sim::ChoiceOptions options;
};
core::Result<ChoiceAsked> choice_asked(const PlanWishes& wishes, const sim::Scenario& scenario);
// A number of dollars above 0; 0 for an empty text. `what` is for the error.
core::Result<double> dollars_asked(const std::string& text, const char* what);

// Its alternatives are the article's tools, in their order.
ChoiceView choice_view(const sim::Choice& question);

}  // namespace handoff::web
