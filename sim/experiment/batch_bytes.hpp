// Batches as bytes, for workers that share no memory.
//
// The format is for two copies of the same program: it starts with a version and a hash of the
// metrics' names, and ends with a checksum. Whatever does not fit (cut, damaged, from another
// version, sizes that contradict each other) is refused, and a length is never believed before the
// bytes for it are seen to be there. Numbers are little-endian and of fixed width.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.hpp"
#include "sim/experiment/batch.hpp"

namespace handoff::sim {

std::vector<std::uint8_t> batch_bytes(const Batch& batch);
core::Result<Batch> batch_from_bytes(std::span<const std::uint8_t> bytes);

}  // namespace handoff::sim
