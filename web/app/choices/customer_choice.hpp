// Who is shown: a customer of a replication, counted from 0 as the command line does.
#pragma once

#include <cstdint>

namespace handoff::web {

struct CustomerChoice {
  std::uint32_t replication = 0;
  std::uint32_t customer = 0;
  bool operator==(const CustomerChoice&) const = default;
};

// How a customer is found who is worth a look.
enum class Pick : std::uint8_t { typical, worst, next_missend, next_by_hand };

}  // namespace handoff::web
