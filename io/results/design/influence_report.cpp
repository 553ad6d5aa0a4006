// Outcomes one after the other, inputs by what they decide together with others.
#include "io/results/design/influence_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "io/text/csv.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::io {
namespace {

using sim::IndexEstimate;
using sim::InfluenceStudy;
using sim::OutcomeIndices;
using sim::OutcomeKind;
using sim::SobolIndices;
using sim::Uncertain;

// In a sentence only what decides a tenth or more, and no more than so many.
constexpr double kSentenceNaming = 0.1;
constexpr std::size_t kMostInSentence = 3;

std::string best_of(const InfluenceStudy& it) {
  return printable(it.alternatives()[it.answer().best].name, 60);
}
std::string second_of(const InfluenceStudy& it) {
  return printable(it.alternatives()[*it.answer().second].name, 60);
}

const Uncertain& assumption_of(const InfluenceStudy& question, std::size_t input) {
  return question.assumptions()[question.inputs()[input]];
}

// By total index, the largest first.
std::vector<std::size_t> ranked(const std::vector<IndexEstimate>& indices) {
  std::vector<std::size_t> order(indices.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return indices[a].value > indices[b].value;
  });
  return order;
}

std::string share(const IndexEstimate& it, Characters characters) {
  return with_half_width(it.value, it.interval.half_width(), "share", plus_minus(characters));
}

std::string_view unit_of(const InfluenceStudy& question, const Uncertain& assumption) {
  for (const sim::Alternative& it : question.alternatives()) {
    const auto inputs = sim::inputs_of(it.scenario);
    if (const sim::Input* input = sim::find_input(inputs, assumption.input))
      return input->info.unit;
  }
  return "";
}

Json index_json(const IndexEstimate& it) {
  return {{"value", number_json(it.value)}, {"ci95", interval_json(it.interval)}};
}

Json outcome_json(const InfluenceStudy& question, const OutcomeIndices& outcome) {
  const SobolIndices& it = outcome.indices;
  const auto index = [&](const IndexEstimate& estimate) {
    return it.varies ? index_json(estimate) : Json(nullptr);
  };
  Json inputs = Json::array();
  for (const std::size_t input : ranked(it.total)) {
    const Uncertain& assumption = assumption_of(question, input);
    inputs.push_back({{"input", assumption.input},
                      {"first", index(it.first[input])},
                      {"total", index(it.total[input])},
                      {"low", number_json(assumption.low.value)},
                      {"high", number_json(assumption.high.value)},
                      {"source", assumption.source}});
  }
  return {{"outcome", sim::kOutcomes[static_cast<std::size_t>(outcome.kind)].name},
          {"mean", number_json(it.mean)},
          {"standard_deviation", number_json(it.deviation)},
          {"varies", it.varies},
          {"luck", index_json(it.luck)},
          {"alone", index(it.alone)},
          {"together", index(it.together)},
          {"inputs", std::move(inputs)}};
}

// "a (62%), b (20%) and c (11%)": by what each decides alone.
std::string mostly(const InfluenceStudy& question, const SobolIndices& it) {
  std::vector<std::string> named;
  for (const std::size_t input : ranked(it.first)) {
    if (it.first[input].value < kSentenceNaming || named.size() == kMostInSentence) break;
    named.push_back(fmt::format("{} ({})", printable(assumption_of(question, input).input, 60),
                                quantity_text(it.first[input].value, "share")));
  }
  std::string text;
  for (std::size_t at = 0; at < named.size(); ++at)
    text += (at == 0 ? "" : at + 1 == named.size() ? " and " : ", ") + named[at];
  return text;
}

std::string decides(const InfluenceStudy& question, const SobolIndices& it,
                    const std::string& what) {
  if (!it.varies) return fmt::format("Nothing that is uncertain clearly decides {}.", what);
  const std::string most = mostly(question, it);
  const std::string together = quantity_text(std::max(it.together.value, 0.0), "share");
  if (most.empty())
    return fmt::format(
        "What decides {} is spread over many inputs, none of them a tenth of it; {} of it is what "
        "inputs "
        "do only together.",
        what, together);
  return fmt::format("What decides {} is mostly {}; {} of it is what inputs do only together.",
                     what, most, together);
}

std::string heading_of(const InfluenceStudy& question, const OutcomeIndices& outcome) {
  const SobolIndices& it = outcome.indices;
  const std::string& name = question.objective().name;
  const std::string& unit = question.objective().unit;
  switch (outcome.kind) {
    case OutcomeKind::value:
      return fmt::format("{} of {}: {} on average, standard deviation {}", name, best_of(question),
                         quantity_text(it.mean, unit), quantity_text(it.deviation, unit));
    case OutcomeKind::lead:
      return fmt::format("by how much {} is ahead of {}: {} on average, standard deviation {}",
                         best_of(question), second_of(question), quantity_text(it.mean, unit),
                         quantity_text(it.deviation, unit));
    case OutcomeKind::choice:
      break;
  }
  return fmt::format("whether {} is the best in a month: in {} of them", best_of(question),
                     quantity_text(it.mean, "share"));
}

std::string outcome_text(const InfluenceStudy& question, const OutcomeIndices& outcome,
                         Characters characters) {
  const SobolIndices& it = outcome.indices;
  std::string text = heading_of(question, outcome) + '\n';
  if (!it.varies) return text + "  It does not clearly vary with what is uncertain.\n";
  std::vector<TableRow> rows{{"  input", "alone", "with others", "from", "to"}};
  std::size_t left_out = 0;
  for (const std::size_t input : ranked(it.total)) {
    if (it.total[input].value < kInfluenceNaming) {
      ++left_out;
      continue;
    }
    const Uncertain& assumption = assumption_of(question, input);
    const std::string_view unit = unit_of(question, assumption);
    rows.push_back({"  " + printable(assumption.input, 60), share(it.first[input], characters),
                    share(it.total[input], characters), quantity_text(assumption.low.value, unit),
                    quantity_text(assumption.high.value, unit)});
  }
  rows.push_back({"  all of them, each alone", share(it.alone, characters)});
  rows.push_back({"  only together", share(it.together, characters)});
  text += aligned(rows);
  if (left_out > 0)
    text += fmt::format("  {} more decide less than {} each.\n", left_out,
                        quantity_text(kInfluenceNaming, "share"));
  return text + fmt::format("  Of single months' spread {} is luck, which no input decides.\n",
                            share(it.luck, characters));
}

void add_csv(std::string& text, std::string_view outcome, std::string_view input,
             std::string_view index, const IndexEstimate& it) {
  const std::vector<std::string> fields{std::string(outcome),      std::string(input),
                                        std::string(index),        field_of(it.value),
                                        field_of(it.interval.low), field_of(it.interval.high)};
  text += csv_line(fields);
}

}  // namespace

std::string influence_sentence(const InfluenceStudy& question) {
  const auto& outcomes = question.answer().outcomes;
  if (!question.answer().second)
    return decides(question, outcomes.front().indices,
                   question.objective().name + " of " + best_of(question));
  const auto lead = std::find_if(outcomes.begin(), outcomes.end(), [](const OutcomeIndices& it) {
    return it.kind == OutcomeKind::lead;
  });
  return decides(question, lead->indices,
                 "between " + best_of(question) + " and " + second_of(question));
}

Json influence_document(const InfluenceStudy& question, const PlanHeading& heading) {
  const sim::InfluenceAnswer& answer = question.answer();
  Json json = plan_document(sim::QuestionKind::influence, heading);
  json["objective"] = question.objective().name;
  json["best"] = question.alternatives()[answer.best].name;
  json["second"] =
      answer.second ? Json(question.alternatives()[*answer.second].name) : Json(nullptr);
  json["points"] = question.options().scrambles * question.options().rows;
  json["scrambles"] = question.options().scrambles;
  json["replications"] = question.options().months;
  json["level"] = number_json(question.options().level);
  json["now"] = Json::array();
  for (std::size_t at = 0; at < answer.now.size(); ++at) {
    Json now{{"pipeline", question.alternatives()[at].name}};
    now.update(measured_json(answer.now[at]));
    json["now"].push_back(std::move(now));
  }
  json["outcomes"] = Json::array();
  for (const OutcomeIndices& outcome : answer.outcomes)
    json["outcomes"].push_back(outcome_json(question, outcome));
  json["not_applicable"] = Json::array();
  for (const std::size_t at : question.not_applicable())
    json["not_applicable"].push_back(question.assumptions()[at].input);
  return json;
}

std::string influence_csv(const InfluenceStudy& question) {
  std::string text = "outcome,input,index,value,low,high\n";
  for (const OutcomeIndices& outcome : question.answer().outcomes) {
    const std::string_view name = sim::kOutcomes[static_cast<std::size_t>(outcome.kind)].name;
    const SobolIndices& it = outcome.indices;
    add_csv(text, name, "", "luck", it.luck);
    if (!it.varies) continue;
    add_csv(text, name, "", "alone", it.alone);
    add_csv(text, name, "", "together", it.together);
    for (const std::size_t input : ranked(it.total)) {
      const std::string& path = assumption_of(question, input).input;
      add_csv(text, name, path, "first", it.first[input]);
      add_csv(text, name, path, "total", it.total[input]);
    }
  }
  return text;
}

std::string influence_table(const InfluenceStudy& question, const PlanHeading& heading,
                            Characters characters) {
  const sim::InfluenceOptions& options = question.options();
  std::string text = fmt::format("{}\n", plan_heading(heading));
  for (const std::string& line : wrapped(influence_sentence(question), 100)) text += line + '\n';
  for (const OutcomeIndices& outcome : question.answer().outcomes)
    text += '\n' + outcome_text(question, outcome, characters);
  text += fmt::format(
      "\nalone: the share of the variance that goes when this input is known (first-order Sobol "
      "index). with others: the\nshare that is left when all others are (total index). {} inputs "
      "drawn at once, each evenly from its range: {} pairs\nof points, {} months at each, {} "
      "independent scrambles; a share that is 0 may come out a little below.\n",
      question.inputs().size(), options.scrambles * options.rows, options.months,
      options.scrambles);
  return text;
}

}  // namespace handoff::io
