// Sources: where the numbers of a scenario or a pipeline preset come from, said in the file itself.
//
//   "sources": {"pipeline.trigger.poll_every": "vendor's plans: 15 min on the free one",
//               "costs": "assumption"}
//
// JSON has no comments, and a number without its reason cannot be judged. A key is the path of an
// input, or of a part that holds several; it must be there, so that a source cannot outlive its
// input. Sources change no result.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "io/json/json.hpp"

namespace handoff::io {

inline constexpr std::string_view kSourcesKey = "sources";

struct Source {
  std::string path;
  std::string text;
};

// In the order of the paths. `document` is the scenario's, with every value there is.
core::Result<std::vector<Source>> read_sources(const Json& sources, Json& document);

// The source of the innermost part that holds `path`; empty if none is given.
std::string_view source_of(std::span<const Source> sources, std::string_view path);

}  // namespace handoff::io
