// Scenario: every input of a run, with its default. What is not here cannot influence a result.
//
// `sim/scenario/fields.hpp` lists the same members with their names, units, limits and sources;
// files, the command line, the schema and the page's sliders all come from that list.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_count.hpp"
#include "core/base/money.hpp"
#include "core/base/time.hpp"
#include "core/config/config.hpp"
#include "sim/engine/distributions.hpp"
#include "sim/scenario/horizon.hpp"
#include "sim/scenario/past_customers.hpp"
#include "sim/scenario/uncertain.hpp"

namespace handoff::sim {

// What is sold. A customer's MRR is unit price x seats.
struct Plan {
  std::string name;
  core::Money unit_price;  // a month and seat
  int seats = 1;
  double weight = 1;  // relative share of the conversions
};

struct TimeZoneShare {
  int zone = 0;  // index into PipelineConfig::zones
  double weight = 1;
};

struct SegmentShare {
  core::Segment segment = core::Segment::unknown;
  double weight = 1;
};

// A stretch of time counted from the scenario's start: once, or again every so often.
struct Window {
  core::Duration from;
  core::Duration length;
  core::Duration every;  // zero: once
};

// A part of the sign-ups that comes within a short time, evenly spread over it: a launch, a
// webinar. With cards on file their trials end as closely together.
struct Campaign {
  core::Duration at;  // since the scenario's start
  core::Duration length = core::hours(2);
  double share = 0.2;  // of all sign-ups
};

enum class Arrivals : std::uint8_t {
  fixed,    // exactly `trials` sign-ups
  poisson,  // a Poisson number with that mean: with even weights a Poisson process
};
inline constexpr std::array<std::string_view, 2> kArrivals{"fixed", "poisson"};
static_assert(kArrivals.size() == core::enum_count<Arrivals>);

// What there is before the first counted day.
enum class Opening : std::uint8_t {
  running,  // the same month, over and over: people, limits and lines as on any other day
  launch,   // nothing: the first sign-up comes then, and all conversions are counted, however late
};
inline constexpr std::array<std::string_view, 2> kOpenings{"running", "launch"};
static_assert(kOpenings.size() == core::enum_count<Opening>);

struct Cohort {
  Arrivals arrivals = Arrivals::fixed;
  int trials = 500;
  // Good and bad months: the coefficient of variation of a factor that all of a month's sign-ups have
  // in common. 0: months differ by chance alone.
  double month_to_month = 0.0;
  double conversion_rate = 0.18;
  int trial_days = 14;
  // Converts at the trial's end; without a card, when active during the trial. 18% convert: that is
  // what trials without a card do (8-25%; with one it is 40-60%).
  double card_on_file = 0.25;
  std::vector<Plan> plans;
  std::vector<TimeZoneShare> time_zones;
  std::vector<SegmentShare> segments;
  std::vector<double> hour_weights;     // 24, local time of sign-up
  std::vector<double> weekday_weights;  // 7, Monday first
  std::vector<Campaign> campaigns;
  // Without a card: the day of the decision as a part of the trial's length, and its local hour.
  Distribution decision;
  std::vector<double> decision_hour_weights;  // 24
  double mean_logins = 14.3;
  double mean_features = 3.2;
  double mean_invites = 2.0;
  double usage_shape = 2.0;    // of the gamma that varies the means from trial to trial
  double usage_missing = 0.0;  // the product database has no record
  double open_deal = 0.0;
  double plan_change = 0.0;      // changes the plan at some moment of the trial
  double payment_failure = 0.0;  // the first charge fails, and the subscription is past due
  double usage_based = 0.0;      // told by the first paid invoice alone
  double late_payment = 0.0;     // the charge at the trial's end fails, and works later
  double card_missing = 0.0;     // the trial pauses at its end, and a card is added later
  double trial_fee = 0.0;        // pays a set-up fee when the trial starts
  double free_time = 0.0;        // is given free time after the conversion
  double free_workspace = 0.0;   // has another trial, which ends on the free plan
  // How the payment e-mail differs from the CRM's primary address, as shares of the conversions.
  double email_respelled = 0.0;  // other case, blanks or a "+tag": normalisation finds it
  double email_secondary = 0.0;  // one of the contact's other addresses
  double email_unknown = 0.0;    // not in the CRM at all, found by customer id or not at all
  double customer_id_in_crm = 0.5;
};

struct Payments {
  Distribution delivery_delay;                   // s, event to webhook
  double duplicate_share = 0.0;                  // of the deliveries: one redelivery each
  Distribution duplicate_delay;                  // s, delivery to redelivery
  core::Duration charge_delay = core::hours(1);  // conversion to the first charge
  core::Duration charge_retry = core::days(3);   // after a first charge that failed; 0: never paid
  core::Duration late_by = core::days(3);  // from a trial's end to its late payment, or its card
  core::Duration free_time_after = core::days(7);  // the conversion
  core::Duration free_time = core::days(30);       // how long it is
  double failure_share = 0.0;                      // of the attempts: the endpoint does not answer
  std::vector<Window> outages;                     // of the endpoint: every attempt fails
  std::vector<core::Duration> redelivery;  // waits after the first failure, the second, ...;
                                           // the last one again and again
  double lost_share = 0.0;                 // of the conversions: none of their events ever comes
};

// A new kind is a name here and a model in sim/world/systems/limit_kinds.hpp.
enum class LimitKind : std::uint8_t { fixed_window, rolling_window, token_bucket };
inline constexpr std::array<std::string_view, 3> kLimitKinds{"fixed_window", "rolling_window",
                                                             "token_bucket"};
static_assert(kLimitKinds.size() == core::enum_count<LimitKind>);

// Which requests a limit counts.
enum class Counts : std::uint8_t { all, search, read, write };
inline constexpr std::array<std::string_view, 4> kCounts{"all", "search", "read", "write"};
static_assert(kCounts.size() == core::enum_count<Counts>);

// At most `requests` in `window`. A token bucket holds `requests` tokens and refills them over
// `window`.
struct RateLimit {
  LimitKind kind = LimitKind::rolling_window;
  int requests = 100;
  core::Duration window = core::seconds(10);
  Counts counts = Counts::all;
};

// What other applications send to the same system, against the same rate limits: a Poisson process.
struct Load {
  double rate = 0;              // requests a second
  Counts counts = Counts::all;  // only limits of all requests, or those of this kind as well
  Window when;                  // length zero: always
};

struct Api {
  Distribution latency;            // s, of an answered request
  double server_error_rate = 0.0;  // 5xx
  double timeout_rate = 0.0;       // no answer within the client's timeout
  double timeout_applied = 0.5;    // of those, the share whose effect happened all the same
  core::Duration retry_after;      // sent with a 429; zero: not sent
  std::vector<RateLimit> limits;
  int concurrent = 0;  // requests at work at once. 0: no limit
  int queue = 0;       // requests that wait for a place among them; more are refused
  std::vector<Load> background;
  std::vector<Window> outages;  // every request is answered 5xx
};

// The systems that the pipeline calls, in the order of what follows here.
enum class System : std::uint8_t { processor, crm, product, marketing, team };
inline constexpr std::size_t kSystems = core::enum_count<System>;

struct Apis {
  Api processor;
  Api crm;
  Api product;
  Api marketing;
  Api team;  // chat, tasks, calendars: what notices and onboarding go through
  core::Duration crm_search_delay =
      core::seconds(60);  // from an update to its being found by a search
};

// What each is called: its key in a file, in words within a sentence, and what a file says of it.
struct SystemInfo {
  System system;
  Api Apis::*api;
  std::string_view key;
  std::string_view words;
  std::string_view help;
};
inline constexpr std::array<SystemInfo, 5> kSystemTable{
    {{System::processor, &Apis::processor, "processor", "payment processor",
      "payment processor's API"},
     {System::crm, &Apis::crm, "crm", "CRM", "CRM"},
     {System::product, &Apis::product, "product", "product database", "product database"},
     {System::marketing, &Apis::marketing, "marketing", "marketing automation",
      "marketing automation"},
     {System::team, &Apis::team, "team", "team tools", "chat, tasks and calendars"}}};
static_assert(kSystemTable.size() == kSystems);

constexpr const SystemInfo& info_of(System system) {
  return kSystemTable[static_cast<std::size_t>(system)];
}
// The words as the beginning of a sentence, or as a heading.
std::string title_of(System system);
constexpr const Api& api_of(const Apis& apis, System system) { return apis.*info_of(system).api; }

// What requests get while an incident lasts.
enum class IncidentAnswer : std::uint8_t {
  server_error,  // 5xx: they are tried again
  unauthorized,  // 401, as for a token that expired: trying again does not help
};
inline constexpr std::array<std::string_view, 2> kIncidentAnswers{"server_error", "unauthorized"};
static_assert(kIncidentAnswers.size() == core::enum_count<IncidentAnswer>);

// How its length is counted.
enum class IncidentLasts : std::uint8_t {
  by_the_clock,
  office_hours,  // of the operations staff, who have to mend it
};
inline constexpr std::array<std::string_view, 2> kIncidentLasts{"by_the_clock", "office_hours"};
static_assert(kIncidentLasts.size() == core::enum_count<IncidentLasts>);

// What makes several systems fail at once. See sim/world/incidents.hpp.
struct Incident {
  double a_month = 0;  // at random, in four weeks; zero: at the window's times
  Window when{{}, core::hours(2), {}};
  IncidentLasts lasts = IncidentLasts::by_the_clock;
  IncidentAnswer answer = IncidentAnswer::server_error;
  // By System. CRM and marketing automation are often one vendor's.
  std::array<bool, kSystems> hits{false, true, false, true, false};
};

// The operations staff: does by hand what a pipeline leaves to people, and reviews the exceptions.
struct Staff {
  int people = 1;
  int zone = 0;  // index into PipelineConfig::zones
  core::OpenHours hours;
  Distribution task;           // s, of one update, disenrolment or assignment by hand
  int round_minute = 9 * 60;   // local time at which the day's conversions are looked up by hand
  core::Duration round_every;  // and again until the day ends; zero: once a day
  double finds_contact = 0.9;  // of the reviewed customers without a contact
  Distribution notice;         // s of working time until a message to them is read
  double overlooked = 0.0;     // of the conversions looked up by hand
  Distribution discovery;      // s from a conversion that was missed to somebody's noticing it
};

// A first touch: the first conversation, by a person, with a new customer.
struct Touch {
  Distribution duration;  // s
  int priority = 0;       // the lowest number is served first
  bool call = true;       // only in the customer's hours; otherwise a mail or a video, at any time
};

// The customer-success team. Pools, headcounts and shifts stand in PipelineConfig::pools.
struct Team {
  std::vector<Touch> touches;  // by row of the routing table; the last one counts for all after it
  double other_work = 0.6;     // share of the time in which a person without a touch is busy
  Distribution other_task;     // s, one piece of that work; it is finished before a touch begins
  // Of the hours of a shift people are there for (1 - absence) x (1 - meetings); see
  // sim/world/people/attendance.hpp.
  double absence = 0.0;                        // share of a person's days
  int absence_days = 1;                        // in a row
  double meetings = 0.0;                       // share of the hours of those who are there
  core::Duration meeting = core::minutes(30);  // one of them
  Distribution pickup;  // s of working time until somebody sees a customer whom nobody assigned
};

// What a mail of the trial sequence is counted from.
enum class Anchor : std::uint8_t { sign_up, trial_end };
inline constexpr std::array<std::string_view, 2> kAnchors{"sign_up", "trial_end"};
static_assert(kAnchors.size() == core::enum_count<Anchor>);

// One mail of the trial sequence.
struct TrialMail {
  Anchor anchor = Anchor::sign_up;
  int day = 0;  // local days after the anchor; negative: before it
};

struct Nurture {
  std::vector<TrialMail> mails;
  std::vector<double> hour_weights;  // 24, local time of sending
  bool weekends = false;             // otherwise a weekend's mail goes out on Monday
  Distribution disenrol_delay;       // s, from the acknowledged request to no more mails
};

// What a handoff's quality does to the business: an explicit linear model in percentage points.
struct Outcomes {
  double churn_base = 10.5;     // churn within 90 days
  double churn_missend = 25.0;  // times the share of customers with a mis-send
  double churn_unrouted = 1.5;  // no routing by rules
  double churn_blind = 0.5;     // no usage context
  double churn_late = 0.0;      // times the share touched later than promised
  double expansion_base = 0.0;  // more MRR after 12 months
  double expansion_automated = 4.0;
  double expansion_usage = 15.0;
  double expansion_rules = 12.0;
  double expansion_late = 0.0;  // times the share touched later than promised
};

struct Costs {
  core::Money tool_monthly = core::dollars(800);  // the middle of the article's $400 to $1,200
  core::Money tool_per_handoff;
  double engineering_hours = 0.0;  // a month, to keep it running
  core::Money engineering_hourly = core::dollars(90);
  core::Money staff_hourly = core::dollars(45);
  core::Money team_hourly = core::dollars(50);
  core::Money per_missend;  // support, goodwill
};

// What the user wants to keep. It changes no month: cards, lines, the planner and the report judge by
// it, all by the same. The promises of first touches stand with their tiers.
struct ServiceTargets {
  core::Duration crm_lag = core::minutes(15);    // 95% are in the CRM within it
  core::Duration processing = core::seconds(3);  // 99% have onboarding started, from the webhook
  double missend_rate = 0.02;                    // at most, of the customers
  double first_touch = 0.95;                     // at least, of the first touches as promised
  double refused = 0.01;                         // at most, of the requests
};

struct Scenario {
  // Defined once: copied in place, a scenario's hundreds of members are kilobytes of code each
  // time.
  Scenario();
  Scenario(const Scenario&);
  Scenario(Scenario&&) noexcept;
  Scenario& operator=(const Scenario&);
  Scenario& operator=(Scenario&&) noexcept;
  ~Scenario();

  std::string name = "unnamed";
  std::string description;
  std::uint64_t seed = 1;
  core::Time start{1'772'409'600'000'000};  // Monday 2 March 2026, 00:00 UTC
  int days = 28;                            // that are counted; see sim/scenario/period.hpp
  Opening opening = Opening::running;
  int warmup_days = 7;  // before a running month: who converts then is served but not counted
  Horizon horizon;
  Cohort cohort;
  Payments payments;
  Apis apis;
  std::vector<Incident> incidents;
  Staff staff;
  Team team;
  Nurture nurture;
  Outcomes outcomes;
  Costs costs;
  ServiceTargets targets;
  core::PipelineConfig pipeline;
  std::vector<Uncertain> uncertain;  // changes no result; what the planner varies
  PastCustomers past;                // instead of drawn ones; in no file (past_customers.hpp)
};

// The article's worked example with nothing failing: 500 trials, 18% of them converting.
Scenario worked_example();

}  // namespace handoff::sim
