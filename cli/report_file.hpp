// Report files: HTML or Markdown, by what the file's name ends with.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/report/report_document.hpp"

namespace handoff::cli {

// An error that names the option, unless the file is - or its name ends in .html, .htm or .md.
std::optional<core::Error> check_report_file(std::string_view option, const std::string& path);

// What goes into such a file; into - HTML.
std::string report_text(const std::string& path, const io::ReportDocument& document);

}  // namespace handoff::cli
