// The shape of an event: the envelope around a subscription, an invoice or something else.
#pragma once

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Reads an event or a bare object; notes a problem for anything else. An event whose object lacks
// something, has something wrong in it or a status that is not known is set aside, with a note.
ReadEvent read_stripe_event(const Reader& root, IdTables& ids, const ReadingRules& rules);

}  // namespace handoff::io
