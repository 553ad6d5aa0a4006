// A text that a table of ids has already is number zero.
#include "io/events/event_log.hpp"

#include <string>

namespace handoff::io {

std::uint32_t EventLog::number(const std::string& text, std::string_view known) {
  return text == known ? 0 : static_cast<std::uint32_t>(texts_.number(text));
}

std::string EventLog::text(std::uint32_t number, std::string_view known) const {
  return std::string(number == 0 ? known : texts_.text(number));
}

void EventLog::add(const ReadEvent& read, std::uint32_t source) {
  const core::PaymentEvent& event = read.event;
  kept_.push_back(
      {.event = event,
       .id = number(read.id, ids_.events.text(event.id)),
       .type = number(read.type),
       .kind = number(read.object_kind),
       .note = number(read.note),
       .line = static_cast<std::uint32_t>(read.line),
       .source = source,
       .subscription = number(read.subscription, ids_.subscriptions.text(event.subscription)),
       .customer = number(read.customer, ids_.customers.text(event.customer)),
       .is_event = read.is_event,
       .live = read.live,
       .in_list = read.in_list});
}

ReadEvent EventLog::read(std::size_t i) const {
  const Kept& kept = kept_[i];
  ReadEvent read;
  read.event = kept.event;
  read.id = text(kept.id, ids_.events.text(kept.event.id));
  read.type = text(kept.type);
  read.subscription = text(kept.subscription, ids_.subscriptions.text(kept.event.subscription));
  read.customer = text(kept.customer, ids_.customers.text(kept.event.customer));
  read.object_kind = text(kept.kind);
  read.is_event = kept.is_event;
  read.live = kept.live;
  read.in_list = kept.in_list;
  read.line = kept.line;
  read.note = text(kept.note);
  return read;
}

}  // namespace handoff::io
