// {"replications": 200, "scenario": {a scenario file}}
#include "web/app/autosave.hpp"

#include "io/scenario/scenario_json.hpp"
#include "web/app/choices/replication_counts.hpp"
#include "web/app/link.hpp"

namespace handoff::web {
namespace {

constexpr const char* kSource = "the kept scenario";

core::Error damaged(const std::string& why) { return {kSource, "cannot be read: " + why}; }

}  // namespace

std::string write_saved(const Inputs& inputs) {
  return io::compact({{"replications", inputs.wanted_replications},
                      {"scenario", io::scenario_document(inputs.scenario)}});
}

core::Result<Inputs> read_saved(std::string_view text) {
  const auto document = io::parse_json(text, kSource);
  if (!document) return document.error();
  if (!document->is_object()) return damaged("it is not an object");
  const auto scenario = document->find("scenario");
  const auto replications = document->find("replications");
  if (scenario == document->end()) return damaged("it has no scenario");
  if (replications == document->end() || !replications->is_number_unsigned() ||
      replications->get<std::uint64_t>() > kMostReplications) {
    return damaged("it has no number of replications");
  }
  auto read = io::scenario_from(*scenario, sim::worked_example());
  if (!read) return damaged(read.error().line());
  return Inputs{*std::move(read), replications->get<int>()};
}

bool is_untouched(const Inputs& inputs) {
  return write_link(inputs.scenario, inputs.wanted_replications).empty();
}

}  // namespace handoff::web
