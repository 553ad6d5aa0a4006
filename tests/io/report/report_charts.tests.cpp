// Charts of a report: that what is shown is what is there.
#include "io/report/report_charts.hpp"

#include <limits>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("an interval chart has a dot for each known value", "[report_charts]") {
  const double nobody = std::numeric_limits<double>::quiet_NaN();
  const io::Chart chart = io::interval_chart({"a share", "share", false, 0.95},
                                             {{"first <1>", 0.5, {0.4, 0.6}, "50%"},
                                              {"second", 1.0, {1.0, 1.0}, "100%"},
                                              {"third", nobody, {nobody, nobody}, "nobody"}});
  CHECK(count(chart.svg, "<circle") == 2);
  CHECK(count(chart.svg, "class=\"limit\"") == 1);
  CHECK(chart.svg.find("first &lt;1&gt;") != std::string::npos);
  CHECK(chart.svg.find("target 95%") != std::string::npos);
  CHECK(chart.text ==
        "a share\n"
        "first <1>     50%  ####################\n"
        "second       100%  ########################################\n"
        "third      nobody\n");
}

TEST_CASE("a percentile chart says all four", "[report_charts]") {
  const io::Chart chart =
      io::percentile_chart({"lag", "s", true, {}}, {{"a", 1, 10, 60, 600}, {"b", 2, 20, 30, 40}});
  CHECK(chart.text ==
        "lag  50%   95%    99%  largest\n"
        "a    1 s  10 s  1 min   10 min\n"
        "b    2 s  20 s   30 s     40 s\n");
  CHECK(chart.svg.find(">1 min</text>") != std::string::npos);
  CHECK(chart.svg.find("95%: 10 s") != std::string::npos);
}

TEST_CASE("a tornado has two bars for each assumption", "[report_charts]") {
  const io::Chart chart = io::tornado_chart(
      {"value", "$", false, {}}, {{"x", -100, 50, "1", "9", true}, {"y", 10, 20, "2", "8", false}});
  CHECK(count(chart.svg, "class=\"low\"") == 3);  // the key's, too
  CHECK(count(chart.svg, "class=\"high\"") == 3);
  CHECK(chart.svg.find("1 to 9 !") != std::string::npos);
  CHECK(count(chart.text, "changes the decision") == 1);
}

TEST_CASE("a label that is too long ends in dots, on a whole character", "[report_charts]") {
  std::string label;
  for (int i = 0; i < 40; ++i) label += "\xC3\xA9";
  const io::Chart chart = io::interval_chart({"", "", false, {}}, {{label, 1, {1, 1}, "1"}});
  std::string cut;
  for (int i = 0; i < 25; ++i) cut += "\xC3\xA9";
  CHECK(chart.svg.find('>' + cut + "...</text>") != std::string::npos);
}
