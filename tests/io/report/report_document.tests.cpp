// Documents as HTML and as Markdown: everything is there, and no text becomes markup.
#include "io/report/report_document.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

constexpr const char* kEvil = "<script>a|b`c*d_ &amp; [x](y)";

io::ReportDocument sample() {
  io::ReportDocument document;
  document.title = kEvil;
  document.subtitle = "sub";
  document.sections.push_back(
      {"1. Section",
       {io::Paragraph{"crm_lag_s is 3", true}, io::Bullets{{"- one", kEvil}},
        io::Listing{"handoff report '```' <x>"},
        io::DataTable{"table", {"name", "value"}, {{kEvil, "1"}}, true, true},
        io::Figure{"figure", "caption", {"<svg></svg>\n", "a  ####\n"}}}});
  return document;
}

}  // namespace

TEST_CASE("HTML holds no markup of its texts", "[report_document]") {
  const std::string html = io::report_html(sample());
  CHECK(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
  CHECK(html.find("<script") == html.npos);
  CHECK(html.find("<title>&lt;script&gt;a|b`c*d_ &amp;amp; [x](y)</title>") != html.npos);
  CHECK(html.find("<p class=\"lead\">crm_lag_s is 3</p>") != html.npos);
  CHECK(html.find("<details>\n<summary>table</summary>") != html.npos);
  CHECK(html.find("<table class=\"numbers\">") != html.npos);
  CHECK(html.find("<pre>handoff report &#39;```&#39; &lt;x&gt;</pre>") != html.npos);
  CHECK(html.find("<svg></svg>") != html.npos);
  CHECK(html.find("http:") == html.npos);
  CHECK(html.ends_with("</html>\n"));
}

TEST_CASE("Markdown takes the meaning from what could be markup", "[report_document]") {
  const std::string text = io::report_markdown(sample());
  const std::string escaped = "\\<script\\>a\\|b\\`c\\*d\\_ \\&amp; \\[x\\](y)";
  CHECK(text.starts_with("# " + escaped + "\n\nsub\n\n## 1\\. Section\n\n"));
  CHECK(text.find("**crm_lag_s is 3**\n\n") != text.npos);
  CHECK(text.find("- \\- one\n- " + escaped + "\n\n") != text.npos);
  CHECK(text.find("````text\nhandoff report '```' <x>\n````\n") != text.npos);
  CHECK(text.find("| name | value |\n| --- | ---: |\n| " + escaped + " | 1 |\n") != text.npos);
  CHECK(text.find("```text\na  ####\n```\n") != text.npos);
}
