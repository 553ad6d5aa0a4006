// The range by parts, then what it hangs on, then what would have to be true.
#include "io/results/worth_report.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "io/text/csv.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::io {
namespace {

using sim::BreakEven;
using sim::Influence;
using sim::Measured;
using sim::Uncertain;
using sim::Worth;
using sim::WorthFigures;

constexpr double kWorthNaming = 0.01;  // of the spread: what has less to do with it is not listed

struct Part {
  const char* name;
  const char* label;
  Measured WorthFigures::*figure;
};
constexpr std::array kParts{
    Part{"churn", "churn avoided", &WorthFigures::churn},
    Part{"expansion", "expansion", &WorthFigures::expansion},
    Part{"revenue", "customers won or lost", &WorthFigures::revenue},
    Part{"cost", "cost saved", &WorthFigures::cost},
    Part{"together", "together", &WorthFigures::together},
};

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

std::string dollars(double value) { return quantity_text(value, "$"); }

std::string range_text(const Measured& it) {
  return dollars(it.interval.low) + " to " + dollars(it.interval.high);
}

std::string unit_of(const Worth& question, const Uncertain& it) {
  const auto inputs = sim::inputs_of(question.subject().scenario);
  const sim::Input* input = sim::find_input(inputs, it.input);
  return input ? std::string(input->info.unit) : "";
}

std::string parts_text(const Worth& question, Characters characters) {
  const sim::WorthAnswer& answer = question.answer();
  std::vector<TableRow> rows{
      {"", "mean", "such months lie from, to", "as assumed", "to a sceptic"}};
  for (const Part& part : kParts) {
    const Measured &drawn = answer.drawn.*part.figure, &assumed = answer.as_assumed.*part.figure,
                   &sceptic = answer.to_a_sceptic.*part.figure;
    if (part.figure == &WorthFigures::revenue && is_nothing(drawn)) continue;
    rows.push_back({part.label, dollars(drawn.mean), range_text(drawn),
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
  const std::string start =
      fmt::format("  {} (assumed {}): ", it.effect.what, sim::plain_number(it.assumed));
  if (!it.needed) return start + "no size of it is enough\n";
  if (*it.needed <= 0) return start + "none is needed\n";
  return start + fmt::format("{:.3g} {}\n", *it.needed, it.effect.unit);
}

Json figures_json(const WorthFigures& figures) {
  Json json = Json::object();
  for (const Part& part : kParts) json[part.name] = measured_json(figures.*part.figure);
  return json;
}

}  // namespace

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
    for (const Part& part : kParts) {
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
  return text;
}

}  // namespace handoff::io
