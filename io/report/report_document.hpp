// Report document: what a report says, before it is decided whether that becomes HTML or Markdown.
//
// A list of sections of blocks. Texts are plain: whoever writes them out escapes them, so a name
// that somebody gave to a scenario can never become markup.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "io/report/report_charts.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {

struct Paragraph {
  std::string text;
  bool lead = false;  // the answer itself
};

struct Bullets {
  std::vector<std::string> items;
};

// A command, or a file.
struct Listing {
  std::string text;
};

struct DataTable {
  std::string title;
  TableRow head;
  std::vector<TableRow> rows;
  bool numbers = true;  // all but the first column are to the right
  bool folded = false;  // long: closed until it is asked for
};

struct Figure {
  std::string title;
  std::string caption;
  Chart chart;
};

using Block = std::variant<Paragraph, Bullets, Listing, DataTable, Figure>;

struct ReportSection {
  std::string title;
  std::vector<Block> blocks;
  bool sheet = false;  // a page of its own on paper
};

struct ReportDocument {
  std::string title;
  std::string subtitle;
  std::vector<ReportSection> sections;
};

// One self-contained file: no script, no network, light and dark, fit for paper.
std::string report_html(const ReportDocument& document);

// Charts become their text, in code blocks.
std::string report_markdown(const ReportDocument& document);

}  // namespace handoff::io
