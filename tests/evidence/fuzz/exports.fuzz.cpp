// A libFuzzer entry: any bytes at all are an export or one printable line, and no row of a table is
// lost: each is used or counted under a reason. A scenario out of them is one that can be read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/exports/answer/learned.hpp"
#include "io/exports/reading/file_reader.hpp"
#include "io/scenario/scenario_json.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

namespace {

using namespace handoff;

constexpr std::size_t kEnoughForInputs = 30;

void check_scenario(exports::Learned& learned) {
  if (learned.observed.trials < kEnoughForInputs) return;
  exports::calibrate(learned, sim::worked_example());
  const std::string written = io::write_scenario(learned.calibration.scenario);
  const auto back = io::read_scenario(written, "written");
  if (!back || io::write_scenario(*back) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
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
  check_scenario(learned);
  return 0;
}
