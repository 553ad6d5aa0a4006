// Where a month's customers come from: drawn from the scenario's inputs, or a history's own
// (sim/scenario/past_customers.hpp).
#pragma once

#include <array>
#include <cstdint>

namespace handoff::web {

enum class CustomersFrom : std::uint8_t { drawn, replayed, resampled };

// By their place.
inline constexpr std::array<const char*, 3> kCustomersFrom{"Drawn months", "My customers, replayed",
                                                           "My customers, resampled"};

// By which text mode names the choice.
inline constexpr const char* kCustomersPath = "customers";

// What their history is saved as.
inline constexpr const char* kCustomersFile = "your_customers.json";

}  // namespace handoff::web
