// What the processor's list of events says about conversions: the same rules on the same events, in
// a pipeline of their own that sends nothing.
#pragma once

#include <string>
#include <vector>

#include "core/config/config.hpp"
#include "service/messages/input.hpp"

namespace handoff::service {

// An event as the processor wrote it; false where it is none. Ids are left in their texts.
[[nodiscard]] bool read_event_document(const std::string& text, core::Discounts discounts,
                                       EventInput& input);

// `documents` come in any order; a subscription is listed once.
std::vector<ListedConversion> conversions_in(const std::vector<std::string>& documents,
                                             const core::PipelineConfig& rules);

}  // namespace handoff::service
