// JSON as text: whole documents, and single numbers as JSON writes them.
//
// For machines, and for what is read back: the same on every platform and in every locale. The
// library's writer gives the fewest digits that read back as the same double. What people read is
// io/text/quantity_text.hpp's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/json/document.hpp"

namespace handoff::io {

// Whole numbers become JSON integers ("14", not "14.0"); what is not finite becomes null.
Json number_json(double value);

// "0.18", "1000000", "1e-09".
std::string number_text(double value);

// A JSON number and nothing else.
std::optional<double> parse_number(std::string_view text);

// Compact text of a document, in which invalid UTF-8 is replaced instead of being an error.
std::string compact(const Json& document);

// Text for people: what fits a line of 100 columns stays on one line.
std::string pretty(const Json& document);

}  // namespace handoff::io
