// Outputs: nothing is lost before there is something to put in its place.
#include "io/files/output.hpp"

#include <cstdio>
#include <string>

#include "io/files/file.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

constexpr const char* kPath = "build/output_test.txt";

std::string content() {
  const auto text = io::read_file(kPath);
  return text ? *text : "(no file)";
}

}  // namespace

TEST_CASE("a file is replaced by the first write and not before", "[output]") {
  std::remove(kPath);
  {
    const auto given_up = io::Output::open(kPath);
    REQUIRE(given_up);
  }
  CHECK(content() == "(no file)");
  {
    auto output = io::Output::open(kPath);
    REQUIRE(output);
    REQUIRE_FALSE(output->write("first, "));
    REQUIRE_FALSE(output->write("second"));
    REQUIRE_FALSE(output->close());
  }
  CHECK(content() == "first, second");
  {
    const auto given_up = io::Output::open(kPath);
    REQUIRE(given_up);
  }
  CHECK(content() == "first, second");
  {
    auto output = io::Output::open(kPath);
    REQUIRE(output);
    REQUIRE_FALSE(output->write("x"));
    REQUIRE_FALSE(output->close());
  }
  CHECK(content() == "x");
  std::remove(kPath);
}

TEST_CASE("a half-written file never stands under its name", "[output]") {
  const std::string partial = std::string(kPath) + ".partial";
  const auto partial_is_there = [&partial] { return static_cast<bool>(io::read_file(partial)); };
  std::remove(kPath);
  {
    auto output = io::Output::open(kPath);
    REQUIRE(output);
    REQUIRE_FALSE(output->write("one half"));
    CHECK(content() == "(no file)");
    CHECK(partial_is_there());
  }
  CHECK(content() == "(no file)");
  CHECK_FALSE(partial_is_there());
  {
    auto output = io::Output::open(kPath);
    REQUIRE(output);
    REQUIRE_FALSE(output->write("older"));
    REQUIRE_FALSE(output->close());
    auto given_up = io::Output::open(kPath);
    REQUIRE(given_up);
    REQUIRE_FALSE(given_up->write("newer"));
  }
  CHECK(content() == "older");
  CHECK_FALSE(partial_is_there());
  std::remove(kPath);
}

TEST_CASE("what cannot be written is said at once", "[output]") {
  CHECK(io::Output::open("build/no_such_folder/x").error().line().find("no such folder") !=
        std::string::npos);
  CHECK(io::Output::open("build").error().line().find("is a folder") != std::string::npos);
  CHECK_FALSE(io::Output::open(std::string("a\0b", 3)));
}
