// What must hold of the events of a processor, whatever bytes they were read from: an event or one
// printable line, amounts that are no nonsense, and the same event from the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "io/events/payment_events.hpp"
#include "tests/evidence/fuzz/one_line.hpp"

namespace handoff::fuzz {

inline void check_event(const io::ReadEvent& read) {
  const core::PaymentEvent& event = read.event;
  const bool named = event.type == core::EventType::other || event.id;
  const bool in_range = event.subscribed.mrr.cents >= 0 && event.amount_paid.cents >= 0;
  // A lower bound of nothing, or a price that is not known and yet is one, is a mistake.
  const bool sensible =
      event.subscribed.priced || (event.subscribed.mrr.cents == 0 && !event.subscribed.at_least);
  if (!named || !in_range || !sensible) std::abort();
}

inline void read_any(io::EventFormat format, const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto rule : {core::Discounts::lasting, core::Discounts::none, core::Discounts::all}) {
    io::IdTables ids;
    io::LeftOut left_out;
    io::EventReader reader({format, ids, left_out, {rule}}, "fuzz", check_event);
    auto error = reader.feed(text);
    if (!error) error = reader.finish();
    if (error) check_line(*error);
    if (left_out.first()) check_line(*left_out.first());
  }
}

}  // namespace handoff::fuzz
