// A libFuzzer entry: any bytes at all are either events or one printable line.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/events/payment_events.hpp"
#include "io/events/stripe/stripe_event.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handoff;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  io::IdTables ids;
  const auto error =
      io::read_events(io::read_stripe_event, text, "fuzz", ids, [&](const io::ReadEvent& read) {
        const bool named = read.event.type == core::EventType::other || read.event.id;
        const bool in_range =
            read.event.subscribed.mrr.cents >= 0 && read.event.amount_paid.cents >= 0;
        if (!named || !in_range) std::abort();
      });
  if (!error) return 0;
  fuzz::check_line(*error);
  return 0;
}
