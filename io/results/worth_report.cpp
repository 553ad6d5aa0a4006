// The range by parts, then what it hangs on, then what would have to be true.
#include "io/results/worth_report.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "io/figures/number_text.hpp"
#include "io/scenario/outcome_note.hpp"
#include "io/text/concat.hpp"
#include "io/text/csv.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::io {
namespace {

using sim::BreakEven;
using sim::Influence;
using sim::Measured;
using sim::Uncertain;
using sim::Worth;
using sim::WorthFigures;

struct Case {
  const char* name;
  WorthFigures sim::WorthAnswer::*figures;
};
constexpr std::array kCases{
    Case{"drawn", &sim::WorthAnswer::drawn},
    Case{"as_assumed", &sim::WorthAnswer::as_assumed},
    Case{"to_a_sceptic", &sim::WorthAnswer::to_a_sceptic},
};

bool is_nothing(const Measured& it) { return it.interval.low == 0 && it.interval.high == 0; }

std::string unit_of(const Worth& question, const Uncertain& it) {
  const auto inputs = sim::inputs_of(question.subject().scenario);
  const sim::Input* input = sim::find_input(inputs, it.input);
  return input ? std::string(input->info.unit) : "";
}

std::string part_label(const Worth& question, const WorthPart& part) {
  const bool claims = sim::claims_effects(question.subject().scenario);
  return joined({part.label, part.assumed && claims ? " (assumed)" : ""});
}

std::string parts_text(const Worth& question, Characters characters) {
  const sim::WorthAnswer& answer = question.answer();
  std::vector<TableRow> rows{
      {"", "mean", "such months lie from, to", "as assumed", "to a sceptic"}};
  for (const WorthPart& part : kWorthParts) {
    const Measured &drawn = answer.drawn.*part.figure, &assumed = answer.as_assumed.*part.figure,
                   &sceptic = answer.to_a_sceptic.*part.figure;
    if (part.figure == &WorthFigures::revenue && is_nothing(drawn)) continue;
    rows.push_back({part_label(question, part), worth_mean_text(drawn), worth_range_text(drawn),
                    measured_text(assumed, "$", characters),
                    measured_text(sceptic, "$", characters)});
  }
  return aligned(rows);
}

std::string influences_text(const Worth& question) {
  std::vector<TableRow> rows;
  for (const Influence& it : question.answer().influences) {
    if (it.share < kWorthNaming) continue;
    const Uncertain& assumption = question.assumptions()[it.assumption];
    const std::string unit = unit_of(question, assumption);
    rows.push_back({"  " + printable(assumption.input, 60), quantity_text(it.share, "share"),
                    quantity_text(assumption.low.value, unit) + " to " +
                        quantity_text(assumption.high.value, unit),
                    printable(assumption.source, 100)});
  }
  return aligned(rows);
}

std::string break_even_text(const BreakEven& it) {
  return fmt::format("  {} (assumed {}): {}\n", it.effect.what, sim::plain_number(it.assumed),
                     needed_text(it));
}

Json figures_json(const WorthFigures& figures) {
  Json json = Json::object();
  for (const WorthPart& part : kWorthParts) json[part.name] = measured_json(figures.*part.figure);
  return json;
}

}  // namespace

std::string worth_mean_text(const Measured& it) {
  return estimate_text(it.mean, it.interval.half_width(), "$");
}

std::string worth_range_text(const Measured& it) {
  return range_text(it.interval.low, it.interval.high, it.mean, "$");
}

std::string needed_text(const BreakEven& it) {
  if (!it.needed) return "no size of it is enough";
  if (*it.needed <= 0) return "none is needed";
  return joined({figures::format_number(*it.needed, 3), " ", it.effect.unit});
}

Json worth_document(const Worth& question, const PlanHeading& heading) {
  const sim::WorthAnswer& answer = question.answer();
  Json json = plan_document(sim::QuestionKind::worth, heading);
  json["base"] = question.base().name;
  json["subject"] = question.subject().name;
  json["draws"] = question.options().draws;
  json["replications"] = question.options().replications;
  json["level"] = number_json(question.options().level);
  for (const Case& it : kCases) json[it.name] = figures_json(answer.*it.figures);
  json["luck"] = number_json(answer.luck);
  json["influences"] = Json::array();
  for (const Influence& it : answer.influences) {
    const Uncertain& assumption = question.assumptions()[it.assumption];
    json["influences"].push_back({{"input", assumption.input},
                                  {"share", number_json(it.share)},
                                  {"low", number_json(assumption.low.value)},
                                  {"high", number_json(assumption.high.value)},
                                  {"source", assumption.source}});
  }
  json["break_even"] = Json::array();
  for (const BreakEven& it : answer.break_evens)
    json["break_even"].push_back({{"effect", std::string(it.effect.path)},
                                  {"assumed", number_json(it.assumed)},
                                  {"needed", it.needed ? number_json(*it.needed) : Json(nullptr)}});
  json["not_applicable"] = Json::array();
  for (const std::size_t at : answer.not_applicable)
    json["not_applicable"].push_back(question.assumptions()[at].input);
  return json;
}

std::string worth_csv(const Worth& question) {
  std::string text = "case,part,mean,low,high\n";
  for (const Case& it : kCases) {
    for (const WorthPart& part : kWorthParts) {
      const Measured& figure = question.answer().*it.figures.*part.figure;
      const std::vector<std::string> fields{it.name, part.name, field_of(figure.mean),
                                            field_of(figure.interval.low),
                                            field_of(figure.interval.high)};
      text += csv_line(fields);
    }
  }
  return text;
}

std::string worth_table(const Worth& question, const PlanHeading& heading, Characters characters) {
  const sim::WorthAnswer& answer = question.answer();
  std::string text = fmt::format(
      "{}\nWhat {} is worth more than {}: a month's customers over their first year, less the "
      "month's cost.\n\n{}\n",
      plan_heading(heading), printable(question.subject().name, 60),
      printable(question.base().name, 60), parts_text(question, characters));
  text += fmt::format(
      "mean and range: {} of the months with {} uncertain inputs drawn at once, each evenly from "
      "its "
      "range, {} times.\nas assumed: every input as it stands; the interval is the simulation's "
      "noise "
      "alone. to a sceptic: without what\ntools are claimed to do to churn and expansion.\n\n",
      quantity_text(question.options().level, "share"), answer.influences.size(),
      question.options().draws);
  text += fmt::format("Of the spread {} is a month's luck; the rest is what nobody knows:\n{}\n",
                      quantity_text(answer.luck, "share"), influences_text(question));
  text +=
      "What one effect would have to be for it to pay, with all other claimed effects left out:\n";
  for (const BreakEven& it : answer.break_evens) text += break_even_text(it);
  return text + "\n" + free_of_charge_text(question.subject().scenario) + "\n";
}

}  // namespace handoff::io
