// Editing a scenario from outside: one value under a path, or a merge patch.
//
//   payments.duplicate_share=0.05          apis.crm.limits[0].requests=20
//   pipeline.pools[1].headcount=4          payments.delivery_delay.median=2s
//
// The path is the scenario file's own. The value is JSON if it reads as JSON, else text, and is read
// as that of a file is, with the same checks; then it is set by sim/scenario/set_input.hpp. Of a path
// that leads to a list or an object the value is a document. A patch changes the scenario's whole
// document, which is read again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/json/json.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

// An error leaves the scenario as it was.
std::optional<core::Error> set_path(sim::Scenario& scenario, std::string_view assignment);

// Several as one: they have to fit together only when all are made.
std::optional<core::Error> set_paths(sim::Scenario& scenario,
                                     std::span<const std::string> assignments);

// RFC 7396. A member that is null in the patch gets the worked example's value again. Where the
// patch names another family of a distribution, the old one's parameters need not be removed by
// hand.
std::optional<core::Error> apply_patch(sim::Scenario& scenario, const Json& patch);

}  // namespace handoff::io
