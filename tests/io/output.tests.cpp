// Outputs: nothing is lost before there is something to put in its place.
#include "io/output.hpp"

#include <cstdio>
#include <string>

#include "io/file.hpp"
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

TEST_CASE("what cannot be written is said at once", "[output]") {
  CHECK(io::Output::open("build/no_such_folder/x").error().line().find("no such folder") !=
        std::string::npos);
  CHECK(io::Output::open("build").error().line().find("is a folder") != std::string::npos);
  CHECK_FALSE(io::Output::open(std::string("a\0b", 3)));
}
