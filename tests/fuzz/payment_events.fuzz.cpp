// A libFuzzer entry: any bytes at all are either events or one printable line.
//
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -I.
//   tests/fuzz/payment_events.fuzz.cpp \
//     io/*.cpp core/*.cpp sim/*.cpp -o payment_events_fuzz && ./payment_events_fuzz CORPUS
//     tests/data/stripe
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/payment_events.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace handoff;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  io::IdTables ids;
  const auto error = io::read_events(text, "fuzz", ids, [&](const io::ReadEvent& read) {
    const bool named = read.event.type == core::EventType::other || read.event.id;
    const bool in_range = read.event.subscribed.mrr.cents >= 0 && read.event.amount_paid.cents >= 0;
    if (!named || !in_range || read.line == 0) std::abort();
  });
  if (!error) return 0;
  const std::string line = error->line();
  if (line.size() > 1'000) std::abort();
  for (const char c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) std::abort();
  }
  return 0;
}
