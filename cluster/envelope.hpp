// What rank 0 and the others send each other: the messages of the jobs' protocol (sim/experiment/jobs/job_bytes.hpp), with the
// number of the run that they belong to in front.
//
// A command may carry out several sources of jobs, one after another, whose numbers begin anew; what is left of an
// earlier run is known by its number and dropped. Run 0 has no jobs: to a worker it says that the work is over,
// from a worker, in words, why it cannot go on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace handoff::cluster {

using RunNumber = std::uint32_t;
inline constexpr RunNumber kOver = 0;

struct Opened {
  RunNumber run = kOver;
  std::span<const std::uint8_t> message;  // in the envelope
};

std::vector<std::uint8_t> in_envelope(RunNumber run, std::span<const std::uint8_t> message);
std::vector<std::uint8_t> in_envelope(RunNumber run, std::string_view words);
// None: it is none.
std::optional<Opened> opened(std::span<const std::uint8_t> envelope);

}  // namespace handoff::cluster
