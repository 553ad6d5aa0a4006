// Planner text: how the planner's answers say targets, values and paths.
#pragma once

#include <string>
#include <string_view>

#include "sim/planner/axis.hpp"
#include "sim/planner/target.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

// "kept, 98.2%".
std::string standing_text(const sim::Target& target, const sim::Standing& standing);
// "retry max attempts" of "pipeline.retry.max_attempts".
std::string path_words(std::string_view path);
// Over how many months a figure is, beside those that the page's own run has by itself.
std::string months_words(int months, const sim::Scenario& scenario);
// In a metric's unit: "15 min", "2%", "$12".
std::string value_text(double value, std::string_view unit);
// Its name, or its value in the axis's unit.
std::string step_words(const sim::SweepAxis& axis, const sim::AxisStep& step);

}  // namespace handoff::web
