// Pipeline presets: one of the article's tools as a change to any scenario.
//
// A preset is a JSON merge patch (RFC 7396) on the scenario, with words about itself beside it:
// `description` says what the tool is, and `sources` where each number comes from (io/scenario/sources.hpp).
// With "$schema" and "version" it keeps to the scenario's schema, so that editors help with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "io/json/json.hpp"
#include "io/scenario/sources.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

struct Preset {
  std::string description;
  Json sources = Json::object();
  Json patch = Json::object();  // without the words
};

// From text; an error begins with the place.
core::Result<Preset> read_preset(std::string_view text, std::string_view source_name);

// A scenario file, as what it changes in the worked example.
core::Result<Preset> scenario_as_preset(std::string_view text, std::string_view source_name);

// Reads and applies. An error begins with the place in the preset's text and leaves the scenario as
// it was.
std::optional<core::Error> apply_preset(sim::Scenario& scenario, std::string_view text,
                                        std::string_view source_name);

// One input that a preset sets.
struct PresetChange {
  std::string path;
  std::string value;   // as JSON, or as text without quotes
  std::string source;  // empty if the preset does not say
};
std::vector<PresetChange> preset_changes(const Preset& preset);

}  // namespace handoff::io
