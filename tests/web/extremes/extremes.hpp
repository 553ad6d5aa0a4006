// Companies at the edge of what can be entered, as scenario files: the page must say something true of each,
// or that there is too little to say. tests/browser/extremes.spec.mjs opens the same files.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace handoff::web::testing {

struct Extreme {
  std::string_view name;
  bool vast = false;  // too many customers for the planner's questions in a test
  std::string_view file;
};

// clang-format off
inline constexpr std::array kExtremes{
    // Nobody pays a million a year.
    Extreme{"an empty tier", false, "tests/data/extremes/empty_tier.json"},
    Extreme{"one customer a month", false, "tests/data/extremes/one_customer.json"},
    Extreme{"one person", false, "tests/data/extremes/one_person.json"},
    Extreme{"100,000 trials", true, "tests/data/extremes/many_trials.json"},
    // Eleven hours apart, so that their working days never meet.
    Extreme{"two offices", false, "tests/data/extremes/two_offices.json"},
};
// clang-format on

}  // namespace handoff::web::testing
