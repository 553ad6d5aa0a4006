// The order in which events are decided, which is not always the one in which they stand.
//
// Events that came one by one stand in the order in which they came, and that is the order to
// decide them in. A processor's list has the newest first: it is decided from its end, so that two
// events of the same second keep the order in which they were made.
#pragma once

#include <cstddef>
#include <vector>

#include "io/events/event_log.hpp"

namespace handoff::io {

// Lists that follow each other, as pages do, are one as long as they go on into the past.
std::vector<std::size_t> given_order(const EventLog& log);

// By the events' own time; those of the same second in the given order.
std::vector<std::size_t> created_order(const EventLog& log);

}  // namespace handoff::io
