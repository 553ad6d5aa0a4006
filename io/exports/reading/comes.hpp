// How often a file's rows come: one on a disk can be read twice, what a pipe brings comes once.
#pragma once

#include <cstdint>

namespace handoff::exports {

enum class Comes : std::uint8_t { once, twice };

}  // namespace handoff::exports
