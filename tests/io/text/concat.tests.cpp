// Parts put together, and numbers with so many decimals.
#include "io/text/concat.hpp"

#include <limits>

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("parts of every kind are joined in order", "[joined]") {
  const std::string own = "months";
  CHECK(io::joined({}).empty());
  CHECK(io::joined({"of ", std::to_string(12), " ", own, "", "."}) == "of 12 months.");
}

TEST_CASE("a number has as many decimals as asked for", "[joined]") {
  CHECK(io::fixed_text(0, 0) == "0");
  CHECK(io::fixed_text(12.345, 1) == "12.3");
  CHECK(io::fixed_text(-0.5, 2) == "-0.50");
  CHECK(io::fixed_text(1234567, 0) == "1234567");
  CHECK(io::fixed_text(std::numeric_limits<double>::max(), 3).size() == 309 + 4);
}
