// Outcome notes: what is to be said beside dollars, churn and expansion, wherever they are shown.
#pragma once

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "io/text/concat.hpp"
#include "sim/month/assumed.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

// "Late first touches, the team's other work and engineering cost $0 in this model."
inline std::string free_of_charge_text(const sim::Scenario& scenario) {
  const std::vector<std::string_view> free = sim::free_of_charge(scenario);
  std::string text;
  for (std::size_t at = 0; at < free.size(); ++at) {
    const std::string_view before = at == 0 ? "" : at + 1 == free.size() ? " and " : ", ";
    text += joined({before, free[at]});
  }
  if (text.empty()) return text;
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text + " cost $0 in this model.";
}

// That they follow from what tools are claimed to do; empty where nothing is claimed.
inline std::string assumed_text(const sim::Scenario& scenario) {
  if (!sim::claims_effects(scenario)) return "";
  return "Churn, expansion and net value follow from assumed effects, which nobody has measured; "
         "their intervals are chance alone.";
}

}  // namespace handoff::io
