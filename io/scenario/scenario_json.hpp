// Scenario files: a scenario as JSON, read strictly and written exactly.
//
// A file has "version": 1 and any of the inputs that sim/scenario/fields.hpp lists; what it leaves
// out keeps its value from the worked example. "sources" may say where its numbers come from
// (io/scenario/sources.hpp). A list replaces the whole list, and its elements
// must be complete. An unknown key, a wrong type or an impossible value is an error in one line
// with the place, the path, what stands there and what is allowed:
//
//   month.json:7:15: cohort.trials: -5 is below 1 (sign-ups in the period; allowed 1 to 1000000)
//
// What `write_scenario` writes reads back as the same scenario, bit for bit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/json/json.hpp"
#include "io/json/json_text.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

inline constexpr int kScenarioVersion = 1;
inline constexpr std::string_view kVersionKey = "version";

core::Result<sim::Scenario> read_scenario(std::string_view text, std::string_view source_name);

// From a document; what it leaves out comes from `base`. The error's `where` is a path.
core::Result<sim::Scenario> scenario_from(const Json& document, sim::Scenario base);

// Reads what stands under one path of a document, a list or an object, into the scenario: all that
// `part` leaves out stays. An error may leave half of it changed, and whether all still holds
// together is the caller's to check (sim/scenario/check.hpp).
std::optional<core::Error> read_part(sim::Scenario& scenario, std::string_view path,
                                     const Json& part);

// Whether this program reads what the document says that it is.
std::optional<core::Error> check_version(const Json& document);

// All inputs, in the order of the fields, and as text for people.
Json scenario_document(const sim::Scenario& scenario);
std::string write_scenario(const sim::Scenario& scenario);

// Only what differs from the worked example, and the version: short enough for a link.
Json scenario_changes(const sim::Scenario& scenario);

}  // namespace handoff::io
