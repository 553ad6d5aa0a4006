// CSV as RFC 4180 has it: commas, and quotes only around what needs them.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace handoff::io {

std::string csv_field(std::string_view text);

// One line with its line break.
std::string csv_line(std::span<const std::string> fields);

}  // namespace handoff::io
