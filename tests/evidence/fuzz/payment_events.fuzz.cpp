// A libFuzzer entry: any bytes at all are events, something that is left out with one printable
// line, or one printable line; and the same however the text is cut into pieces.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "io/events/payment_events.hpp"
#include "io/events/processors/processors.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

namespace {

using namespace handoff;

void check_event(const io::ReadEvent& read) {
  const bool named = read.event.type == core::EventType::other || read.event.id;
  const bool in_range = read.event.subscribed.mrr.cents >= 0 && read.event.amount_paid.cents >= 0;
  if (!named || !in_range || read.line == 0) std::abort();
}

void check_left_out(const io::LeftOut& left_out) {
  for (std::size_t why = 0; why < io::kWhysLeftOut; ++why) {
    for (const std::string& line : left_out.examples(static_cast<io::WhyLeftOut>(why)))
      fuzz::check_line({"", line});
  }
}

// The ids in their order, and what else came of the text.
std::string reading_of(std::string_view text, std::size_t piece) {
  io::IdTables ids;
  io::LeftOut left_out;
  std::string seen;
  io::EventReader reader({io::read_payment_event, ids, left_out}, "fuzz",
                         [&](const io::ReadEvent& read) {
                           check_event(read);
                           seen += read.id + '\n';
                         });
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (reader.feed(text.substr(at, piece))) break;
  }
  if (const auto error = reader.finish()) {
    fuzz::check_line(*error);
    seen += error->line();
  }
  check_left_out(left_out);
  return seen + left_out.text();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string whole = reading_of(text, std::max<std::size_t>(size, 1));
  if (reading_of(text, 1 + size / 7) != whole) std::abort();
  return 0;
}
