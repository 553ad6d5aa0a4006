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

TEST_CASE("no number in a date is cut to fit, however long it is", "[exports]") {
  // 4294967297 is one more than 32 bits hold, 999999999999999999 hours are more than 64 bits of us.
  for (const std::string_view cell :
       {"0000-01-01", "99999-01-01", "2026-4294967297-05", "4294967301 Mar 2026",
        "Mar 5 4294969322", "2026-03-02 999999999999999999:00", "2026-03-02 10:00:4294967297",
        "2026-03-02 10:4294967297", "2026-03-02T10:00:00+999999999999999999",
        "2026-03-02T10:00:00+01:99", "2026-03-02T10:00:00+0199", "2026-03-02T10:00:00+15:00", "1e9",
        "-1787926738", "9223372036854775807", "99999999999999999999", "NaN", "inf"}) {
    INFO(cell);
    CHECK(read(cell) == "no date");
  }
  CHECK(read("2026-03-02T10:00:00+14:00") == "2026-03-01T20:00:00Z");
  CHECK(read("2026-03-02T10:00:00.123456789Z") == "2026-03-02T10:00:00Z");
  CHECK(voted({"123/4/2026", "3/2026/05"}) == DayOrder::unknown);
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
  CHECK(marked({"1,00,000.00"}) == DecimalMark::point);
  CHECK(marked({"1 234,500"}) == DecimalMark::comma);
  CHECK(marked({"0,500"}) == DecimalMark::comma);
  CHECK(marked({"1000.500"}) == DecimalMark::point);
}

TEST_CASE("amounts come with signs, brackets and currencies", "[exports]") {
  CHECK(*exports::parse_amount("$1,000.00", DecimalMark::point) == 1000);
  CHECK(*exports::parse_amount("1.234,56 EUR", DecimalMark::comma) == Approx(1234.56));
  CHECK(*exports::parse_amount("(12.50)", DecimalMark::point) == -12.5);
  CHECK(*exports::parse_amount("0.00", DecimalMark::point) == 0);
  CHECK(*exports::parse_amount("007", DecimalMark::point) == 7);
  CHECK_FALSE(exports::parse_amount("free", DecimalMark::point));
}

TEST_CASE("an amount's sign, currency and marks of thousands stand where people put them",
          "[exports]") {
  struct Written {
    std::string_view cell;
    double amount;
    DecimalMark mark = DecimalMark::point;
  };
  for (const Written& it : std::vector<Written>{
           {"EUR 1 234.50", 1234.5},
           {"1\xE2\x80\xAF"
            "234,50 \xE2\x82\xAC",
            1234.5, DecimalMark::comma},
           {"CHF 1'234.50", 1234.5},
           {"1\xE2\x80\x99"
            "234.50",
            1234.5},
           {"US$ 12", 12},
           {"$12.50 USD", 12.5},
           {"R$12,50", 12.5, DecimalMark::comma},
           {"12,50 z\xC5\x82", 12.5, DecimalMark::comma},
           {"kr.100", 100},
           {"100 kr.", 100},
           {"-$5.00", -5},
           {"$-5.00", -5},
           {"\xE2\x88\x92"
            "5",
            -5},
           {"5.00-", -5},
           {"$(12.50)", -12.5},
           {"+5", 5},
           {".50", 0.5},
           {"5.", 5},
           {"1,00,000.00", 100'000},
           {"1.5e-07", 1.5e-7},
           {"2E3", 2000},
       }) {
    INFO(it.cell);
    const auto amount = exports::parse_amount(it.cell, it.mark);
    REQUIRE(amount);
    CHECK(*amount == Approx(it.amount));
  }
}

TEST_CASE("what only has figures in it is no amount", "[exports]") {
  for (const std::string_view cell : {"4-20T10:00:00Z",
                                      "2026-03-01",
                                      "01.03.2026",
                                      "3/4/2026",
                                      "4 Mar",
                                      "14:30",
                                      "5k",
                                      "5 mio",
                                      "12 min",
                                      "v1.2.3",
                                      "10.12.200.100",
                                      "a14b",
                                      "sub_14",
                                      "1-2",
                                      "-5-",
                                      "--5",
                                      "(5",
                                      "5)",
                                      "+49 170 1234567",
                                      "+491701234567",
                                      "(555) 123-4567",
                                      "12 34",
                                      "1,00",
                                      "1,0000",
                                      "50%",
                                      "#5",
                                      "1e400",
                                      "1e13",
                                      "1000000000001",
                                      "NaN",
                                      "inf",
                                      "$",
                                      "-",
                                      ".",
                                      "()",
                                      "\xE2\x82",
                                      ""}) {
    INFO(cell);
    CHECK_FALSE(exports::parse_amount(cell, DecimalMark::point));
  }
  CHECK(exports::parse_amount("1000000000000", DecimalMark::point));
}

TEST_CASE("what is no amount has no vote on what a comma is", "[exports]") {
  CHECK(marked({"01.03.2026", "4-20T10:00:00,5Z", "1.2.3.4"}) == DecimalMark::unknown);
  CHECK(marked({"01.03.2026", "12.50"}) == DecimalMark::point);
}
