// The JSON Schema (draft 2020-12) of scenario files, made from the list of fields.
//
// An editor that is given it completes keys, shows help and sources, and underlines what is out of
// range. assets/scenario.schema.json is this text; a test holds the two together.
#pragma once

#include <string>

namespace handoff::io {

std::string scenario_schema();

}  // namespace handoff::io
