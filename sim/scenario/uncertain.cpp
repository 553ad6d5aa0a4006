// The ranges of the worked example, and what a range must keep to.
#include "sim/scenario/uncertain.hpp"

#include <cstdlib>
#include <string_view>

#include "sim/scenario/inputs.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {
namespace {

Uncertain shares(std::string_view input, double low, double high, std::string_view source) {
  return {std::string(input), low, high, std::string(source)};
}

Uncertain seconds(std::string_view input, double low, double high, std::string_view source) {
  return {std::string(input), {low, true}, {high, true}, std::string(source)};
}

std::string number(double value) {
  std::string digits = std::to_string(value);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::optional<core::Error> check_end(const Input& input, const RangeEnd& end, std::string path) {
  const bool is_duration = input.info.unit == "s";
  if (is_duration && !end.duration)
    return core::Error{std::move(path), input.path + " takes a duration such as \"15min\""};
  if (!is_duration && end.duration)
    return core::Error{std::move(path), input.path + " takes a number, not a duration"};
  if (end.value >= input.info.min && end.value <= input.info.max) return std::nullopt;
  return core::Error{std::move(path), number(end.value) + " is outside of " +
                                          number(input.info.min) + " to " + number(input.info.max) +
                                          ", which " + input.path + " allows"};
}

bool is_quantity(const Input& input) {
  return input.kind != InputKind::choice && input.kind != InputKind::toggle;
}

}  // namespace

std::vector<Uncertain> worked_ranges() {
  return {
      shares("cohort.conversion_rate", 0.08, 0.25,
             "published surveys: 8 to 25% of trials without a card convert"),
      shares("cohort.card_on_file", 0, 0.5,
             "assumption: from nobody asked for a card to every other"),
      shares("cohort.email_unknown", 0, 0.05,
             "article: another e-mail at payment is a common mismatch; 5% is an assumption"),
      shares("cohort.usage_missing", 0, 0.1,
             "article: the lookup may find no product record; 10% is an assumption"),
      shares("cohort.open_deal", 0, 0.3, "assumption: from self-serve to three in ten with a deal"),
      shares("payments.duplicate_share", 0, 0.05,
             "vendor: at least once, without a figure; 5% is an assumption"),
      shares("payments.failure_share", 0, 0.02,
             "assumption: an endpoint that misses up to one delivery in 50"),
      shares("payments.lost_share", 0, 0.005,
             "vendor: gives up after three days; one conversion in 200 is an assumption"),
      seconds("payments.delivery_delay", 0.2, 30,
              "article: 200 ms; no vendor publishes a figure, 30 s is an assumption"),
      seconds("apis.crm.latency", 0.1, 2, "assumption: no vendor publishes percentiles"),
      shares("apis.crm.server_error_rate", 0, 0.02, "assumption: up to one request in 50"),
      seconds("apis.crm_search_delay", 5, 300,
              "vendor: a few moments; 5 s to 5 min is an assumption"),
      shares("team.other_work", 0.4, 0.8, "assumption: a CSM's other customers and meetings"),
      seconds("team.pickup", 600, 7200,
              "assumption: working time until somebody sees a customer whom nobody assigned"),
      seconds("staff.task", 120, 900, "assumption: 2 to 15 min for one update by hand"),
      seconds("nurture.disenrol_delay", 1, 2700,
              "article: a disenrolment may wait 45 min in its queue"),
      shares("outcomes.churn_base", 8, 13, "assumption: around the fit to the article's four rows"),
      shares("outcomes.churn_missend", 10, 35,
             "assumption: the fit has one figure for each tool, so a wide range"),
      shares("outcomes.expansion_usage", 0, 15,
             "article: 31% more in all; that usage data causes it is not shown, so from nothing"),
      shares("outcomes.expansion_rules", 0, 12,
             "article: as above; that routing by rules causes it is not shown"),
      shares("costs.staff_hourly", 30, 80, "assumption"),
      shares("costs.team_hourly", 35, 90, "assumption"),
      shares("costs.engineering_hourly", 60, 150, "assumption"),
  };
}

std::optional<core::Error> check_ranges(const Scenario& scenario) {
  if (scenario.uncertain.empty()) return std::nullopt;
  const std::vector<Input> inputs = inputs_of(scenario);
  for (std::size_t at = 0; at < scenario.uncertain.size(); ++at) {
    const Uncertain& it = scenario.uncertain[at];
    const std::string path = "uncertain[" + std::to_string(at) + ']';
    const Input* input = find_input(inputs, it.input);
    if (!input || !is_quantity(*input))
      return core::Error{path + ".path",
                         '"' + it.input + "\" is no input with a number for a value"};
    if (auto wrong = check_end(*input, it.low, path + ".low")) return wrong;
    if (auto wrong = check_end(*input, it.high, path + ".high")) return wrong;
    if (it.low.value >= it.high.value)
      return core::Error{path + ".high", "must be above the low end"};
    for (std::size_t other = 0; other < at; ++other) {
      if (scenario.uncertain[other].input == it.input)
        return core::Error{path + ".path", it.input + " has a range already"};
    }
  }
  return std::nullopt;
}

}  // namespace handoff::sim
