#include "io/exports/answer/learned_json.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "io/exports/answer/learned_lines.hpp"
#include "io/json/document_path.hpp"
#include "io/json/json_text.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/scenario/sources.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/time_zones.hpp"

namespace handoff::exports {
namespace {

using io::Json;
using io::number_json;

constexpr std::array<std::string_view, kCrmStates> kStateNames{
    "unmatched", "not_marked", "undated", "bulk", "merged", "before_trial", "ahead", "dated"};

Json sample_json(const Sample& sample) {
  if (sample.empty()) return {{"n", 0}, {"p50", nullptr}, {"p95", nullptr}, {"mean", nullptr}};
  return {{"n", sample.n()},
          {"p50", number_json(sample.quantile(0.5))},
          {"p95", number_json(sample.quantile(0.95))},
          {"mean", number_json(sample.mean())}};
}

Json sample_json(const std::optional<Sample>& sample) {
  return sample ? sample_json(*sample) : Json(nullptr);
}

template <std::size_t N>
Json counts_json(const std::array<std::size_t, N>& counts) {
  Json list = Json::array();
  for (const std::size_t count : counts) list.push_back(count);
  return list;
}

Json plans_json(const Observed& observed) {
  Json mix = Json::object();
  for (const PlanSeen& plan : observed.plans)
    mix[plan.name.empty() ? "(no plan)" : plan.name] = plan.customers;
  return mix;
}

Json mails_json(const Observed& observed) {
  Json list = Json::array();
  for (const MailSeen& mail : observed.mails)
    list.push_back({{"name", mail.name},
                    {"mails", mail.mails},
                    {"trial", mail.is_trial},
                    {"missent", mail.missent}});
  return list;
}

Json crm_json(const Observed& observed) {
  Json states = Json::object();
  for (std::size_t at = 0; at < kCrmStates; ++at)
    states[std::string(kStateNames[at])] = observed.crm[at];
  return states;
}

template <class Value>
Json optional_json(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json missend_rate_json(const Observed& it) {
  if (!it.missent_customers || it.conversions == 0) return nullptr;
  return number_json(static_cast<double>(*it.missent_customers) /
                     static_cast<double>(it.conversions));
}

Json time_json(core::Time time) {
  return time == core::kNever ? Json(nullptr) : Json(io::time_text(time));
}

// The plans of those who paid, by the number that a plan has in the files, from 1.
class PlansOfHistory {
 public:
  explicit PlansOfHistory(const Learned& learned) {
    for (const Person& person : learned.history.people) {
      if (!person.converted() || places_.contains(person.plan)) continue;
      names_.push_back(name_of_plan(std::string(learned.ledger.words.text(person.plan))));
      places_[person.plan] = names_.size();
    }
  }

  const Json& names() const { return names_; }
  Json place_of(const Person& person) const {
    const auto found = places_.find(person.plan);
    return found == places_.end() ? Json(nullptr) : Json(found->second);
  }

 private:
  Json names_ = Json::array();
  std::map<std::uint32_t, std::size_t> places_;
};

Json person_json(const Person& person, std::size_t number, const PlansOfHistory& plans) {
  Json mails = Json::array();
  for (const SentMail& mail : person.missends) mails.push_back(time_json(mail.sent));
  return {{"person", number},
          {"trial_started", time_json(person.started)},
          {"trial_end", time_json(person.scheduled_end)},
          {"ended", person.ended},
          {"paid", time_json(person.paid)},
          {"paid_is_assumed", person.paid_is_assumed},
          {"plan", plans.place_of(person)},
          {"mrr", number_json(person.mrr)},
          {"crm", std::string(kStateNames[static_cast<std::size_t>(person.crm)])},
          {"crm_customer", time_json(person.crm_at)},
          {"owner_assigned", time_json(person.owned)},
          {"first_touch", time_json(person.touched)},
          {"missent", mails}};
}

Json columns_json(const FileRead& file) {
  Json list = Json::array();
  for (const ColumnRead& it : file.columns)
    list.push_back({{"column", it.header}, {"role", it.role}, {"first", it.first}});
  return list;
}

std::vector<std::string> answers_to(const Question& question) {
  switch (question.kind) {
    case QuestionKind::dates:
      return {"D/M/Y", "M/D/Y"};
    case QuestionKind::numbers:
      return {"1,000.00", "1.000,00"};
    case QuestionKind::zone: {
      std::vector<std::string> names;
      for (const core::TimeZone& zone : io::distinct_time_zones()) names.push_back(zone.name);
      return names;
    }
    case QuestionKind::column:
      return question.columns;
  }
  return {};
}

Json figure_json(const PredictedFigure& it) {
  return {{"figure", it.name},
          {"observed", number_json(it.observed)},
          {"predicted_95", {number_json(it.interval.low), number_json(it.interval.high)}},
          {"inside", it.inside()}};
}

}  // namespace

Json learned_json(const Learned& learned) {
  return {{"observed", observed_json(learned.observed)},
          {"tool", tool_json(learned.tools)},
          {"left_out", left_out_json(learned.ledger)},
          {"inputs", inputs_json(learned.calibration)},
          {"fit", fit_json(learned.figures)},
          {"second_half", second_half_json(learned.second_half)},
          {"files", files_json(learned.ledger)}};
}

Json observed_json(const Observed& it) {
  return {
      {"trials", it.trials},
      {"trials_ended", it.trials_ended},
      {"conversions", it.conversions},
      {"conversion_rate", it.trials_ended == 0 ? Json(nullptr) : number_json(it.conversion_rate)},
      {"crm_lag_s", sample_json(it.crm_lag_s)},
      {"missent_customers", optional_json(it.missent_customers)},
      {"owner_delay_h", sample_json(it.owner_delay_h)},
      {"first_touch_h", sample_json(it.first_touch_h)},
      {"unmatched", optional_json(it.unmatched)},
      {"converted_of_ended", it.converted_of_ended},
      {"conversion_rate_95",
       {number_json(it.conversion_interval.low), number_json(it.conversion_interval.high)}},
      {"conversion_rate_censored", number_json(it.conversion_rate_censored)},
      {"payments_are_assumed", it.payments_are_assumed},
      {"refunded", it.refunded},
      {"trial_days", it.trial_days},
      {"days_to_convert", sample_json(it.days_to_convert)},
      {"converted_at_trial_end", it.converted_at_end},
      {"plan_mix", plans_json(it)},
      {"mrr", it.mrr ? number_json(*it.mrr) : Json(nullptr)},
      {"missend_rate", missend_rate_json(it)},
      {"missent_mails", it.missent_customers ? Json(it.missent_mails) : Json(nullptr)},
      {"missends_are_at_least", it.missends_are_bound},
      {"queued_before_sent_after", it.missent_customers ? Json(it.queued_before) : Json(nullptr)},
      {"disenrolment_h", sample_json(it.disenrolment_h)},
      {"crm_ahead_s", sample_json(it.crm_ahead_s)},
      {"crm", it.unmatched ? crm_json(it) : Json(nullptr)},
      {"owned_before", it.owned_before},
      {"touch_minutes", sample_json(it.touch_minutes)},
      {"active_owners", it.first_touch_h ? Json(it.active_owners) : Json(nullptr)},
      {"doubled_customers", it.doubled_customers},
      {"doubled_contacts", it.doubled_contacts},
      {"weak_matches", it.weak_matches},
      {"sign_ups_by_hour", counts_json(it.sign_ups_by_hour)},
      {"sign_ups_by_weekday", counts_json(it.sign_ups_by_weekday)},
      {"conversions_by_hour", counts_json(it.conversions_by_hour)},
      {"conversions_by_weekday", counts_json(it.conversions_by_weekday)},
      {"mails", mails_json(it)}};
}

Json left_out_json(const Ledger& ledger) {
  Json list = Json::array();
  for (const WhyInfo& why : kWhys) {
    const LeftRows& left = ledger.left[static_cast<std::size_t>(why.value)];
    if (left.rows == 0) continue;
    list.push_back(
        {{"reason", std::string(why.words)}, {"rows", left.rows}, {"examples", left.examples}});
  }
  return list;
}

Json files_json(const Ledger& ledger) {
  Json list = Json::array();
  for (const FileRead& file : ledger.files)
    list.push_back({{"file", file.name},
                    {"source", file.source},
                    {"rows", file.rows},
                    {"used", file.used},
                    {"clock", file.clock},
                    {"columns", columns_json(file)}});
  return list;
}

Json questions_json(const Ledger& ledger) {
  Json list = Json::array();
  for (const Question& it : ledger.questions)
    list.push_back({{"kind", std::string(info(it.kind).name)},
                    {"file", it.file},
                    {"example", it.example},
                    {"role", it.role},
                    {"answers", answers_to(it)}});
  return list;
}

Json tool_json(const std::vector<ToolFit>& tools) {
  if (tools.empty()) return nullptr;
  const auto parameters = [](const ToolFit& fit) {
    Json object = Json::object();
    for (const FittedParameter& it : fit.parameters) object[it.path] = io::duration_text(it.value);
    return object;
  };
  const auto named = [&](const ToolFit& fit) {
    return Json{{"name", std::string(sim::info(fit.tool).name)},
                {"parameters", parameters(fit)},
                {"distance", number_json(fit.distance)}};
  };
  Json tool = named(tools.front());
  tool["next"] = tools.size() > 1 ? named(tools[1]) : Json(nullptr);
  tool["as_near"] = Json::array();
  for (const ToolFit& it : tools) {
    if (it.as_near) tool["as_near"].push_back(std::string(sim::info(it.tool).name));
  }
  return tool;
}

Json fit_json(const std::vector<PredictedFigure>& figures) {
  Json list = Json::array();
  for (const PredictedFigure& it : figures) list.push_back(figure_json(it));
  return list;
}

Json second_half_json(const SecondHalf& half) {
  Json list = Json::array();
  for (const HalfFigure& it : half.figures) {
    Json figure = figure_json(it.figure);
    const bool too_few = it.verdict == Verdict::too_few;
    if (too_few) figure["predicted_95"] = figure["inside"] = nullptr;
    figure["n"] = {it.first_n, it.second_n};
    figure["too_few"] = too_few ? Json(too_few_text(it)) : Json(nullptr);
    list.push_back(std::move(figure));
  }
  return {{"until", time_json(half.middle)}, {"figures", std::move(list)}};
}

Json inputs_json(const Calibration& calibration) {
  Json document = io::scenario_document(calibration.scenario);
  Json list = Json::array();
  for (const CalibratedInput& it : calibration.inputs) {
    const auto value = io::find_path(document, it.path);
    list.push_back({{"path", it.path},
                    {"value", value ? **value : Json(nullptr)},
                    {"source", it.source},
                    {"n", it.n}});
  }
  return list;
}

Json scenario_json(const Calibration& calibration) {
  Json document = io::scenario_changes(calibration.scenario);
  Json sources = Json::object();
  for (const CalibratedInput& it : calibration.inputs) {
    if (it.is_yours) sources[it.path] = it.source;
  }
  document[std::string(io::kSourcesKey)] = std::move(sources);
  return document;
}

Json history_json(const Learned& learned) {
  const PlansOfHistory plans(learned);
  Json people = Json::array();
  for (std::size_t at = 0; at < learned.history.people.size(); ++at)
    people.push_back(person_json(learned.history.people[at], at + 1, plans));
  const auto& zone = learned.history.zone;
  return {{"version", io::kHistoryVersion},
          {"until", io::time_text(learned.history.until)},
          {"zone", zone ? Json(zone->name) : Json(nullptr)},
          {"plans", plans.names()},
          {"people", people}};
}

}  // namespace handoff::exports
