// A libFuzzer entry: any bytes at all are either events of Paddle Billing or one printable line.
#include "io/events/paddle/paddle_event.hpp"
#include "tests/evidence/fuzz/any_event.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  handoff::fuzz::read_any(handoff::io::read_paddle_event, data, size);
  return 0;
}
