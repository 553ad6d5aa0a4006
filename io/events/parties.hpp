// Parties: whom an event names, in the texts of its sender and in the ids of the tables; and the
// words that every reader of events has for what it cannot tell.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Text where there is some, without complaint: for what is only shown. Of an object that stands in
// place of its id: the id.
std::string_view shown_text(const Reader& object, std::string_view key);

void set_parties(std::string_view subscription, std::string_view customer, ReadEvent& read,
                 IdTables& ids);

// The event is left out, because its subscription's status is one that nothing is known about.
void set_aside_status(const Reader& object, std::string_view status, std::string_view known,
                      ReadEvent& read);

// A subscription's status in the processor's words. A word that is not in the table sets the event
// aside; a status that is missing is a problem.
template <std::size_t N>
core::SubscriptionStatus read_status(const Reader& object,
                                     const std::array<Named<core::SubscriptionStatus>, N>& table,
                                     ReadEvent& read) {
  const auto name = object.maybe_text("status");
  for (const auto& [known, status] : table) {
    if (known == name) return status;
  }
  if (name) {
    set_aside_status(object, *name, one_of(table), read);
  } else {
    object.expected("status", one_of(table));
  }
  return core::SubscriptionStatus::none;
}

}  // namespace handoff::io
