// Files: an export by its path, whatever it is - CSV, JSON, or a zip of them - into the ledger.
//
// A photo, a workbook or a bomb gets one line that says what was expected. Nothing is guessed:
// where dates, numbers or columns can be read in two ways, the line says how to answer.
#pragma once

#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "io/exports/ledger/ledger.hpp"
#include "io/exports/reading/asked.hpp"

namespace handoff::exports {

std::optional<core::Error> read_export(Ledger& ledger, const std::string& path,
                                       const Wishes& wishes);

// The same from bytes, which is how the page has a file.
std::optional<core::Error> read_export_bytes(Ledger& ledger, const std::string& name,
                                             std::string_view bytes, const Wishes& wishes);

}  // namespace handoff::exports
