// The rows in the order given; the sentence first.
#include "io/results/choice_report.hpp"

#include <fmt/format.h>

#include <vector>

#include "io/text/csv.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

using sim::Choice;
using sim::ChoiceRow;

std::string_view feasible_name(sim::Feasibility it) {
  switch (it) {
    case sim::Feasibility::feasible:
      return "yes";
    case sim::Feasibility::infeasible:
      return "no";
    case sim::Feasibility::undecided:
      break;
  }
  return "not clear";
}

std::string missed_text(const Choice& question, const ChoiceRow& row) {
  std::string text;
  for (const std::size_t target : row.missed)
    text += (text.empty() ? "" : "; ") + question.targets()[target].text;
  return text;
}

std::string name_of(const Choice& question, const ChoiceRow& row) {
  return question.alternatives()[row.alternative].name;
}

sim::Measured behind(const ChoiceRow& row) { return {row.behind.mean, row.behind.interval}; }

std::string sentence(const Choice& question) {
  const sim::ChoiceAnswer& it = question.answer();
  if (!it.best) return "No alternative meets the targets.";
  const std::string promise = it.promised ? fmt::format("with a probability of at least {:.4g}%",
                                                        100 * (1 - question.options().alpha))
                                          : "by the estimates only: the limit of replications was "
                                            "reached, so nothing is guaranteed";
  const std::string tolerated =
      question.targets().empty()
          ? ""
          : fmt::format(
                "A target counts as kept or missed, either, within {:.4g} points of a share "
                "and {:.4g}% of another value.\n",
                100 * question.options().tolerance, 100 * question.options().tolerance);
  return fmt::format(
      "{} is the best by {}, {}. Alternatives within {} of each other count as equally good.\n{}"
      "{} replications were spent.",
      printable(question.alternatives()[*it.best].name, 60), question.objective().name, promise,
      quantity_text(it.indifference, question.objective().unit), tolerated,
      count_text(static_cast<std::uint64_t>(it.replications)));
}

}  // namespace

Json choice_document(const Choice& question, const PlanHeading& heading) {
  const sim::ChoiceAnswer& it = question.answer();
  Json json = plan_document(sim::QuestionKind::choice, heading);
  json["objective"] = question.objective().name;
  json["larger_is_better"] = question.objective().larger_is_better;
  json["probability"] = number_json(1 - question.options().alpha);
  json["promised"] = it.promised;
  json["indifference"] = number_json(it.indifference);
  json["tolerance"] = number_json(question.options().tolerance);
  json["replications"] = it.replications;
  json["best"] = it.best ? Json(question.alternatives()[*it.best].name) : Json(nullptr);
  json["alternatives"] = Json::array();
  for (const ChoiceRow& row : it.rows) {
    Json standings = Json::array(), missed = Json::array();
    for (std::size_t target = 0; target < row.standings.size(); ++target)
      standings.push_back(standing_json(question.targets()[target], row.standings[target]));
    for (const std::size_t target : row.missed) missed.push_back(question.targets()[target].text);
    Json line = {{"pipeline", name_of(question, row)},
                 {"feasible", feasible_name(row.feasible)},
                 {"misses", std::move(missed)},
                 {"objective", measured_json(row.objective)},
                 {"behind", it.best ? measured_json(behind(row)) : Json()},
                 {"replications", row.replications},
                 {"targets", std::move(standings)}};
    json["alternatives"].push_back(std::move(line));
  }
  return json;
}

std::string choice_csv(const Choice& question) {
  std::string text =
      "pipeline,best,feasible,misses,objective,low,high,behind,behind_low,behind_high,"
      "replications\n";
  for (const ChoiceRow& row : question.answer().rows) {
    const bool known = question.answer().best.has_value();
    const std::vector<std::string> fields{name_of(question, row),
                                          row.best ? "1" : "0",
                                          std::string(feasible_name(row.feasible)),
                                          missed_text(question, row),
                                          field_of(row.objective.mean),
                                          field_of(row.objective.interval.low),
                                          field_of(row.objective.interval.high),
                                          known ? field_of(row.behind.mean) : "",
                                          known ? field_of(row.behind.interval.low) : "",
                                          known ? field_of(row.behind.interval.high) : "",
                                          std::to_string(row.replications)};
    text += csv_line(fields);
  }
  return text;
}

std::string choice_table(const Choice& question, const PlanHeading& heading,
                         Characters characters) {
  const std::string& unit = question.objective().unit;
  std::vector<TableRow> rows{{"", question.objective().name, "behind the best", "meets targets",
                              "replications", "misses"}};
  for (const ChoiceRow& row : question.answer().rows) {
    const bool compared = question.answer().best && !row.best;
    rows.push_back({printable(name_of(question, row), 40) + (row.best ? " (best)" : ""),
                    measured_text(row.objective, unit, characters),
                    compared ? measured_text(behind(row), unit, characters) : "",
                    std::string(feasible_name(row.feasible)), std::to_string(row.replications),
                    printable(missed_text(question, row), 100)});
  }
  return fmt::format("{}\n{}\n\n{}", plan_heading(heading), sentence(question), aligned(rows));
}

}  // namespace handoff::io
