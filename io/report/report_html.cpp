// HTML: every text goes through escape_markup; only the charts, which escape for themselves, do
// not.
#include <utility>

#include "io/report/report_document.hpp"
#include "io/report/svg.hpp"
#include "io/text/concat.hpp"

namespace handoff::io {
namespace {

// System fonts and a handful of colours, twice: for light, and for dark where that is wanted and
// the page is not printed. Blue, orange and green are Okabe and Ito's.
constexpr std::string_view kStyle = R"(
:root { --paper: #ffffff; --ink: #171a21; --muted: #5a6372; --line: #e4e7ec; --soft: #f6f7f9;
  --mark: #0072b2; --low: #0072b2; --high: #d55e00; --warn: #8a5200; --accent: #4338ca; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #0d0f13; --ink: #eceef2; --muted: #a1a9b6; --line: #2c323d; --soft: #15181e;
    --mark: #5aa2e6; --low: #5aa2e6; --high: #ef8a3c; --warn: #f0b354; --accent: #a9acfb; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); color-scheme: light dark;
  -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 40px 24px 64px; max-width: 900px;
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; }
h2 { font-size: 20px; margin: 44px 0 10px; padding-top: 14px; border-top: 1px solid var(--line); }
h3 { font-size: 15px; margin: 26px 0 6px; }
p { margin: 8px 0 12px; max-width: 72ch; overflow-wrap: anywhere; }
.subtitle, .caption { color: var(--muted); font-size: 14px; }
.lead { font-size: 18px; background: var(--soft); border-left: 4px solid var(--accent);
  padding: 12px 16px; max-width: none; }
ul { padding-left: 22px; max-width: 76ch; }
li { margin: 4px 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 6px 0 14px;
  font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 6px 10px 6px 0;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th, td:first-child { overflow-wrap: break-word; }
th { color: var(--muted); font-weight: 600; }
table.numbers th:not(:first-child), table.numbers td:not(:first-child) { text-align: right;
  white-space: nowrap; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 12px 14px;
  font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; }
details { margin: 10px 0; }
summary { cursor: pointer; color: var(--accent); font-weight: 600; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
figure { margin: 14px 0 22px; }
svg { width: 100%; height: auto; display: block; font: 13px system-ui, -apple-system, "Segoe UI",
  Roboto, "Helvetica Neue", Arial, sans-serif; }
svg .ink { fill: var(--ink); } svg .muted { fill: var(--muted); font-size: 12px; }
svg .warn-text { fill: var(--warn); font-size: 12px; }
svg .grid { stroke: var(--line); } svg .axis { stroke: var(--muted); }
svg .limit { stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 5 4; }
svg .mark { fill: var(--mark); } svg .spread { stroke: var(--mark); stroke-width: 2; }
svg .thin { stroke: var(--mark); stroke-width: 1; opacity: 0.7; }
svg .low { fill: var(--low); } svg .high { fill: var(--high); }
@media print {
  @page { margin: 16mm 14mm; }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  h2 { break-after: avoid; margin-top: 22px; } h3, figcaption { break-after: avoid; }
  figure, tr, pre, .lead { break-inside: avoid; } .sheet { break-after: page; }
  table { font-size: 9pt; } .scroll { overflow: visible; }
  summary { color: var(--ink); list-style: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)";

class Html {
 public:
  void operator()(const Paragraph& it) {
    text_ += joined({it.lead ? "<p class=\"lead\">" : "<p>", escape_markup(it.text), "</p>\n"});
  }

  void operator()(const Bullets& it) {
    text_ += "<ul>\n";
    for (const std::string& item : it.items)
      text_ += joined({"<li>", escape_markup(item), "</li>\n"});
    text_ += "</ul>\n";
  }

  void operator()(const Listing& it) {
    text_ += joined({"<pre>", escape_markup(it.text), "</pre>\n"});
  }

  void operator()(const DataTable& it) {
    if (it.folded) {
      text_ += joined({"<details>\n<summary>", escape_markup(it.title), "</summary>\n"});
    } else if (!it.title.empty()) {
      text_ += joined({"<h3>", escape_markup(it.title), "</h3>\n"});
    }
    text_ += joined(
        {"<div class=\"scroll\"><table", it.numbers ? " class=\"numbers\"" : "", ">\n<thead><tr>"});
    for (const std::string& cell : it.head)
      text_ += joined({"<th scope=\"col\">", escape_markup(cell), "</th>"});
    text_ += "</tr></thead>\n<tbody>\n";
    for (const TableRow& row : it.rows) {
      text_ += "<tr>";
      for (const std::string& cell : row) text_ += joined({"<td>", escape_markup(cell), "</td>"});
      text_ += "</tr>\n";
    }
    text_ += "</tbody></table></div>\n";
    if (it.folded) text_ += "</details>\n";
  }

  void operator()(const Figure& it) {
    text_ +=
        joined({"<figure>\n<figcaption><h3>", escape_markup(it.title), "</h3><p class=\"caption\">",
                escape_markup(it.caption), "</p></figcaption>\n", it.chart.svg, "</figure>\n"});
  }

  void section(const ReportSection& section) {
    text_ += joined({section.sheet ? "<section class=\"sheet\">\n<h2>" : "<section>\n<h2>",
                     escape_markup(section.title), "</h2>\n"});
    for (const Block& block : section.blocks) std::visit(*this, block);
    text_ += "</section>\n";
  }

  std::string take() && { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace

std::string report_html(const ReportDocument& document) {
  Html html;
  for (const ReportSection& section : document.sections) html.section(section);
  const std::string title = escape_markup(document.title);
  return joined(
      {"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
       "style-src 'unsafe-inline'\">\n"
       "<title>",
       title, "</title>\n<style>", kStyle, "</style>\n</head>\n<body>\n<main>\n<h1>", title,
       "</h1>\n<p class=\"subtitle\">", escape_markup(document.subtitle), "</p>\n",
       std::move(html).take(), "</main>\n</body>\n</html>\n"});
}

}  // namespace handoff::io
