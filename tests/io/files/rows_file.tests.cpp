// Rows files: which rows are complete, and going on behind them.
#include "io/files/rows_file.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include "io/files/file.hpp"
#include "io/files/output.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using io::RowsFile;

namespace {

std::string in_scratch(const char* name) {
  return (std::filesystem::temp_directory_path() / name).string();
}

void put(const std::string& path, std::string_view text) {
  auto file = io::Output::open(path);
  REQUIRE(file);
  REQUIRE_FALSE(file->write(text));
  REQUIRE_FALSE(file->close());
}

struct Read {
  io::KeptRows kept;
  std::vector<std::string> rows;
};

Read read(const std::string& path, std::string_view head) {
  Read found;
  const auto kept = io::kept_rows(path, head, [&](std::uint64_t, std::string_view row) {
    found.rows.emplace_back(row);
    return std::optional<core::Error>();
  });
  REQUIRE(kept);
  found.kept = *kept;
  return found;
}

}  // namespace

TEST_CASE("complete rows are kept, and one that was cut short is written again", "[rows_file]") {
  const std::string path = in_scratch("handoff_rows_file.csv");
  put(path, "a,b\n1,2\n3,4\n5,");
  const Read found = read(path, "a,b\n");
  CHECK(found.rows == std::vector<std::string>{"1,2", "3,4"});
  CHECK(found.kept.bytes == 12);
  {
    auto file = RowsFile::go_on(path, "a,b\n", found.kept);
    REQUIRE(file);
    REQUIRE_FALSE(file->write("5,6\n"));
    // On its way to the disk as soon as it is written.
    CHECK(*io::read_file(path) == "a,b\n1,2\n3,4\n5,6\n");
  }
  std::filesystem::remove(path);
}

TEST_CASE("a file with nothing but a part of the head begins anew", "[rows_file]") {
  const std::string path = in_scratch("handoff_rows_head.csv");
  for (const char* text : {"", "a,", "a,b\n"}) {
    CAPTURE(text);
    put(path, text);
    const Read found = read(path, "a,b\n");
    CHECK(found.kept.rows == 0);
    {
      auto file = RowsFile::go_on(path, "a,b\n", found.kept);
      REQUIRE(file);
      REQUIRE_FALSE(file->write("1,2\n"));
    }
    CHECK(*io::read_file(path) == "a,b\n1,2\n");
  }
  std::filesystem::remove(path);
}

TEST_CASE("another head, and what a row's reader refuses, is told", "[rows_file]") {
  const std::string path = in_scratch("handoff_rows_other.csv");
  put(path, "a,c\n1,2\n");
  const auto nothing = [](std::uint64_t, std::string_view) { return std::optional<core::Error>(); };
  const auto other = io::kept_rows(path, "a,b\n", nothing);
  REQUIRE_FALSE(other);
  CHECK(other.error().what == "has other columns");
  const auto refused = io::kept_rows(path, "", [](std::uint64_t row, std::string_view) {
    return row < 1 ? std::nullopt : std::optional(core::Error{"", "no such row"});
  });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what == "no such row");
  CHECK_FALSE(io::kept_rows(in_scratch("handoff_no_such_rows.csv"), "", nothing));
  CHECK_FALSE(RowsFile::begin(in_scratch("no_such_folder/rows.csv"), ""));
  std::filesystem::remove(path);
}
