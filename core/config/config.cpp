// The article's configuration, and what makes a configuration impossible.
#include "core/config/config.hpp"

namespace handoff::core {
namespace {

constexpr std::size_t kMostRows = 32;

Error row_error(std::size_t row, std::string what) {
  return {"routing[" + std::to_string(row) + "]", std::move(what)};
}

bool names_pool(const PipelineConfig& config, int pool) {
  return pool >= 0 && static_cast<std::size_t>(pool) < config.pools.size();
}

std::string check_pools(const PipelineConfig& config, const std::vector<int>& pools) {
  if (pools.empty()) return "a tier needs a pool";
  for (std::size_t at = 0; at < pools.size(); ++at) {
    if (!names_pool(config, pools[at]))
      return "there is no pool number " + std::to_string(pools[at]);
    for (std::size_t before = 0; before < at; ++before) {
      if (pools[before] == pools[at])
        return "names pool number " + std::to_string(pools[at]) + " twice";
    }
  }
  return {};
}

std::string check_row(const PipelineConfig& config, std::size_t row) {
  const RoutingRow& it = config.routing[row];
  if (it.tier.empty()) return "a tier needs a name";
  if (row == 0 && it.annual_from != Money{})
    return "the first row must begin at 0, or values below it have no tier";
  if (row > 0 && it.annual_from <= config.routing[row - 1].annual_from)
    return "annual_from must be above the row before it, or the two overlap";
  if (auto what = check_pools(config, it.pools); !what.empty()) return what;
  if (it.extra_pool != kNoPool && !names_pool(config, it.extra_pool))
    return "there is no extra pool number " + std::to_string(it.extra_pool);
  if (it.first_touch <= Duration{}) return "first_touch must be above 0";
  for (std::size_t other = 0; other < row; ++other) {
    if (config.routing[other].tier == it.tier) return "the tier \"" + it.tier + "\" stands twice";
  }
  return {};
}

std::string check_hours(const OpenHours& hours) {
  if (hours.from_minute < 0 || hours.to_minute > 24 * 60 || hours.from_minute >= hours.to_minute)
    return "hours run from 0:00 to 24:00, and end after they begin";
  if ((hours.weekdays & 0b1111111) == 0) return "at least one weekday is needed";
  return {};
}

bool names_zone(const PipelineConfig& config, int zone) {
  return zone >= 0 && static_cast<std::size_t>(zone) < config.zones.size();
}

std::string check_pool(const PipelineConfig& config, const Pool& pool) {
  if (pool.headcount < 1) return "a pool has at least one person";
  if (!names_zone(config, pool.zone))
    return "there is no time zone number " + std::to_string(pool.zone);
  return check_hours(pool.shift);
}

bool sensible(const YearlyRule& rule) {
  return rule.month >= 1 && rule.month <= 12 && rule.week >= 1 && rule.week <= 5 &&
         rule.weekday >= 0 && rule.weekday <= 6 && rule.minute >= 0 && rule.minute <= 24 * 60;
}

std::string check_zone(const TimeZone& zone) {
  const auto offset = [](int minutes) { return minutes >= -14 * 60 && minutes <= 14 * 60; };
  if (!offset(zone.standard_minutes) || !offset(zone.summer_minutes))
    return "an offset is at most 14 hours";
  if (zone.summer_minutes == zone.standard_minutes) return {};
  if (!sensible(zone.summer_begins) || !sensible(zone.summer_ends))
    return "summer time begins and ends in a month 1 to 12, week 1 to 5, weekday 0 to 6, minute 0 "
           "to 1440";
  return {};
}

// The periods of the jobs that the configuration switches on.
Error check_periods(const PipelineConfig& it) {
  const auto at_least_a_second = [](Duration period) { return period >= seconds(1); };
  if (!at_least_a_second(it.trigger.poll_every))
    return {"trigger.poll_every", "must be at least 1 s"};
  if (it.trigger.poll_limit < 1) return {"trigger.poll_limit", "must be at least 1"};
  if (!at_least_a_second(it.disenrolment.sync_every))
    return {"disenrolment.sync_every", "must be at least 1 s"};
  if (!at_least_a_second(it.reconcile.every) || !at_least_a_second(it.reconcile.busy_every))
    return {"reconcile", "every and busy_every must be at least 1 s"};
  if (it.reconcile.index_delay < Duration{})
    return {"reconcile.index_delay", "must not be below 0"};
  if (it.reconcile.review_minute < 0 || it.reconcile.review_minute >= 24 * 60)
    return {"reconcile.review_minute", "is a minute of the day, 0 to 1439"};
  if (it.pace.concurrency < 0) return {"pace.concurrency", "must not be below 0 (0: no limit)"};
  if (it.pace.spacing < Duration{}) return {"pace.spacing", "must not be below 0"};
  return {};
}

}  // namespace

PipelineConfig default_config() {
  PipelineConfig config;
  config.zones = {{"America/New_York", -300, -240, {3, 2, 6, 120}, {11, 1, 6, 120}}};
  config.pools = {
      {"pooled CS", 2, 0, {}}, {"named CSM", 3, 0, {}}, {"AE", 2, 0, {}}, {"solutions", 1, 0, {}}};
  config.routing = {
      {"Starter",
       dollars(0),
       {0},
       kNoPool,
       Strategy::pooled,
       Onboarding::email_sequence,
       hours(24)},
      {"Growth",
       dollars(3'000),
       {1},
       kNoPool,
       Strategy::round_robin,
       Onboarding::video_and_email,
       hours(4)},
      {"Business",
       dollars(15'000),
       {1},
       2,
       Strategy::round_robin,
       Onboarding::kickoff_call,
       hours(1)},
      {"Enterprise",
       dollars(60'000),
       {1},
       3,
       Strategy::round_robin,
       Onboarding::kickoff_and_chat,
       minutes(15)},
  };
  // Assumption: round numbers near 2025's averages; they only decide a tier.
  config.rates = {
      {{{'E', 'U', 'R'}}, 1'100'000}, {{{'G', 'B', 'P'}}, 1'300'000},
      {{{'C', 'H', 'F'}}, 1'150'000}, {{{'C', 'A', 'D'}}, 730'000},
      {{{'A', 'U', 'D'}}, 650'000},   {{{'N', 'Z', 'D'}}, 600'000},
      {{{'S', 'E', 'K'}}, 98'000},    {{{'N', 'O', 'K'}}, 95'000},
      {{{'D', 'K', 'K'}}, 148'000},   {{{'P', 'L', 'N'}}, 260'000},
      {{{'I', 'N', 'R'}}, 12'000},    {{{'B', 'R', 'L'}}, 180'000},
      {{{'M', 'X', 'N'}}, 54'000},    {{{'S', 'G', 'D'}}, 750'000},
      {{{'H', 'K', 'D'}}, 128'000},   {{{'J', 'P', 'Y'}}, 6'700},
      {{{'K', 'R', 'W'}}, 720},       {{{'K', 'W', 'D'}}, 3'250'000},
      {{{'B', 'H', 'D'}}, 2'650'000}, {{{'J', 'O', 'D'}}, 1'410'000},
      {{{'O', 'M', 'R'}}, 2'600'000},
  };
  return config;
}

Result<PipelineConfig> validated(PipelineConfig config) {
  if (config.routing.empty() || config.routing.size() > kMostRows)
    return Error{"routing",
                 "a table has 1 to 32 rows, found " + std::to_string(config.routing.size())};
  for (std::size_t row = 0; row < config.routing.size(); ++row) {
    if (auto what = check_row(config, row); !what.empty()) return row_error(row, std::move(what));
  }
  for (std::size_t pool = 0; pool < config.pools.size(); ++pool) {
    if (auto what = check_pool(config, config.pools[pool]); !what.empty())
      return Error{"pools[" + std::to_string(pool) + "]", std::move(what)};
  }
  for (std::size_t zone = 0; zone < config.zones.size(); ++zone) {
    if (auto what = check_zone(config.zones[zone]); !what.empty())
      return Error{"zones[" + std::to_string(zone) + "]", std::move(what)};
  }
  if (config.zones.empty() || config.zones.size() >= kNoZone)
    return Error{"zones",
                 "there are 1 to 254 time zones, found " + std::to_string(config.zones.size())};
  if (config.pools.size() >= kUnpooled) return Error{"pools", "there are at most 254 pools"};
  if (auto what = check_hours(config.customer_hours); !what.empty())
    return Error{"customer_hours", std::move(what)};
  if (Error error = check_periods(config); !error.what.empty()) return error;
  for (std::size_t rule = 0; rule < config.overrides.size(); ++rule) {
    const int tier = config.overrides[rule].tier;
    if (tier < 0 || static_cast<std::size_t>(tier) >= config.routing.size())
      return Error{"overrides[" + std::to_string(rule) + "]",
                   "there is no tier number " + std::to_string(tier)};
  }
  for (std::size_t rate = 0; rate < config.rates.size(); ++rate) {
    const int micros = config.rates[rate].usd_micros;
    if (micros < 1 || micros > 1'000'000'000)
      return Error{"rates[" + std::to_string(rate) + "]",
                   "a rate is above 0 and at most 1000 dollars a unit"};
  }
  const RetryPolicy& retry = config.retry;
  if (retry.max_attempts < 1 || retry.max_attempts > 50)
    return Error{"retry.max_attempts",
                 "allowed is 1 to 50, found " + std::to_string(retry.max_attempts)};
  if (retry.base <= Duration{} || retry.cap < retry.base || retry.cap > days(1) ||
      retry.timeout <= Duration{})
    return Error{"retry", "base and timeout must be above 0, and cap from base to one day"};
  if (config.dedupe.window <= Duration{}) return Error{"dedupe.window", "must be above 0"};
  return config;
}

}  // namespace handoff::core
