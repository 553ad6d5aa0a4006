// Autosave: the inputs as they are kept in the browser between visits.
//
// All of them, not only what differs from the shipped scenario, so that a later version with other
// defaults brings back what the user had. The last steps of undo are kept beside them, as changes only. What cannot be read any more is an error, and the caller
// keeps the text.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "web/app/inputs.hpp"

namespace handoff::web {

struct Kept {
  Inputs inputs;
  std::vector<Inputs> past;  // the oldest first
};

// Of the past the last twenty.
std::string write_saved(const Inputs& inputs, std::span<const Inputs> past = {});
// A step of the past that cannot be read is left out, with those before it.
core::Result<Kept> read_saved(std::string_view text);

// The user's own customers with the scenario that they are in or may be, for a reload of the tab: numbers and
// times, and nobody's address. Empty: there are none, or more than a browser keeps.
std::string write_customers(const sim::Scenario& scenario,
                            const std::shared_ptr<const sim::CustomerHistory>& customers);
struct KeptCustomers {
  sim::Scenario scenario;  // with them
  bool are_in = false;     // or the scenario draws its own
};
core::Result<KeptCustomers> read_customers(std::string_view text);

// The shipped scenario as it is; then there is nothing to bring back.
bool is_untouched(const Inputs& inputs);

}  // namespace handoff::web
