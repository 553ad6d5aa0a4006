#include "web/views/results/trace.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/config/calendar.hpp"
#include "core/messages/explain.hpp"
#include "io/text/concat.hpp"
#include "sim/world/systems/systems.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web {
namespace {

constexpr std::array<const char*, 7> kStatusWords{
    "ok", "not found", "several found", "refused", "429, too many requests", "5xx", "timed out"};

using io::words_of;

bool failed_for_now(core::ReplyStatus status) {
  return status == core::ReplyStatus::throttled || status == core::ReplyStatus::server_error ||
         status == core::ReplyStatus::timed_out;
}

// "Wed 10:38:40" of "Wed 4 Mar 10:38:40.123".
std::string without_date(const std::string& moment, bool seconds) {
  const std::size_t clock = moment.find(':') - 2;
  return moment.substr(0, 4) + moment.substr(clock, seconds ? 8 : 5);
}

class Maker {
 public:
  Maker(TraceView& view, const sim::Scenario& scenario, const sim::Trace& trace)
      : view_(view), trace_(trace), zone_(scenario.pipeline.zones[trace.customer.zone]) {}

  void make() {
    point(TraceSeries::event, "Payment", "", trace_.customer.converted, "Converted");
    for (const core::Time at : trace_.deliveries)
      point(TraceSeries::event, "Webhook", "", at, "Event delivered");
    for (const sim::TracedState& state : trace_.states) add_state(state);
    add_calls();
    for (const sim::TracedMail& mail : trace_.mails) {
      point(mail.missent ? TraceSeries::missend : TraceSeries::mail, "Trial mails", "", mail.at,
            mail.missent                          ? "! Trial mail after the payment"
            : mail.at < trace_.customer.converted ? "Trial mail, earlier"
                                                  : "Trial mail");
    }
    if (trace_.mails_stopped != core::kNever)
      point(TraceSeries::event, "Trial mails", "", trace_.mails_stopped, "Trial mails stop");
    if (trace_.touch.begun != core::kNever) add_touch();
    group_rows();
    for (const std::size_t at : charts::ascending(times_))
      view_.lines.push_back(std::move(lines_[at]));
  }

 private:
  double since(core::Time at) const { return (at - trace_.customer.converted).seconds(); }

  int row(const std::string& label, const std::string& group) {
    for (std::size_t i = 0; i < view_.rows.size(); ++i)
      if (view_.rows[i].label == label && view_.rows[i].group == group) return static_cast<int>(i);
    view_.rows.push_back({label, group});
    return static_cast<int>(view_.rows.size()) - 1;
  }

  // Rows of one system stand together, after those of no system.
  void group_rows() {
    std::vector<double> ranks;
    for (const TraceRow& row : view_.rows) {
      std::size_t first = 0;
      while (view_.rows[first].group != row.group) ++first;
      ranks.push_back(row.group.empty() ? -1.0 : static_cast<double>(first));
    }
    std::vector<TraceRow> rows;
    std::vector<int> place(ranks.size());
    for (const std::size_t at : charts::ascending(ranks)) {
      place[at] = static_cast<int>(rows.size());
      rows.push_back(view_.rows[at]);
    }
    view_.rows = std::move(rows);
    for (TraceItem& item : view_.items) item.row = place[static_cast<std::size_t>(item.row)];
  }

  void line(core::Time at, const std::string& what) {
    times_.push_back(since(at));
    lines_.push_back({local_clock(zone_, at, true), since_text(since(at)), what});
  }

  void point(TraceSeries series, const char* label, const char* group, core::Time at,
             const std::string& what) {
    const double s = since(at);
    view_.items.push_back({series, row(label, group), s, s, what, local_clock(zone_, at, true)});
    line(at, what);
  }

  void add_state(const sim::TracedState& state) {
    std::string what = words_of(core::name(state.state));
    if (state.state == core::HandoffState::exception)
      what += ": " + words_of(core::name(state.exception));
    const bool bad = state.state == core::HandoffState::exception;
    point(bad ? TraceSeries::failed : TraceSeries::state, "Handoff", "", state.at, what);
  }

  void add_calls() {
    std::array<core::Time, core::kOperations + core::kJobs> answered;
    answered.fill(core::kNever);
    for (const sim::TracedCall& call : trace_.calls) {
      const auto operation = static_cast<std::size_t>(call.operation);
      const std::string name = words_of(core::name(call.operation));
      const int at = row(name, sim::title_of(sim::system_of(call.operation)));
      if (call.attempt > 1 && answered[operation] != core::kNever) {
        view_.items.push_back({TraceSeries::waiting, at, since(answered[operation]),
                               since(call.sent), "", "waits before the next try"});
      }
      answered[operation] = call.answered;
      const bool open = call.answered == core::kNever;
      const bool failed = !open && failed_for_now(call.status);
      const std::string status =
          open ? "no answer" : kStatusWords[static_cast<std::size_t>(call.status)];
      const std::string detail = "try " + std::to_string(call.attempt) + ": " + status;
      view_.items.push_back({failed ? TraceSeries::failed : TraceSeries::call, at, since(call.sent),
                             since(open ? call.sent : call.answered), failed ? "x " + status : "",
                             detail});
      line(call.sent, name + ", " + detail);
    }
  }

  void add_touch() {
    const sim::TouchTimes& touch = trace_.touch;
    const int at = row("First touch", "");
    if (touch.told != core::kNever && touch.told < touch.begun) {
      view_.items.push_back({TraceSeries::waiting, at, since(touch.told), since(touch.begun), "",
                             "the owner knows, and the customer waits"});
    }
    point(TraceSeries::touch, "First touch", "", touch.begun, "First touch");
  }

  TraceView& view_;
  const sim::Trace& trace_;
  const core::TimeZone& zone_;
  std::vector<double> times_;
  std::vector<std::vector<std::string>> lines_;  // in the order of the times
};

void add_facts(TraceView& view, const sim::Trace& trace) {
  const auto after = [&trace](core::Time at) {
    return at == core::kNever ? std::string("never")
                              : charts::format_duration((at - trace.customer.converted).seconds());
  };
  core::Time known = core::kNever;  // what follows the CRM's update says that it knows
  for (const sim::TracedState& state : trace.states) {
    const bool follows =
        state.state == core::HandoffState::routed || state.state == core::HandoffState::committed;
    if (follows) known = std::min(known, state.at);
  }
  const auto missent = std::count_if(trace.mails.begin(), trace.mails.end(),
                                     [](const sim::TracedMail& mail) { return mail.missent; });
  const auto failed =
      std::count_if(trace.calls.begin(), trace.calls.end(), [](const sim::TracedCall& call) {
        return call.answered != core::kNever && failed_for_now(call.status);
      });
  view.facts = {
      "CRM after " + after(known),
      std::to_string(missent) + (missent == 1 ? " trial mail" : " trial mails") +
          " after the payment",
      "first touch after " + after(trace.touch.begun),
      std::to_string(trace.calls.size()) + " calls, " + std::to_string(failed) + " failed"};
}

}  // namespace

std::string local_clock(const core::TimeZone& zone, core::Time moment, bool seconds) {
  const core::Time local = moment + core::offset_at(zone, moment);
  // Whole seconds always show, as the format leaves out what is zero.
  const double s = static_cast<double>(local.us / 1'000'000);
  std::string text = without_date(charts::format_moment(s), seconds);
  if (seconds && text.size() < 12) text += ":00";
  return text;
}

double local_hour(const core::TimeZone& zone, core::Time moment) {
  const std::int64_t local = (moment + core::offset_at(zone, moment)).us;
  return static_cast<double>(local % core::days(1).us) / 3.6e9;
}

std::string since_text(double seconds) {
  return (seconds < 0.0 ? "-" : "+") + charts::format_duration(seconds < 0.0 ? -seconds : seconds);
}

TraceView trace_view(const sim::Scenario& scenario, CustomerChoice who, std::size_t customers,
                     const sim::Trace& trace) {
  TraceView view;
  view.who = who;
  view.customers = customers;
  const sim::Customer& customer = trace.customer;
  const core::TimeZone& zone = scenario.pipeline.zones[customer.zone];
  const std::string tier =
      customer.tier == core::kNoTier ? "No tier" : scenario.pipeline.routing[customer.tier].tier;
  view.title = tier + ", " +
               charts::with_unit(charts::format_fixed(customer.subscribed.mrr.units(), 0), "$") +
               " a month, " + zone.name;
  view.converted = local_clock(zone, customer.converted, true);
  add_facts(view, trace);
  Maker(view, scenario, trace).make();
  return view;
}

std::optional<std::uint32_t> typical_customer(const sim::Journeys& all) {
  std::vector<double> lags;
  std::vector<std::uint32_t> who;
  for (std::uint32_t at = 0; at < all.customers.size(); ++at) {
    const sim::Journey& it = all.customers[at];
    if (it.committed == core::kNever || it.exception || !it.missends.empty()) continue;
    lags.push_back((it.committed - it.customer.converted).seconds());
    who.push_back(at);
  }
  if (lags.empty()) return std::nullopt;
  return who[charts::ascending(lags)[lags.size() / 2]];
}

std::optional<std::uint32_t> worst_customer(const sim::Journeys& all) {
  const auto less = [](const sim::Journey& a, const sim::Journey& b) {
    if (a.missends.size() != b.missends.size()) return a.missends.size() < b.missends.size();
    if (a.exception != b.exception) return b.exception;
    const auto lag = [](const sim::Journey& it) {
      return it.committed == core::kNever ? core::kNever.us
                                          : (it.committed - it.customer.converted).us;
    };
    return lag(a) < lag(b);
  };
  if (all.customers.empty()) return std::nullopt;
  const auto worst = std::max_element(all.customers.begin(), all.customers.end(), less);
  return static_cast<std::uint32_t>(worst - all.customers.begin());
}

std::optional<std::uint32_t> night_customer(const sim::Scenario& scenario,
                                            const sim::Journeys& all) {
  std::optional<std::uint32_t> best;
  const auto score = [&](const sim::Journey& it) {
    const double hour =
        local_hour(scenario.pipeline.zones[it.customer.zone], it.customer.converted);
    if (it.missends.empty()) return 0.0;
    return it.customer.subscribed.mrr.units() + (hour >= 19.0 ? 1e6 + hour * 1e4 : hour);
  };
  for (std::uint32_t at = 0; at < all.customers.size(); ++at)
    if (score(all.customers[at]) > (best ? score(all.customers[*best]) : 0.0)) best = at;
  return best;
}

}  // namespace handoff::web
