// A libFuzzer entry: any bytes at all are an export or one printable line, and no row of a table is
// lost: each is used or counted under a reason.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/exports/answer/learned.hpp"
#include "io/exports/reading/file_reader.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handoff;
  exports::Learned learned;
  const exports::Wishes wishes;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto error = exports::read_export_bytes(learned.ledger, "fuzz", bytes, wishes)) {
    fuzz::check_line(*error);
    return 0;
  }
  if (const auto error = exports::learn(learned, wishes)) {
    fuzz::check_line(*error);
    return 0;
  }
  if (learned.observed.conversions > learned.observed.trials) std::abort();
  return 0;
}
