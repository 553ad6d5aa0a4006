// Files, columns and rows that cannot be read, and what is said of them. The section in brackets
// is that of the fact sheet.
#include <cstddef>
#include <string>

#include "tests/catch.hpp"
#include "tests/io/exports/ann_and_zoe.hpp"
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;
using exports::learn_from;
using exports::MadeUp;
using exports::paid;
using exports::subscriptions;
using exports::Why;

TEST_CASE("wrong files get one line that says what was expected", "[exports]") {
  const auto error = [](const std::string& name, const std::string& bytes) {
    return learn_from({{name, bytes}}).error;
  };
  CHECK(error("photo.jpg", "\xFF\xD8\xFF\xE0 JFIF") ==
        "photo.jpg: is a picture (JPEG), expected CSV, JSON, or a zip of them");
  CHECK(error("all.csv.bz2", "BZh91AY") ==
        "all.csv.bz2: is compressed with bzip2: give what bunzip2 -c all.csv.bz2 writes");
  CHECK(error("all.7z", "7z\xBC\xAF\x27\x1C") ==
        "all.7z: is a 7z archive: give what 7z x -so all.7z writes");
  CHECK(error("my all.gz", "\x1F\x8B\x08") ==
        "my all.gz: is compressed with gzip: give what gunzip -c FILE writes");
  CHECK(error("paid.parquet", "PAR1\x15\x04") ==
        "paid.parquet: is a Parquet table: export it as CSV");
  CHECK(error("blob.bin", std::string(5000, '\x01')).find("is no text") != std::string::npos);
  CHECK(error("notes.csv", "name,colour\nann,red\n").find("no columns of a known export") !=
        std::string::npos);
  CHECK(error("empty.csv", "") == "empty.csv: is empty, expected CSV, JSON, or a zip of them");
  CHECK(error("list.json", "[1,2,3]") ==
        "list.json: has no rows, expected a header with rows below it, or JSON objects");
  CHECK(error("cut.json", "{\"id\": \"sub_1\"") ==
        "cut.json: has only rows that break off or are too long, expected a header with rows below "
        "it, or JSON objects");
  CHECK(error("log.csv", "subject,event,at,actor,value,detail\na,trial_started,soon,,14,team\n") ==
        "learn: the files hold no trials; rows that were left out: 1 (a date that cannot be read), "
        "such as log.csv:2: \"soon\"");
  CHECK(error("s.csv", "id,Customer ID,Customer Email,Plan,Status\nsub_1,cus_1,a@b.c,p,active\n")
            .find("All columns") != std::string::npos);
  CHECK(error("invoices.csv", paid()).find("no trials") != std::string::npos);
}

TEST_CASE("a fact can name its file, however many there are", "[exports]") {
  exports::Ledger ledger;
  ledger.files.resize(60'000);
  const auto error = exports::read_export_bytes(ledger, "last.csv", subscriptions(), {});
  REQUIRE(error);
  CHECK(error->line() == "last.csv: is one file too many: at most 60000 are read together");
}

TEST_CASE("a column that goes by another name can be named by hand", "[exports]") {
  std::string text = subscriptions();
  text.replace(text.find("Trial End (UTC)"), 15, "Probe bis (UTC)");
  CHECK_FALSE(learn_from({{"subscriptions.csv", text}}).error.empty());
  const MadeUp it =
      learn_from({{"subscriptions.csv", text}}, {"subscriptions.csv:trial_end=Probe bis (UTC)"});
  CHECK(it.error.empty());
  CHECK(it.seen().trials == 2);
}

TEST_CASE("a row whose date cannot be read is counted with an example (0)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_2,cus_2,bob@x.example,team,month,59.00,active,2026-03-02 10:00,"
                      "2026-03-02 10:00,someday,,\n")}});
  REQUIRE(it.error.empty());
  CHECK(it.left(Why::bad_date) == 1);
  const auto& left = it.learned->ledger.left[static_cast<std::size_t>(Why::bad_date)];
  REQUIRE(left.examples.size() == 1);
  CHECK(left.examples[0] == "subscriptions.csv:4: \"someday\"");
}

TEST_CASE("a row from the far future does not move the files' end (prior art)", "[exports]") {
  const MadeUp it = learn_from(
      {{"subscriptions.csv",
        subscriptions("sub_2,cus_2,bob@x.example,team,month,59.00,trialing,2036-03-02 10:00,"
                      "2036-03-02 10:00,2036-03-16 10:00,,\n")}});
  REQUIRE(it.error.empty());
  CHECK(it.left(Why::future) == 1);
  CHECK(it.seen().trials == 2);
}
