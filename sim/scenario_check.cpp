// One function for each kind of check; the first thing wrong is the answer.
#include "sim/scenario_check.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace handoff::sim {
namespace {

using Complaint = std::optional<core::Error>;

// Sums of shares such as 0.1 + 0.2 + 0.7 are a hair above 1 in binary.
constexpr double kWhole = 1 + 1e-9;

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
  if (cohort.email_respelled + cohort.email_secondary + cohort.email_unknown > kWhole) {
    return core::Error{"cohort",
                       "email_respelled, email_secondary and email_unknown are shares of the same "
                       "conversions; together at most 1 is allowed"};
  }
  return std::nullopt;
}

Complaint check_api(const Api& api, const char* path) {
  if (api.server_error_rate + api.timeout_rate <= kWhole) return std::nullopt;
  return core::Error{path,
                     "server_error_rate and timeout_rate are shares of the same requests; together "
                     "at most 1 is allowed"};
}

Complaint check_apis(const Apis& apis) {
  const std::pair<const Api*, const char*> all[] = {{&apis.processor, "apis.processor"},
                                                    {&apis.crm, "apis.crm"},
                                                    {&apis.product, "apis.product"},
                                                    {&apis.marketing, "apis.marketing"},
                                                    {&apis.team, "apis.team"}};
  for (const auto& [api, path] : all) {
    if (auto wrong = check_api(*api, path)) return wrong;
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

Complaint check_pipeline(const core::PipelineConfig& pipeline) {
  const auto config = core::validated(pipeline);
  if (config) return std::nullopt;
  const core::Error& error = config.error();
  return core::Error{error.where.empty() ? "pipeline" : "pipeline." + error.where, error.what};
}

}  // namespace

core::Result<Scenario> checked(Scenario scenario) {
  if (auto wrong = check_cohort(scenario.cohort)) return *std::move(wrong);
  if (auto wrong = check_apis(scenario.apis)) return *std::move(wrong);
  if (auto wrong = check_pipeline(scenario.pipeline)) return *std::move(wrong);
  if (auto wrong = check_zones(scenario)) return *std::move(wrong);
  return scenario;
}

}  // namespace handoff::sim
