// A libFuzzer entry: a merge patch and assignments of values to paths, one a line, after each
// other.
//
// The first line is the patch, as a pipeline preset would hold it; each further line is PATH=VALUE.
// A refused edit must leave the scenario as it was, and an accepted one must leave a valid
// scenario.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "io/scenario/preset.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "io/scenario/scenario_json.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

namespace {

using namespace handoff;

void check(const sim::Scenario& scenario, const std::string& before,
           const std::optional<core::Error>& error) {
  const std::string after = io::write_scenario(scenario);
  if (error) {
    fuzz::check_line(*error);
    if (after != before) std::abort();
    return;
  }
  const auto back = io::read_scenario(after, "after");
  if (!back || io::write_scenario(*back) != after) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  sim::Scenario scenario = sim::worked_example();
  bool first = true;
  for (int lines = 0; lines < 8 && (first || !text.empty()); ++lines) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() < text.size() ? line.size() + 1 : text.size());
    const std::string before = io::write_scenario(scenario);
    if (first) {
      check(scenario, before, io::apply_preset(scenario, line, "fuzz"));
    } else {
      check(scenario, before, io::set_path(scenario, line));
    }
    first = false;
  }
  return 0;
}
