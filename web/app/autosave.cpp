// {"replications": 200, "scenario": {a scenario file}, "undo": [{"replications": 0, "changes": {what differs}}]}
#include "web/app/autosave.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "io/scenario/customer_history.hpp"
#include "io/scenario/scenario_json.hpp"
#include "web/app/choices/replication_counts.hpp"
#include "web/app/link.hpp"

namespace handoff::web {
namespace {

constexpr const char* kSource = "the kept scenario";

constexpr std::size_t kKeptSteps = 20;
constexpr std::size_t kMostKeptCustomers = 20'000;  // some 2 MB

bool is_count(const io::Json& value) {
  return value.is_number_unsigned() && value.get<std::uint64_t>() <= kMostReplications;
}

std::optional<Inputs> step_of(const io::Json& step) {
  if (!step.is_object()) return std::nullopt;
  const auto changes = step.find("changes");
  const auto replications = step.find("replications");
  if (changes == step.end() || replications == step.end() || !is_count(*replications))
    return std::nullopt;
  auto scenario = io::scenario_from(*changes, sim::worked_example());
  if (!scenario) return std::nullopt;
  return Inputs{*std::move(scenario), replications->get<int>()};
}

std::vector<Inputs> past_of(const io::Json& document) {
  std::vector<Inputs> past;
  const auto steps = document.find("undo");
  if (steps == document.end() || !steps->is_array()) return past;
  for (const io::Json& each : *steps) {
    auto step = step_of(each);
    if (step) {
      past.push_back(*std::move(step));
    } else {
      past.clear();
    }
  }
  return past;
}

core::Error damaged(const std::string& why) { return {kSource, "cannot be read: " + why}; }

}  // namespace

std::string write_saved(const Inputs& inputs, std::span<const Inputs> past) {
  io::Json document{{"replications", inputs.wanted_replications},
                    {"scenario", io::scenario_document(inputs.scenario)}};
  if (past.empty()) return io::compact(document);
  io::Json steps = io::Json::array();
  for (const Inputs& each : past.last(std::min(past.size(), kKeptSteps))) {
    steps.push_back({{"replications", each.wanted_replications},
                     {"changes", io::scenario_changes(each.scenario)}});
  }
  document["undo"] = std::move(steps);
  return io::compact(document);
}

core::Result<Kept> read_saved(std::string_view text) {
  const auto document = io::parse_json(text, kSource);
  if (!document) return document.error();
  if (!document->is_object()) return damaged("it is not an object");
  const auto scenario = document->find("scenario");
  const auto replications = document->find("replications");
  if (scenario == document->end()) return damaged("it has no scenario");
  if (replications == document->end() || !is_count(*replications)) {
    return damaged("it has no number of replications");
  }
  auto read = io::scenario_from(*scenario, sim::worked_example());
  if (!read) return damaged(read.error().line());
  return Kept{{*std::move(read), replications->get<int>()}, past_of(*document)};
}

std::string write_customers(const sim::Scenario& scenario,
                            const std::shared_ptr<const sim::CustomerHistory>& customers) {
  if (!customers || customers->customers.size() > kMostKeptCustomers) return "";
  if (scenario.past) return "in\n" + io::message_text(scenario);
  sim::Scenario with = scenario;
  with.past = {customers, false};
  return "beside\n" + io::message_text(with);
}

core::Result<KeptCustomers> read_customers(std::string_view text) {
  const std::size_t line = std::min(text.find('\n'), text.size());
  auto scenario = io::read_message_text(text.substr(std::min(line + 1, text.size())));
  if (!scenario) return scenario.error();
  return KeptCustomers{*std::move(scenario), text.substr(0, line) == "in"};
}

bool is_untouched(const Inputs& inputs) {
  return write_link(inputs.scenario, inputs.wanted_replications).empty();
}

}  // namespace handoff::web
