// What an update says of the time before it: `previous_attributes`, the members that differ.
//
// A nested object is whole in it when it stands in a list and else holds only what differs, and one
// does not know which; so what is not there differs in nothing. Since API 2025-03-31 every renewal
// names the items, because their billing periods stand in them: what was bought has changed only if
// price, amount, interval or quantity of an item has. Their order means nothing.
#pragma once

#include "core/messages/messages.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// True if something that was bought is another now. `object` is the subscription as it is now.
bool items_changed(const Reader& previous, const Reader& object);

// True if everything that was bought before was free.
bool was_free(const Reader& previous);

}  // namespace handoff::io
