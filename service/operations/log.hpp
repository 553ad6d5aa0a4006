// The log: a line of JSON for each thing that happened, on standard error, for whoever collects
// them.
//
// What came from outside passes through `redacted`: an e-mail address, or what looks like a secret,
// is never written.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace handoff::service {

// The text with "[address]" and "[secret]" in their places.
std::string redacted(std::string_view text);

// One line; from any thread.
void log_line(std::string_view level, std::string_view event,
              std::initializer_list<std::pair<std::string_view, std::string>> fields);

}  // namespace handoff::service
