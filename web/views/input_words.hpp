// Input words: what a person reads instead of an input's path.
//
// A path without numbers, "cohort.plans[].unit_price", has words of its own where its last key would
// not do; every other input is called by its key, and by the parts that it stands in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::web {

// The part of the form in which an input stands: "cohort", "apis.crm", "scenario" for its own.
std::string section_of(std::string_view path);
std::string section_title(std::string_view section);

// "Price a month and seat"
std::string input_label(std::string_view path);
// "Plans"
std::string list_title(std::string_view path);
// A row of a list whose rows have no names: "9:00" of 24 hours, "Mon" of 7 days, otherwise "3".
std::string row_title(std::string_view list, std::size_t row, std::size_t size);

}  // namespace handoff::web
