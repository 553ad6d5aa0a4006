// Gantt charts: columns worked out by hand from the axis' formula.
#include "io/results/gantt.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = text.find('\n', from);
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

}  // namespace

// 80 columns less 1 for `when`, 5 for the label and 4 blanks leave 70: columns 0 to 69. The last
// moment is 99.9 s, so that a second is at 69 log(11) / log(1000) = 23.95, ten seconds at
// 69 log(101) / log(1000) = 46.1, and a minute at 69 log(601) / log(1000) = 63.9.
TEST_CASE("moments stand at the logarithm of their time", "[gantt]") {
  const std::vector<io::GanttRow> rows{{"a", "calls", {{0, 1, '='}, {1, 10, '.'}, {10, 10, 'x'}}},
                                       {"b", "end", {{99.9, 99.9, 'T'}}},
                                       {"c", "early", {{-60, -5, '='}}}};
  const auto lines = lines_of(io::gantt_text(rows, 80));
  REQUIRE(lines.size() == 5);
  const auto at = [&](std::size_t line, std::size_t column) { return lines[line][10 + column]; };
  CHECK(lines[0].substr(10 + 24, 3) == "1 s");
  CHECK(lines[0].substr(10 + 46, 4) == "10 s");
  CHECK(lines[0].substr(10 + 64, 5) == "1 min");
  CHECK(at(1, 24) == '|');
  CHECK(at(1, 25) == '-');
  CHECK(lines[2].substr(0, 10) == "a  calls  ");
  CHECK(at(2, 0) == '=');
  CHECK(at(2, 23) == '=');
  CHECK(at(2, 24) == '.');
  CHECK(at(2, 45) == '.');
  CHECK(at(2, 46) == 'x');
  CHECK(lines[2].size() == 10 + 47);
  CHECK(at(3, 69) == 'T');
  CHECK(at(4, 0) == '<');
}

TEST_CASE("no line is wider than the terminal, at any width", "[gantt]") {
  const std::string long_label(60, 'x');
  const std::vector<io::GanttRow> rows{
      {"Mon 23:47:12  +1.20 s", long_label, {{0.2, 3e6, '='}}},
      {"Tue 09:00:00  +9.2 h", "first touch \xC2\xB1", {{33'000, 33'000, 'T'}}}};
  for (const int columns : {10, 80, 81, 100, 133, 199, 200, 500}) {
    INFO(columns);
    const auto lines = lines_of(io::gantt_text(rows, columns));
    const auto allowed = static_cast<std::size_t>(std::min(std::max(columns, 80), 200));
    for (const std::string& line : lines) CHECK(line.size() <= allowed + 1);  // one 2-byte sign
    CHECK(lines[2].size() == allowed);
  }
}

TEST_CASE("without rows there is an axis", "[gantt]") {
  CHECK(lines_of(io::gantt_text({}, 80)).size() == 2);
}
