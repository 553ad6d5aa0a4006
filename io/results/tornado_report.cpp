// Two ends for each bar, the largest swing first.
#include "io/results/tornado_report.hpp"

#include <fmt/format.h>

#include <vector>

#include "io/text/csv.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::io {
namespace {

using sim::Tornado;
using sim::TornadoBar;
using sim::TornadoEnd;

std::string decision_text(const Tornado& question, const sim::Decision& it) {
  return it.best ? question.alternatives()[*it.best].name : "none keeps the targets";
}

sim::Measured change_of(const TornadoEnd& end) { return {end.change.mean, end.change.interval}; }

bool changes(const Tornado& question, const TornadoEnd& end) {
  return end.decision != question.answer().decision;
}

Json end_json(const Tornado& question, const TornadoEnd& end) {
  return {{"value", number_json(end.value)},
          {"objective", measured_json(end.objective)},
          {"change", measured_json(change_of(end))},
          {"decision", decision_text(question, end.decision)},
          {"decision_is_sure", changes(question, end) && end.decision_is_sure}};
}

void add_csv(std::string& text, const Tornado& question, const TornadoBar& bar, const char* name,
             const TornadoEnd& end) {
  const std::vector<std::string> fields{question.assumptions()[bar.assumption].input,
                                        field_of(bar.present),
                                        name,
                                        field_of(end.value),
                                        field_of(end.objective.mean),
                                        field_of(end.objective.interval.low),
                                        field_of(end.objective.interval.high),
                                        field_of(end.change.mean),
                                        field_of(end.change.interval.low),
                                        field_of(end.change.interval.high),
                                        decision_text(question, end.decision),
                                        changes(question, end) ? "1" : "0",
                                        changes(question, end) && end.decision_is_sure ? "1" : "0"};
  text += csv_line(fields);
}

std::string_view unit_of(const Tornado& question, const TornadoBar& bar) {
  const auto inputs = sim::inputs_of(question.alternatives().front().scenario);
  const sim::Input* input = sim::find_input(inputs, question.assumptions()[bar.assumption].input);
  return input ? input->info.unit : "";
}

// "zapier_basic at the low end", with a question mark where the interval does not say so.
std::string turn_text(const Tornado& question, const TornadoBar& bar) {
  std::string text;
  const auto add = [&](const TornadoEnd& end, const char* name) {
    if (!changes(question, end)) return;
    text += (text.empty() ? "" : "; ") + decision_text(question, end.decision) + " if " + name +
            (end.decision_is_sure ? "" : " (?)");
  };
  add(bar.low, "low");
  add(bar.high, "high");
  return text;
}

std::string summary(const Tornado& question, int turning) {
  const std::string decision = decision_text(question, question.answer().decision);
  if (turning == 0)
    return fmt::format("No single assumption within its range changes the decision: {}.\n",
                       printable(decision, 60));
  return fmt::format("{} of {} assumptions, if wrong, change the decision ({}).\n", turning,
                     question.answer().bars.size(), printable(decision, 60));
}

}  // namespace

Json tornado_document(const Tornado& question, const PlanHeading& heading) {
  const sim::TornadoAnswer& answer = question.answer();
  Json json = plan_document(sim::QuestionKind::tornado, heading);
  json["objective"] = question.objective().name;
  json["subject"] = question.alternatives()[question.subject()].name;
  json["decision"] = decision_text(question, answer.decision);
  json["now"] = measured_json(answer.objective);
  json["bars"] = Json::array();
  for (const TornadoBar& bar : answer.bars) {
    const sim::Uncertain& assumption = question.assumptions()[bar.assumption];
    Json line = {{"input", assumption.input},
                 {"present", number_json(bar.present)},
                 {"source", assumption.source},
                 {"swing", number_json(bar.swing)},
                 {"changes_decision", bar.changes_decision},
                 {"low", end_json(question, bar.low)},
                 {"high", end_json(question, bar.high)}};
    json["bars"].push_back(std::move(line));
  }
  json["not_applicable"] = Json::array();
  for (const std::size_t at : answer.not_applicable)
    json["not_applicable"].push_back(question.assumptions()[at].input);
  return json;
}

std::string tornado_csv(const Tornado& question) {
  std::string text =
      "input,present,end,value,objective,objective_low,objective_high,change,change_low,"
      "change_high,decision,decision_changes,decision_is_sure\n";
  for (const TornadoBar& bar : question.answer().bars) {
    add_csv(text, question, bar, "low", bar.low);
    add_csv(text, question, bar, "high", bar.high);
  }
  return text;
}

std::string tornado_table(const Tornado& question, const PlanHeading& heading,
                          Characters characters) {
  const sim::TornadoAnswer& answer = question.answer();
  const std::string& unit = question.objective().unit;
  std::vector<TableRow> rows{
      {"assumption", "from", "now", "to", "change if low", "change if high", "decides for"}};
  int turning = 0;
  for (const TornadoBar& bar : answer.bars) {
    turning += bar.changes_decision ? 1 : 0;
    const std::string_view its_unit = unit_of(question, bar);
    rows.push_back({printable(question.assumptions()[bar.assumption].input, 60),
                    quantity_text(bar.low.value, its_unit), quantity_text(bar.present, its_unit),
                    quantity_text(bar.high.value, its_unit),
                    measured_text(change_of(bar.low), unit, characters),
                    measured_text(change_of(bar.high), unit, characters),
                    printable(turn_text(question, bar), 80)});
  }
  return fmt::format(
      "{}\n{} of {}: {}.\n{}\n{}\nLargest swing first, one assumption at a time, on the same "
      "customers. decides for: what would be best\ninstead; (?) where the interval leaves it "
      "open.\n",
      plan_heading(heading), question.objective().name,
      printable(question.alternatives()[question.subject()].name, 60),
      measured_text(answer.objective, unit, characters), summary(question, turning), aligned(rows));
}

}  // namespace handoff::io
