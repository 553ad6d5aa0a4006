// Outputs: nothing is lost before there is something to put in its place.
#include "io/files/output.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

#include "io/files/file.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

// Where anybody may write, whatever folder the tests are run from.
const std::string& scratch() {
  static const std::string kFolder = [] {
    const char* folder = std::getenv("TMPDIR");
    return std::string(folder && *folder ? folder : "/tmp");
  }();
  return kFolder;
}

const std::string& path() {
  static const std::string kPath = scratch() + "/handoff_output_test.txt";
  return kPath;
}

std::string refusal(const std::string& of) {
  const auto output = io::Output::open(of);
  return output ? "(opened)" : output.error().line();
}

std::string content() {
  const auto text = io::read_file(path());
  return text ? *text : "(no file)";
}

}  // namespace

TEST_CASE("a file is replaced by the first write and not before", "[output]") {
  std::remove(path().c_str());
  {
    const auto given_up = io::Output::open(path());
    REQUIRE(given_up);
  }
  CHECK(content() == "(no file)");
  {
    auto output = io::Output::open(path());
    REQUIRE(output);
    REQUIRE_FALSE(output->write("first, "));
    REQUIRE_FALSE(output->write("second"));
    REQUIRE_FALSE(output->close());
  }
  CHECK(content() == "first, second");
  {
    const auto given_up = io::Output::open(path());
    REQUIRE(given_up);
  }
  CHECK(content() == "first, second");
  {
    auto output = io::Output::open(path());
    REQUIRE(output);
    REQUIRE_FALSE(output->write("x"));
    REQUIRE_FALSE(output->close());
  }
  CHECK(content() == "x");
  std::remove(path().c_str());
}

TEST_CASE("a half-written file never stands under its name", "[output]") {
  const std::string partial = path() + ".partial";
  const auto partial_is_there = [&partial] { return static_cast<bool>(io::read_file(partial)); };
  std::remove(path().c_str());
  {
    auto output = io::Output::open(path());
    REQUIRE(output);
    REQUIRE_FALSE(output->write("one half"));
    CHECK(content() == "(no file)");
    CHECK(partial_is_there());
  }
  CHECK(content() == "(no file)");
  CHECK_FALSE(partial_is_there());
  {
    auto output = io::Output::open(path());
    REQUIRE(output);
    REQUIRE_FALSE(output->write("older"));
    REQUIRE_FALSE(output->close());
    auto given_up = io::Output::open(path());
    REQUIRE(given_up);
    REQUIRE_FALSE(given_up->write("newer"));
  }
  CHECK(content() == "older");
  CHECK_FALSE(partial_is_there());
  std::remove(path().c_str());
}

TEST_CASE("what cannot be written is said at once", "[output]") {
  CHECK(refusal(scratch() + "/no_such_folder/x").find("no such folder") != std::string::npos);
  CHECK(refusal(scratch()).find("is a folder") != std::string::npos);
  CHECK(refusal(std::string("a\0b", 3)) != "(opened)");
}

TEST_CASE("a file on the disk is the file", "[output]") {
  std::remove(path().c_str());
  CHECK(io::Output::replaces(path()));
  for (const char* text : {"first", "second"}) {
    auto output = io::Output::open(path());
    REQUIRE(output);
    CHECK(content() != text);
    REQUIRE_FALSE(output->write(text));
    REQUIRE_FALSE(output->close(io::Output::Until::on_disk));
    CHECK(content() == text);
    CHECK(io::Output::replaces(path()));
  }
  CHECK_FALSE(io::Output::replaces("-"));
  CHECK_FALSE(io::Output::replaces("/dev/null"));
  CHECK_FALSE(io::Output::replaces(scratch()));
  std::remove(path().c_str());
}
