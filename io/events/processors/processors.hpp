// The payment processors: which events are read, and by whom.
//
// Each event finds its own reader by its shape, so a file may hold events of several processors. A
// fourth is one row here, with a reader of its own (docs/payment-processors.md).
#pragma once

#include <span>
#include <string_view>

#include "io/events/payment_events.hpp"

namespace handoff::io {

struct Processor {
  std::string_view name;
  bool (*recognises)(const Value& document);
  EventFormat read;
};

// Those that are read. Of what none recognises the first one's reader says what is wrong with it.
std::span<const Processor> processors();

// An event of any of them. What another processor sends is refused by name: a problem.
ReadEvent read_payment_event(const Reader& root, IdTables& ids, const ReadingRules& rules);

}  // namespace handoff::io
