// Directed: short cases for the rules that only a close look at a request or a timer shows.
#pragma once

#include <string_view>
#include <vector>

namespace handoff::core::testing {

struct Directed {
  std::string_view name;
  bool (*holds)();
};

const std::vector<Directed>& directed_cases();

}  // namespace handoff::core::testing
