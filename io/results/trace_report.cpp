// Tries of one operation share a row; states, mails and the first touch have rows of their own.
#include "io/results/trace_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/config/calendar.hpp"
#include "core/messages/explain.hpp"
#include "io/results/gantt.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kStatusNames[] = {"ok",        "not_found",    "ambiguous", "refused",
                                             "throttled", "server_error", "timed_out"};
constexpr std::string_view kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string_view status_name(core::ReplyStatus status) {
  return kStatusNames[static_cast<std::size_t>(status)];
}

// A retry is worth waiting for only after these.
bool failed_for_now(core::ReplyStatus status) {
  return status == core::ReplyStatus::throttled || status == core::ReplyStatus::server_error ||
         status == core::ReplyStatus::timed_out;
}

char mark_of(core::ReplyStatus status) {
  if (failed_for_now(status)) return 'x';
  return status == core::ReplyStatus::ok ? '=' : '?';
}

// "Mon 23:47:12" by the customer's clock.
std::string clock_text(core::Time moment, const core::TimeZone& zone) {
  constexpr std::int64_t kDay = 86'400'000'000;
  const std::int64_t local = moment.us + core::offset_at(zone, moment).us;
  const std::int64_t days = local >= 0 ? local / kDay : (local - kDay + 1) / kDay;
  const std::int64_t second = (local - days * kDay) / 1'000'000;
  return fmt::format("{} {:02}:{:02}:{:02}",
                     kWeekdays[static_cast<std::size_t>(core::weekday_of(days))], second / 3'600,
                     second / 60 % 60, second % 60);
}

// One line of the chart while rows are still out of order.
struct Line {
  core::Time at;
  std::string label;
  std::vector<GanttSpan> spans;
  int failed = 0;  // tries
};

class Timeline {
 public:
  Timeline(const sim::Scenario& scenario, const sim::Trace& trace)
      : trace_(trace), zone_(scenario.pipeline.zones[trace.customer.zone]) {
    add_mark(trace.customer.converted, "converted", '*');
    for (const core::Time at : trace.deliveries) add_mark(at, "event delivered", '>');
    for (const sim::TracedState& state : trace.states) add_state(state);
    add_calls();
    for (const sim::TracedMail& mail : trace.mails)
      add_mark(mail.at, mail.missent ? "TRIAL MAIL AFTER PAYMENT" : "trial mail",
               mail.missent ? '!' : 'm');
    if (trace.mails_stopped != core::kNever)
      add_mark(trace.mails_stopped, "trial mails stopped", '#');
    if (trace.touch.begun != core::kNever) add_touch();
  }

  std::vector<GanttRow> rows() {
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const Line& a, const Line& b) { return a.at < b.at; });
    std::vector<GanttRow> rows;
    for (Line& line : lines_) {
      const std::string since = quantity_text(seconds(line.at), "s");
      if (line.failed > 0) line.label += fmt::format(", {} failed", line.failed);
      const std::string sign = line.at < trace_.customer.converted ? "" : "+";
      rows.push_back({fmt::format("{} {:>10}", clock_text(line.at, zone_), sign + since),
                      std::move(line.label), std::move(line.spans)});
    }
    return rows;
  }

 private:
  double seconds(core::Time at) const { return (at - trace_.customer.converted).seconds(); }

  void add_mark(core::Time at, std::string label, char mark) {
    lines_.push_back({at, std::move(label), {{seconds(at), seconds(at), mark}}, 0});
  }

  void add_state(const sim::TracedState& state) {
    std::string label = "-> " + std::string(core::name(state.state));
    if (state.state == core::HandoffState::exception)
      label += " " + std::string(core::name(state.exception));
    add_mark(state.at, std::move(label), 'o');
  }

  // From being told to the first conversation.
  void add_touch() {
    const sim::TouchTimes& touch = trace_.touch;
    Line line{touch.begun, "first touch", {}, 0};
    if (touch.told != core::kNever)
      line.spans.push_back({seconds(touch.told), seconds(touch.begun), '.'});
    line.spans.push_back({seconds(touch.begun), seconds(touch.begun), 'T'});
    lines_.push_back(std::move(line));
  }

  // A first try begins a row, and its retries go on in it.
  void add_calls() {
    std::vector<std::pair<core::Operation, std::size_t>> latest;  // the row of each operation
    for (const sim::TracedCall& call : trace_.calls) {
      const auto known = std::find_if(latest.begin(), latest.end(),
                                      [&](const auto& it) { return it.first == call.operation; });
      if (call.attempt > 1 && known != latest.end()) {
        add_try(lines_[known->second], call);
        continue;
      }
      lines_.push_back({call.sent, std::string(core::name(call.operation)), {}, 0});
      if (known == latest.end())
        latest.emplace_back(call.operation, lines_.size() - 1);
      else
        known->second = lines_.size() - 1;
      add_try(lines_.back(), call);
    }
  }

  void add_try(Line& line, const sim::TracedCall& call) const {
    const double sent = seconds(call.sent);
    if (!line.spans.empty()) {
      const GanttSpan wait{line.spans.back().to_s, sent, '.'};
      line.spans.insert(line.spans.begin(), wait);  // below the tries on both its sides
    }
    if (call.answered == core::kNever) return line.spans.push_back({sent, sent, '?'});
    const double answered = seconds(call.answered);
    line.spans.push_back({sent, answered, '='});
    const char mark = mark_of(call.status);
    line.spans.push_back({answered, answered, mark});
    if (mark == 'x') ++line.failed;
  }

  const sim::Trace& trace_;
  const core::TimeZone& zone_;
  std::vector<Line> lines_;
};

Json seconds_or_null(core::Time at, core::Time zero) {
  return at == core::kNever ? Json(nullptr) : number_json((at - zero).seconds());
}

std::string tier_of(const sim::Scenario& scenario, const sim::Trace& trace) {
  const core::TierIndex tier = trace.customer.tier;
  return tier == core::kNoTier ? "no tier" : scenario.pipeline.routing[tier].tier;
}

}  // namespace

Json trace_document(const sim::Scenario& scenario, const TraceTitle& title,
                    const sim::Trace& trace) {
  const core::Time zero = trace.customer.converted;
  Json json = {{"scenario", scenario.name},
               {"pipeline", title.pipeline},
               {"seed", scenario.seed},
               {"replication", title.replication},
               {"customer", title.customer},
               {"zone", scenario.pipeline.zones[trace.customer.zone].name},
               {"signed_up", time_text(trace.customer.signed_up)},
               {"converted", time_text(zero)},
               {"tier", tier_of(scenario, trace)},
               {"mrr_usd", number_json(trace.customer.subscribed.mrr.units())}};
  Json& deliveries = json["deliveries"] = Json::array();
  for (const core::Time at : trace.deliveries) deliveries.push_back(seconds_or_null(at, zero));
  Json& calls = json["calls"] = Json::array();
  for (const sim::TracedCall& call : trace.calls) {
    const bool answered = call.answered != core::kNever;
    calls.push_back({{"operation", core::name(call.operation)},
                     {"attempt", call.attempt},
                     {"sent_s", seconds_or_null(call.sent, zero)},
                     {"answered_s", seconds_or_null(call.answered, zero)},
                     {"status", answered ? Json(status_name(call.status)) : nullptr}});
  }
  Json& states = json["states"] = Json::array();
  for (const sim::TracedState& state : trace.states) {
    states.push_back({{"at_s", seconds_or_null(state.at, zero)},
                      {"state", core::name(state.state)},
                      {"exception", core::name(state.exception)}});
  }
  Json& mails = json["mails"] = Json::array();
  for (const sim::TracedMail& mail : trace.mails)
    mails.push_back({{"at_s", seconds_or_null(mail.at, zero)}, {"missent", mail.missent}});
  json["mails_stopped_s"] = seconds_or_null(trace.mails_stopped, zero);
  json["first_touch_s"] = seconds_or_null(trace.touch.begun, zero);
  return json;
}

std::string trace_json(const sim::Scenario& scenario, const TraceTitle& title,
                       const sim::Trace& trace) {
  return pretty(trace_document(scenario, title, trace));
}

std::string trace_chart(const sim::Scenario& scenario, const TraceTitle& title,
                        const sim::Trace& trace, int columns) {
  const core::TimeZone& zone = scenario.pipeline.zones[trace.customer.zone];
  const core::Time converted = trace.customer.converted;
  std::string text = fmt::format(
      "{}: pipeline {}, seed {}, replication {}, customer {}\n"
      "{} at {} a month\n"
      "converted {} ({} in {})\n\n",
      printable(scenario.name, 30), printable(title.pipeline, 20), scenario.seed, title.replication,
      title.customer, printable(tier_of(scenario, trace), 16),
      quantity_text(trace.customer.subscribed.mrr.units(), "$"), time_text(converted),
      clock_text(converted, zone), printable(zone.name, 20));
  const std::vector<GanttRow> rows = Timeline(scenario, trace).rows();
  text += gantt_text(rows, columns);
  return text +
         "\n= call, x failed try, . waiting, o state, > delivery, m trial mail, ! mis-sent,\n"
         "# mails stopped, T first touch, < before the conversion; clock: the customer's\n";
}

}  // namespace handoff::io
