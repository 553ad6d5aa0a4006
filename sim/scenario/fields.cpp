// All inputs, in the order of the file: each with its key, limits, unit, help and source.
#include "sim/scenario/fields.hpp"

#include <cassert>
#include <type_traits>
#include <vector>

namespace handoff::sim {
namespace {

// Hands typed values to `To`, a visitor or an editor. The parts below are written once for both: what
// they are given is const where it is only read.
template <class To>
class Fields {
 public:
  explicit Fields(To& to) : to_(to) {}

  void field(std::string_view key, auto& value, const FieldInfo& info) {
    to_.field(key, &value, info);
  }

  template <class Enum>
  void choice(std::string_view key, Enum& value, std::span<const std::string_view> names,
              const FieldInfo& info) {
    auto index = static_cast<std::size_t>(value);
    assert(index < names.size());
    to_.choice(key, index, names, info);
    if constexpr (kEdits) {
      assert(index < names.size());
      value = static_cast<Enum>(index);
    }
  }

  void begin(std::string_view key, std::string_view help) { to_.begin(key, help); }
  void end() { to_.end(); }

  // each(fields, element) walks one element.
  template <class Elements, class Each>
  void list(std::string_view key, Elements& values, const ListInfo& info, Each each) {
    if constexpr (kEdits) {
      EditedList<Elements, Each> list(values, each);
      to_.list(key, list, info);
    } else {
      ReadList<Elements, Each> list(values, each);
      to_.list(key, list, info);
    }
  }

 private:
  static constexpr bool kEdits = std::is_same_v<To, ScenarioEditor>;

  template <class Elements, class Each>
  class ReadList final : public ListView {
   public:
    ReadList(const Elements& values, Each each) : values_(values), each_(each) {}

    std::size_t size() const override { return values_.size(); }
    void visit(std::size_t index, ScenarioVisitor& visitor) const override {
      walk(values_[index], visitor);
    }
    void visit_new(ScenarioVisitor& visitor) const override {
      walk(typename Elements::value_type{}, visitor);
    }

   private:
    void walk(const typename Elements::value_type& element, ScenarioVisitor& visitor) const {
      Fields<ScenarioVisitor> fields(visitor);
      each_(fields, element);
    }

    const Elements& values_;
    Each each_;
  };

  template <class Elements, class Each>
  class EditedList final : public ListRef {
   public:
    EditedList(Elements& values, Each each) : values_(values), each_(each) {}

    std::size_t size() const override { return values_.size(); }
    void assign(std::size_t size) override {
      values_.assign(size, typename Elements::value_type{});
    }
    void visit(std::size_t index, ScenarioEditor& editor) override {
      Fields<ScenarioEditor> fields(editor);
      each_(fields, values_[index]);
    }

   private:
    Elements& values_;
    Each each_;
  };

  To& to_;
};

// A window's three fields, wherever one stands.
void visit_window(auto& it, auto& v, std::string_view source) {
  v.field("from", it.from, {0, 31622400, "s", "since the scenario's start", source});
  v.field("length", it.length, {0, 31622400, "s", "how long", source});
  v.field("every", it.every, {0, 31622400, "s", "again after so long; 0: once", source});
}

void visit_hours(std::string_view key, auto& it, std::string_view help, std::string_view source,
                 auto& v) {
  v.list(key, it, {24, 24, help}, [source](auto& each, auto& weight) {
    each.field("", weight, {0, 1e6, "", "relative share of the hour", source});
  });
}

void visit_cohort(auto& it, auto& v) {
  v.choice("arrivals", it.arrivals, kArrivals,
           {0, 0, "", "exactly so many sign-ups, or a Poisson number", kAssumption});
  v.field("trials", it.trials, {1, 1e8, "", "sign-ups in the period", kArticle});
  v.field("conversion_rate", it.conversion_rate,
          {0, 1, "share", "of the trials that convert", kArticle});
  v.field("trial_days", it.trial_days, {1, 90, "days", "length of a trial", kAssumption});
  v.field("card_on_file", it.card_on_file,
          {0, 1, "share", "converts at the trial's end; the rest converts during the trial",
           kAssumption});
  v.list("plans", it.plans, {1, 32, "what converting customers buy"}, [](auto& each, auto& plan) {
    each.field("name", plan.name, {0, 64, "", "name", kAssumption});
    each.field("unit_price", plan.unit_price,
               {0, 1e6, "$", "a month and seat", "assumption, calibrated to a mean MRR of $350"});
    each.field("seats", plan.seats,
               {1, 100000, "", "seats", "assumption, calibrated to a mean MRR of $350"});
    each.field("weight", plan.weight,
               {0, 1e6, "", "relative share of the conversions",
                "article: 78 of 90 are Growth; the rest assumption"});
  });
  v.list("time_zones", it.time_zones, {1, 64, "where customers are"}, [](auto& each, auto& zone) {
    each.field("zone", zone.zone, {0, 253, "", "row of pipeline.zones, from 0", kAssumption});
    each.field("weight", zone.weight, {0, 1e6, "", "relative share", kAssumption});
  });
  v.list("segments", it.segments, {1, 8, "which segment customers belong to"},
         [](auto& each, auto& share) {
           each.choice("segment", share.segment, kSegments, {0, 0, "", "ICP segment", kAssumption});
           each.field("weight", share.weight, {0, 1e6, "", "relative share", kAssumption});
         });
  visit_hours("hour_weights", it.hour_weights, "sign-ups by local hour", kAssumption, v);
  v.list("weekday_weights", it.weekday_weights, {7, 7, "sign-ups by weekday, Monday first"},
         [](auto& each, auto& weight) {
           each.field("", weight,
                      {0, 1e6, "", "relative share of the day",
                       "assumption; rises to Thursday, drops at weekends"});
         });
  v.list("campaigns", it.campaigns, {0, 32, "sign-ups that come close together"},
         [](auto& each, auto& campaign) {
           each.field("at", campaign.at,
                      {0, 31622400, "s", "since the scenario's start", kAssumption});
           each.field("length", campaign.length, {1, 31622400, "s", "how long", kAssumption});
           each.field("share", campaign.share, {0, 1, "share", "of all sign-ups", kAssumption});
         });
  v.field("decision", it.decision,
          {0, 1, "of the trial", "without a card: when in the trial the decision falls",
           "of those who ever convert 50% do within 7 days, 70% within 14 (a blog's figures)"});
  visit_hours("decision_hour_weights", it.decision_hour_weights,
              "decisions without a card, by local hour", kAssumption, v);
  v.field("mean_logins", it.mean_logins,
          {0, 1e4, "", "logins in 30 days of a converting trial", kArticle});
  v.field("mean_features", it.mean_features, {0, 1e4, "", "features activated", kArticle});
  v.field("mean_invites", it.mean_invites, {0, 1e4, "", "invites sent", kAssumption});
  v.field("usage_shape", it.usage_shape,
          {0.1, 100, "", "shape of the gamma that varies usage between trials", kAssumption});
  v.field("usage_missing", it.usage_missing,
          {0, 1, "share", "of the conversions of which the product database knows nothing",
           kAssumption});
  v.field("open_deal", it.open_deal,
          {0, 1, "share", "of the conversions with an open deal of an AE", kAssumption});
  v.field("plan_change", it.plan_change,
          {0, 1, "share", "changes the plan during the trial", kAssumption});
  v.field("payment_failure", it.payment_failure,
          {0, 1, "share", "of the conversions whose first charge fails", kAssumption});
  v.field("usage_based", it.usage_based,
          {0, 1, "share", "of the conversions told by the first paid invoice alone", kAssumption});
  v.field("late_payment", it.late_payment,
          {0, 1, "share", "of the conversions whose charge at the trial's end works only later",
           "assumption: trackers report it, no figure is published"});
  v.field("card_missing", it.card_missing,
          {0, 1, "share", "of the conversions that paused at the trial's end for want of a card",
           "assumption: trackers report it, no figure is published"});
  v.field("trial_fee", it.trial_fee,
          {0, 1, "share", "of the conversions that paid a fee when the trial started",
           "assumption: trackers report it, no figure is published"});
  v.field("free_time", it.free_time,
          {0, 1, "share", "of the conversions that are given free time later",
           "assumption: trackers report it, no figure is published"});
  v.field("free_workspace", it.free_workspace,
          {0, 1, "share", "of the conversions with another trial, which ends on the free plan",
           "assumption: trackers report it, no figure is published"});
  v.field("email_respelled", it.email_respelled,
          {0, 1, "share", "pays with another spelling of the address", kAssumption});
  v.field("email_secondary", it.email_secondary,
          {0, 1, "share", "pays with another of the contact's addresses", kAssumption});
  v.field("email_unknown", it.email_unknown,
          {0, 1, "share", "pays with an address that the CRM lacks", kAssumption});
  v.field(
      "customer_id_in_crm", it.customer_id_in_crm,
      {0, 1, "share", "of the unknown addresses: found by customer id all the same", kAssumption});
}

void visit_payments(auto& it, auto& v) {
  v.field("delivery_delay", it.delivery_delay,
          {0, 86400, "s", "event to webhook", "assumption: no figure is published"});
  v.field("duplicate_share", it.duplicate_share,
          {0, 1, "share", "of the deliveries that come twice",
           "assumption: at least once is documented, how often is not"});
  v.field("duplicate_delay", it.duplicate_delay,
          {0, 259200, "s", "delivery to redelivery", kAssumption});
  v.field("charge_delay", it.charge_delay,
          {0, 259200, "s", "conversion to its first charge",
           "processor's documentation: about an hour"});
  v.field("charge_retry", it.charge_retry,
          {0, 2592000, "s", "from a failed first charge to the one that is paid; 0: none is",
           kAssumption});
  v.field("late_by", it.late_by,
          {60, 2592000, "s", "from a trial's end to its late payment, or to its card",
           "assumption: a processor's default retries begin after days"});
  v.field("free_time_after", it.free_time_after,
          {60, 31622400, "s", "from the conversion to the free time", kAssumption});
  v.field("free_time", it.free_time, {60, 31622400, "s", "how long it is", kAssumption});
  v.field("failure_share", it.failure_share,
          {0, 1, "share", "of the delivery attempts that fail", kAssumption});
  v.list("outages", it.outages, {0, 32, "windows in which every delivery fails"},
         [](auto& each, auto& window) { visit_window(window, each, kAssumption); });
  v.list("redelivery", it.redelivery,
         {0, 32, "waits between delivery attempts, for three days; the last one is repeated"},
         [](auto& each, auto& wait) {
           each.field(
               "", wait,
               {60, 259200, "s", "until the next attempt",
                "processor's documentation: up to 3 days, exponential; the waits are guesses"});
         });
  v.field("lost_share", it.lost_share,
          {0, 1, "share", "of the conversions none of whose events ever comes", kAssumption});
}

void visit_api(auto& it, auto& v) {
  v.field("latency", it.latency,
          {0, 3600, "s", "of an answered request", "assumption: no percentiles are published"});
  v.field("server_error_rate", it.server_error_rate,
          {0, 1, "share", "of the requests answered 5xx", kAssumption});
  v.field("timeout_rate", it.timeout_rate,
          {0, 1, "share", "of the requests not answered in time", kAssumption});
  v.field("timeout_applied", it.timeout_applied,
          {0, 1, "share", "of those, done all the same", kAssumption});
  v.field("retry_after", it.retry_after,
          {0, 86400, "s", "sent with a 429; 0: not sent", "vendors differ; disputed"});
  v.list("limits", it.limits, {0, 8, "rate limits, all in force at once"},
         [](auto& each, auto& limit) {
           each.choice("kind", limit.kind, kLimitKinds,
                       {0, 0, "", "how the window moves", "vendor's documentation"});
           each.field("requests", limit.requests,
                      {1, 1e7, "", "requests in the window", "vendor's documentation"});
           each.field("window", limit.window,
                      {0.001, 86400, "s", "length of the window", "vendor's documentation"});
           each.choice("counts", limit.counts, kCounts,
                       {0, 0, "", "which requests it counts", "vendor's documentation"});
         });
  v.field("concurrent", it.concurrent,
          {0, 1e6, "", "requests at work at once; 0: no limit", "vendor's documentation"});
  v.field("queue", it.queue,
          {0, 1e6, "", "requests that wait for a place among those at work; more are refused",
           kAssumption});
  v.list("background", it.background, {0, 16, "other applications' use of the same limits"},
         [](auto& each, auto& load) {
           each.field("rate", load.rate, {0, 1e6, "/s", "requests a second", kAssumption});
           each.choice("counts", load.counts, kCounts,
                       {0, 0, "", "limits of all requests, and of this kind", kAssumption});
           visit_window(load.when, each, kAssumption);
         });
  v.list("outages", it.outages, {0, 32, "windows in which every request is answered 5xx"},
         [](auto& each, auto& window) { visit_window(window, each, kAssumption); });
}

void visit_staff(auto& it, auto& v) {
  v.field("people", it.people,
          {1, 1000, "", "who do the updates by hand and review exceptions", kAssumption});
  v.field("zone", it.zone, {0, 253, "", "row of pipeline.zones, from 0", kAssumption});
  v.field("hours", it.hours, {0, 0, "", "when they work", kAssumption});
  v.field("task", it.task,
          {0, 86400, "s", "of one update, disenrolment or assignment by hand", kAssumption});
  v.field("round_minute", it.round_minute,
          {0, 1439, "min", "minute of the working day at which conversions are looked up by hand",
           kAssumption});
  v.field(
      "round_every", it.round_every,
      {0, 86400, "s", "and again so long after, while the day lasts; 0: once a day", kAssumption});
  v.field("finds_contact", it.finds_contact,
          {0, 1, "share", "of the reviewed customers without a contact", kAssumption});
  v.field("notice", it.notice,
          {0, 604800, "s", "working time until a message to them is read", kAssumption});
  v.field("overlooked", it.overlooked,
          {0, 1, "share", "of the conversions looked up by hand", kAssumption});
  v.field("discovery", it.discovery,
          {0, 7776000, "s", "until somebody notices a conversion that was missed",
           "article: 3.7 days on average"});
}

void visit_team(auto& it, auto& v) {
  v.list("touches", it.touches,
         {1, 32, "first touches by tier; the last one counts for all tiers after it"},
         [](auto& each, auto& touch) {
           each.field("duration", touch.duration, {0, 86400, "s", "of a first touch", kAssumption});
           each.field("priority", touch.priority,
                      {0, 31, "", "the lowest number is served first", kAssumption});
           each.field(
               "call", touch.call,
               {0, 1, "", "a call, made only in the customer's hours; otherwise a mail or video",
                "article: routing table, onboarding model"});
         });
  v.field(
      "other_work", it.other_work,
      {0, 0.99, "share", "of a person's time without a touch that other work takes", kAssumption});
  v.field("other_task", it.other_task,
          {0, 86400, "s", "one piece of other work, finished before a touch begins", kAssumption});
  v.field("pickup", it.pickup,
          {0, 604800, "s",
           "working time from the CRM's update until somebody sees a customer whom nobody assigned",
           "assumption, calibrated to the article's 6.4 h without automated routing"});
}

void visit_nurture(auto& it, auto& v) {
  v.list("mails", it.mails, {0, 32, "the trial sequence"}, [](auto& each, auto& mail) {
    each.choice("anchor", mail.anchor, kAnchors,
                {0, 0, "", "counted from sign-up or trial end", "a blog's survey of sequences"});
    each.field("day", mail.day,
               {-90, 90, "days", "local days after the anchor", "a blog's survey of sequences"});
  });
  visit_hours("hour_weights", it.hour_weights, "mails by the customer's local hour",
              "a blog: 9:00-12:00, most at 10:00", v);
  v.field("weekends", it.weekends,
          {0, 1, "", "mails go out on weekends; otherwise on Monday", kAssumption});
  v.field("disenrol_delay", it.disenrol_delay,
          {0, 604800, "s", "from the acknowledged disenrolment to no more mails",
           "article: one was processed 45 minutes late; assumption"});
}

void visit_outcomes(auto& it, auto& v) {
  constexpr std::string_view kFit = "assumption, chosen so that the article's maturity table holds";
  const auto points = [&](std::string_view key, auto& value, std::string_view help) {
    v.field(key, value, {-100, 100, "points", help, kFit});
  };
  points("churn_base", it.churn_base, "churn within 90 days, in percent");
  points("churn_missend", it.churn_missend, "more churn if every customer had a mis-send");
  points("churn_unrouted", it.churn_unrouted, "more churn without routing by rules");
  points("churn_blind", it.churn_blind, "more churn without usage context");
  points("churn_late", it.churn_late, "more churn if every first touch were late");
  points("expansion_base", it.expansion_base, "more MRR after 12 months, in percent");
  points("expansion_automated", it.expansion_automated, "more, when no person does the update");
  points("expansion_usage", it.expansion_usage, "more, with usage context");
  points("expansion_rules", it.expansion_rules, "more, with routing by rules");
  points("expansion_late", it.expansion_late, "more, if every first touch were late");
}

void visit_costs(auto& it, auto& v) {
  v.field("tool_monthly", it.tool_monthly,
          {0, 1e6, "$", "the tool's price a month", "article: tools table"});
  v.field("tool_per_handoff", it.tool_per_handoff,
          {0, 1e4, "$", "the tool's price a handoff", kAssumption});
  v.field("engineering_hours", it.engineering_hours,
          {0, 1000, "h", "an engineer's time a month to keep it running", kAssumption});
  v.field("engineering_hourly", it.engineering_hourly,
          {0, 1e4, "$", "an engineer's hour", kAssumption});
  v.field("staff_hourly", it.staff_hourly,
          {0, 1e4, "$", "an hour of the operations staff", kAssumption});
  v.field("team_hourly", it.team_hourly, {0, 1e4, "$", "an hour of the CS team", kAssumption});
  v.field("per_missend", it.per_missend,
          {0, 1e4, "$", "support and goodwill for one mis-send", kAssumption});
}

void visit_yearly_rule(std::string_view key, std::string_view help, auto& it, auto& v) {
  constexpr std::string_view kIana = "IANA time zone database";
  v.begin(key, help);
  v.field("month", it.month, {1, 12, "", "month", kIana});
  v.field("week", it.week, {1, 5, "", "which such weekday of the month; 5: the last", kIana});
  v.field("weekday", it.weekday, {0, 6, "", "0 is Monday", kIana});
  v.field("minute", it.minute, {0, 1440, "min", "minute of the local day", kIana});
  v.end();
}

// What the article's tools differ in.
void visit_modes(auto& it, auto& v) {
  v.begin("trigger", "what makes the pipeline look at an event");
  v.choice("kind", it.trigger.kind, kTriggers,
           {0, 0, "", "webhook, poll or a person", "article: step 1"});
  v.field("poll_every", it.trigger.poll_every,
          {1, 86400, "s", "polling interval", "a vendor's plans: 15, 2 or 1 min"});
  v.field(
      "poll_limit", it.trigger.poll_limit,
      {1, 1e6, "", "new events at one poll, the rest is held", "a vendor's documentation: 100"});
  v.end();
  v.choice("enrichment", it.enrichment, kEnrichments,
           {0, 0, "", "what the CRM learns beside billing", "article: step 2"});
  v.begin("disenrolment", "how a customer leaves the trial sequences");
  v.choice("kind", it.disenrolment.kind, kDisenrolments,
           {0, 0, "", "with the update, by list sync, or by hand", "article: step 3"});
  v.field("sync_every", it.disenrolment.sync_every,
          {1, 604800, "s", "interval of the list sync", kAssumption});
  v.end();
  v.choice("routing_by", it.routing_by, kRoutings,
           {0, 0, "", "who assigns an owner", "article: step 4"});
  v.begin("reconcile", "comparing billing with the CRM");
  v.field("enabled", it.reconcile.enabled, {0, 1, "", "reconciliation runs", "article: step 5"});
  v.field("auto_repair", it.reconcile.auto_repair,
          {0, 1, "", "what is found is handed off again", kAssumption});
  v.field("every", it.reconcile.every, {1, 2592000, "s", "interval", "article: 4 hours"});
  v.field("busy_every", it.reconcile.busy_every,
          {1, 2592000, "s", "interval on busy days", "article: 1 hour"});
  v.field("busy_conversions_a_day", it.reconcile.busy_conversions_a_day,
          {0, 1e9, "", "a day with more is busy", "article: 200"});
  v.field("index_delay", it.reconcile.index_delay,
          {0, 86400, "s", "overlap of the windows, for the CRM's search to catch up",
           "vendor: searchable after a few moments; the length is an assumption"});
  v.field(
      "review_minute", it.reconcile.review_minute,
      {0, 1439, "min", "minute of the day of the exceptions' review", "article: every morning"});
  v.end();
  v.begin("pace", "how much may go on at once");
  v.field("concurrency", it.pace.concurrency,
          {0, 1e6, "", "handoffs at once; 0: no limit", "vendors differ"});
  v.field("spacing", it.pace.spacing,
          {0, 86400, "s", "between the starts of two handoffs", "vendors differ"});
  v.end();
}

void visit_pipeline(auto& it, auto& v) {
  visit_modes(it, v);
  v.begin("identity", "matching the payment e-mail to a contact");
  v.field("strip_plus_tag", it.identity.strip_plus_tag,
          {0, 1, "", "ann+trial@x.com is ann@x.com", kAssumption});
  v.end();
  v.begin("dedupe", "idempotency");
  v.field("enabled", it.dedupe.enabled,
          {0, 1, "", "event ids and conversion keys are remembered", "article: FAQ"});
  v.field("window", it.dedupe.window,
          {1, 2592000, "s", "how long", "processor's documentation: resent for 3 days"});
  v.end();
  v.begin("conversion", "what counts as a conversion where careful teams differ");
  v.choice("converts_at", it.conversion.converts_at, kConvertsAt,
           {0, 0, "", "when the processor calls it active, or when money comes",
            "processor's documentation: both are in use"});
  v.choice("count_by", it.conversion.count_by, kCountBy,
           {0, 0, "", "each subscription, or only a customer's first",
            "ChartMogul: a second one is expansion, a return is reactivation"});
  v.choice("discounts", it.conversion.discounts, kDiscounts,
           {0, 0, "", "which are taken off the monthly revenue",
            "processor's documentation: recurring ones, by default"});
  v.choice("paused_collection", it.conversion.paused_collection, kPausedCollections,
           {0, 0, "", "a trial that turns active while nothing is collected", kAssumption});
  v.choice("invoice_billing", it.conversion.invoice_billing, kInvoiceBillings,
           {0, 0, "", "a trial that turns active and is billed by an invoice", kAssumption});
  v.end();
  v.begin("retry", "exponential backoff with full jitter");
  v.field("base", it.retry.base, {0.001, 3600, "s", "ceiling of the first wait", kAssumption});
  v.field("cap", it.retry.cap, {0.001, 86400, "s", "highest ceiling of a wait", kAssumption});
  v.field("timeout", it.retry.timeout, {0.01, 3600, "s", "of one try", kAssumption});
  v.field("max_attempts", it.retry.max_attempts,
          {1, 50, "", "tries in all", "a vendor's client: 6"});
  v.end();
  v.list("pools", it.pools, {1, 16, "who looks after customers"}, [](auto& each, auto& pool) {
    each.field("name", pool.name, {1, 64, "", "name", "article: routing table"});
    each.field("headcount", pool.headcount, {1, 10000, "", "people", kAssumption});
    each.field("zone", pool.zone, {0, 253, "", "row of zones, from 0", kAssumption});
    each.field("shift", pool.shift, {0, 0, "", "when they work, by their own clock", kAssumption});
  });
  v.list(
      "routing", it.routing, {1, 32, "the routing table, by rising annual value"},
      [](auto& each, auto& row) {
        each.field("tier", row.tier, {1, 64, "", "name", "article: routing table"});
        each.field("annual_from", row.annual_from,
                   {0, 1e9, "$", "from this annual value", "article: routing table"});
        each.field("pool", row.pool, {0, 15, "", "pool number, from 0", "article: routing table"});
        each.field("extra_pool", row.extra_pool,
                   {-1, 15, "", "second role's pool number; -1: none", "article: routing table"});
        each.choice("strategy", row.strategy, kStrategies,
                    {0, 0, "", "how a person is chosen", "article: round-robin"});
        each.choice("onboarding", row.onboarding, kOnboardings,
                    {0, 0, "", "onboarding model", "article: routing table"});
        each.field("first_touch", row.first_touch,
                   {1, 2592000, "s", "promised time to first touch", "article: routing table"});
      });
  v.list(
      "overrides", it.overrides, {0, 16, "segments with a tier of their own"},
      [](auto& each, auto& rule) {
        each.choice("segment", rule.segment, kSegments, {0, 0, "", "ICP segment", kAssumption});
        each.field("tier", rule.tier, {0, 31, "", "row of the routing table, from 0", kAssumption});
      });
  v.choice("deals", it.deals, kDealRules, {0, 0, "", "an open deal's AE is told", "article: FAQ"});
  v.list("rates", it.rates, {0, 200, "exchange rates, for routing only"},
         [](auto& each, auto& rate) {
           each.field("currency", rate.currency, {0, 0, "", "ISO 4217 code", kAssumption});
           each.field("usd_micros", rate.usd_micros,
                      {1, 1e9, "", "millionths of a dollar for one unit",
                       "assumption: round numbers near 2025's averages"});
         });
  v.list("zones", it.zones, {1, 254, "time zones of customers and teams"},
         [](auto& each, auto& zone) {
           each.field("name", zone.name, {1, 64, "", "name", "IANA time zone database"});
           each.field("standard_minutes", zone.standard_minutes,
                      {-840, 840, "min", "offset from UTC", "IANA time zone database"});
           each.field("summer_minutes", zone.summer_minutes,
                      {-840, 840, "min", "offset in summer; the same: no summer time",
                       "IANA time zone database"});
           visit_yearly_rule("summer_begins", "by the standard clock", zone.summer_begins, each);
           visit_yearly_rule("summer_ends", "by the summer clock", zone.summer_ends, each);
         });
  v.field("customer_hours", it.customer_hours,
          {0, 0, "", "customers are called only then, by their own clock",
           "article: business hours; 9 to 17 is an assumption"});
}

// All of them: `it` is a scenario, const if `to` is a visitor.
template <class To>
void walk(auto& it, To& to) {
  Fields<To> v(to);
  v.field("name", it.name, {0, 80, "", "name of the scenario", ""});
  v.field("description", it.description, {0, 2000, "", "what it is for", ""});
  v.field("seed", it.seed, {0, 9.007199254740991e15, "", "of all random numbers", ""});
  v.field("start", it.start,
          {0, 4102444800, "date", "first day that is counted, 00:00 UTC", kAssumption});
  v.field("days", it.days,
          {1, 366, "days", "days that are counted", "assumption: four whole weeks"});
  v.choice("opening", it.opening, kOpenings,
           {0, 0, "",
            "a month of a running business, or a launch before which there is nothing: then "
            "everybody is counted who signs up in these days",
            kAssumption});
  v.field("warmup_days", it.warmup_days,
          {0, 365, "days", "before a running month: who converts then is served but not counted",
           "assumption: a week; `handoff warmup` says what a scenario takes"});
  v.begin("cohort", "who signs up, and who converts");
  visit_cohort(it.cohort, v);
  v.end();
  v.begin("payments", "the payment processor");
  visit_payments(it.payments, v);
  v.end();
  v.begin("apis", "the systems that the pipeline calls");
  for (const SystemInfo& system : kSystemTable) {
    v.begin(system.key, system.help);
    visit_api(it.apis.*system.api, v);
    v.end();
  }
  v.field("crm_search_delay", it.apis.crm_search_delay,
          {0, 86400, "s", "from an update to its being found by the CRM's search",
           "vendor: a few moments; the length is an assumption"});
  v.end();
  v.begin("staff", "operations staff");
  visit_staff(it.staff, v);
  v.end();
  const auto part = [&v](std::string_view key, std::string_view help, auto& it2, auto visit) {
    v.begin(key, help);
    visit(it2, v);
    v.end();
  };
  part("team", "customer success", it.team, [](auto& a, auto& b) { visit_team(a, b); });
  part("nurture", "the trial's mails", it.nurture, [](auto& a, auto& b) { visit_nurture(a, b); });
  part("outcomes", "churn and expansion", it.outcomes,
       [](auto& a, auto& b) { visit_outcomes(a, b); });
  part("costs", "what it costs", it.costs, [](auto& a, auto& b) { visit_costs(a, b); });
  v.begin("pipeline", "the rules of the handoff");
  visit_pipeline(it.pipeline, v);
  v.end();
  v.list("uncertain", it.uncertain, {0, 64, "inputs that nobody knows exactly; changes no result"},
         [](auto& each, auto& range) {
           each.field("path", range.input, {1, 200, "", "the input, a number or a duration", ""});
           each.field("low", range.low, {-1e12, 1e12, "", "low end, in the input's unit", ""});
           each.field("high", range.high, {-1e12, 1e12, "", "high end, in the input's unit", ""});
           each.field("why", range.source, {1, 500, "", "the reason for this range", ""});
         });
}

}  // namespace

void visit_scenario(const Scenario& scenario, ScenarioVisitor& visitor) { walk(scenario, visitor); }

void edit_scenario(Scenario& scenario, ScenarioEditor& editor) { walk(scenario, editor); }

}  // namespace handoff::sim
