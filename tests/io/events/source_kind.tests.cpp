// Files that hold no text with events: each is one line that names it and says what to do.
#include "io/events/source_kind.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using namespace std::string_view_literals;

namespace {

std::string kind_of(std::string_view head, std::string_view name = "july.json") {
  const auto error = io::refuse_by_kind(head, name);
  return error ? error->line() : "";
}

}  // namespace

TEST_CASE("a compressed file is told with the command that opens it", "[source_kind]") {
  CHECK(kind_of("\x1f\x8b\x08\x00\x00"sv, "july.json.gz") ==
        "july.json.gz: is compressed with gzip; use gunzip -c july.json.gz | handoff replay -");
  CHECK(kind_of("\x1f\x8b\x08"sv, "my july.gz") ==
        "my july.gz: is compressed with gzip; use gunzip -c FILE | handoff replay -");
  CHECK(kind_of("PK\x03\x04\x14\x00"sv).find("is a zip archive or a spreadsheet; use unzip -p") !=
        std::string::npos);
  CHECK(kind_of("PK\x05\x06"sv).find("is an empty zip archive; expected") != std::string::npos);
  CHECK(kind_of("\x28\xb5\x2f\xfd\x00"sv).find("zstd -dc") != std::string::npos);
  std::string tar(257, 'x');
  CHECK(kind_of(tar + "ustar").find("is a tar archive") != std::string::npos);
}

TEST_CASE("UTF-16 is told with the command that turns it into UTF-8", "[source_kind]") {
  CHECK(kind_of("\xff\xfe{\0\"\0"sv) ==
        "july.json: is UTF-16; use iconv -f UTF-16 -t UTF-8 july.json | handoff replay -");
  CHECK(kind_of("\xfe\xff\0{"sv).find("iconv -f UTF-16 -t") != std::string::npos);
  CHECK(kind_of("{\0\"\0i\0d\0\"\0"sv).find("iconv -f UTF-16LE") != std::string::npos);
  CHECK(kind_of("\0{\0\"\0i\0d\0\""sv).find("iconv -f UTF-16BE") != std::string::npos);
}

TEST_CASE("what can hold no events is named", "[source_kind]") {
  const std::string_view nothing = "; expected payment events as JSON";
  CHECK(kind_of("%PDF-1.7") == "july.json: is a PDF document" + std::string(nothing));
  CHECK(kind_of("\x89PNG\r\n") == "july.json: is a picture (PNG)" + std::string(nothing));
  CHECK(kind_of("\xff\xd8\xff\xe0") == "july.json: is a picture (JPEG)" + std::string(nothing));
  CHECK(kind_of("\0\0\0\0\0\0"sv) ==
        "july.json: begins with zero bytes: it was not written completely" + std::string(nothing));
  CHECK(kind_of("abc\0def"sv) == "july.json: is no text" + std::string(nothing));
}

TEST_CASE("a list in JSON is no table, whatever is in it", "[source_kind]") {
  CHECK_FALSE(io::refuse_by_first_line("[1,2,3]", "july.json"));
  CHECK(io::refuse_by_first_line("1,2,3", "july.csv"));
}

TEST_CASE("text is not refused by its first bytes", "[source_kind]") {
  for (const std::string_view text : {""sv, "{\"id\":1}"sv, "\xEF\xBB\xBF{}"sv, "[]"sv,
                                      "{}\n\0\0\0\0"sv, "Ready!\n"sv, "\xC3\xA4\xC3\xB6"sv}) {
    CHECK(kind_of(text).empty());
  }
}

TEST_CASE("a notification as XML is named, wherever its declaration ends", "[source_kind]") {
  const std::string recurly =
      "july.json: is a Recurly notification; the events that are read are those of Stripe, Paddle "
      "Billing and Chargebee";
  const std::string notification = "<renewed_subscription_notification>\n <account/>\n";
  CHECK(kind_of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + notification) == recurly);
  CHECK(kind_of("\xEF\xBB\xBF\n<?xml version=\"1.0\"?>\r\n\r\n" + notification) == recurly);
  CHECK(kind_of("<?xml version=\"1.0\"?>\n<event/>").empty());
}

TEST_CASE("a table, a page and other notations are named by their first line", "[source_kind]") {
  using tests::error_of;
  CHECK(error_of("id,type,created,data\nevt_1,invoice.paid,1,\"{\"\"object\"\":{}}\"\n")
            .starts_with("e.json: is a CSV table; events are read as JSON"));
  CHECK(error_of("id;type;created\nevt_1;invoice.paid;1\n")
            .starts_with("e.json: is a CSV table with semicolons"));
  CHECK(error_of("id\ttype\tcreated\nevt_1\tinvoice.paid\t1\n")
            .starts_with("e.json: is a table with tabs"));
  CHECK(error_of("<!DOCTYPE html>\n<html>") ==
        "e.json: is a web page; expected payment events as JSON");
  CHECK(error_of("<?xml version=\"1.0\"?>\n<event/>").starts_with("e.json: is XML"));
  CHECK(error_of("---\nid: evt_1\n") == "e.json: is YAML; expected payment events as JSON");
}
