// The exceptions' page: what a person has to look at, with a button for each entry.
#pragma once

#include <string>

#include "service/driver/driver.hpp"

namespace handoff::service {

// `nonce` goes into each form, so that no other page can send one.
std::string exceptions_page(const DriverView& view, const std::string& nonce);

// What a form says; false: it is none.
[[nodiscard]] bool read_resolution(const std::string& form, const std::string& nonce,
                                   ResolutionInput& resolution);

}  // namespace handoff::service
