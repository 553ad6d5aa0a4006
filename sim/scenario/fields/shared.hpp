// Inputs that stand in several groups: a window of time, and the weights of the hours of a day.
#pragma once

#include <string_view>

#include "sim/scenario/fields/walk.hpp"

namespace handoff::sim {

// A window's three fields, wherever one stands.
void visit_window(auto& it, auto& v, std::string_view source) {
  v.field("from", it.from, {0, 31622400, "s", "since the scenario's start", source});
  v.field("length", it.length, {0, 31622400, "s", "how long", source});
  v.field("every", it.every, {0, 31622400, "s", "again after so long; 0: once", source});
}

void visit_hours(std::string_view key, auto& it, std::string_view help, std::string_view source,
                 auto& v) {
  v.list(key, it, {24, 24, help}, [source](auto& each, auto& weight) {
    each.field("", weight, {0, 1e6, "", "relative share of the hour", source});
  });
}

}  // namespace handoff::sim
