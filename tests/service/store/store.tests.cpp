// The store: what was committed is there, and files that are none are refused in one line.
#include "service/store/store.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "service/store/database.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::service;

namespace {

// A folder of its own that goes with the test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "handoff-store-test") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

Batch two_inputs() {
  Batch batch;
  batch.inputs = {{1, {10}, {1, 2}}, {2, {20}, {3}}};
  batch.history.push_back({{1, 0}, {1'772'409'600'000'000}, "cus_1", "paid", "", 350.5, "a,b"});
  return batch;
}

std::vector<StoredInput> inputs_of(Store& store) {
  std::vector<StoredInput> inputs;
  CHECK_FALSE(store.inputs([&](const StoredInput& it) {
    inputs.push_back(it);
    return std::optional<core::Error>();
  }));
  return inputs;
}

void write_file(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

}  // namespace

TEST_CASE("What was committed is there after the file is opened again", "[service][store]") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  {
    auto store = Store::open(path);
    REQUIRE(store);
    CHECK_FALSE((*store)->commit(two_inputs()));
    CHECK((*store)->commit(two_inputs()));  // the numbers are taken
    auto second = Store::open(path);
    REQUIRE_FALSE(second);
    CHECK(second.error().what == "is in use by another process");
  }
  auto store = Store::open(path);
  REQUIRE(store);
  const auto inputs = inputs_of(**store);
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0].bytes == std::vector<std::uint8_t>{1, 2});
  CHECK(inputs[1].at == core::Time{20});
}

TEST_CASE("What is asked and answered in one transaction is not owed", "[service][store]") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  auto store = Store::open(path);
  REQUIRE(store);
  const auto owed = [](const char* ticket) {
    return OwedRow{{1, 0}, ticket, "disenroll", "sub_1", 0, {1}};
  };
  const auto open = [&] {
    return Connection(path, OpenAs::reader).text("select group_concat(ticket) from outbox");
  };
  Batch batch;
  batch.owed = {owed("1.0.1.0"), owed("2.0.1.0")};
  batch.answered = {"2.0.1.0"};
  CHECK_FALSE((*store)->commit(batch));
  CHECK(open() == "1.0.1.0");
  batch.owed = {owed("3.0.1.0")};
  batch.answered = {"1.0.1.0", "7.0.1.0"};
  CHECK_FALSE((*store)->commit(batch));
  CHECK(open() == "3.0.1.0");
  // Under one ticket twice, as it never is: each answer is one request's.
  batch.owed = {owed("4.0.1.0"), owed("4.0.1.0"), owed("5.0.1.0"), owed("5.0.1.0")};
  batch.answered = {"4.0.1.0", "5.0.1.0", "5.0.1.0", "3.0.1.0"};
  CHECK_FALSE((*store)->commit(batch));
  CHECK(open() == "4.0.1.0");
}

TEST_CASE("A failure's cause is its own, and not an earlier call's", "[service][store]") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  REQUIRE(Store::open(path));
  const Connection connection(path, OpenAs::owner);
  Statement statement(connection, "insert into inputs values (?, ?, ?)");
  REQUIRE(statement.run(std::int64_t{1}, std::int64_t{1}, std::string_view("x")));
  errno = EROFS;
  CHECK_FALSE(statement.run(std::int64_t{1}, std::int64_t{1}, std::string_view("x")));
  CHECK(connection.error().what.find("Read-only") == std::string::npos);
  CHECK(errno != EROFS);
  // Who has no lock is told why, whatever has failed since.
  const auto nowhere = Store::open(folder.file("none") + "/a.db");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().what == "cannot be written: No such file or directory");
}

TEST_CASE("A snapshot takes the place of the inputs before it", "[service][store]") {
  const Folder folder;
  auto store = Store::open(folder.file("a.db"));
  REQUIRE(store);
  CHECK_FALSE((*store)->commit(two_inputs()));
  Batch batch;
  batch.inputs = {{3, {30}, {4}}};
  batch.snapshot = SnapshotRow{2, {20}, "rules", {9, 9}, {{NameKind::plan, 1, "growth"}}};
  CHECK_FALSE((*store)->commit(batch));
  CHECK(inputs_of(**store).size() == 1);
  auto snapshot = (*store)->snapshot();
  REQUIRE(snapshot);
  REQUIRE(*snapshot);
  CHECK((*snapshot)->after_input == 2);
  CHECK((*snapshot)->rules == "rules");
  std::vector<std::string> names;
  CHECK_FALSE((*store)->names([&](const Name& it) {
    names.push_back(it.text);
    return std::optional<core::Error>();
  }));
  CHECK(names == std::vector<std::string>{"growth"});
}

TEST_CASE("Foreign and damaged files are refused and left as they are", "[service][store]") {
  const Folder folder;
  const std::string text = folder.file("text.db");
  write_file(text,
             "this is a letter to nobody, and longer than a header of a database is at all......\n"
             "................................................................................");
  auto refused = Store::open(text);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().line().find("not a database") != std::string::npos);
  CHECK(std::filesystem::file_size(text) == 163);

  const std::string path = folder.file("a.db");
  {
    auto store = Store::open(path);
    REQUIRE(store);
    for (int n = 0; n < 200; ++n) {
      Batch batch;
      batch.inputs = {{n + 1, {n}, std::vector<std::uint8_t>(900, 7)}};
      CHECK_FALSE((*store)->commit(batch));
    }
  }
  REQUIRE_FALSE(compact(path));
  {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    for (std::streamoff at = 8'192; at < 60'000; at += 4'096) {
      file.seekp(at);
      file << "damage, from the beginning of a page on";
    }
  }
  auto damaged = Store::open(path);
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().line().find('\n') == std::string::npos);
}

TEST_CASE("What a damaged file says of itself is one line", "[service][store]") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  REQUIRE(Store::open(path));
  {
    const Connection connection(path, OpenAs::owner);
    REQUIRE(connection.run("pragma writable_schema = on"));
    REQUIRE(connection.run(
        "update sqlite_master set name = 'a\nb', sql = 'create nonsense' where name = 'history'"));
  }
  const auto refused = Store::open(path);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().line().find("malformed database schema (a b)") != std::string::npos);
}

TEST_CASE("A store of another program is refused by its mark", "[service][store]") {
  const Folder folder;
  const std::string path = folder.file("other.db");
  {
    auto store = Store::open(path);
    REQUIRE(store);
  }
  {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(68);  // the application id in the header (sqlite.org/fileformat.html)
    file << "XXXX";
  }
  auto refused = Store::open(path);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().what.find("is no store of this program") == 0);
}

TEST_CASE("A backup of a store in use is a store, and the history a neutral log",
          "[service][store]") {
  const Folder folder;
  const std::string path = folder.file("a.db");
  auto store = Store::open(path);
  REQUIRE(store);
  CHECK_FALSE((*store)->commit(two_inputs()));
  CHECK_FALSE(back_up(path, folder.file("b.db")));
  CHECK(back_up(path, folder.file("b.db")));  // is there already
  CHECK(back_up(folder.file("none.db"), folder.file("c.db")));
  auto copy = Store::open(folder.file("b.db"));
  REQUIRE(copy);
  CHECK(inputs_of(**copy).size() == 2);
  std::string log;
  CHECK_FALSE(history(path, [&](std::string_view line) { log += line; }));
  CHECK(log ==
        "subject,event,at,actor,value,detail\ncus_1,paid,2026-03-02T00:00:00Z,,350.5,\"a,b\"\n");
}
