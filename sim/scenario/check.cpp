// One function for each kind of check; the first thing wrong is the answer.
#include "sim/scenario/check.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/config/calendar.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/months.hpp"
#include "sim/scenario/period.hpp"

namespace handoff::sim {
namespace {

using Complaint = std::optional<core::Error>;

// Sums of shares such as 0.1 + 0.2 + 0.7 are a hair above 1 in binary.
constexpr double kWhole = 1 + 1e-9;

constexpr int kMostPeople = 10'000;

// Each month has numbers for its trials: a good one may have twice as many.
constexpr double kMostTrialsOfMonth = 3e7;

template <class Element, class WeightOf>
Complaint check_weights(const std::vector<Element>& elements, const char* path,
                        WeightOf weight_of) {
  for (const Element& element : elements) {
    if (weight_of(element) > 0) return std::nullopt;
  }
  return core::Error{path, "the weights are all 0; at least one must be above 0"};
}

Complaint check_cohort(const Cohort& cohort) {
  const auto weight_member = [](const auto& element) { return element.weight; };
  const auto itself = [](double weight) { return weight; };
  if (auto wrong = check_weights(cohort.plans, "cohort.plans", weight_member)) return wrong;
  if (auto wrong = check_weights(cohort.time_zones, "cohort.time_zones", weight_member))
    return wrong;
  if (auto wrong = check_weights(cohort.hour_weights, "cohort.hour_weights", itself)) return wrong;
  if (auto wrong = check_weights(cohort.weekday_weights, "cohort.weekday_weights", itself))
    return wrong;
  if (auto wrong = check_weights(cohort.segments, "cohort.segments", weight_member)) return wrong;
  if (auto wrong =
          check_weights(cohort.decision_hour_weights, "cohort.decision_hour_weights", itself))
    return wrong;
  double campaigns = 0;
  for (const Campaign& campaign : cohort.campaigns) campaigns += campaign.share;
  if (campaigns > kWhole)
    return core::Error{"cohort.campaigns",
                       "their shares are of the same sign-ups; together at most 1 is allowed"};
  if (cohort.email_respelled + cohort.email_secondary + cohort.email_unknown > kWhole) {
    return core::Error{"cohort",
                       "email_respelled, email_secondary and email_unknown are shares of the same "
                       "conversions; together at most 1 is allowed"};
  }
  return std::nullopt;
}

// A window that begins again before it is over would be open all the time.
Complaint check_window(const Window& window, const std::string& path) {
  if (window.every.us == 0 || window.every >= window.length) return std::nullopt;
  return core::Error{path, "every is shorter than length; give 0 for once, or at least length"};
}

Complaint check_windows(const std::vector<Window>& windows, const std::string& path) {
  for (std::size_t at = 0; at < windows.size(); ++at) {
    if (auto wrong = check_window(windows[at], path + '[' + std::to_string(at) + ']')) return wrong;
  }
  return std::nullopt;
}

Complaint check_api(const Api& api, const std::string& path) {
  if (auto wrong = check_windows(api.outages, path + ".outages")) return wrong;
  for (std::size_t at = 0; at < api.background.size(); ++at) {
    if (auto wrong =
            check_window(api.background[at].when, path + ".background[" + std::to_string(at) + ']'))
      return wrong;
  }
  if (api.server_error_rate + api.timeout_rate <= kWhole) return std::nullopt;
  return core::Error{path,
                     "server_error_rate and timeout_rate are shares of the same requests; together "
                     "at most 1 is allowed"};
}

Complaint check_apis(const Apis& apis) {
  for (const SystemInfo& system : kSystemTable) {
    if (auto wrong = check_api(apis.*system.api, "apis." + std::string(system.key))) return wrong;
  }
  return std::nullopt;
}

Complaint check_incident(const Incident& incident, const std::string& path) {
  if (std::find(incident.hits.begin(), incident.hits.end(), true) == incident.hits.end())
    return core::Error{path,
                       "hits no system; at least one of processor, crm, product, marketing "
                       "and team must be true"};
  if (incident.a_month > 0 && (incident.when.from.us > 0 || incident.when.every.us > 0))
    return core::Error{path,
                       "comes at random (a_month) and at given times (from, every); give 0 for "
                       "a_month, or for both of the others"};
  return check_window(incident.when, path);
}

Complaint check_incidents(const std::vector<Incident>& incidents) {
  for (std::size_t at = 0; at < incidents.size(); ++at) {
    if (auto wrong = check_incident(incidents[at], "incidents[" + std::to_string(at) + ']'))
      return wrong;
  }
  return std::nullopt;
}

Complaint check_zones(const Scenario& scenario) {
  const int zones = static_cast<int>(scenario.pipeline.zones.size());
  for (const TimeZoneShare& share : scenario.cohort.time_zones) {
    if (share.zone >= zones)
      return core::Error{"cohort.time_zones", "there is no time zone number " +
                                                  std::to_string(share.zone) +
                                                  "; pipeline.zones has " + std::to_string(zones)};
  }
  if (scenario.staff.zone >= zones)
    return core::Error{"staff.zone", "there is no time zone number " +
                                         std::to_string(scenario.staff.zone) +
                                         "; pipeline.zones has " + std::to_string(zones)};
  return std::nullopt;
}

Complaint check_nurture(const Nurture& nurture) {
  if (nurture.mails.empty()) return std::nullopt;
  return check_weights(nurture.hour_weights, "nurture.hour_weights",
                       [](double weight) { return weight; });
}

// Somebody signs up on a counted day, and all that comes before them, in any zone, has a date.
Complaint check_period(const Scenario& scenario) {
  const auto weight_of = [&](int day) {
    const std::int64_t date = (scenario.start + core::days(day)).us / core::days(1).us;
    return scenario.cohort.weekday_weights[static_cast<std::size_t>(core::weekday_of(date))];
  };
  double weight = 0;
  for (int day = 0; day < std::min(scenario.days, 7); ++day) weight += weight_of(day);
  if (!(weight > 0))
    return core::Error{"cohort.weekday_weights",
                       "nobody signs up on the days from start on; a weekday among them needs a "
                       "weight above 0"};
  if (period_of(scenario).signs_from < core::Time{} + core::days(366))
    return core::Error{"start",
                       "is too early: all that comes before the counted days must lie after 1970"};
  return std::nullopt;
}

// Somebody of a history is counted: else the month is another one.
Complaint check_past(const Scenario& scenario) {
  if (!scenario.past) return std::nullopt;
  const CustomerHistory& history = *scenario.past.history;
  const Period period = period_of(scenario);
  const bool any =
      std::any_of(history.customers.begin(), history.customers.end(),
                  [&period](const PastCustomer& it) { return period.counts(it.converted); });
  if (any) return std::nullopt;
  return core::Error{"start", "none of the history's customers converts in the scenario's days"};
}

std::string row(const char* list, std::size_t at) {
  return "horizon." + std::string(list) + '[' + std::to_string(at) + ']';
}

// Somebody must be there for whom the rules choose.
Complaint check_headcount(const Scenario& scenario) {
  const auto& changes = scenario.horizon.headcount;
  const std::size_t pools = scenario.pipeline.pools.size();
  for (std::size_t at = 0; at < changes.size(); ++at) {
    const HeadcountChange& it = changes[at];
    if (static_cast<std::size_t>(it.pool) >= pools)
      return core::Error{row("headcount", at) + ".pool",
                         "there is no pool number " + std::to_string(it.pool) +
                             "; pipeline.pools has " + std::to_string(pools)};
    for (int month = 0; month < scenario.horizon.months; ++month) {
      const int people = headcount_of(scenario, static_cast<std::size_t>(it.pool), month);
      if (people >= 1 && people <= kMostPeople) continue;
      return core::Error{row("headcount", at) + ".people",
                         "would leave " + std::to_string(people) + " people in " +
                             scenario.pipeline.pools[static_cast<std::size_t>(it.pool)].name +
                             " in month " + std::to_string(month + 1) + "; 1 to 10000 are allowed"};
    }
  }
  return std::nullopt;
}

// Each as if it held from the beginning: what a pool's own shift may not be, these may not either.
Complaint check_shifts(const Scenario& scenario) {
  const auto& changes = scenario.horizon.shifts;
  const std::size_t pools = scenario.pipeline.pools.size();
  for (std::size_t at = 0; at < changes.size(); ++at) {
    const ShiftChange& it = changes[at];
    const auto pool = static_cast<std::size_t>(it.pool);
    if (pool >= pools)
      return core::Error{row("shifts", at) + ".pool",
                         "there is no pool number " + std::to_string(it.pool) +
                             "; pipeline.pools has " + std::to_string(pools)};
    core::PipelineConfig then = scenario.pipeline;
    then.pools[pool].shift = it.shift;
    if (it.zone != kSameZone) then.pools[pool].zone = it.zone;
    if (const auto config = core::validated(then); !config)
      return core::Error{row("shifts", at), config.error().what};
  }
  return std::nullopt;
}

Complaint check_volume(const Scenario& scenario) {
  const Horizon& it = scenario.horizon;
  for (std::size_t at = 0; at < it.mix.size(); ++at) {
    if (static_cast<std::size_t>(it.mix[at].plan) < scenario.cohort.plans.size()) continue;
    return core::Error{row("mix", at) + ".plan",
                       "there is no plan number " + std::to_string(it.mix[at].plan) +
                           "; cohort.plans has " + std::to_string(scenario.cohort.plans.size())};
  }
  for (int month = 0; month < it.months; ++month) {
    if (trials_of(scenario, month) <= kMostTrialsOfMonth) continue;
    return core::Error{"horizon.growth", "leads to more than 30 million sign-ups in month " +
                                             std::to_string(month + 1)};
  }
  if (!(all_trials(scenario) > 0))
    return core::Error{"horizon.trials", "nobody signs up in any month"};
  return std::nullopt;
}

// Who waits for somebody waits for ever where nobody comes.
Complaint check_handover(const Horizon& it) {
  const bool waits = it.book.owners == Owners::named && it.book.handover == Handover::replacement;
  if (!waits || it.turnover.attrition <= 0 || it.turnover.replaced_after.us > 0)
    return std::nullopt;
  return core::Error{"horizon.book.handover",
                     "is to whoever comes in the leaver's place, and horizon.turnover."
                     "replaced_after says that nobody does; give \"evenly\" or \"fewest\", or a "
                     "time there"};
}

Complaint check_horizon(const Scenario& scenario) {
  const Horizon& it = scenario.horizon;
  if (has_months(scenario) && scenario.opening == Opening::launch)
    return core::Error{"opening",
                       "a launch has one month; give \"running\", or 1 for horizon.months"};
  if (has_months(scenario) && scenario.past)
    return core::Error{"horizon.months", "customers of a history come in one month; give 1"};
  if (auto wrong = check_volume(scenario)) return wrong;
  for (std::size_t at = 0; at < it.holidays.size(); ++at) {
    if (it.holidays[at].zone < static_cast<int>(scenario.pipeline.zones.size())) continue;
    return core::Error{row("holidays", at) + ".zone",
                       "there is no time zone number " + std::to_string(it.holidays[at].zone) +
                           "; pipeline.zones has " +
                           std::to_string(scenario.pipeline.zones.size())};
  }
  if (auto wrong = check_shifts(scenario)) return wrong;
  if (auto wrong = check_handover(it)) return wrong;
  return check_headcount(scenario);
}

Complaint check_pipeline(const core::PipelineConfig& pipeline) {
  const auto config = core::validated(pipeline);
  if (config) return std::nullopt;
  const core::Error& error = config.error();
  return core::Error{error.where.empty() ? "pipeline" : "pipeline." + error.where, error.what};
}

// ---- ranges of uncertain inputs ----

Complaint check_end(const Input& input, const RangeEnd& end, std::string path) {
  const bool is_duration = input.info.unit == "s";
  if (is_duration && !end.duration)
    return core::Error{std::move(path), input.path + " takes a duration such as \"15min\""};
  if (!is_duration && end.duration)
    return core::Error{std::move(path), input.path + " takes a number, not a duration"};
  if (end.value >= input.info.min && end.value <= input.info.max) return std::nullopt;
  return core::Error{std::move(path), plain_number(end.value) + " is outside of " +
                                          plain_number(input.info.min) + " to " +
                                          plain_number(input.info.max) + ", which " + input.path +
                                          " allows"};
}

bool is_quantity(const Input& input) {
  return input.kind != InputKind::choice && input.kind != InputKind::toggle;
}

Complaint check_ranges(const Scenario& scenario) {
  if (scenario.uncertain.empty()) return std::nullopt;
  const std::vector<Input> inputs = inputs_of(scenario);
  for (std::size_t at = 0; at < scenario.uncertain.size(); ++at) {
    const Uncertain& it = scenario.uncertain[at];
    const std::string path = "uncertain[" + std::to_string(at) + ']';
    const Input* input = find_input(inputs, it.input);
    if (!input || !is_quantity(*input))
      return core::Error{path + ".path",
                         '"' + it.input + "\" is no input with a number for a value"};
    if (auto wrong = check_end(*input, it.low, path + ".low")) return wrong;
    if (auto wrong = check_end(*input, it.high, path + ".high")) return wrong;
    if (it.low.value >= it.high.value)
      return core::Error{path + ".high", "must be above the low end"};
    for (std::size_t other = 0; other < at; ++other) {
      if (scenario.uncertain[other].input == it.input)
        return core::Error{path + ".path", it.input + " has a range already"};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<core::Error> check(const Scenario& scenario) {
  if (auto wrong = check_cohort(scenario.cohort)) return wrong;
  if (auto wrong = check_period(scenario)) return wrong;
  if (auto wrong = check_past(scenario)) return wrong;
  if (auto wrong = check_apis(scenario.apis)) return wrong;
  if (auto wrong = check_incidents(scenario.incidents)) return wrong;
  if (auto wrong = check_windows(scenario.payments.outages, "payments.outages")) return wrong;
  if (auto wrong = check_nurture(scenario.nurture)) return wrong;
  if (auto wrong = check_pipeline(scenario.pipeline)) return wrong;
  if (auto wrong = check_zones(scenario)) return wrong;
  if (auto wrong = check_horizon(scenario)) return wrong;
  return check_ranges(scenario);
}

core::Result<Scenario> checked(Scenario scenario) {
  if (auto wrong = check(scenario)) return *std::move(wrong);
  return scenario;
}

}  // namespace handoff::sim
