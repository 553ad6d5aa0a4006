// Files that are there, are not, are too large, or are no files at all.
#include "io/files/file.hpp"

#include <cstdio>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

// A file in the temporary folder, for as long as a test needs it.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text)
      : path_(std::string(P_tmpdir) + "/handoff_file_test") {
    std::FILE* file = std::fopen(path_.c_str(), "wb");
    REQUIRE(file != nullptr);
    REQUIRE(std::fwrite(text.data(), 1, text.size(), file) == text.size());
    std::fclose(file);
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string error_of(const std::string& path, std::size_t limit = 1'000) {
  const auto text = io::read_file(path, limit);
  REQUIRE_FALSE(text);
  return text.error().line();
}

}  // namespace

TEST_CASE("a file is read byte for byte", "[file]") {
  const std::string text("a\r\n\0b", 5);
  const TemporaryFile file(text);
  const auto read = io::read_file(file.path());
  REQUIRE(read);
  CHECK(*read == text);
}

TEST_CASE("a file of exactly the limit is read, one byte more is an error", "[file]") {
  const TemporaryFile file(std::string(200'000, 'x'));
  CHECK(io::read_file(file.path(), 200'000));
  CHECK(error_of(file.path(), 199'999) ==
        file.path() + ": is larger than the limit of 199999 bytes");
}

TEST_CASE("a file that cannot be read is one clear line", "[file]") {
  CHECK(error_of("no/such/file.json") == "no/such/file.json: there is no such file");
  CHECK(error_of("tests/data") == "tests/data: is a folder, expected a file");
  CHECK(error_of("") == "\"\": there is no such file");
  CHECK(error_of("a\nb") == "a\\nb: there is no such file");
}

TEST_CASE("a file comes in pieces until one is refused", "[file]") {
  const TemporaryFile file(std::string(300'000, 'x'));
  std::size_t bytes = 0;
  CHECK_FALSE(io::read_chunks(file.path(), [&](std::string_view chunk) {
    bytes += chunk.size();
    return std::optional<core::Error>();
  }));
  CHECK(bytes == 300'000);
  int pieces = 0;
  const auto error = io::read_chunks(file.path(), [&](std::string_view) {
    ++pieces;
    return std::optional<core::Error>(core::Error{"here", "enough"});
  });
  REQUIRE(error);
  CHECK(error->line() == "here: enough");
  CHECK(pieces == 1);
}
