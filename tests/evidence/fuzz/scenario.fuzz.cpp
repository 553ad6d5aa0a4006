// A libFuzzer entry: any bytes are a scenario that is written and read back the same, or one line.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/scenario/scenario_json.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handoff;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto scenario = io::read_scenario(text, "fuzz");
  if (!scenario) {
    fuzz::check_line(scenario.error());
    return 0;
  }
  const std::string written = io::write_scenario(*scenario);
  const auto back = io::read_scenario(written, "written");
  if (!back || io::write_scenario(*back) != written) std::abort();
  const auto changed = io::scenario_from(io::scenario_changes(*scenario), sim::worked_example());
  if (!changed || io::write_scenario(*changed) != written) std::abort();
  return 0;
}
