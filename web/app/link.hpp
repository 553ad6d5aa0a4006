// Links: a scenario as the part of an address after '#', so that a colleague sees exactly the same
// numbers.
//
//   #v1.r200.eyJ2ZXJzaW9uIjoxLCJzZWVkIjo3fQ     200 replications, seed 7, everything else as shipped
//
// After the version come the replications, if they were chosen by hand, and what differs from the
// shipped scenario as JSON in base64url. The part after '#' never leaves the browser. A long one is
// packed by the page around before anybody sees it (web/js/link.js), and comes back as it was.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

struct LinkContent {
  sim::Scenario scenario;
  int replications = 0;  // 0: as many as the page runs by itself
};

// Empty for the shipped scenario.
std::string write_link(const sim::Scenario& scenario, int replications);
core::Result<LinkContent> read_link(std::string_view hash);
// Of ours, in some version; it may still be broken.
bool looks_like_link(std::string_view hash);

}  // namespace handoff::web
