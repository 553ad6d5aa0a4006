// Growth by growth: what fails, whom to hire, and plans beside one another.
#include "io/results/year/year_report.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "io/results/year/year_words.hpp"
#include "io/scenario/target.hpp"
#include "io/scenario/target_words.hpp"
#include "io/text/concat.hpp"
#include "io/text/csv.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"
#include "sim/scenario/months.hpp"

namespace handoff::io {
namespace {

using sim::JudgedPlan;
using sim::MonthStanding;
using sim::YearAnswer;
using sim::YearPlan;

// The plans that stand beside one another, with the key of each and its words.
struct NamedPlan {
  std::string_view key;
  std::string_view words;
  JudgedPlan plan;
};

std::vector<NamedPlan> plans_of(const YearAnswer& answer) {
  std::vector<NamedPlan> plans{{"now", "as planned today", {{}, 0, answer.now}},
                               {"cheapest", "the cheapest that keeps all", answer.cheapest},
                               {"a_month_later", "the same, a month later", answer.a_month_later},
                               {"when_it_hurts", "hire when it hurts", answer.when_it_hurts},
                               {"evenly", "as many, hired evenly", answer.evenly}};
  std::erase_if(plans, [](const NamedPlan& it) { return it.plan.standing.months.empty(); });
  return plans;
}

Json month_json(const YearPlan& year, const sim::Target& target, int month, const MonthStanding& it,
                bool possible) {
  Json json = standing_json(target, it.standing);
  json.erase("target");
  json["month"] = month + 1;
  json["begins"] = date_text(month_begin(year.base(), month));
  json["single_months_90"] = interval_json(it.single.nine_of_ten);
  json["missed"] = number_json(it.missed);
  json["missed_by"] = number_json(it.missed_by);
  json["too_few_to_promise"] = it.thin;
  json["possible"] = possible;
  return json;
}

Json targets_json(const YearPlan& year, const YearAnswer& answer, const sim::YearStanding& years) {
  Json targets = Json::array();
  for (std::size_t target = 0; target < years.months.size(); ++target) {
    Json months = Json::array();
    for (std::size_t month = 0; month < years.months[target].size(); ++month)
      months.push_back(month_json(year, year.targets()[target], static_cast<int>(month),
                                  years.months[target][month], answer.possible[target][month]));
    const auto first = first_missed(years, target);
    targets.push_back({{"target", year.targets()[target].text},
                       {"first_missed", first ? Json(*first + 1) : Json(nullptr)},
                       {"months", std::move(months)}});
  }
  return targets;
}

Json plan_json(const YearPlan& year, const YearAnswer& answer, const JudgedPlan& plan) {
  Json hires = Json::array();
  for (const sim::Hire& it : plan.hires)
    hires.push_back({{"pool", year.base().pipeline.pools[it.pool].name},
                     {"month", it.month + 1},
                     {"begins", date_text(month_begin(year.base(), it.month))},
                     {"people", it.people}});
  const KeptMonths kept = kept_months(answer, plan.standing);
  return {{"hires", std::move(hires)},
          {"cost", number_json(plan.cost)},
          {"kept", kept.kept},
          {"possible", kept.possible},
          {"targets", targets_json(year, answer, plan.standing)}};
}

// Of the expected growth: what fails as planned, from which month on, and why.
Json failing_json(const YearPlan& year, const BreakCauses& causes) {
  Json failing = Json::array();
  for (std::size_t target = 0; target < causes.size(); ++target) {
    const auto month = first_missed(year.answers().front().now, target);
    if (!month) continue;
    failing.push_back({{"target", year.targets()[target].text},
                       {"month", *month + 1},
                       {"begins", date_text(month_begin(year.base(), *month))},
                       {"cause", cause_json(causes[target])}});
  }
  return failing;
}

Json answer_json(const YearPlan& year, const YearAnswer& answer) {
  Json plans = Json::object();
  for (const NamedPlan& it : plans_of(answer))
    plans[std::string(it.key)] = plan_json(year, answer, it.plan);
  return {{"growth", number_json(answer.growth)},
          {"sentence",
           joined({first_failure_sentence(year, answer), " ", hiring_sentence(year, answer)})},
          {"verified", answer.verified},
          {"plans", std::move(plans)}};
}

// ---- for people ----

std::string month_cell(const MonthStanding& it, const sim::Target& target) {
  if (it.standing.customers <= 0) return "-";
  const char* verdict = !it.standing.likely_met                        ? " ! ("
                        : it.standing.judgement == sim::Judgement::met ? " ("
                                                                       : " ? (";
  return joined({quantity_text(it.standing.value, standing_unit(target)), verdict,
                 quantity_text(it.missed, "share"), ")"});
}

std::string months_table(const YearPlan& year, const YearAnswer& answer) {
  const sim::Scenario& base = year.base();
  std::vector<TableRow> rows{{"  month", "sign-ups"}};
  for (const sim::Target& target : year.targets()) {
    rows[0].push_back(target_name(target));
  }
  for (int month = 0; month < base.horizon.months; ++month) {
    sim::Scenario grown = base;
    grown.horizon.growth = answer.growth;
    TableRow row{joined({"  ", month_name(base, month)}),
                 quantity_text(sim::trials_of(grown, month), "")};
    for (std::size_t target = 0; target < year.targets().size(); ++target) {
      const MonthStanding& it = answer.now.months[target][static_cast<std::size_t>(month)];
      row.push_back(month_cell(it, year.targets()[target]));
    }
    rows.push_back(std::move(row));
  }
  return aligned(rows);
}

// The first month in which each target fails, the earliest first.
std::string failing_table(const YearPlan& year, const BreakCauses& causes) {
  std::vector<std::pair<int, std::size_t>> order;
  for (std::size_t target = 0; target < causes.size(); ++target) {
    if (const auto month = first_missed(year.answers().front().now, target))
      order.emplace_back(*month, target);
  }
  if (order.empty()) return {};
  std::sort(order.begin(), order.end());
  std::vector<TableRow> rows{{"  what fails", "from", "because of"}};
  for (const auto& [month, target] : order)
    rows.push_back({"  " + target_words(year.targets()[target], year.base()),
                    month_words(year.base(), month), because_words(year.base(), causes[target])});
  return aligned(rows) + "\n";
}

std::string plans_table(const YearPlan& year, const YearAnswer& answer) {
  std::vector<TableRow> rows{{"  plan", "people", "cost", "months kept", "starts"}};
  for (const NamedPlan& it : plans_of(answer))
    rows.push_back({joined({"  ", it.words}), std::to_string(people_of(it.plan.hires)),
                    quantity_text(it.plan.cost, "$"), kept_words(answer, it.plan.standing),
                    plan_words(year.base(), it.plan.hires)});
  return aligned(rows);
}

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrapped(text, 100)) lines += line + "\n";
  return lines;
}

// The months of the expected growth alone: those of others are in JSON and CSV.
std::string answer_text(const YearPlan& year, const YearAnswer& answer, const BreakCauses& causes) {
  std::string text =
      joined({"Sign-ups ", growth_words(answer.growth), ". ", first_failure_sentence(year, answer),
              " ", hiring_sentence(year, answer), " ", waiting_sentence(answer)});
  const bool is_expected = &answer == &year.answers().front();
  text = paragraph(text) +
         (is_expected ? failing_table(year, causes) + months_table(year, answer) + "\n" : "") +
         plans_table(year, answer);
  for (std::size_t target = 0; target < year.targets().size(); ++target) {
    const std::string cannot = impossible_words(year, answer, target);
    if (!cannot.empty()) text += joined({"  ", cannot, "\n"});
  }
  return text + "\n";
}

}  // namespace

Json year_document(const YearPlan& year, const BreakCauses& causes, const PlanHeading& heading) {
  Json json = plan_document(sim::QuestionKind::year, heading);
  const sim::Scenario& base = year.base();
  Json months = Json::array();
  for (int month = 0; month < base.horizon.months; ++month)
    months.push_back({{"month", month + 1},
                      {"begins", date_text(month_begin(base, month))},
                      {"trials", number_json(sim::trials_of(base, month))}});
  json["months"] = std::move(months);
  json["replications"] = year.replications();
  json["level"] = number_json(year.level());
  json["lead_months"] = year.options().lead_months;
  json["failing"] = failing_json(year, causes);
  json["growths"] = Json::array();
  for (const YearAnswer& it : year.answers()) json["growths"].push_back(answer_json(year, it));
  return json;
}

std::string year_csv(const YearPlan& year) {
  std::string text =
      "growth,plan,target,month,begins,judgement,value,low,high,needed,customers,missed,missed_by,"
      "possible\n";
  for (const YearAnswer& answer : year.answers()) {
    for (const NamedPlan& plan : plans_of(answer)) {
      for (std::size_t target = 0; target < year.targets().size(); ++target) {
        for (std::size_t month = 0; month < answer.possible[target].size(); ++month) {
          const MonthStanding& it = plan.plan.standing.months[target][month];
          const std::vector<std::string> fields{
              number_text(answer.growth),
              std::string(plan.key),
              year.targets()[target].text,
              std::to_string(month + 1),
              date_text(month_begin(year.base(), static_cast<int>(month))),
              std::string(judgement_name(it.standing.judgement)),
              field_of(it.standing.value),
              field_of(it.standing.interval.low),
              field_of(it.standing.interval.high),
              number_text(it.standing.needed),
              number_text(it.standing.customers),
              number_text(it.missed),
              number_text(it.missed_by),
              answer.possible[target][month] ? "yes" : "no"};
          text += csv_line(fields);
        }
      }
    }
  }
  return text;
}

std::string year_table(const YearPlan& year, const BreakCauses& causes, const PlanHeading& heading,
                       Characters) {
  std::string text = joined({plan_heading(heading), "\n\n"});
  for (const YearAnswer& it : year.answers()) text += answer_text(year, it, causes);
  return text + paragraph(
                    "In brackets: of such months, those that miss by themselves. !: their mean "
                    "misses. ?: not clear at this "
                    "level. Because of: what customers wait for longest there or, where months "
                    "before keep the "
                    "target, what has grown most since the first of them. " +
                    year_note(year));
}

}  // namespace handoff::io
