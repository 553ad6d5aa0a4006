// A libFuzzer entry: any bytes at all are either events of Chargebee or one printable line.
#include "io/events/chargebee/chargebee_event.hpp"
#include "tests/evidence/fuzz/any_event.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  handoff::fuzz::read_any(handoff::io::read_chargebee_event, data, size);
  return 0;
}
