// Scenario: every input of a run, with its default. What is not here cannot influence a result.
//
// `sim/scenario_fields.hpp` lists the same members with their names, units, limits and sources;
// files, the command line, the schema and the page's sliders all come from that list.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/config.hpp"
#include "core/money.hpp"
#include "core/time.hpp"
#include "sim/distributions.hpp"

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

struct Cohort {
  int trials = 500;
  double conversion_rate = 0.18;
  int trial_days = 14;
  double card_on_file =
      1.0;  // converts at the trial's end; without a card, when active during the trial
  std::vector<Plan> plans;
  std::vector<TimeZoneShare> time_zones;
  std::vector<double> hour_weights;     // 24, local time of sign-up
  std::vector<double> weekday_weights;  // 7, Monday first
  double mean_logins = 14.3;
  double mean_features = 3.2;
  double mean_invites = 2.0;
  double usage_shape = 2.0;  // of the gamma that varies the means from trial to trial
  double open_deal = 0.0;
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
  core::Duration charge_delay = core::hours(1);  // conversion to the first paid invoice
};

enum class LimitKind : std::uint8_t { fixed_window, rolling_window, token_bucket };

// At most `requests` in `window`. A token bucket holds `requests` tokens and refills them over
// `window`.
struct RateLimit {
  LimitKind kind = LimitKind::rolling_window;
  int requests = 100;
  core::Duration window = core::seconds(10);
};

struct Api {
  Distribution latency;            // s, of an answered request
  double server_error_rate = 0.0;  // 5xx
  double timeout_rate = 0.0;       // no answer within the client's timeout
  double timeout_applied = 0.5;    // of those, the share whose effect happened all the same
  core::Duration retry_after;      // sent with a 429; zero: not sent
  std::vector<RateLimit> limits;
};

struct Apis {
  Api processor;
  Api crm;
  Api product;
  Api marketing;
  Api team;  // chat, tasks, calendars: what notices and onboarding go through
  core::Duration crm_search_delay =
      core::seconds(60);  // from an update to its being found by a search
};

// The operations staff: does by hand what a pipeline leaves to people, and reviews the exceptions.
struct Staff {
  int people = 1;
  int zone = 0;  // index into PipelineConfig::zones
  core::OpenHours hours;
  Distribution task;           // s, of one update, disenrolment or assignment by hand
  int round_minute = 9 * 60;   // local time at which the day's conversions are looked up by hand
  double finds_contact = 0.9;  // of the reviewed customers without a contact
};

struct Scenario {
  std::string name = "unnamed";
  std::string description;
  std::uint64_t seed = 1;
  core::Time start{1'772'409'600'000'000};  // Monday 2 March 2026, 00:00 UTC
  int days = 28;                            // sign-ups arrive over so many days
  Cohort cohort;
  Payments payments;
  Apis apis;
  Staff staff;
  core::PipelineConfig pipeline;
};

// The article's worked example with nothing failing: 500 trials, 18% of them converting.
Scenario worked_example();

}  // namespace handoff::sim
