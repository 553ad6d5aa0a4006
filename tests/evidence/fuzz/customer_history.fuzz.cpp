// A libFuzzer entry: any bytes are a history of customers that is written and read back the same, or one
// line.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/json/json_text.hpp"
#include "io/scenario/customer_history.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handoff;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto history = io::read_customer_history(text, "fuzz");
  if (!history) {
    fuzz::check_line(history.error());
    return 0;
  }
  const auto back =
      io::read_customer_history(io::compact(io::customer_history_json(*history)), "written");
  if (!back || *back != *history) std::abort();
  return 0;
}
