// Tables out of bytes: encodings, CSV, JSON and zip, as exports have them (EXPORTS 0).
#include <string>
#include <vector>

#include "io/exports/table/csv_reader.hpp"
#include "io/exports/table/header.hpp"
#include "io/exports/table/json_rows.hpp"
#include "io/exports/table/text_decoder.hpp"
#include "io/exports/table/zip.hpp"
#include "tests/catch.hpp"

using namespace handoff::exports;

namespace {

// Rows as "a|b|c", one a line; rows that were given up as "!line".
std::string rows_of(std::string_view text, std::size_t piece = 3) {
  std::string rows;
  CsvReader reader(
      [&](CsvCells cells, std::size_t) {
        for (std::size_t at = 0; at < cells.size(); ++at)
          rows += (at > 0 ? "|" : "") + std::string(cells[at]);
        rows += '\n';
      },
      [&](std::size_t line) { rows += "!" + std::to_string(line) + "\n"; });
  for (std::size_t at = 0; at < text.size(); at += piece) reader.feed(text.substr(at, piece));
  reader.finish();
  return rows;
}

std::string decoded(std::string_view bytes, std::size_t piece) {
  std::string text;
  TextDecoder decoder;
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    decoder.feed(bytes.substr(at, piece), text);
  decoder.finish(text);
  return text;
}

std::string utf16(std::string_view ascii, bool big) {
  std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

// Records as "name=text;", one a line.
std::string records_of(std::string_view text, std::size_t piece = 5) {
  std::string rows;
  const auto take = [&](NamedCells cells, std::size_t) {
    for (const NamedCell& cell : cells) rows.append(cell.name).append("=").append(cell.text) += ';';
    rows += '\n';
  };
  JsonRows reader(take, take, [&](std::size_t line) { rows += "!" + std::to_string(line) + "\n"; });
  for (std::size_t at = 0; at < text.size(); at += piece) reader.feed(text.substr(at, piece));
  reader.finish();
  return rows;
}

}  // namespace

TEST_CASE("cells may hold separators, quotes and line breaks between quotes", "[exports]") {
  CHECK(rows_of("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n") == "a|b\n1,5|say \"hi\"\n");
  CHECK(rows_of("a,b\r\n\"x\r\ny\",2\r\n") == "a|b\nx\r\ny|2\n");
  CHECK(rows_of("a,b\n5\" disk,2\n") == "a|b\n5\" disk|2\n");
}

TEST_CASE("the separator is the one that cuts the header", "[exports]") {
  CHECK(separator_of("a;b;c\n1,5;2,5;3\n") == ';');
  CHECK(separator_of("a\tb\n1\t2\n") == '\t');
  CHECK(separator_of("a|b\n1|2\n") == '|');
  CHECK(separator_of("\"a;b\",c\n1,2\n") == ',');
  CHECK(rows_of("sep=;\na;b\n1;2\n") == "a|b\n1|2\n");
}

TEST_CASE("lines may end in any of three ways, and the last one in none", "[exports]") {
  CHECK(rows_of("a,b\r1,2\r3,4") == "a|b\n1|2\n3|4\n");
  CHECK(rows_of("a,b\n1,2\n\n,\n") == "a|b\n1|2\n");
}

TEST_CASE("ragged rows keep the cells that they have", "[exports]") {
  CHECK(rows_of("a,b,c\n1\n1,2,3,4\n") == "a|b|c\n1\n1|2|3|4\n");
}

TEST_CASE("a quote that is never closed does not swallow the file", "[exports]") {
  std::string text = "a,b\n1,\"open\n";
  for (std::size_t at = 0; at < kMaxRowBytes / 4; ++at) text += "2,3\n";
  const std::string rows = rows_of(text + "8,9\n", 4096);
  CHECK(rows.find("!2\n") != rows.npos);
  CHECK(rows.ends_with("8|9\n"));
  CHECK(rows_of("a,b\n1,\"open") == "a|b\n!2\n");
}

TEST_CASE("UTF-8, UTF-16 and Windows-1252 come out as UTF-8", "[exports]") {
  for (const std::size_t piece : {1u, 3u, 100u}) {
    INFO(piece);
    CHECK(decoded("\xEF\xBB\xBFid,Ann\xC3\xA9", piece) == "id,Ann\xC3\xA9");
    CHECK(decoded(utf16("id\tname", false), piece) == "id\tname");
    CHECK(decoded(utf16("id\tname", true), piece) == "id\tname");
    CHECK(decoded(std::string("i\0d\0,\0n\0", 8), piece) == "id,n");
    CHECK(decoded("Andr\xE9,caf\xE9 \x80", piece) == "Andr\xC3\xA9,caf\xC3\xA9 \xE2\x82\xAC");
  }
}

TEST_CASE("headers are compared without what tools do to them", "[exports]") {
  CHECK(header_of("Trial End (UTC)").name == "trial end");
  CHECK(header_of("Trial End (UTC)").hint == "UTC");
  CHECK(header_of(" hs_v2_date_entered_customer ").name == "hs v2 date entered customer");
  CHECK(header_of("CreatedDate").name == "created date");
  CHECK(header_of("account_id (metadata)").is_metadata());
  const std::string plain = header_of("Date entered \"Customer (Lifecycle Stage Pipeline)\"").name;
  CHECK(header_of("Date entered 'Customer (Lifecycle Stage Pipeline)'").name == plain);
  CHECK(header_of("Date entered \xE2\x80\x9C"
                  "Customer (Lifecycle Stage Pipeline)\xE2\x80\x9D")
            .name == plain);
  CHECK(header_of("Conversation created at (America/Sao_Paulo)").hint == "America/Sao_Paulo");
  CHECK(header_of("Amount Paid").is_label());
  CHECK_FALSE(header_of("amount_paid").is_label());
  CHECK_FALSE(header_of("AMOUNT_PAID").is_label());
}

TEST_CASE("records are found in lists, pages, lines and envelopes", "[exports]") {
  const std::string two = "id=1;\nid=2;\n";
  CHECK(records_of(R"([{"id": 1}, {"id": 2}])") == two);
  CHECK(records_of(R"({"object": "list", "data": [{"id": 1}, {"id": 2}], "has_more": false})") ==
        two);
  CHECK(records_of("{\"id\": 1}\n{\"id\": 2}\n") == two);
  CHECK(records_of(R"({"results": [{"id": 1}]} {"results": [{"id": 2}]})") == two);
  CHECK(records_of(R"({"detail": {"id": "evt_1", "type": "x"}})") == "id=evt_1;type=x;\n");
}

TEST_CASE("members of members are cells under names with points", "[exports]") {
  CHECK(
      records_of(R"([{"id": "m", "metrics": {"sent": 17, "opened": null}, "tags": ["a", "b"]}])") ==
      "id=m;metrics.sent=17;metrics.opened=;tags=a;b;\n");
  CHECK(records_of(R"([{"items": {"data": [{"price": {"id": "p"}}]}, "id": 1}])") ==
        "items.data.0.price.id=p;id=1;\n");
}

TEST_CASE("former values of properties are rows of their own", "[exports]") {
  CHECK(records_of(R"([{"id": "7", "propertiesWithHistory": {"lifecyclestage": [
      {"value": "customer", "timestamp": "2026-03-02T10:00:00Z"}]}}])") ==
        "id=7;\ncontact_id=7;name=lifecyclestage;value=customer;timestamp=2026-03-02T10:00:00Z;\n");
}

TEST_CASE("a record that breaks off is counted, and the next one is read", "[exports]") {
  CHECK(records_of("{\"id\": 1,}\n{\"id\": 2}\n") == "!1\nid=2;\n");
  CHECK(records_of("[{\"id\": 1}, {\"id\": ") == "id=1;\n!1\n");
}

TEST_CASE("a damaged archive is refused", "[exports]") {
  CHECK(is_zip("PK\x03\x04"));
  CHECK_FALSE(zip_entries("PK\x03\x04 and nothing else"));
  // A directory that points behind the end.
  std::string end = "PK\x05\x06";
  end += std::string(6, '\0') + std::string("\x01\x00", 2) + std::string("\xFF\xFF\x00\x00", 4) +
         std::string("\xFF\xFF\xFF\x7F", 4) + std::string(2, '\0');
  CHECK_FALSE(zip_entries(end));
}
