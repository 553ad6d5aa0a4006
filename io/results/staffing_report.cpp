// Pool by pool: the number, the targets, the textbook; then the hours, tier by tier.
#include "io/results/staffing_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/scenario/target.hpp"
#include "io/text/csv.hpp"
#include "io/text/hours_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

using sim::LateHours;
using sim::PoolStaffing;
using sim::Staffing;

constexpr int kWorstHours = 6;

std::string pool_name(const Staffing& question, const PoolStaffing& it) {
  return question.base().pipeline.pools[it.pool].name;
}

// By sim::StaffingOutcome: for documents, and for readers.
constexpr std::pair<const char*, const char*> kOutcomes[] = {
    {"found", ""},
    {"none_is_enough", "no number is enough"},
    {"not_clear", "not clear, with any number of people"},
    {"too_few", "too few customers to say"},
    {"nobody", "nobody comes for whom there is a target"},
};

const std::pair<const char*, const char*>& outcome_of(const PoolStaffing& it) {
  return kOutcomes[static_cast<std::size_t>(it.outcome)];
}

std::string left_out_text(const Staffing& question, const sim::LeftOutTarget& it) {
  const std::string who =
      it.customers <= 0 ? "nobody" : fmt::format("{:.0f} customers, too few to say,", it.customers);
  return fmt::format("  Left out: {}: {} in {} months.\n",
                     target_name(question.targets()[it.target]), who, it.replications);
}

std::string fewest_text(const PoolStaffing& it) {
  if (!it.fewest) return staffing_outcome_text(it);
  const double low = it.people.low;
  if (it.people.high - low <= 1) return std::to_string(*it.fewest);
  return fmt::format("{} ({:.0f} to {:.0f})", *it.fewest, low + 1, it.people.high);
}

Json textbook_json(const sim::Textbook& it) {
  return {{"people", it.people},
          {"arrivals_an_hour", number_json(it.arrivals_an_hour)},
          {"mean_touch_h", number_json(it.mean_touch_h)},
          {"within_h", number_json(it.within_h)},
          {"level", number_json(it.level)}};
}

Json hours_json(const LateHours& it) {
  return {{"conversions", it.conversions}, {"late", it.late}};
}

std::string clock(int hour) { return fmt::format("{:02}:00", hour % 24); }

std::string hours_line(const std::string& tier, const LateHours& it) {
  const bool nobody = std::all_of(it.conversions.begin(), it.conversions.end(),
                                  [](double count) { return count == 0; });
  if (nobody) return fmt::format("{}: nobody converted.\n", printable(tier, 40));
  if (it.share_late() == 0) return fmt::format("{}: nobody is late.\n", printable(tier, 40));
  const LateHours::Stretch worst = it.worst(kWorstHours);
  return fmt::format(
      "{}: {} get their first touch too late; {} of them converted between {} and {} local time, "
      "when {} of all customers do.\n",
      printable(tier, 40), quantity_text(it.share_late(), "share"),
      quantity_text(worst.share, "share"), clock(worst.from), clock(worst.from + worst.length),
      quantity_text(worst.conversions, "share"));
}

// What was tried at last, where somebody was there to try it for.
std::string widest_shift_text(const PoolStaffing& it) {
  const bool tried = it.outcome == sim::StaffingOutcome::none_is_enough ||
                     it.outcome == sim::StaffingOutcome::not_clear;
  return tried ? ", not even in " + hours_text(it.shift) : "";
}

std::string pool_text(const Staffing& question, const PoolStaffing& it, Characters characters) {
  std::string text = fmt::format("{}: {}", printable(pool_name(question, it), 40), fewest_text(it));
  text += it.fewest ? fmt::format("{}, {} ({:.3g} full-time){}; now {}.\n",
                                  *it.fewest == 1 ? " person" : " people", hours_text(it.shift),
                                  it.full_time,
                                  it.pooled ? ", if any free CSM takes the next customer: with "
                                              "named owners no number is enough"
                                            : "",
                                  it.present)
                    : fmt::format("{}; now {}.\n", widest_shift_text(it), it.present);
  for (const sim::LeftOutTarget& left : it.left_out) text += left_out_text(question, left);
  std::vector<TableRow> rows{{"  target", "now", "at minimum", "with ample staff"}};
  for (std::size_t at = 0; at < it.targets.size(); ++at) {
    const sim::Target& target = question.targets()[it.targets[at]];
    rows.push_back({"  " + target_name(target), standing_value(target, it.now[at], characters),
                    standing_value(target, it.with_fewest[at], characters),
                    standing_value(target, it.with_ample[at], characters)});
  }
  text += aligned(rows);
  if (it.why.empty()) return text + "\n";
  const sim::Textbook& book = it.textbook;
  text += fmt::format(
      "  Erlang C: {} people for {:.3g} touches an hour of {} each, {} within {}. At that "
      "number:\n",
      book.people, book.arrivals_an_hour, quantity_text(book.mean_touch_h, "h"),
      quantity_text(book.level, "share"), quantity_text(book.within_h, "h"));
  std::vector<TableRow> why;
  for (const sim::WithoutComplication& step : it.why)
    why.push_back(
        {"    " + step.what, std::string(judgement_name(step.standing.judgement)),
         standing_value(question.targets()[it.targets.front()], step.standing, characters)});
  return text + aligned(why) + "\n";
}

}  // namespace

std::string staffing_outcome_text(const PoolStaffing& it) { return outcome_of(it).second; }

Json staffing_document(const Staffing& question, const StaffingView& view) {
  Json json = plan_document(sim::QuestionKind::staffing, view.heading);
  json["pools"] = Json::array();
  for (const PoolStaffing& it : question.answer()) {
    Json targets = Json::array(), why = Json::array();
    for (std::size_t at = 0; at < it.targets.size(); ++at) {
      const sim::Target& target = question.targets()[it.targets[at]];
      targets.push_back({{"target", target.text},
                         {"now", standing_json(target, it.now[at])},
                         {"with_fewest", standing_json(target, it.with_fewest[at])},
                         {"with_ample", standing_json(target, it.with_ample[at])}});
    }
    for (const sim::WithoutComplication& step : it.why) {
      Json line = standing_json(question.targets()[it.targets.front()], step.standing);
      line["without"] = step.what;
      why.push_back(std::move(line));
    }
    Json left_out = Json::array();
    for (const sim::LeftOutTarget& left : it.left_out)
      left_out.push_back({{"target", question.targets()[left.target].text},
                          {"customers", number_json(left.customers)},
                          {"replications", left.replications}});
    Json pool = {{"pool", pool_name(question, it)},
                 {"outcome", outcome_of(it).first},
                 {"left_out", std::move(left_out)},
                 {"now", it.present},
                 {"fewest", it.fewest ? Json(*it.fewest) : Json(nullptr)},
                 {"misses_at", number_json(it.people.low)},
                 {"keeps_at", number_json(it.people.high)},
                 {"shift", hours_text(it.shift)},
                 {"only_if_pooled", it.pooled},
                 {"full_time", number_json(it.full_time)},
                 {"targets", std::move(targets)},
                 {"erlang_c", textbook_json(it.textbook)},
                 {"why_it_differs", std::move(why)}};
    json["pools"].push_back(std::move(pool));
  }
  Json hours = Json::object();
  for (std::size_t tier = 0; tier < view.hours.size(); ++tier)
    hours[question.base().pipeline.routing[tier].tier] = hours_json(view.hours[tier]);
  json["late_hours"] = std::move(hours);
  return json;
}

std::string staffing_csv(const Staffing& question) {
  std::string text =
      "pool,now,fewest,misses_at,keeps_at,shift,full_time,erlang_c,target,now_value,"
      "fewest_value,ample_value,judgement\n";
  for (const PoolStaffing& it : question.answer()) {
    for (std::size_t at = 0; at < it.targets.size(); ++at) {
      const std::vector<std::string> fields{
          pool_name(question, it),
          std::to_string(it.present),
          it.fewest ? std::to_string(*it.fewest) : "",
          field_of(it.people.low),
          field_of(it.people.high),
          hours_text(it.shift),
          field_of(it.full_time),
          std::to_string(it.textbook.people),
          question.targets()[it.targets[at]].text,
          field_of(it.now[at].value),
          field_of(it.with_fewest[at].value),
          field_of(it.with_ample[at].value),
          std::string(judgement_name(it.with_fewest[at].judgement))};
      text += csv_line(fields);
    }
  }
  return text;
}

std::string staffing_table(const Staffing& question, const StaffingView& view,
                           Characters characters) {
  std::string text = plan_heading(view.heading) + "\nMinimum staffing that meets the targets:\n\n";
  for (const PoolStaffing& it : question.answer()) text += pool_text(question, it, characters);
  text += "First-touch SLAs with these people, nights and weekends included:\n";
  for (std::size_t tier = 0; tier < view.hours.size(); ++tier)
    text += "  " + hours_line(question.base().pipeline.routing[tier].tier, view.hours[tier]);
  return text;
}

}  // namespace handoff::io
