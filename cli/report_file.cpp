#include "cli/report_file.hpp"

namespace handoff::cli {
namespace {

bool is_markdown(const std::string& path) { return path.ends_with(".md"); }
bool is_html(const std::string& path) { return path.ends_with(".html") || path.ends_with(".htm"); }

}  // namespace

std::optional<core::Error> check_report_file(std::string_view option, const std::string& path) {
  if (path == "-" || is_markdown(path) || is_html(path)) return std::nullopt;
  return core::Error{std::string(option), "expected a file that ends in .html or .md, or -"};
}

std::string report_text(const std::string& path, const io::ReportDocument& document) {
  return is_markdown(path) ? io::report_markdown(document) : io::report_html(document);
}

}  // namespace handoff::cli
