// Front and near front, a line for each setting.
#include "io/results/optimise_report.hpp"

#include <fmt/format.h>

#include <vector>

#include "io/scenario/axis_text.hpp"
#include "io/text/csv.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

using sim::Optimise;
using sim::Setting;

std::string step_of(const Optimise& question, const Setting& it, std::size_t knob) {
  const sim::SweepAxis& axis = question.knobs()[knob];
  return step_text(axis, axis.steps[it.steps[knob]]);
}

Json setting_json(const Optimise& question, const Setting& it) {
  Json knobs = Json::object();
  for (std::size_t knob = 0; knob < question.knobs().size(); ++knob)
    knobs[question.knobs()[knob].path] = step_of(question, it, knob);
  return {{"knobs", std::move(knobs)},
          {"cost", measured_json(it.cost)},
          {"breach", measured_json(it.breach)},
          {"replications", it.replications}};
}

std::string csv_of(const Optimise& question, const Setting& it) {
  std::vector<std::string> fields;
  for (std::size_t knob = 0; knob < question.knobs().size(); ++knob)
    fields.push_back(step_of(question, it, knob));
  for (const sim::Measured* measured : {&it.cost, &it.breach}) {
    fields.push_back(field_of(measured->mean));
    fields.push_back(field_of(measured->interval.low));
    fields.push_back(field_of(measured->interval.high));
  }
  fields.push_back(std::to_string(it.replications));
  fields.emplace_back(it.on_front ? "1" : "0");
  return csv_line(fields);
}

// The last part of a path says enough above a column: "headcount" of "pipeline.pools[1].headcount".
std::string column_name(const sim::Scenario& scenario, const std::string& path) {
  constexpr std::string_view kPools = "pipeline.pools[";
  if (path.rfind(kPools, 0) == 0 && path.size() > kPools.size() + 1) {
    const auto pool = static_cast<std::size_t>(path[kPools.size()] - '0');
    if (pool < scenario.pipeline.pools.size())
      return printable(scenario.pipeline.pools[pool].name, 24);
  }
  return printable(path, 40);
}

}  // namespace

Json optimise_document(const Optimise& question, const PlanHeading& heading) {
  Json json = plan_document(sim::QuestionKind::optimise, heading);
  const sim::OptimiseAnswer& answer = question.answer();
  json["settings"] = answer.settings;
  json["replications"] = answer.replications;
  json["budget"] =
      question.options().budget > 0 ? number_json(question.options().budget) : Json(nullptr);
  json["front"] = Json::array();
  for (const Setting& it : answer.front) json["front"].push_back(setting_json(question, it));
  json["near_front"] = Json::array();
  for (const Setting& it : answer.near_front)
    json["near_front"].push_back(setting_json(question, it));
  return json;
}

std::string optimise_csv(const Optimise& question) {
  std::vector<std::string> header;
  for (const sim::SweepAxis& knob : question.knobs()) header.push_back(knob.path);
  for (const char* name : {"cost", "cost_low", "cost_high", "breach", "breach_low", "breach_high",
                           "replications", "on_front"})
    header.emplace_back(name);
  std::string text = csv_line(header);
  for (const Setting& it : question.answer().front) text += csv_of(question, it);
  for (const Setting& it : question.answer().near_front) text += csv_of(question, it);
  return text;
}

std::string optimise_table(const Optimise& question, const PlanHeading& heading,
                           Characters characters) {
  const sim::OptimiseAnswer& answer = question.answer();
  TableRow header{question.cost().name};
  header.push_back(question.breach().name);
  for (const sim::SweepAxis& knob : question.knobs())
    header.push_back(column_name(question.base(), knob.path));
  std::vector<TableRow> rows{header};
  for (const Setting& it : answer.front) {
    TableRow row{measured_text(it.cost, question.cost().unit, characters),
                 measured_text(it.breach, question.breach().unit, characters)};
    for (std::size_t knob = 0; knob < question.knobs().size(); ++knob)
      row.push_back(step_of(question, it, knob));
    rows.push_back(std::move(row));
  }
  std::string text =
      fmt::format("{}\nThe cheapest way to each quality: {} settings raced, {} replications.\n\n",
                  plan_heading(heading), count_text(answer.settings),
                  count_text(static_cast<std::uint64_t>(answer.replications)));
  if (answer.front.empty()) return text + "No setting is within the budget.\n";
  text += aligned(rows);
  return text + fmt::format(
                    "\nEach line is the best quality for its money. {} more settings are "
                    "statistically as good as these;\n--json and --csv list them.\n",
                    answer.near_front.size());
}

}  // namespace handoff::io
