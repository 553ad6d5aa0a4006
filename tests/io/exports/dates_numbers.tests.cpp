// Dates and numbers as exports write them (EXPORTS 0).
#include <string>
#include <vector>

#include "io/exports/table/dates.hpp"
#include "io/exports/table/numbers.hpp"
#include "io/text/duration_text.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using exports::DayOrder;
using exports::DecimalMark;

namespace {

struct WrittenDate {
  std::string_view cell;
  std::string_view utc;  // as if the clock were UTC's, unless the cell says otherwise
};

std::string read(std::string_view cell, DayOrder order = DayOrder::unknown) {
  const auto moment = exports::parse_moment(cell, order);
  return moment ? io::time_text(moment->at) : "no date";
}

std::optional<DayOrder> voted(const std::vector<std::string>& cells) {
  exports::DayOrderVotes votes;
  for (const std::string& cell : cells) votes.see(cell);
  return votes.decided();
}

std::optional<DecimalMark> marked(const std::vector<std::string>& cells) {
  exports::DecimalVotes votes;
  for (const std::string& cell : cells) votes.see(cell);
  return votes.decided();
}

}  // namespace

TEST_CASE("a date is read in each of the ways in which exports write it", "[exports]") {
  const std::vector<WrittenDate> dates{
      {"2026-09-30 23:54:05", "2026-09-30T23:54:05Z"},
      {"2026-07-10 00:18", "2026-07-10T00:18:00Z"},
      {"2026-03-02T23:47:12Z", "2026-03-02T23:47:12Z"},
      {"2026-03-02T23:47:12.345+0100", "2026-03-02T22:47:12Z"},
      {"2026-03-02T23:47:12-05:30", "2026-03-03T05:17:12Z"},
      {"2026-03-02 23:47:12 UTC", "2026-03-02T23:47:12Z"},
      {"2026-09-02 11:59 AM", "2026-09-02T11:59:00Z"},
      {"2026-09-02 12:05 AM", "2026-09-02T00:05:00Z"},
      {"15.03.2026 14:30", "2026-03-15T14:30:00Z"},
      {"05-Mar-2026", "2026-03-05T00:00:00Z"},
      {"Mar 5, 2026 2:30 PM", "2026-03-05T14:30:00Z"},
      {"5 March 2026", "2026-03-05T00:00:00Z"},
      {"2026/03/05 01:02", "2026-03-05T01:02:00Z"},
      {"1787926738", "2026-08-28T14:18:58Z"},
      {"1787926738000", "2026-08-28T14:18:58Z"},
      {"46082.5", "2026-03-01T12:00:00Z"},
  };
  for (const WrittenDate& it : dates) {
    INFO(it.cell);
    // 1787926738 s: 20693 days, which end on 2026-08-28, and 51538 s.
    CHECK(std::string(it.utc).substr(0, 20) == read(it.cell));
  }
}

TEST_CASE("what is no date is none", "[exports]") {
  for (const std::string_view cell :
       {"17", "178792673", "2026-13-01", "2026-02-30", "soon", "2026-03-02 25:00", "12345678901234",
        "2026-03-02 10:00 Mars"}) {
    INFO(cell);
    CHECK(read(cell) == "no date");
  }
}

TEST_CASE("a file's dates decide together whether days or months come first", "[exports]") {
  CHECK(voted({"3/4/2026", "15/03/2026"}) == DayOrder::day_first);
  CHECK(voted({"3/4/2026", "3/15/2026 2:30 PM"}) == DayOrder::month_first);
  CHECK(voted({"2026-03-04"}) == DayOrder::unknown);
  CHECK(voted({"3/3/2026"}) == DayOrder::unknown);
  CHECK_FALSE(voted({"3/4/2026"}));
  CHECK_FALSE(voted({"15/03/2026", "3/15/2026"}));
  CHECK(read("3/4/2026", DayOrder::day_first) == "2026-04-03T00:00:00Z");
  CHECK(read("3/4/2026", DayOrder::month_first) == "2026-03-04T00:00:00Z");
}

TEST_CASE("a column's numbers decide together what a comma is", "[exports]") {
  CHECK(marked({"399,00"}) == DecimalMark::comma);
  CHECK(marked({"1,000.00"}) == DecimalMark::point);
  CHECK(marked({"1.234,56"}) == DecimalMark::comma);
  CHECK(marked({"1,000", "12.50"}) == DecimalMark::point);
  CHECK(marked({"1,000,000"}) == DecimalMark::point);
  CHECK(marked({"1000", "12"}) == DecimalMark::unknown);
  CHECK_FALSE(marked({"1,000"}));
  CHECK_FALSE(marked({"399,00", "12.50"}));
}

TEST_CASE("amounts come with signs, brackets and currencies", "[exports]") {
  CHECK(*exports::parse_amount("$1,000.00", DecimalMark::point) == 1000);
  CHECK(*exports::parse_amount("1.234,56 EUR", DecimalMark::comma) == Approx(1234.56));
  CHECK(*exports::parse_amount("(12.50)", DecimalMark::point) == -12.5);
  CHECK(*exports::parse_amount("0.00", DecimalMark::point) == 0);
  CHECK(*exports::parse_amount("007", DecimalMark::point) == 7);
  CHECK_FALSE(exports::parse_amount("free", DecimalMark::point));
}
