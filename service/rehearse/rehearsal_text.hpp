// A rehearsal as a table for people and as JSON for programs; the last line is the verdict.
#pragma once

#include <string>

#include "io/json/document.hpp"
#include "service/rehearse/rehearsal.hpp"

namespace handoff::rehearse {

std::string rehearsal_text(const Rehearsal& rehearsal);
io::Json rehearsal_json(const Rehearsal& rehearsal);

}  // namespace handoff::rehearse
