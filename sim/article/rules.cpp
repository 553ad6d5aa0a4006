// One small function for each part of the article. Texts are handed on as pointers, which is a
// third of the code that strings made at each place would be.
#include "sim/article/rules.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "sim/article/claim_volume.hpp"
#include "sim/scenario/check.hpp"

namespace handoff::sim {
namespace {

constexpr double kMinute = 60;
constexpr int kMonthDays = 28;

std::string whole(double value) { return std::to_string(std::llround(value)); }

std::string percent(double share) {
  const double hundredfold = 100 * share;
  return whole(hundredfold) + '%';
}

Target target(const char* text, Metric metric, Statistic statistic, Bound bound, double limit,
              int tier = -1) {
  return {text, {{metric, statistic, tier}, bound, limit}};
}

// A monthly total, in words of its own.
Objective total(Metric metric, const char* unit, int tier = -1) {
  return {
      std::string(info(metric).name), unit, {{{metric, Statistic::mean, tier}, 1, false}}, false};
}

using Change = std::function<void(Scenario&)>;

class Rules {
 public:
  Rules(const Scenario& own, std::span<const Alternative> tools) : own_(own), tools_(tools) {}

  std::vector<Rule> take() {
    capture();
    volume();
    speed();
    sequences();
    routing();
    promises();
    reconciliation();
    faults();
    outcomes();
    return std::move(rules_);
  }

 private:
  double conversions() const { return own_.cohort.trials * own_.cohort.conversion_rate; }
  double a_month() const { return conversions() * kMonthDays / own_.days; }
  double trials_a_month() const {
    return static_cast<double>(own_.cohort.trials) * kMonthDays / own_.days;
  }
  double a_day() const { return conversions() / own_.days; }

  const Alternative* tool(std::string_view name) const {
    for (const Alternative& it : tools_) {
      if (it.name == name) return &it;
    }
    return nullptr;
  }

  Alternative own() const { return {"as it is", own_}; }

  // None if the scenario refuses the change.
  std::optional<Alternative> own_with(const char* name, const Change& change) const {
    Scenario changed = own_;
    change(changed);
    auto valid = checked(std::move(changed));
    if (!valid) return std::nullopt;
    return Alternative{name, *std::move(valid)};
  }

  void add_target(Rule rule, std::optional<Alternative> system, Target wanted) {
    if (!system) return;
    rule.systems = {*std::move(system)};
    rule.target = std::move(wanted);
    rules_.push_back(std::move(rule));
  }

  void add_difference(Rule rule, std::optional<Alternative> first,
                      std::optional<Alternative> second, Objective objective) {
    if (!first || !second) return;
    rule.systems = {*std::move(first), *std::move(second)};
    rule.objective = std::move(objective);
    rules_.push_back(std::move(rule));
  }

  static Rule rule(const char* id, const char* text, const char* where, const std::string& here,
                   const char* measure, bool expected = true) {
    return {id, text, where, here, measure, {}, {}, {}, expected};
  }

  void capture() {
    const auto by = [](Trigger trigger, double poll_s) {
      return [trigger, poll_s](Scenario& it) {
        it.pipeline.trigger.kind = trigger;
        if (poll_s > 0) it.pipeline.trigger.poll_every = core::seconds(static_cast<int>(poll_s));
      };
    };
    const auto webhook = own_with("webhook", by(Trigger::webhook, 0));
    add_difference(
        rule("payment_signal",
             "The payment processor's event is the signal, not the CRM, which changes only after "
             "somebody has updated it by hand.",
             "step 1, mistakes",
             "Your pipeline by webhook, and with a person going through the events.",
             "customers who get a trial mail after paying, more with a person"),
        webhook, own_with("person", by(Trigger::person, 0)), total(Metric::missend_rate, ""));
    add_difference(
        rule("five_minutes",
             "More than 5 minutes between conversion and CRM update is an unnecessary risk: a "
             "mis-timed mail becomes more likely.",
             "step 1, FAQ", "Your pipeline, polling every 5 min and every 15 min.",
             "customers who get a trial mail after paying, more at 15 min"),
        own_with("poll 5min", by(Trigger::poll, 5 * kMinute)),
        own_with("poll 15min", by(Trigger::poll, 15 * kMinute)), total(Metric::missend_rate, ""));
  }

  void volume() {
    const Alternative *zap = tool("zapier_basic"), *full = tool("full_orchestration"),
                      *ipaas = tool("workato_tray");
    const std::string trials = whole(trials_a_month()) + " trials a month";
    if (zap && full) {
      const bool small = a_month() < 50;
      add_difference(
          rule("simple_zap",
               "Under 50 conversions a month a simple zap is enough, without the overhead of a "
               "full orchestration layer.",
               "red flags",
               whole(a_month()) + " conversions a month: " +
                   (small ? "orchestration should not be worth more."
                          : "orchestration should be worth more."),
               "net value of a month, orchestration less zap (by the outcome model's assumptions)",
               !small),
          *zap, *full, total(Metric::net_value_usd, "$"));
    }
    const auto within = [](double minutes, const char* text) {
      return target(text, Metric::crm_lag_s, Statistic::p95, Bound::at_most, minutes * kMinute);
    };
    if (zap) {
      const bool breaks = trials_a_month() >= 500;
      Rule it =
          rule("zap_breaks_on_volume",
               "From 500 trials a month on the Zapier approach breaks on volume.", "tools table",
               trials + ", as they come: the zap should " +
                   (breaks ? "no longer keep" : "still keep") + " its 5 to 15 minutes.",
               "CRM lag under the zap", !breaks);
      if (auto launched = checked(with_launch(zap->scenario)))
        it.weaker = Reading{"where a fifth of them comes from one launch",
                            within(15, "crm_lag_s.p95<=15min"),
                            Alternative{"zap, and a launch", *std::move(launched)}};
      add_target(std::move(it), *zap, within(15, "crm_lag_s.p95<=15min"));
    }
    if (ipaas)
      add_target(rule("ipaas_handles_volume", "The iPaaS tools handle the volume.", "tools table",
                      trials + " under Workato or Tray.", "CRM lag"),
                 *ipaas, within(2, "crm_lag_s.p95<=2min"));
  }

  void speed() {
    const auto most = [](const char* text, Metric metric, Statistic statistic, double limit) {
      return target(text, metric, statistic, Bound::at_most, limit);
    };
    add_target(rule("sixty_seconds", "CRM update and sequence disenrolment take under 60 seconds.",
                    "FAQ", "Your pipeline as it is.", "payment event to both acknowledged"),
               own(), most("commit_lag_s.p95<=60s", Metric::commit_lag_s, Statistic::p95, 60));
    add_target(rule("notice_within_five_minutes",
                    "The CS assignment notification follows within 5 minutes.", "FAQ",
                    "Your pipeline as it is.", "payment event to customer success knowing"),
               own(), most("notice_s.p95<=5min", Metric::notice_s, Statistic::p95, 5 * kMinute));
    Rule processed =
        rule("three_seconds", "Each event is processed within 3 seconds.", "worked example",
             "Your pipeline as it is.", "webhook received to onboarding started");
    processed.weaker = Reading{
        "99% of them", most("processing_s.p99<=3s", Metric::processing_s, Statistic::p99, 3)};
    add_target(std::move(processed), own(),
               most("processing_s.max<=3s", Metric::processing_s, Statistic::max, 3));
    Rule updated =
        rule("forty_five_seconds",
             "All conversions are updated in the CRM within 45 seconds of the payment event.",
             "worked example", "Your pipeline as it is.", "payment event to CRM updated");
    updated.weaker =
        Reading{"99% of them", most("crm_lag_s.p99<=45s", Metric::crm_lag_s, Statistic::p99, 45)};
    add_target(std::move(updated), own(),
               most("crm_lag_s.max<=45s", Metric::crm_lag_s, Statistic::max, 45));
  }

  void sequences() {
    const auto left_by = [](Disenrolment kind) {
      return [kind](Scenario& it) { it.pipeline.disenrolment = {kind, core::hours(24)}; };
    };
    add_difference(
        rule("same_unit",
             "Leave the trial sequences in the same run as the CRM's update, not by a scheduled "
             "sync that runs later.",
             "step 3, mistakes", "Your pipeline, in the same run and by a sync every night.",
             "customers who get a trial mail after paying, more by the sync"),
        own_with("same unit", left_by(Disenrolment::same_unit)),
        own_with("nightly sync", left_by(Disenrolment::list_sync)),
        total(Metric::missend_rate, ""));
  }

  void routing() {
    const auto routed_by = [](Routing by) {
      return [by](Scenario& it) { it.pipeline.routing_by = by; };
    };
    const auto rules = own_with("by rules", routed_by(Routing::rules));
    const int top = static_cast<int>(own_.pipeline.routing.size()) - 1;
    const std::string name = own_.pipeline.routing.back().tier;
    add_target(
        rule("owner_within_15_minutes",
             "Assignment by rules gives an Enterprise customer an owner in under 15 minutes.",
             "step 4", "Your " + name + " tier, routed by rules.", "payment event to an owner"),
        rules,
        target((name + ":unassigned_h.p95<=15min").c_str(), Metric::unassigned_h, Statistic::p95,
               Bound::at_most, 0.25, top));
    const auto unassigned = [&name, top](const char* wanted, Statistic statistic, Bound bound,
                                         double hours) {
      return target((name + wanted).c_str(), Metric::unassigned_h, statistic, bound, hours, top);
    };
    Rule by_hand = rule("routing_by_hand",
                        "Assigned by hand, Enterprise customers wait 6 to 12 hours for an owner.",
                        "step 4", "Your " + name + " tier, routed by a person who reads a notice.",
                        "payment event to an owner, at the median");
    by_hand.also = unassigned(":unassigned_h.p50<=12h", Statistic::p50, Bound::at_most, 12);
    by_hand.weaker =
        Reading{"one in twenty waits at least 6 h",
                unassigned(":unassigned_h.p95>=6h", Statistic::p95, Bound::at_least, 6)};
    add_target(std::move(by_hand), own_with("by hand", routed_by(Routing::person)),
               unassigned(":unassigned_h.p50>=6h", Statistic::p50, Bound::at_least, 6));
    const auto touched = [](const char* text, Bound bound, double hours) {
      return target(text, Metric::first_touch_h, Statistic::p50, bound, hours);
    };
    Rule soon = rule("first_touch_in_48_minutes",
                     "With tier-based assignment the median first touch comes after 0.8 hours.",
                     "step 2", "Your team, routed by rules.",
                     "payment event to the first conversation, within 0.2 h of that");
    soon.also = touched("first_touch_h.p50>=0.6h", Bound::at_least, 0.6);
    soon.weaker =
        Reading{"no later than that", touched("first_touch_h.p50<=0.8h", Bound::at_most, 0.8)};
    add_target(std::move(soon), rules, touched("first_touch_h.p50<=1h", Bound::at_most, 1.0));
    add_difference(
        rule("first_touch_by_rules", "Tier-based assignment brings the first touch forward.",
             "step 2", "Your team, with rules and with nobody routing.",
             "hours to the first touch, all customers of a month together, more without"),
        rules, own_with("nobody routes", routed_by(Routing::none)),
        total(Metric::first_touch_h, "h"));
  }

  void promises() {
    const auto& table = own_.pipeline.routing;
    for (std::size_t row = 0; row < table.size(); ++row) {
      const double minutes = table[row].first_touch.seconds() / kMinute;
      const std::string promise =
          minutes < 60 ? whole(minutes) + " min" : whole(minutes / 60) + " h";
      add_target(rule(("promise_" + std::to_string(row)).c_str(),
                      ("Time to first touch, " + table[row].tier + ": " + promise + '.').c_str(),
                      "routing table", "Your team and shifts, in 95% of cases.",
                      "touched first within the promise"),
                 own(),
                 target((table[row].tier + ":sla_attainment>=95%").c_str(), Metric::sla_attainment,
                        Statistic::mean, Bound::at_least, 0.95, static_cast<int>(row)));
    }
  }

  static void at_night(Scenario& it) {
    constexpr std::size_t kElevenAtNight = 23;
    it.cohort.card_on_file = 0;
    it.cohort.decision_hour_weights.assign(24, 0.0);
    it.cohort.decision_hour_weights[kElevenAtNight] = 1;
  }

  // The scenario's own, or so many where it has none.
  static double at_least(double own, double share) { return own > 0 ? own : share; }

  void reconciliation() {
    const double lost = at_least(own_.payments.lost_share, 0.02);
    const std::string faults = percent(lost) + " of the conversions never reach the pipeline" +
                               (own_.payments.lost_share > 0 ? "" : " (added)");
    const auto every = [lost](int hours) {
      return [lost, hours](Scenario& it) {
        it.payments.lost_share = lost;
        it.pipeline.reconcile.enabled = hours > 0;
        if (hours == 0) return;
        it.pipeline.reconcile.every = it.pipeline.reconcile.busy_every = core::hours(hours);
      };
    };
    const auto four = own_with("every 4 h", every(4)), one = own_with("every hour", every(1));
    const bool quiet = a_day() <= 200;
    add_target(rule("reconcile_every_four_hours",
                    "Up to 200 conversions a day a reconciliation every 4 hours is sufficient; "
                    "above that reconcile hourly.",
                    "FAQ",
                    whole(a_day()) + " conversions a day: every 4 h should " +
                        (quiet ? "" : "not ") + "be enough. " + faults + '.',
                    "mean time until a mismatch is found, every 4 h", quiet),
               four,
               target("detection_h<=4", Metric::detection_h, Statistic::mean, Bound::at_most, 4));
    add_difference(rule("reconcile_hourly",
                        "An hourly reconciliation makes the window between failure and detection "
                        "smaller.",
                        "FAQ", "Every hour, and every 4 h. " + faults + '.',
                        "hours until found, all mismatches of a month together, more at 4 h"),
                   one, four, total(Metric::detection_h, "h"));
    add_difference(
        rule("reconcile_at_all",
             "Without a reconciliation errors are found after days, when a customer complains.",
             "step 5, mistakes", "Every 4 h, and never. " + faults + '.',
             "hours until found, all mismatches of a month together, more without"),
        four, own_with("never", every(0)), total(Metric::detection_h, "h"));
  }

  void faults() {
    const double twice = at_least(own_.payments.duplicate_share, 0.05);
    const auto dedupe = [twice](bool on) {
      return [twice, on](Scenario& it) {
        it.payments.duplicate_share = twice;
        it.pipeline.dedupe.enabled = on;
      };
    };
    add_difference(rule("idempotency",
                        "Events may be delivered twice: store their ids and skip those that are "
                        "known.",
                        "FAQ", percent(twice) + " redelivered; ids kept, and not kept.",
                        "effects that happen twice, more without"),
                   own_with("ids kept", dedupe(true)), own_with("not kept", dedupe(false)),
                   total(Metric::duplicate_effects, ""));
    const auto none = [](const char* text, Metric metric) {
      return target(text, metric, Statistic::mean, Bound::at_most, 0);
    };
    const double unknown = at_least(own_.cohort.email_unknown, 0.05);
    add_target(rule("no_silent_drop",
                    "A payment e-mail that no contact has goes to an exception queue, and is never "
                    "dropped.",
                    "FAQ", percent(unknown) + " pay with an address that the CRM does not know.",
                    "conversions lost without a trace"),
               own_with("unknown addresses",
                        [unknown](Scenario& it) { it.cohort.email_unknown = unknown; }),
               none("lost_handoffs<=0", Metric::lost_handoffs));
    const double changed = at_least(own_.cohort.plan_change, 0.1);
    add_target(
        rule("plan_change",
             "A change of plan during the trial re-evaluates the tier, downgrades too.", "FAQ",
             percent(changed) + " change the plan during the trial.",
             "customers in another tier than billing gives"),
        own_with("plan changes", [changed](Scenario& it) { it.cohort.plan_change = changed; }),
        none("misroute_rate<=0", Metric::misroute_rate));
    const double deals = at_least(own_.cohort.open_deal, 0.2);
    const auto deal_rule = [deals](core::DealRule rule) {
      return [deals, rule](Scenario& it) {
        it.cohort.open_deal = deals;
        it.pipeline.deals = rule;
      };
    };
    add_difference(
        rule("open_deals", "With a check for an open deal its account executive is told.", "FAQ",
             percent(deals) + " have an open deal; checked, and ignored.",
             "account executives told in a month, more with the check"),
        own_with("ignored", deal_rule(core::DealRule::ignore)),
        own_with("checked", deal_rule(core::DealRule::in_addition)), total(Metric::ae_notices, ""));
    add_target(rule("quiet_hours",
                    "Who converts at 11 PM is not called at 7 AM: keep to the customer's time zone "
                    "and business hours.",
                    "mistakes", "Your pipeline, where everybody converts at 11 PM.",
                    "calls outside of the hours allowed"),
               own_with("at night", at_night), none("quiet_calls<=0", Metric::quiet_calls));
  }

  void outcomes() {
    rules_.push_back(rule(
        "usage_data",
        "Usage data in the CRM brings 31% more expansion; enriching from marketing data alone is a "
        "mistake.",
        "step 2, mistakes",
        "outcomes.expansion_usage takes it as " + whole(own_.outcomes.expansion_usage) +
            " points; no simulation of the handoff can show it.",
        ""));
    rules_.push_back(rule(
        "automated_handoffs", "Automated handoffs have 18% lower churn within 90 days.",
        "maturity table",
        "outcomes.churn_* were fitted to the article's own four rows (22% against 11% there, which "
        "is not 18%); no simulation of the handoff can show it.",
        ""));
  }

  using Trigger = core::Trigger;
  using Disenrolment = core::Disenrolment;
  using Routing = core::Routing;

  const Scenario& own_;
  std::span<const Alternative> tools_;
  std::vector<Rule> rules_;
};

}  // namespace

std::vector<Rule> article_rules(const Scenario& scenario, std::span<const Alternative> tools) {
  return Rules(scenario, tools).take();
}

}  // namespace handoff::sim
