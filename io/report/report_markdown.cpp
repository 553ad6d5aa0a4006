// Markdown as GitHub reads it. A backslash takes the meaning from whatever could be markup.
#include <algorithm>
#include <cassert>
#include <cctype>
#include <utility>

#include "io/report/report_document.hpp"

namespace handoff::io {
namespace {

bool is_word(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0; }

// Line breaks become blanks: none of these texts has lines of its own. An underscore inside a word
// ("crm_lag_s") means nothing, and stays as people write it.
std::string escaped(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*[]<>|~&$";
  constexpr std::string_view kAtTheStart = "#+-=";
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (letter == '\n' || letter == '\r') {
      out += ' ';
      continue;
    }
    const bool in_word =
        at > 0 && at + 1 < text.size() && is_word(text[at - 1]) && is_word(text[at + 1]);
    const bool special = kSpecial.find(letter) != kSpecial.npos || (letter == '_' && !in_word) ||
                         (at == 0 && kAtTheStart.find(letter) != kAtTheStart.npos);
    if (special) out += '\\';
    out += letter;
  }
  const std::size_t digits = out.find_first_not_of("0123456789");
  if (digits > 0 && digits != out.npos && (out[digits] == '.' || out[digits] == ')'))
    out.insert(digits, 1, '\\');
  return out;
}

// A fence longer than any run of backticks inside.
std::string fenced(std::string_view text) {
  std::size_t longest = 2, run = 0;
  for (const char letter : text) {
    run = letter == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool ends = text.ends_with('\n');
  return fence + "text\n" + std::string(text) + (ends ? "" : "\n") + fence + "\n\n";
}

class Markdown {
 public:
  void operator()(const Paragraph& it) {
    text_ += (it.lead ? "**" + escaped(it.text) + "**" : escaped(it.text)) + "\n\n";
  }
  void operator()(const Bullets& it) {
    for (const std::string& item : it.items) text_ += "- " + escaped(item) + '\n';
    text_ += '\n';
  }
  void operator()(const Listing& it) { text_ += fenced(it.text); }

  void operator()(const DataTable& it) {
    if (!it.title.empty()) text_ += "### " + escaped(it.title) + "\n\n";
    row(it.head);
    for (std::size_t column = 0; column < it.head.size(); ++column)
      text_ += it.numbers && column > 0 ? "| ---: " : "| --- ";
    text_ += "|\n";
    for (const TableRow& cells : it.rows) {
      assert(cells.size() == it.head.size());
      row(cells);
    }
    text_ += '\n';
  }

  void operator()(const Figure& it) {
    text_ +=
        "### " + escaped(it.title) + "\n\n" + escaped(it.caption) + "\n\n" + fenced(it.chart.text);
  }

  void section(const ReportSection& section) {
    text_ += "## " + escaped(section.title) + "\n\n";
    for (const Block& block : section.blocks) std::visit(*this, block);
  }

  void head(const ReportDocument& document) {
    text_ += "# " + escaped(document.title) + "\n\n" + escaped(document.subtitle) + "\n\n";
  }

  std::string take() && {
    while (text_.ends_with("\n\n")) text_.pop_back();
    return std::move(text_);
  }

 private:
  void row(const TableRow& cells) {
    for (const std::string& cell : cells) text_ += "| " + escaped(cell) + ' ';
    text_ += "|\n";
  }

  std::string text_;
};

}  // namespace

std::string report_markdown(const ReportDocument& document) {
  Markdown markdown;
  markdown.head(document);
  for (const ReportSection& section : document.sections) markdown.section(section);
  return std::move(markdown).take();
}

}  // namespace handoff::io
