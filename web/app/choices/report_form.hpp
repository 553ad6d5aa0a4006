// Report forms: what a report can be saved as.
#pragma once

#include <array>

namespace handoff::web {

enum class ReportForm { html, markdown };

struct ReportFormInfo {
  const char* label;
  const char* ending;  // of the file's name
  const char* mime;
};
inline constexpr std::array<ReportFormInfo, 2> kReportForms{{
    {"HTML", "_report.html", "text/html;charset=utf-8"},
    {"Markdown", "_report.md", "text/markdown;charset=utf-8"},
}};

}  // namespace handoff::web
